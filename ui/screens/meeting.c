/* meeting.c - see meeting.h */
#include "ui/screens/meeting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/assessment.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/meeting.h"
#include "desk/staff.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/kit/table.h"
#include "ui/screens/casework.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/history.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/person.h"
#include "ui/screens/shown.h"

enum { CANDIDATES_MAX = 200 };

/* A case of the agenda in the reader's words. */
struct line {
    int64_t id, person_id;
    int sort;
    bool complete, held, has_consent;
    char name[LINE_SIZE], slip[16];
    char sheet[LINE_SIZE];
    char outcome[LONG_SIZE]; /* "" when the role may not read minutes */
    char ready[LINE_SIZE];
};

struct meeting {
    struct event event;
    char head[LONG_SIZE], people[LONG_SIZE];
    struct line *rows;
    size_t count, complete;
    size_t without; /* cases without a consent */
    int64_t candidates[CANDIDATES_MAX]; /* cases of the list that is open */
    int64_t chosen;                     /* the one that a reason is asked for */
};

/* ---- load ---- */

static bool
is_held(const struct meeting *st)
{
    return strcmp(st->event.status, "held") == 0;
}

static enum err_code
make_heads(struct screen *s, struct err *e)
{
    struct meeting *st = s->state;
    const struct event *ev = &st->event;
    struct desk *d = screen_desk(s);
    char day[WAREKI_SIZE], chair[LINE_SIZE] = "", recorder[LINE_SIZE] = "";
    int nth = 0;
    enum err_code rc = event_number(d, ev, &nth, e);

    if (rc == ERR_OK)
        rc = staff_name_of(d, ev->chair_id, chair, e);
    if (rc == ERR_OK)
        rc = staff_name_of(d, ev->recorder_id, recorder, e);
    if (rc != ERR_OK)
        return rc;
    shown_day(s, shown_local_day(ev->starts_at), day);
    snprintf(s->subtitle, sizeof s->subtitle, _("No. %d"), nth);
    snprintf(st->head, sizeof st->head, "%s %s%s%s  %s  %.200s", day, shown_time(ev->starts_at),
             ev->ends_at[0] != '\0' ? "-" : "", shown_time(ev->ends_at),
             code_label(d, "event_status", ev->status), ev->place);
    snprintf(st->people, sizeof st->people, _("Chair: %.200s   Recorder: %.200s"), chair, recorder);
    return ERR_OK;
}

static void
make_line(struct screen *s, const struct agenda_row *row, struct line *line)
{
    const struct meeting *st = s->state;
    struct desk *d = screen_desk(s);

    *line = (struct line){ .id = row->id, .person_id = row->person_id, .sort = row->sort,
                           .complete = row->complete, .held = is_held(st),
                           .has_consent = row->has_consent };
    (void)text_copy(line->name, sizeof line->name, row->name);
    (void)text_copy(line->slip, sizeof line->slip, row->slip_no);
    if (row->sheet > 0)
        snprintf(line->sheet, sizeof line->sheet, _("v%d"), row->sheet);
    for (size_t i = 0; i < row->outcomes.count; i++)
        shown_add(line->outcome, sizeof line->outcome,
                  code_label(d, "meeting_outcome", row->outcomes.ids[i]));
    snprintf(line->ready, sizeof line->ready, "%s",
             line->held           ? _("+ heard")
             : !line->has_consent ? _("! no consent")
             : row->complete      ? _("+ ready")
                                  : _("- to write"));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct meeting *st = s->state;
    struct agenda agenda = { 0 };
    enum err_code rc = event_find(screen_desk(s), st->event.id, &st->event, e);

    if (rc == ERR_OK)
        rc = make_heads(s, e);
    if (rc == ERR_OK)
        rc = meeting_agenda(screen_desk(s), st->event.id, &agenda, e);
    if (rc != ERR_OK)
        return rc;
    free(st->rows);
    st->rows = calloc(agenda.count + 1, sizeof *st->rows);
    if (st->rows == NULL)
        abort();
    st->count = agenda.count;
    st->complete = st->without = 0;
    for (size_t i = 0; i < agenda.count; i++) {
        make_line(s, &agenda.rows[i], &st->rows[i]);
        st->complete += agenda.rows[i].complete;
        st->without += !agenda.rows[i].has_consent;
    }
    agenda_free(&agenda);
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
    return ERR_OK;
}

/* ---- cells ---- */

static void
sort_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%d", ((const struct line *)row)->sort);
}

static void
name_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->name);
}

static void
slip_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->slip);
}

static void
sheet_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->sheet);
}

static void
outcome_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->outcome);
}

static void
ready_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->ready);
}

static enum style
ready_style(const void *row)
{
    const struct line *line = row;

    return line->held || (line->complete && line->has_consent) ? STYLE_GOOD : STYLE_WARNING;
}

static long
line_id(const void *row)
{
    return (long)((const struct line *)row)->id;
}

