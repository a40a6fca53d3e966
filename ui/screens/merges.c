/* merges.c - see merges.h */
#include "ui/screens/merges.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/merge.h"
#include "ui/screens/merge_words.h"
#include "ui/screens/shown.h"
#include "ui/screens/suspects.h"

enum { WORDS = 4000, STAYS_SHOWN = 12 };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct merge_row *merge; /* of the list */
    bool stayed;                   /* the person's record is the one that stays */
    char at[SHOWN_STAMP_SIZE];
};

struct merges {
    int64_t person_id;
    struct merge_rows list;
    struct line *lines;
    struct person_saving suspects; /* who may be the same */
    char reason[LONG_SIZE];        /* the card was opened with */
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
state_words(enum merge_state state)
{
    static const char *const words[] = { N_("proposed"), N_("declined"), N_("merged"),
                                         N_("undone") };
    _Static_assert(sizeof words / sizeof *words == MERGE_STATE__COUNT, "a word for each");

    return _(words[state]);
}

/* Somebody asks to undo it: a sign, for the words have no room. */
static bool
is_recalled(const struct merge_row *m)
{
    return m->state == MERGE_DONE && m->recall_reason[0] != '\0';
}

static void
state_cell(const void *row, char *out)
{
    const struct merge_row *m = line_of(row)->merge;

    snprintf(out, TABLE_CELL, "%s%s", is_recalled(m) ? "! " : "", state_words(m->state));
}

static void
other_cell(const void *row, char *out)
{
    const struct line *line = line_of(row);
    const struct merge_row *m = line->merge;

    snprintf(out, TABLE_CELL, "%.40s %.100s", line->stayed ? m->loser_ref : m->survivor_ref,
             line->stayed ? m->loser_name : m->survivor_name);
}

static void
reason_cell(const void *row, char *out)
{
    const struct merge_row *m = line_of(row)->merge;

    if (is_recalled(m))
        snprintf(out, TABLE_CELL, _("to be undone? %.100s"), m->recall_reason);
    else
        shown_cell(out, m->reason);
}

static const struct table_column columns[] = {
    { N_("When"), 16, .priority = 2, .cell = when_cell },
    { N_("State"), 10, .cell = state_cell },
    { N_("Other record"), 20, .grow = 1, .cell = other_cell },
    { N_("Reason"), 16, .grow = 1, .priority = 1, .cell = reason_cell },
    { 0 },
};

/* ---- read ---- */

static const char *
newest_stamp(const struct merge_row *m)
{
    return m->undone_at[0] != '\0' ? m->undone_at
           : m->decided_at[0] != '\0' ? m->decided_at
                                      : m->asked_at;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct merges *st = s->state;
    struct desk *d = screen_desk(s);
    struct merge_rows list;
    enum err_code rc;

    (void)text_copy(d->reason, sizeof d->reason, st->reason);
    rc = casework_open(s, st->person_id, e);
    if (rc == ERR_NOT_FOUND && casework_follow_merge(s, &st->person_id))
        rc = casework_open(s, st->person_id, e);
    if (rc == ERR_OK)
        rc = merge_list(d, st->person_id, &list, e);
    if (rc != ERR_OK)
        return rc;
    merge_rows_free(&st->list);
    free(st->lines);
    st->list = list;
    st->lines = list.count > 0 ? calloc(list.count, sizeof *st->lines) : NULL;
    if (st->lines == NULL && list.count > 0)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        st->lines[i].merge = &st->list.rows[i];
        st->lines[i].stayed = list.rows[i].survivor_id == st->person_id;
        shown_stamp(s, newest_stamp(&list.rows[i]), st->lines[i].at);
    }
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct merges *st = s->state;

    (void)e;
    st->person_id = ((const struct record_arg *)arg)->person_id;
    (void)text_copy(st->reason, sizeof st->reason, ((struct desk *)screen_desk(s))->reason);
    s->table = table_new(s, columns,
                         N_("This record was never merged. n: another record of the same person."));
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct merges *st = s->state;

    merge_rows_free(&st->list);
    free(st->lines);
}

/* ---- one in full ---- */

static void
add_step(const struct screen *s, char *out, const char *format, const char *stamp,
         const char *name, const char *reason)
{
    char at[SHOWN_STAMP_SIZE];
    size_t used = strlen(out);

    if (stamp[0] == '\0')
        return;
    shown_stamp(s, stamp, at);
    snprintf(out + used, WORDS - used, format, at, name, reason);
}

