/* consent.c - see consent.h */
#include "ui/screens/consent.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/organisation.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

enum { KEY_SIZE = 24, ORGANISATIONS_MAX = 500, TABLE_ROWS = 5, ROOMY = 18 };

struct consent_line {
    int64_t id;
    char period[2 * WAREKI_SIZE + 8];
    char state[LINE_SIZE];
    char items[TABLE_CELL];
};

struct consent_state_of {
    int64_t person_id;
    char name[LINE_SIZE]; /* who signs, unless somebody else is named */
    struct consent row;   /* in the form */
    struct consents list;
    struct consent_line *lines;
    bool is_begun; /* read once: where to begin has been chosen */
};

/* ---- rows of the form ---- */

static void fill_lists(struct form *f, struct screen *s);
static void changed(struct form *f, struct screen *s);
static bool is_given(const struct form *f, const struct screen *s, const char *key);

static const struct choice refused[] = { { "refused", N_("asked, and refused") }, { NULL, NULL } };

#define RECIPIENT(n)                                                                               \
    { .key = "recipient" n, .label = N_(" and to"), .type = FIELD_CHOICE, .changed = changed }

static const struct field fields[] = {
    { .key = "purpose", .label = N_("Purpose"), .type = FIELD_NOTE, .max = REMARK_CHARS, .rows = 2,
      .required = true, .list = fill_lists },
    { .key = "refused", .label = N_("Refused"), .type = FIELD_FLAGS, .choices = refused,
      .changed = changed },
    { .key = "items", .label = N_("What"), .type = FIELD_FLAGS, .needed = is_given },
    { .key = "recipient1", .label = N_("To whom"), .type = FIELD_CHOICE, .changed = changed,
      .needed = is_given,
      .hint = N_("F1 lists the agencies; letters narrow the list.") },
    RECIPIENT("2"), RECIPIENT("3"), RECIPIENT("4"), RECIPIENT("5"), RECIPIENT("6"),
    RECIPIENT("7"), RECIPIENT("8"), RECIPIENT("9"), RECIPIENT("10"), RECIPIENT("11"),
    RECIPIENT("12"), RECIPIENT("13"), RECIPIENT("14"), RECIPIENT("15"), RECIPIENT("16"),
    RECIPIENT("17"), RECIPIENT("18"), RECIPIENT("19"), RECIPIENT("20"),
    { .key = "from_on", .label = N_("Valid from"), .type = FIELD_DATE, .required = true },
    { .key = "to_on", .label = N_("Valid to"), .type = FIELD_DATE,
      .hint = N_("Empty: until it is withdrawn.") },
    { .key = "signed_on", .label = N_("Signed on"), .type = FIELD_DATE, .required = true },
    { .key = "signed_by", .label = N_("Signed by"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .width = 30, .required = true },
    { .key = "signer_relation", .label = N_(" relationship"), .type = FIELD_CHOICE,
      .required = true },
    { .key = "withdrawn_on", .label = N_("Withdrawn on"), .type = FIELD_DATE,
      .hint = N_("From this day on nothing is passed on any more.") },
    { .key = "withdrawn_note", .label = N_(" note"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { 0 },
};

static const char *
recipient_key(int n, char key[KEY_SIZE])
{
    snprintf(key, KEY_SIZE, "recipient%d", n + 1);
    return key;
}

static void
fill_recipients(struct form *f, struct screen *s)
{
    struct organisation_list list = { 0 };
    struct err e = { 0 };
    char key[KEY_SIZE], id[24];

    for (int n = 0; n < CONSENT_RECIPIENTS_MAX; n++)
        form_clear_choices(f, recipient_key(n, key));
    if (!screen_ok(s, organisation_list(screen_desk(s), "", ORGANISATIONS_MAX, &list, &e), &e))
        return;
    for (size_t i = 0; i < list.count; i++) {
        snprintf(id, sizeof id, "%" PRId64, list.rows[i].id);
        for (int n = 0; n < CONSENT_RECIPIENTS_MAX; n++)
            form_add_choice(f, recipient_key(n, key), id, list.rows[i].name);
    }
    organisation_list_free(&list);
}

static void
fill_lists(struct form *f, struct screen *s)
{
    static const struct code_choice lists[] = { { "items", "consent_item" },
                                                { "signer_relation", "relationship" },
                                                { NULL, NULL } };

    code_choices_fill(f, s, lists);
    fill_recipients(f, s);
}

static bool
is_given(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    (void)key;
    return !form_has_flag(f, "refused", "refused");
}

/* One more row than is filled; a refusal passes nothing on. */
static void
reveal(struct form *f)
{
    bool no = form_has_flag(f, "refused", "refused");
    bool before = true;
    char key[KEY_SIZE];

    form_show(f, "items", !no);
    for (int n = 0; n < CONSENT_RECIPIENTS_MAX; n++) {
        bool filled = !form_is_empty(f, recipient_key(n, key));

        form_show(f, key, !no && (filled || before));
        before = filled;
    }
}

static void
changed(struct form *f, struct screen *s)
{
    (void)s;
    reveal(f);
}

/* ---- the list ---- */

static void
period_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct consent_line *)row)->period);
}