static const struct table_column columns[] = {
    { N_("No."), 3, .right = true, .cell = sort_cell },
    { N_("Name"), 14, .grow = 1, .cell = name_cell },
    { N_("Slip"), 9, .priority = 3, .cell = slip_cell },
    { N_("Sheet"), 6, .priority = 4, .cell = sheet_cell },
    { N_("Outcome"), 14, .grow = 3, .priority = 2, .cell = outcome_cell },
    { N_("State"), 12, .cell = ready_cell, .style = ready_style },
    { 0 },
};

/* ---- the screen ---- */

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct meeting *st = s->state;

    (void)e;
    st->event.id = ((const struct event_arg *)arg)->event_id;
    s->table = table_new(s, columns,
                         N_("No case is on the agenda yet. a: put one on it."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct meeting *st = s->state;

    free(st->rows);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct meeting *st = s->state;
    struct area a = area_body(c);

    area_line(c, &a, STYLE_NORMAL, "%s", st->head);
    if (a.rows > 10) {
        area_line(c, &a, STYLE_NORMAL, "%s", st->people);
        area_gap(&a);
    }
    table_draw(s->table, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct meeting *st = s->state;

    if (is_held(st))
        snprintf(out, size, _n("%zu case was heard.", "%zu cases were heard.", st->count),
                 st->count);
    else if (st->without > 0)
        snprintf(out, size,
                 _n("No consent: %zu. %zu case, %zu ready.",
                    "No consent: %zu. %zu cases, %zu ready.", st->count),
                 st->without, st->count, st->complete);
    else if (st->count > 0)
        snprintf(out, size, _n("%zu case, %zu ready.", "%zu cases, %zu ready.", st->count),
                 st->count, st->complete);
}

/* ---- the agenda ---- */

static bool
can_change(const struct screen *s)
{
    const struct meeting *st = s->state;

    return !is_held(st) && strcmp(st->event.status, "cancelled") != 0;
}

/* The newest sheet that the person has agreed to is there. */
static bool
has_sheet(struct desk *d, int64_t case_id)
{
    struct assessment_rows sheets = { 0 };
    struct err e = { 0 };
    bool agreed = false;

    if (assessment_list(d, case_id, &sheets, &e) != ERR_OK)
        return false;
    for (size_t i = 0; i < sheets.count; i++)
        agreed |= sheets.rows[i].state == SHEET_AGREED
                  || sheets.rows[i].state == SHEET_FROZEN;
    assessment_rows_free(&sheets);
    return agreed;
}

static bool
is_on_agenda(const struct meeting *st, int64_t person_id)
{
    for (size_t i = 0; i < st->count; i++)
        if (st->rows[i].person_id == person_id)
            return true;
    return false;
}

/* Without a consent only for a reason, which is asked when it is needed. */
static void
put_on(struct screen *s, const char *despite)
{
    struct meeting *st = s->state;
    struct err e = { 0 };
    int64_t id = 0;
    enum err_code rc =
        meeting_add_case(screen_desk(s), st->event.id, st->chosen, despite, &id, &e);

    if (rc == ERR_INVALID && strcmp(e.field, "consent") == 0) {
        dialog_prompt(s, _("No consent of that day lets other agencies have the assessment. Ask the "
                           "person first, or write why it is heard all the same."),
                      NULL, LONG_CHARS, put_on);
        return;
    }
    if (!screen_ok(s, rc, &e))
        return;
    screen_reload(s);
    table_select(s->table, st->count - 1);
}

static void
candidate_picked(struct screen *s, int index)
{
    struct meeting *st = s->state;

    st->chosen = st->candidates[index];
    put_on(s, NULL);
}

static void
offer(struct screen *s, const struct case_rows *cases)
{
    struct meeting *st = s->state;
    struct desk *d = screen_desk(s);
    struct choice rows[CANDIDATES_MAX + 1] = { 0 };
    static char labels[CANDIDATES_MAX][4 * LINE_SIZE]; /* copied by the picker */
    size_t n = 0, without = 0;

    for (size_t i = 0; i < cases->count && n < CANDIDATES_MAX; i++) {
        const struct case_row *row = &cases->rows[i];

        if (is_on_agenda(st, row->c.person_id))
            continue;
        if (!has_sheet(d, row->c.id)) {
            without++;
            continue;
        }
        snprintf(labels[n], sizeof labels[n], "%s  %s  %s  %s", row->name, row->kana, row->ref,
                 row->c.staff_name);
        rows[n] = (struct choice){ row->ref, labels[n] };
        st->candidates[n++] = row->c.id;
    }
    if (n > 0)
        picker_ask(s, _("Which case?"), rows, 0, candidate_picked);
    else if (without > 0)
        screen_warn(s, _n("%zu case waits for a meeting, but its assessment is not agreed yet.",
                       "%zu cases wait for a meeting, but their assessments are not agreed yet.",
                       without),
                    without);
    else
        screen_say(s, "%s", _("No other case waits for a meeting."));
}

static void
add_case(struct screen *s)
{
    struct case_rows cases = { 0 };
    struct err e = { 0 };

    if (!screen_ok(s, case_list(screen_desk(s), STAGE_COORDINATION, 0, CANDIDATES_MAX, &cases, &e),
                   &e))
        return;
    offer(s, &cases);
    case_rows_free(&cases);
}

static void
move(struct screen *s, int steps)
{
    const struct meeting *st = s->state;
    const struct line *line = table_row(s->table);
    struct err e = { 0 };

    if (line == (steps < 0 ? st->rows : st->rows + st->count - 1))
        screen_say(s, "%s", steps < 0 ? _("It is the first one already.")
                                      : _("It is the last one already."));
    else if (screen_ok(s, meeting_move_case(screen_desk(s), line->id, steps, &e), &e))
        screen_reload(s);
}

static void
move_up(struct screen *s)
{
    move(s, -1);
}

static void
move_down(struct screen *s)
{
    move(s, 1);
}

static void
remove_yes(struct screen *s)
{
    const struct line *line = table_row(s->table);
    struct err e = { 0 };

    if (screen_ok(s, meeting_remove_case(screen_desk(s), line->id, &e), &e))
        screen_reload(s);
}

static void
remove_case(struct screen *s)
{
    dialog_confirm(s, _("Take this case off the agenda? What was written for it goes with it."),
                   remove_yes);
}

/* ---- the rest ---- */

static void
open_case(struct screen *s)
{
    const struct line *line = table_row(s->table);

    casework_go_record(s, &meeting_case_screen, (struct record_arg){ line->id, line->person_id });
}

static void
show_card(struct screen *s)
{
    person_show(s, ((const struct line *)table_row(s->table))->person_id);
}

static void
edit_head(struct screen *s)
{
    const struct meeting *st = s->state;

    screen_push(s, &event_edit_screen, &(struct event_arg){ st->event.id, NULL });
}

/* What is missing is said of that row. */
static void
select_first_open(struct screen *s)
{
    const struct meeting *st = s->state;

    for (size_t i = 0; i < st->count; i++) {
        if (!st->rows[i].complete) {
            table_select(s->table, i);
            return;
        }
    }
}

static void
hold_yes(struct screen *s)
{
    struct meeting *st = s->state;
    struct err e = { 0 };
    enum err_code rc = meeting_hold(screen_desk(s), st->event.id, st->event.version, &e);

    if (rc == ERR_INVALID)
        select_first_open(s);
    if (!screen_ok(s, rc, &e))
        return;
    screen_reload(s);
    screen_say(s,
               _n("The meeting was held: %zu case went on by its outcome.",
                  "The meeting was held: %zu cases went on by their outcomes.", st->count),
               st->count);
}

static void
hold(struct screen *s)
{
    dialog_confirm(s,
                   _("Was this meeting held? The cases go on by their outcomes, and outcomes and "
                     "assessments no longer change."),
                   hold_yes);
}

static void
history(struct screen *s)
{
    const struct meeting *st = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "event", st->event.id });
}