static void
show_row(struct screen *s)
{
    const struct merge_row *m = line_of(table_row(s->table))->merge;
    char words[WORDS];

    if (m->state == MERGE_PROPOSED) {
        merge_show_proposal(s, m->id);
        return;
    }
    snprintf(words, sizeof words, _("Stays: %s %s\nGoes: %s %s"), m->survivor_name,
             m->survivor_ref, m->loser_name, m->loser_ref);
    if (m->state == MERGE_DECLINED || strcmp(m->asked_at, m->decided_at) != 0)
        add_step(s, words, _("\n%s proposed by %s: %s"), m->asked_at, m->asked_name, m->reason);
    if (m->state == MERGE_DECLINED)
        add_step(s, words, _("\n%s declined by %s: %s"), m->decided_at, m->decided_name, m->answer);
    else
        add_step(s, words, _("\n%s merged by %s: %s"), m->decided_at, m->decided_name,
                 m->answer[0] != '\0' ? m->answer : m->reason);
    merge_figures_words(s, m->figures, words, sizeof words);
    if (is_recalled(m)) {
        size_t used = strlen(words);

        snprintf(words + used, sizeof words - used, _("\n! %s asks to undo it: %s"),
                 m->recall_name, m->recall_reason);
    }
    add_step(s, words, _("\n%s undone by %s: %s"), m->undone_at, m->undone_name, m->undo_reason);
    dialog_message(s, state_words(m->state), words);
}

/* ---- a new one ---- */

static void
chosen(struct screen *s, int64_t person_id)
{
    const struct merges *st = s->state;

    merge_show(s, st->person_id, person_id);
}

static void
suspect_picked(struct screen *s, int index)
{
    const struct merges *st = s->state;

    if ((size_t)index < st->suspects.suspect_count)
        chosen(s, st->suspects.suspects[index].id);
    else
        choose_person(s, _("the same person as this one"), chosen);
}

/* Nobody is told of a person who may not be seen. */
static void
leave_out_restricted(const struct desk *d, struct person_saving *found)
{
    size_t kept = 0;

    for (size_t i = 0; i < found->suspect_count; i++)
        if (found->suspects[i].name[0] != '\0' || desk_may(d, ACTION_OPEN_RESTRICTED))
            found->suspects[kept++] = found->suspects[i];
    found->suspect_count = kept;
}

static void
new_merge(struct screen *s)
{
    struct merges *st = s->state;
    struct desk *d = screen_desk(s);
    struct person *p = calloc(1, sizeof *p);
    struct suspects_asked asked;
    struct err e = { 0 };
    enum err_code rc;

    if (p == NULL)
        abort();
    st->suspects = (struct person_saving){ 0 };
    rc = person_open(d, st->person_id, p, &e);
    if (rc == ERR_OK)
        rc = person_suspects(d, p, &st->suspects, &e);
    suspects_asked_of(p, &asked);
    explicit_bzero(p, sizeof *p);
    free(p);
    if (!screen_ok(s, rc, &e))
        return;
    leave_out_restricted(d, &st->suspects);
    if (st->suspects.suspect_count > 0)
        suspects_ask(s, &asked, &st->suspects, NULL, SUSPECTS_SEARCH, suspect_picked);
    else
        choose_person(s, _("the same person as this one"), chosen);
}

/* ---- undo ---- */

static const struct merge_row *
done_row(const struct screen *s)
{
    const struct line *line = table_row(s->table);

    return line != NULL && line->merge->state == MERGE_DONE ? line->merge : NULL;
}

static bool
can_undo(const struct screen *s)
{
    return done_row(s) != NULL;
}

static bool
can_stand(const struct screen *s)
{
    const struct merge_row *m = done_row(s);

    return m != NULL && is_recalled(m);
}

/* Rows of one kind behind a heading; nothing without any. */
static void
since_words(const struct screen *s, const struct merge_sinces *stays, bool waits,
            const char *heading, char *out, size_t size)
{
    size_t shown = 0, more = 0, used;

    for (size_t i = 0; i < stays->count; i++) {
        const struct merge_since *row = &stays->rows[i];
        char day[WAREKI_SIZE];

        if (row->waits != waits)
            continue;
        if (shown == STAYS_SHOWN) {
            more++;
            continue;
        }
        used = strlen(out);
        shown_day(s, row->day, day);
        snprintf(out + used, size - used, "%s%s%s%s", shown++ > 0 ? _(", ") : heading, row->label,
                 day[0] != '\0' ? " " : "", day);
    }
    used = strlen(out);
    if (more > 0)
        snprintf(out + used, size - used, _n(", %zu more", ", %zu more", more), more);
}