static void
state_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct consent_line *)row)->state);
}

static void
items_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct consent_line *)row)->items);
}

static const struct table_column columns[] = {
    { N_("Period"), 23, .cell = period_cell },
    { N_("State"), 10, .cell = state_cell },
    { N_("What may be told"), 16, .grow = 1, .priority = 1, .cell = items_cell },
    { 0 },
};

static void
put_line(const struct screen *s, const struct consent *c, struct consent_line *line)
{
    char from[WAREKI_SIZE], to[WAREKI_SIZE];

    line->id = c->id;
    shown_day(s, c->from, from);
    shown_day(s, c->to, to);
    snprintf(line->period, sizeof line->period, _("%s to %s"), from, to);
    (void)text_copy(line->state, sizeof line->state,
                    code_label(screen_desk(s), "consent_state",
                               consent_state(c, screen_today(s))));
    for (size_t i = 0; i < c->items.count; i++)
        text_join(line->items, sizeof line->items, _(", "),
                  code_label(screen_desk(s), "consent_item", c->items.ids[i]));
}

/* ---- in and out ---- */

/* What was signed stands: a stray key does not change it. A supervisor corrects what was copied
 * wrongly from the paper. */
static void
lock_signed(struct screen *s)
{
    static const char *const signed_rows[] = { "purpose",   "refused",   "items",
                                               "from_on",   "signed_on", "signed_by",
                                               "signer_relation" };
    const struct consent_state_of *st = s->state;
    const bool locked = st->row.id != 0 && !desk_may(screen_desk(s), ACTION_CORRECT);
    char key[KEY_SIZE];

    for (size_t i = 0; i < sizeof signed_rows / sizeof *signed_rows; i++)
        form_lock(s->form, signed_rows[i], locked);
    for (int n = 0; n < CONSENT_RECIPIENTS_MAX; n++)
        form_lock(s->form, recipient_key(n, key), locked);
}

static void
put(struct screen *s)
{
    struct consent_state_of *st = s->state;
    const struct consent *c = &st->row;
    char codes[CODE_SET_MAX * CODE_SIZE], key[KEY_SIZE], id[24];

    form_set(s->form, "purpose", c->purpose);
    form_set(s->form, "refused", c->refused ? "refused" : "");
    code_choices_join(&c->items, codes, sizeof codes);
    form_set(s->form, "items", codes);
    for (int n = 0; n < CONSENT_RECIPIENTS_MAX; n++) {
        snprintf(id, sizeof id, "%" PRId64,
                 (size_t)n < c->recipient_count ? c->recipients[n] : (int64_t)0);
        form_set(s->form, recipient_key(n, key), (size_t)n < c->recipient_count ? id : "");
    }
    form_set_date(s->form, "from_on", c->from);
    form_set_date(s->form, "to_on", c->to);
    form_set_date(s->form, "signed_on", c->signed_on);
    form_set(s->form, "signed_by", c->signed_by);
    form_set(s->form, "signer_relation", c->signer_relation);
    form_set_date(s->form, "withdrawn_on", c->withdrawn_on);
    form_set(s->form, "withdrawn_note", c->withdrawn_note);
    form_show(s->form, "withdrawn_on", c->id != 0);
    form_show(s->form, "withdrawn_note", c->id != 0);
    reveal(s->form);
    lock_signed(s);
    s->draft_version = (long)c->version;
    draft_record_set(s, c->id, st->person_id);
}

