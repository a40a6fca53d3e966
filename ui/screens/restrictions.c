/* restrictions.c - see restrictions.h */
#include "ui/screens/restrictions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/case.h"
#include "desk/people.h"
#include "desk/restriction.h"
#include "desk/words.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/casework.h"
#include "ui/screens/shown.h"

enum { WORDS = 1200 };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct restriction *row; /* of the list */
    char at[SHOWN_STAMP_SIZE];
};

struct restricting {
    int64_t person_id, version;
    bool restricted;
    struct restrictions list;
    struct line *lines;
    char reason[LONG_SIZE]; /* the card was opened with */
    /* Typed for an act, while the PIN is asked in between. */
    char words[LONG_SIZE];
    struct restriction row; /* which proposal */
};

/* ---- cells ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
when_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->at);
}

static const char *
state_words(enum restriction_state state)
{
    static const char *const words[] = { N_("proposed"), N_("declined"), N_("carried out") };
    _Static_assert(sizeof words / sizeof *words == RESTRICTION_STATE__COUNT, "a word for each");

    return _(words[state]);
}

static const char *
what_words(const struct restriction *x)
{
    return x->restrict_it ? _("restrict") : _("lift");
}

static void
state_cell(const void *row, char *out)
{
    shown_cell(out, state_words(line_of(row)->row->state));
}

static void
what_cell(const void *row, char *out)
{
    shown_cell(out, what_words(line_of(row)->row));
}

static void
reason_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->row->reason);
}

static const struct table_column columns[] = {
    { N_("When"), 16, .priority = 2, .cell = when_cell },
    { N_("State"), 10, .cell = state_cell },
    { N_("What"), 8, .cell = what_cell },
    { N_("Reason"), 16, .grow = 1, .cell = reason_cell },
    { 0 },
};

/* ---- read ---- */

static enum err_code
read_person(struct screen *s, struct err *e)
{
    struct restricting *st = s->state;
    struct person *p = calloc(1, sizeof *p);
    enum err_code rc;

    if (p == NULL)
        abort();
    rc = person_open(screen_desk(s), st->person_id, p, e);
    if (rc == ERR_OK) {
        st->version = p->version;
        st->restricted = p->restricted;
    }
    explicit_bzero(p, sizeof *p);
    free(p);
    return rc;
}