/* What stays with the record that stayed, for somebody to place, and seats that wait now. */
static void
stays_words(const struct screen *s, const struct merge_sinces *stays, char *out, size_t size)
{
    since_words(s, stays, false, _("\nAdded or changed since, so it stays here: "), out, size);
    since_words(s, stays, true, _("\nFull by now, so the seat comes back on the waiting list: "),
                out, size);
}

static void
undo_because(struct screen *s, const char *reason)
{
    const struct merge_row *m = done_row(s);
    struct merge_sinces stays;
    struct err e = { 0 };
    char words[WORDS] = "";

    if (m == NULL
        || !screen_ok(s, merge_undo(screen_desk(s), m->id, m->version, reason, &stays, &e), &e))
        return;
    stays_words(s, &stays, words, sizeof words);
    screen_reload(s);
    if (stays.count > 0)
        dialog_message(s, _("Undone. See to this by hand"), words + strspn(words, "\n"));
    else
        screen_say(s, "%s", _("Undone. Both records are as they were."));
    merge_sinces_free(&stays);
}

static void
ask_undo_reason(struct screen *s)
{
    const struct merge_row *m = done_row(s);

    if (m == NULL)
        return;
    dialog_about(s, "merge", m->id, "");
    dialog_prompt(s, _("Why is the merge undone?"), m->recall_reason, LONG_CHARS, undo_because);
}

static void
asked_to_undo(struct screen *s, const char *reason)
{
    const struct merge_row *m = done_row(s);
    struct err e = { 0 };

    if (m == NULL
        || !screen_ok(s, merge_ask_undo(screen_desk(s), m->id, m->version, reason, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("Proposed. A supervisor decides."));
}

static void
let_stand(struct screen *s, const char *reason)
{
    const struct merge_row *m = done_row(s);
    struct err e = { 0 };

    if (m == NULL
        || !screen_ok(s, merge_let_stand(screen_desk(s), m->id, m->version, reason, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("The merge stands."));
}

static void
ask_stand_reason(struct screen *s)
{
    const struct merge_row *m = done_row(s);

    if (m == NULL)
        return;
    dialog_about(s, "merge", m->id, "");
    dialog_prompt(s, _("Why does the merge stand?"), NULL, LONG_CHARS, let_stand);
}

static void
undo(struct screen *s)
{
    const struct merge_row *m = done_row(s);
    struct merge_sinces stays;
    struct err e = { 0 };
    char words[WORDS];
    size_t used;

    if (!desk_may(screen_desk(s), ACTION_MERGE)) {
        dialog_about(s, "merge", m->id, "");
        dialog_prompt(s, _("Why should the merge be undone?"), NULL, LONG_CHARS, asked_to_undo);
        return;
    }
    if (!screen_ok(s, merge_undo_preview(screen_desk(s), m->id, m->version, &stays, &e), &e))
        return;
    snprintf(words, sizeof words, _("%s %s comes back with everything that moved."), m->loser_name,
             m->loser_ref);
    used = strlen(words);
    snprintf(words + used, sizeof words - used, "%s", _("\nUndo the merge?"));
    stays_words(s, &stays, words, sizeof words);
    merge_sinces_free(&stays);
    dialog_confirm(s, words, ask_undo_reason);
}

// clang-format off
static const struct command commands[] = {
    { "merge-open", "Enter", N_("Open"), N_("The proposal, or the merge in full: who, when and why."), NEED_ROW, show_row, NULL },
    { "merge-new", "n F2", N_("New"), N_("Another record of the same person: look at both side by side."), NEED_MAY(ACTION_MERGE_PROPOSE), new_merge, NULL },
    { "merge-undo", "z", N_("Undo"), N_("Undo the merge, so that both records come back, or propose it to a supervisor."), NEED_ROW | NEED_MAY(ACTION_MERGE_PROPOSE), undo, can_undo,
      .why = N_("This row is no merge that stands.") },
    { "merge-stands", "d", N_("It stands"), N_("Somebody asks to undo the merge: it stands, with a reason."), NEED_ROW | NEED_MAY(ACTION_MERGE), ask_stand_reason, can_stand,
      .why = N_("Nobody asks to undo this merge.") },
    { 0 },
};
// clang-format on

const struct screen_ops merges_screen = {
    .id = "merges",
    .title = N_("Merges"),
    .state_size = sizeof(struct merges),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