static void
take_recipients(const struct form *f, struct consent *c)
{
    char key[KEY_SIZE];

    c->recipient_count = 0;
    for (int n = 0; !c->refused && n < CONSENT_RECIPIENTS_MAX; n++) {
        int64_t id = form_get_number(f, recipient_key(n, key), 0);
        bool is_new = id != 0;

        for (size_t i = 0; i < c->recipient_count; i++)
            is_new = is_new && c->recipients[i] != id;
        if (is_new)
            c->recipients[c->recipient_count++] = id;
    }
}

static void
take(const struct form *f, struct consent *c)
{
    (void)text_copy(c->purpose, sizeof c->purpose, form_get(f, "purpose"));
    c->refused = form_has_flag(f, "refused", "refused");
    code_choices_split(c->refused ? "" : form_get(f, "items"), &c->items);
    take_recipients(f, c);
    c->from = form_get_date(f, "from_on");
    c->to = form_get_date(f, "to_on");
    c->signed_on = form_get_date(f, "signed_on");
    (void)text_copy(c->signed_by, sizeof c->signed_by, form_get(f, "signed_by"));
    (void)text_copy(c->signer_relation, sizeof c->signer_relation,
                    form_get(f, "signer_relation"));
    c->withdrawn_on = form_get_date(f, "withdrawn_on");
    (void)text_copy(c->withdrawn_note, sizeof c->withdrawn_note, form_get(f, "withdrawn_note"));
}

static void
begin_new(struct screen *s)
{
    struct consent_state_of *st = s->state;

    st->row = (struct consent){ .person_id = st->person_id,
                                .from = screen_today(s),
                                .signed_on = screen_today(s),
                                .signer_relation = "self" };
    (void)text_copy(st->row.signed_by, sizeof st->row.signed_by, st->name);
}

/* The row in the form as it is stored now; a new one when there is none of that number. */
static void
choose(struct screen *s, int64_t id)
{
    struct consent_state_of *st = s->state;

    begin_new(s);
    for (size_t i = 0; i < st->list.count; i++)
        if (st->list.rows[i].id == id)
            st->row = st->list.rows[i];
}

static bool
is_valid(const struct screen *s, int64_t id)
{
    const struct consent_state_of *st = s->state;

    for (size_t i = 0; i < st->list.count; i++)
        if ((id == 0 || st->list.rows[i].id == id)
            && strcmp(consent_state(&st->list.rows[i], screen_today(s)), "valid") == 0)
            return true;
    return false;
}

/* Who has one is most often asked about it: the list comes first then. */
static bool
has_valid(const struct screen *s)
{
    return is_valid(s, 0);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct consent_state_of *st = s->state;
    struct consents list = { 0 };
    enum err_code rc = consent_list(screen_desk(s), st->person_id, &list, e);

    if (rc != ERR_OK)
        return rc;
    consents_free(&st->list);
    free(st->lines);
    st->list = list;
    st->lines = calloc(list.count > 0 ? list.count : 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++)
        put_line(s, &list.rows[i], &st->lines[i]);
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    choose(s, st->row.id);
    put(s);
    if (!st->is_begun)
        s->on_table = st->row.id == 0 && has_valid(s);
    st->is_begun = true;
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct consent_state_of *st = s->state;
    const struct record_arg *a = arg;
    enum err_code rc;

    st->person_id = a->person_id;
    st->row.id = a->id;
    rc = casework_open(s, a->person_id, e);
    if (rc == ERR_OK)
        rc = person_listed_name(screen_desk(s), a->person_id, st->name, e);
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, N_("No consent yet: nothing may be told to another agency, no handover."));
    return rc;
}