static const struct command commands[] = {
    { "minutes-open", "Enter", N_("Open"), N_("Write or read the minutes of this case."),
      NEED_ROW | NEED_MAY(ACTION_OPEN_C), open_case, NULL },
    { "agenda-add", "a F2", N_("Add case"),
      N_("Put a case that waits for a meeting on the agenda."),
      NEED_MAY(ACTION_MEETING), add_case, can_change },
    { "meeting-hold", "Ctrl-V", N_("Held"),
      N_("The meeting took place: the cases go on by their outcomes."),
      NEED_MAY(ACTION_MEETING), hold, can_change },
    { "agenda-up", "-", N_("Up"), N_("Move this case up on the agenda."),
      NEED_ROW | NEED_MAY(ACTION_MEETING), move_up, can_change },
    { "agenda-down", "+", N_("Down"), N_("Move this case down on the agenda."),
      NEED_ROW | NEED_MAY(ACTION_MEETING), move_down, can_change },
    { "agenda-remove", "Del", N_("Take off"), N_("Take this case off the agenda."),
      NEED_ROW | NEED_MAY(ACTION_MEETING), remove_case, can_change },
    { "agenda-person", "p", N_("Card"), N_("The card of this person."),
      NEED_ROW | NEED_MAY(ACTION_OPEN_A), show_card, NULL },
    { "meeting-details", "e", N_("Details"), N_("Day, place, chair and state of the meeting."), 0,
      edit_head, NULL },
    { "meeting-history", "y", NULL, N_("What was changed: before, after, who and when."), 0, history,
      NULL },
    { 0 },
};

const struct screen_ops meeting_screen = {
    .id = "meeting",
    .title = N_("Coordination meeting"),
    .state_size = sizeof(struct meeting),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
    .hint = hint,
};