static void
put_lines(struct screen *s)
{
    struct restricting *st = s->state;

    free(st->lines);
    st->lines = calloc(st->list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < st->list.count; i++) {
        const struct restriction *x = &st->list.rows[i];

        st->lines[i].row = x;
        shown_stamp(s, x->decided_at[0] != '\0' ? x->decided_at : x->asked_at, st->lines[i].at);
    }
    table_set_rows(s->table, st->lines, st->list.count, sizeof *st->lines);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct restricting *st = s->state;
    struct desk *d = screen_desk(s);
    struct restrictions list;
    enum err_code rc;

    (void)text_copy(d->reason, sizeof d->reason, st->reason);
    rc = casework_open(s, st->person_id, e);
    if (rc == ERR_NOT_FOUND && casework_follow_merge(s, &st->person_id))
        rc = casework_open(s, st->person_id, e);
    if (rc == ERR_OK)
        rc = read_person(s, e);
    if (rc == ERR_OK)
        rc = restriction_list(d, st->person_id, &list, e);
    if (rc != ERR_OK)
        return rc;
    restrictions_free(&st->list);
    st->list = list;
    put_lines(s);
    return ERR_OK;
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->row->id;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct restricting *st = s->state;

    (void)e;
    st->person_id = ((const struct record_arg *)arg)->person_id;
    (void)text_copy(st->reason, sizeof st->reason, ((struct desk *)screen_desk(s))->reason);
    s->table = table_new(s, columns, N_("No proposal so far."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct restricting *st = s->state;

    restrictions_free(&st->list);
    free(st->lines);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct restricting *st = s->state;
    struct area a = area_body(c);

    area_line(c, &a, st->restricted ? STYLE_WARNING : STYLE_NORMAL, "%s",
              st->restricted ? _("! Viewing is restricted to those in charge.")
                             : _("Viewing is not restricted."));
    area_gap(&a);
    table_draw(s->table, c, a);
}

/* ---- one in full ---- */

static void
add_step(const struct screen *s, char *out, const char *format, const char *stamp,
         const char *name, const char *reason)
{
    char at[SHOWN_STAMP_SIZE];
    size_t used = strlen(out);

    shown_stamp(s, stamp, at);
    snprintf(out + used, WORDS - used, format, at, name, reason);
}

static void
show_row(struct screen *s)
{
    const struct restriction *x = line_of(table_row(s->table))->row;
    bool at_once = strcmp(x->asked_at, x->decided_at) == 0
                   && strcmp(x->asked_name, x->decided_name) == 0;
    char words[WORDS];

    snprintf(words, sizeof words, "%s",
             x->restrict_it ? _("Restrict viewing to those in charge.")
                            : _("Lift the restriction of viewing."));
    if (!at_once)
        add_step(s, words, _("\n%s proposed by %s: %s"), x->asked_at, x->asked_name, x->reason);
    if (x->state == RESTRICTION_DECLINED)
        add_step(s, words, _("\n%s declined by %s: %s"), x->decided_at, x->decided_name,
                 x->answer);
    else if (x->state == RESTRICTION_DONE)
        add_step(s, words, _("\n%s carried out by %s: %s"), x->decided_at, x->decided_name,
                 x->answer[0] != '\0' ? x->answer : x->reason);
    dialog_message(s, state_words(x->state), words);
}

/* ---- acts ---- */

static void
said(struct screen *s, bool restricted)
{
    screen_reload(s);
    screen_say(s, "%s",
               restricted ? _("Viewing is restricted now.") : _("The restriction is lifted."));
}

static void
set_now(struct screen *s)
{
    struct restricting *st = s->state;
    bool wanted = !st->restricted;
    struct err e = { 0 };

    if (person_restrict(screen_desk(s), st->person_id, st->version, wanted, st->words, &e)
        == ERR_OK)
        said(s, wanted);
    else
        ask_reason(s, &e, set_now);
}

static void
set_why(struct screen *s, const char *words)
{
    struct restricting *st = s->state;
    struct err e = { 0 };
    int64_t id;

    (void)text_copy(st->words, sizeof st->words, words);
    if (desk_may(screen_desk(s), ACTION_RESTRICT)) {
        set_now(s);
        return;
    }
    if (!screen_changed(s, restriction_propose(screen_desk(s), st->person_id, !st->restricted,
                                               words, &id, &e), &e))
        return;
    screen_say(s, "%s", _("Proposed. A supervisor decides."));
}

/* Before it is set: who may still open the record then. */
static const char *
why_restrict(struct screen *s)
{
    const struct restricting *st = s->state;
    struct support_case c = { 0 };
    struct err e = { 0 };

    if (case_of_person(screen_desk(s), st->person_id, &c, &e) == ERR_OK && c.staff_id != 0
        && date_is_none(c.closed_on))
        return _("Restrict viewing to those in charge. Why?");
    return _("Nobody is in charge: only supervisors could open the record. Restrict viewing all the "
             "same? Why?");
}

/* What may be asked of a supervisor, or done by one. */
static const char *
question(struct screen *s, bool may)
{
    const struct restricting *st = s->state;

    if (may)
        return st->restricted ? _("Lift the restriction of viewing. Why?") : why_restrict(s);
    return st->restricted ? _("Propose to lift the restriction of viewing. Why?")
                          : _("Propose to restrict viewing to those in charge. Why?");
}

/* Is proposed what may be asked for now? */
static bool
is_waiting(const struct restricting *st)
{
    for (size_t i = 0; i < st->list.count; i++)
        if (st->list.rows[i].state == RESTRICTION_PROPOSED
            && st->list.rows[i].restrict_it != st->restricted)
            return true;
    return false;
}

static void
ask_set(struct screen *s)
{
    const struct restricting *st = s->state;
    bool may = desk_may(screen_desk(s), ACTION_RESTRICT);

    if (!may && is_waiting(st)) {
        screen_warn(s, "%s", _("This is proposed already. A supervisor decides."));
        return;
    }
    dialog_about(s, "person", st->person_id, "");
    dialog_prompt(s, question(s, may), NULL, LONG_CHARS, set_why);
}

static void
approve_now(struct screen *s)
{
    struct restricting *st = s->state;
    struct err e = { 0 };

    if (restriction_approve(screen_desk(s), st->row.id, st->row.version, st->words, &e) == ERR_OK)
        said(s, st->row.restrict_it);
    else if (!ask_reason(s, &e, approve_now))
        screen_reload(s); /* what somebody else has decided */
}

static void
approve_why(struct screen *s, const char *words)
{
    struct restricting *st = s->state;

    (void)text_copy(st->words, sizeof st->words, words);
    approve_now(s);
}

static void
decline_now(struct screen *s)
{
    struct restricting *st = s->state;
    struct err e = { 0 };

    if (restriction_decline(screen_desk(s), st->row.id, st->row.version, st->words, &e) == ERR_OK) {
        screen_reload(s);
        screen_say(s, "%s", _("Declined. Who proposed it reads the reason here."));
    } else if (!ask_reason(s, &e, decline_now)) {
        screen_reload(s);
    }
}

static void
decline_why(struct screen *s, const char *words)
{
    struct restricting *st = s->state;

    (void)text_copy(st->words, sizeof st->words, words);
    decline_now(s);
}

static bool
is_proposed(const struct screen *s)
{
    const struct line *line = table_row(s->table);

    return line != NULL && line->row->state == RESTRICTION_PROPOSED;
}

/* The row may be another one by the time of the answer. */
static void
ask_about_row(struct screen *s, const char *words, const char *initial,
              void (*then)(struct screen *s, const char *text))
{
    struct restricting *st = s->state;

    st->row = *line_of(table_row(s->table))->row;
    dialog_about(s, "restriction", st->row.id, "");
    dialog_prompt(s, words, initial, LONG_CHARS, then);
}

static void
approve(struct screen *s)
{
    const struct restriction *x = line_of(table_row(s->table))->row;

    ask_about_row(s,
                  x->restrict_it ? why_restrict(s)
                                 : _("Lift the restriction of viewing. Why?"),
                  x->reason, approve_why);
}

static void
decline(struct screen *s)
{
    ask_about_row(s, _("Why is it declined? Who proposed it reads this."), NULL, decline_why);
}

// clang-format off
static const struct command commands[] = {
    { "restriction-open", "Enter", N_("Open"), N_("The row in full: who, when and why."), NEED_ROW, show_row, NULL },
    { "restriction-new", "n F2", N_("Set/lift"), N_("Set or lift the restriction of viewing, or propose it to a supervisor, with a reason."), NEED_MAY(ACTION_RESTRICT_PROPOSE), ask_set, NULL },
    { "restriction-approve", "m", N_("Carry out"), N_("Carry out the proposal, with a reason and the PIN."), NEED_ROW | NEED_MAY(ACTION_RESTRICT), approve, is_proposed },
    { "restriction-decline", "d", N_("Decline it"), N_("Decline the proposal, with a reason that its proposer reads."), NEED_ROW | NEED_MAY(ACTION_RESTRICT), decline, is_proposed },
    { 0 },
};
// clang-format on

const struct screen_ops restrictions_screen = {
    .id = "restrictions",
    .title = N_("Restriction of viewing"),
    .state_size = sizeof(struct restricting),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
};