static void
close(struct screen *s)
{
    struct consent_state_of *st = s->state;

    consents_free(&st->list);
    free(st->lines);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct consent_state_of *st = s->state;
    struct consent row = st->row;
    enum err_code rc;

    take(s->form, &row);
    rc = consent_save(screen_desk(s), &row, e);
    if (rc != ERR_OK && strcmp(e->field, "recipients") == 0)
        (void)text_copy(e->field, sizeof e->field, "recipient1");
    if (rc == ERR_OK)
        st->row = row;
    return rc;
}

/* The list has room beside the form on a large screen only; else the part with the focus is shown. */
static void
draw(const struct screen *s, struct canvas *c)
{
    const struct consent_state_of *st = s->state;
    struct area a = area_body(c), list;
    int rows = (int)st->list.count + 1 < TABLE_ROWS ? (int)st->list.count + 1 : TABLE_ROWS;

    if (a.rows < ROOMY && s->on_table) {
        table_draw(s->table, c, a);
        return;
    }
    list = area_take_bottom(&a, a.rows >= ROOMY ? rows : 0);
    table_draw(s->table, c, list);
    form_draw(s->form, c, a);
}

/* ---- commands ---- */

static void
show(struct screen *s, int64_t id)
{
    if (screen_is_unsaved(s)) {
        screen_warn(s, "%s", _("Save what is typed first, or throw it away from the help."));
        return;
    }
    choose(s, id);
    put(s);
    form_focus(s->form, id == 0 || desk_may(screen_desk(s), ACTION_CORRECT) ? "purpose" : "to_on");
    s->on_table = false;
}

static void
open_row(struct screen *s)
{
    show(s, ((const struct consent_line *)table_row(s->table))->id);
}

static void
new_row(struct screen *s)
{
    const struct consent_state_of *st = s->state;

    if (st->row.id == 0 && !screen_is_unsaved(s))
        screen_say(s, "%s", _("This is a new consent already."));
    else
        show(s, 0);
}

/* The one that is meant: the row of the list that is in use, else what stands in the form; 0: a new
 * one. */
static int64_t
meant(const struct screen *s)
{
    const struct consent_state_of *st = s->state;
    const struct consent_line *line = s->on_table ? table_row(s->table) : NULL;

    return line != NULL ? line->id : st->row.id;
}

static bool
can_withdraw(const struct screen *s)
{
    const int64_t id = meant(s);

    return id != 0 && is_valid(s, id);
}

static void
withdraw(struct screen *s)
{
    const struct consent_state_of *st = s->state;
    const int64_t id = meant(s);

    if (st->row.id != id)
        show(s, id);
    if (st->row.id != id)
        return; /* something typed stands in the way, and it was said */
    s->on_table = false;
    form_focus(s->form, "withdrawn_on");
}

static void
restored(struct form *f, struct screen *s)
{
    s->on_table = false;
    changed(f, s);
}

static const struct command commands[] = {
    { "consent-open", "Enter", N_("Open"), N_("Show this consent in the form."), NEED_ROW,
      open_row, NULL },
    { "consent-new", "F2", N_("New consent"), N_("Write down another consent."),
      NEED_MAY(ACTION_INTAKE), new_row, NULL },
    { "consent-withdraw", "w Ctrl-X", N_("Withdraw"),
      N_("The person takes this consent back: write the day."), NEED_MAY(ACTION_INTAKE), withdraw,
      can_withdraw },
    { 0 },
};

const struct screen_ops consent_screen = {
    .id = "consent",
    .title = N_("Consent"),
    .state_size = sizeof(struct consent_state_of),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .save = save,
    .close = close,
    .restored = restored,
};
