/* people.c - see people.h */
#include "ui/screens/people.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/intake.h"
#include "ui/screens/person.h"
#include "ui/screens/person_finder.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"

enum { CASES_MAX = 1000 };

/* ---- the fields ---- */

static void
fill_lists(struct form *f, struct screen *s)
{
    struct code_list stages = code_list(screen_desk(s), "case_stage");

    form_clear_choices(f, "stage");
    for (size_t i = 0; i < stages.count; i++)
        if (strcmp(stages.rows[i].id, "closed") != 0)
            form_add_choice(f, "stage", stages.rows[i].id,
                            code_label(screen_desk(s), "case_stage", stages.rows[i].id));
    code_choices_staff(f, s, "staff", _("everybody"));
}

static const struct field fields[] = {
    { .key = "query", .label = N_("Find"), .type = FIELD_TEXT, .max = 60, .width = 30,
      .list = fill_lists, .changed = form_reload,
      .hint = N_("Name, kana, phone, birth date, number.") },
    { .key = "stage", .label = N_("Stage"), .type = FIELD_CHOICE, .width = 24,
      .changed = form_reload },
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .width = 24,
      .changed = form_reload },
    { 0 },
};

static const struct table_column columns[] = {
    { N_("Name"), 14, .grow = 1, .cell = person_row_name, .compare = person_row_by_kana },
    { N_("Reading"), 12, .grow = 2, .priority = 4, .cell = person_row_kana },
    { N_("Birth date"), 10, .cell = person_row_birth }, /* many have one name */
    { N_("Stage"), 10, .grow = 3, .priority = 1, .cell = person_row_stage },
    { N_("For"), 6, .priority = 5, .right = true, .cell = person_row_days,
      .compare = person_row_by_days },
    { N_("In charge"), 10, .priority = 3, .cell = person_row_staff },
    { N_("Next step / found by"), 18, .grow = 3, .priority = 2, .cell = person_row_next,
      .style = person_row_next_style },
    { 0 },
};

/* ---- load ---- */

static enum err_code
load_cases(struct screen *s, struct err *e)
{
    struct person_finder *found = s->state;
    struct case_rows cases = { 0 };
    enum stage stage = STAGE_NONE;
    enum err_code rc;

    (void)stage_from_id(form_get(s->form, "stage"), &stage);
    rc = case_list(screen_desk(s), stage, form_get_number(s->form, "staff", 0), CASES_MAX, &cases,
                   e);
    if (rc != ERR_OK)
        return rc;
    found->rows = person_rows_of_cases(s, &cases);
    found->count = cases.count;
    found->more = cases.count == CASES_MAX;
    case_rows_free(&cases);
    return ERR_OK;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    const char *query = form_get(s->form, "query");
    enum err_code rc = person_finder_load(s, query, e);

    if (rc == ERR_OK && query[0] == '\0')
        rc = load_cases(s, e);
    table_set_empty(s->table, query[0] != '\0'
                                  ? N_("Nobody fits. F2: take up a new person.")
                                  : N_("No open case fits these choices."));
    person_finder_show(s);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct desk *d = screen_desk(s);

    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, N_("No open case fits these choices."));
    table_set_id(s->table, person_row_id);
    form_set_number(s->form, "staff", d->user.role == ROLE_WORKER ? (long)d->user.staff_id : 0);
    return ERR_OK;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct person_finder *found = s->state;

    if (!s->on_table && form_is_empty(s->form, "query"))
        return;
    if (person_finder_hint(found, out, size))
        return;
    if (found->more && !form_is_empty(s->form, "query"))
        person_finder_extent(found, out, size);
    else if (found->more)
        snprintf(out, size, _("The first %zu people. Type more to find the others."), found->count);
    else if (!form_is_empty(s->form, "query"))
        snprintf(out, size, _("%zu found among everybody, closed cases too."), found->count);
    else
        snprintf(out, size, _("%zu with an open case."), found->count);
}

/* ---- commands ---- */

/* Down and Enter leave the search for what it found; the other fields are on Tab. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    (void)person_finder_key(s, ev);
    if (s->on_table || ev->kind != EVENT_KEY || (ev->key != K_DOWN && ev->key != K_ENTER)
        || strcmp(form_focused(s->form), "query") != 0 || form_is_empty(s->form, "query")
        || table_shown(s->table) == 0)
        return false;
    s->on_table = true;
    return true;
}

static void
open_person(struct screen *s)
{
    const struct person_row *row = table_row(s->table);
    int64_t id = row->person_id; /* the rows go with the next load */

    if (person_finder_trace(s))
        person_show(s, id);
}

/* The words of the search begin the form, as they do in the search of the intake. */
static void
new_person(struct screen *s)
{
    char typed[LINE_SIZE];

    if (form_is_empty(s->form, "query")) {
        screen_push(s, &intake_screen, NULL);
        return;
    }
    form_leave_field(s->form);
    if (text_copy(typed, sizeof typed, form_get(s->form, "query")))
        screen_push(s, &slip_screen,
                    &(struct slip_arg){ .kind = SLIP_NEW_PERSON, .typed = typed });
}

static void
show_own(struct screen *s)
{
    const struct desk *d = screen_desk(s);
    bool own = form_get_number(s->form, "staff", 0) == (long)d->user.staff_id;

    form_set(s->form, "query", "");
    form_set_number(s->form, "staff", own ? 0 : (long)d->user.staff_id);
    screen_reload(s);
    screen_say(s, "%s", own ? _("Everybody's cases.") : _("Own cases only."));
}

static const struct command commands[] = {
    { "person-open", "Enter", N_("Open"), N_("Open the card of this person."), NEED_ROW,
      open_person, NULL },
    { "intake", "n F2", N_("New person"), N_("Take up a consultation."),
      NEED_MAY(ACTION_INTAKE), new_person, NULL },
    { "own-cases", "m Ctrl-X", N_("Own cases"), N_("Own cases only, or everybody's."), 0, show_own,
      NULL },
    { 0 },
};

const struct screen_ops people_screen = {
    .id = "people",
    .title = N_("People"),
    .state_size = sizeof(struct person_finder),
    .commands = commands,
    .open = open,
    .load = load,
    .close = person_finder_close,
    .settle = person_finder_settle,
    .key = key,
    .find = person_finder_find,
    .hint = hint,
};
