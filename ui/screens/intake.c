/* intake.c - see intake.h */
#include "ui/screens/intake.h"

#include <stdio.h>
#include <string.h>

#include "desk/desk.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/person.h"
#include "ui/screens/person_finder.h"
#include "ui/screens/resume.h"
#include "ui/screens/slip.h"
#include "ui/screens/slips.h"

static const struct field fields[] = {
    { .key = "query", .label = N_("Who is it?"), .type = FIELD_TEXT, .max = 60, .width = 34,
      .changed = form_reload,
      .hint = N_("Name, kana, phone, birth date, number.") },
    { 0 },
};

static const struct table_column columns[] = {
    { N_("Name"), 13, .grow = 2, .cell = person_row_name, .compare = person_row_by_kana },
    { N_("Reading"), 17, .grow = 2, .priority = 4, .cell = person_row_kana },
    { N_("Birth date"), 10, .priority = 1, .cell = person_row_birth },
    { N_("Age"), 5, .priority = 5, .right = true, .cell = person_row_age },
    { N_("Stage"), 12, .priority = 3, .cell = person_row_stage },
    { N_("Found by"), 8, .grow = 1, .priority = 2, .cell = person_row_next },
    { 0 },
};

/* Visitors whose slip was left half-typed: they may be the one who stands here now. */
static size_t
say_drafts(struct screen *s)
{
    size_t n = draft_waiting(s, &slip_screen);

    s->subtitle[0] = '\0';
    if (n > 0)
        snprintf(s->subtitle, sizeof s->subtitle, _n("%zu half-typed", "%zu half-typed", n), n);
    return n;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    const char *query = form_get(s->form, "query");
    size_t drafts = say_drafts(s);
    enum err_code rc = person_finder_load(s, query, e);

    table_set_empty(s->table,
                    query[0] != '\0'
                        ? person_finder_nobody
                    : drafts > 0
                        ? N_("Slips of new people were left half-typed: the desk of today (F3) "
                             "lists them, Enter there goes on. Type who is here or on the phone; "
                             "F2 always begins a fresh slip.")
                        : N_("Type who is here or on the phone. Who is known appears at once; for "
                             "a new person press F2, for somebody who gives no name Ctrl-V."));
    person_finder_show(s);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct person_finder *found = s->state;

    (void)arg;
    (void)e;
    found->with_enquiries = desk_may(screen_desk(s), ACTION_INTAKE);
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, "");
    table_set_id(s->table, person_row_id);
    return ERR_OK;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct person_finder *st = s->state;
    const struct person_row *enquiry = s->on_table ? person_finder_enquiry(s) : NULL;

    if (person_finder_hint(st, out, size) || st->count + st->enquiries == 0)
        return;
    if (enquiry != NULL)
        snprintf(out, size, _("%s, %s, slip %s. Enter opens it."), enquiry->stage,
                 enquiry->next, enquiry->ref);
    else if (st->count == 0)
        snprintf(out, size, "%s", _("Enquiries only. Enter goes to them; F2: a new person."));
    else if (st->more)
        person_finder_extent(st, out, size);
    else if (s->on_table)
        snprintf(out, size, "%s", _("Enter takes this person; F2 makes a new one."));
    else
        snprintf(out, size,
                 st->enquiries > 0
                     ? _("%zu found, and enquiries above them. Enter goes to the list.")
                     : _("%zu found. Enter goes to the list; F2: a new person."),
                 st->count);
}

static void
take(struct screen *s)
{
    struct person_row row = *(const struct person_row *)table_row(s->table);
    const struct slip_arg known = { .kind = SLIP_KNOWN_PERSON, .person_id = row.person_id,
                                    .name = row.name, .ref = row.ref };
    const struct slip_arg stored = { .kind = SLIP_STORED, .slip_id = row.slip_id };

    if (person_finder_trace(s))
        screen_push(s, &slip_screen, row.slip_id != 0 ? &stored : &known);
}

static void
show_card(struct screen *s)
{
    int64_t id = ((const struct person_row *)table_row(s->table))->person_id;

    if (person_finder_trace(s))
        person_show(s, id);
}

/* Of an enquiry there is no card yet. */
static bool
is_on_file(const struct screen *s)
{
    return person_finder_enquiry(s) == NULL;
}

static void
new_person(struct screen *s)
{
    char typed[LINE_SIZE];

    if (person_finder_typed(s, typed))
        screen_push(s, &slip_screen,
                    &(struct slip_arg){ .kind = SLIP_NEW_PERSON, .typed = typed });
}

static void
anonymous(struct screen *s)
{
    char typed[LINE_SIZE];

    if (person_finder_typed(s, typed))
        screen_push(s, &slip_screen,
                    &(struct slip_arg){ .kind = SLIP_ANONYMOUS, .typed = typed });
}

static void
show_slips(struct screen *s)
{
    screen_push(s, &slips_screen, NULL);
}

static const struct command commands[] = {
    { "person-new", "F2 n", N_("New person"),
      N_("A person who is not on file yet: what was typed begins the form."), 0, new_person, NULL },
    { "person-take", "Enter", N_("Take"),
      N_("Take this person: begin the slip. Of an enquiry: open it."), NEED_ROW, take, NULL },
    { "anonymous", "Ctrl-V a", N_("No name"), N_("An enquiry of somebody who gives no name."), 0,
      anonymous, NULL },
    { "slips", "Ctrl-Y l", N_("Slips"),
      N_("The slips of the month; those without a name are found here again."), 0, show_slips,
      NULL },
    { "person-card", "p Ctrl-X", N_("Card"), N_("Open the card of this person."), NEED_ROW,
      show_card, is_on_file },
    { 0 },
};

const struct screen_ops intake_screen = {
    .id = "intake",
    .title = N_("Intake"),
    .state_size = sizeof(struct person_finder),
    .commands = commands,
    .open = open,
    .key = person_finder_key,
    .load = load,
    .close = person_finder_close,
    .settle = person_finder_settle,
    .find = person_finder_find,
    .hint = hint,
};
