/* today.c - see today.h */
#include "ui/screens/today_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/appointment.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/person.h"
#include "ui/screens/postal_import.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/today.h"
#include "ui/screens/today_acts.h"
#include "ui/screens/today_seat.h"

enum { WAIT_MOST = 180 };

/* ---- cells ---- */

static void
when_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->when);
}

static void
when_short_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->when_short);
}

static void
who_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->who);
}

/* So long somebody who is here has waited; 0: waits no more, or has just come. Nobody sits there for
 * hours: who went home is not noted. */
static int
minutes_waited(const struct today_row *row)
{
    char now[sizeof "10:00"];
    int minutes;

    if (row->here_end == 0 || row->seat->p.arrived_at[0] == '\0')
        return 0;
    row->desk->local_now(now);
    minutes = appointment_minute(now) - appointment_minute(shown_time(row->seat->p.arrived_at));
    return minutes < 0 || minutes > WAIT_MOST
                   || (row->waits_until[0] != '\0' && strcmp(now, row->waits_until) >= 0)
               ? 0
               : minutes;
}

static void
what_cell(const void *row, char *out)
{
    const struct today_row *r = row;
    int minutes = minutes_waited(r);
    char waits[40] = "", what[sizeof r->what + sizeof waits];

    if (minutes > 0)
        snprintf(waits, sizeof waits, _(" (%d min)"), minutes);
    snprintf(what, sizeof what, "%.*s%s%s", (int)r->here_end, r->what, waits,
             r->what + r->here_end);
    shown_cell(out, what);
}

static void
staff_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->staff);
}

static enum style
row_style(const void *row)
{
    return ((const struct today_row *)row)->style;
}

static const struct table_column columns[COL__COUNT + 1] = {
    [COL_WHEN] = { N_("When"), 10, .priority = 1, .cell = when_cell },
    [COL_WHO] = { N_("Who"), 16, .cell = who_cell },
    [COL_WHAT] = { N_("What"), 14, .grow = 1, .cell = what_cell, .style = row_style },
    [COL_STAFF] = { N_("In charge"), 10, .priority = 2, .cell = staff_cell },
};

/* ---- the screen ---- */

/* Where there is little room the time is short and stays. */
static const struct table_column narrow_when = { N_("Time"), 6, .priority = 1,
                                                 .cell = when_short_cell };

/* Neither is cut while the other has room to spare; then what is to be done goes first, beside a
 * name of usual length. */
static void
set_widths(const struct screen *s, int cols)
{
    struct today *st = s->state;
    bool wide = cols >= SCREEN_NARROW;
    int room = wide ? cols - columns[COL_WHEN].cols - columns[COL_STAFF].cols - 10
                    : cols - narrow_when.cols - 6;
    int least = wide ? 20 : 12, most = wide ? 32 : 21, who = room - st->what_cols;

    if (st->apart_cols > least) /* the birth date is there to be read */
        least = st->apart_cols < most ? st->apart_cols : most;
    if (who < least)
        who = least;
    if (who > st->who_cols)
        who = st->who_cols;
    st->columns[COL_WHO].cols = who;
    st->columns[COL_WHEN] = wide ? columns[COL_WHEN] : narrow_when;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct today *st = s->state;
    struct desk *d = screen_desk(s);
    struct day day = { .on = d->today };
    struct draft_list drafts = { 0 };
    enum err_code rc;

    st->has_day = desk_may(d, ACTION_AGENDA);
    rc = draft_list(d, &drafts, e);
    if (rc == ERR_OK && st->has_day)
        rc = day_load(d, d->today, st->own, &day, e);
    if (rc != ERR_OK) {
        draft_list_free(&drafts);
        return rc;
    }
    draft_list_free(&st->drafts);
    day_free(&st->day);
    st->day = day;
    st->drafts = drafts;
    today_make_rows(s);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct today *st = s->state;
    const struct desk *d = screen_desk(s);

    (void)arg;
    (void)e;
    st->own = d->user.role == ROLE_WORKER;
    memcpy(st->columns, columns, sizeof columns);
    s->table = table_new(s, st->columns, N_("Nobody is expected, nothing is due and no draft waits."));
    table_set_id(s->table, today_row_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct today *st = s->state;

    day_free(&st->day);
    draft_list_free(&st->drafts);
    free(st->rows);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct today *st = s->state;
    struct area a = area_body(c);
    char which[60];

    snprintf(which, sizeof which, "%s%s", st->own ? _(" (own)") : "",
             st->is_cut ? _(" (200 of a kind)") : "");
    if (!st->has_day)
        today_draw_ways(s, c, &a);
    else if (a.cols >= SCREEN_NARROW)
        area_line(c, &a, STYLE_HEADING,
                  _("Expected %d, here %d   Due %d, late %d%s   Drafts %zu"), st->expected,
                  st->arrived, st->due, st->overdue, which, st->drafts.count);
    else
        area_line(c, &a, STYLE_HEADING, _("Here %d/%d  Due %d  Late %d  Drafts %zu"), st->arrived,
                  st->expected, st->due, st->overdue, st->drafts.count);
    if (st->has_day || st->count > 0) {
        area_gap(&a);
        set_widths(s, a.cols);
        table_draw(s->table, c, a);
    }
}

/* ---- commands ---- */

static void
open_row(struct screen *s)
{
    const struct today_row *row = table_row(s->table);

    switch (row->kind) {
    case ROW_EVENT: event_show(s, row->event->event.id, row->event->event.kind); break;
    case ROW_SEAT:
        if (today_is_appointment(row->event))
            event_show(s, row->event->event.id, row->event->event.kind);
        else
            person_show(s, row->seat->p.person_id);
        break;
    case ROW_WALK_IN: person_show(s, row->seat->p.person_id); break;
    case ROW_DUE: today_open_due(s, row->due); break;
    case ROW_DRAFT: (void)draft_resume(s, row->draft); break;
    }
}

static void
task_done(struct screen *s)
{
    const struct today_row *row = table_row(s->table);

    if (row->kind == ROW_DUE && row->due->kind == DUE_TASK)
        today_task_done(s, row->due->record_id);
    else
        screen_warn(s, "%s", _("Choose the row of a task agreed in a meeting."));
}

static void
show_own(struct screen *s)
{
    struct today *st = s->state;

    st->own = !st->own;
    screen_reload(s);
    screen_say(s, "%s", st->own ? _("Due: own cases only.") : _("Due: everybody's cases."));
}

static bool
has_rows(const struct screen *s)
{
    return table_shown(s->table) > 0;
}

// clang-format off
static const struct command commands[] = {
    { "arrive", "a", N_("Here"), N_("This person is here now."), NEED_ROW | NEED_MAY(ACTION_AGENDA), today_arrive, has_rows },
    { "intake", "i", N_("Intake"), N_("Take up a consultation: of the walk-in on the row; else search, or a new person."), NEED_MAY(ACTION_INTAKE), today_take_up, NULL },
    { "intake-search", "F2", NULL, N_("Take up a consultation: search, or a new person."), NEED_MAY(ACTION_INTAKE), today_go_intake, NULL },
    { "walk-in", "w", N_("Walk-in"), N_("Somebody comes without an appointment: who is it?"), NEED_MAY(ACTION_AGENDA), today_walk_in, NULL },
    { "row-open", "Enter", N_("Open"), N_("Open what the row is about; go on with a draft."), NEED_ROW, open_row, has_rows },
    { "people", "p", N_("People"), N_("Search people, and lists of open cases."), NEED_MAY(ACTION_SEARCH), today_go_people, NULL },
    { "appointment", "r +", N_("Book"), N_("An interview with a time: who is it for? The first free one is proposed."), NEED_MAY(ACTION_AGENDA), today_book_interview, NULL },
    { "cases", "j", N_("Cases"), N_("Lists of cases by a choice; hand a caseload over."), NEED_MAY(ACTION_SEARCH), today_go_cases, NULL },
    { "calendar", "c", N_("Calendar"), N_("Sessions, meetings and events by day."), NEED_MAY(ACTION_AGENDA), today_go_calendar, NULL },
    { "board", "k", N_("Figures"), N_("The plan's figures: target against actual."), NEED_MAY(ACTION_BOARD), today_go_board, NULL },
    { "organisations", "o", N_("Agencies"), N_("Agencies and employers."), NEED_MAY(ACTION_WORK), today_go_organisations, NULL },
    { "accounts", "u", N_("Accounts"), N_("Accounts: who may sign in, as what."), 0, today_go_accounts, today_sees_accounts },
    { "closing-days", "h", NULL, N_("Closing days: holidays and closings that the office enters itself."), NEED_MAY(ACTION_CODES), today_go_closing_days, NULL },
    { "settings", "s", N_("Settings"), N_("Own settings: password, PIN, language, look."), NEED_MAY(ACTION_OWN_SETTINGS), today_go_settings, NULL },
    { "own-cases", "m", N_("Own/all"), N_("What is due: of the own cases, or of everybody's."), NEED_MAY(ACTION_AGENDA), show_own, NULL },
    { "day-staff", "d", N_("By staff"), N_("The day by staff and room: what is when, and what overlaps."), NEED_MAY(ACTION_AGENDA), today_go_staff, NULL },
    { "day-sheet", "t", N_("Day sheet"), N_("The day sheet as a text. That it was made is written into the audit."), NEED_MAY(ACTION_AGENDA), today_sheet, NULL },
    { "task-done", "e", NULL, N_("This task of a meeting is done today."), NEED_ROW | NEED_MAY(ACTION_MEETING), task_done, has_rows },
    { "row-outcome", "v", NULL, N_("What became of it: of the person, or the session, on the row."), NEED_ROW | NEED_MAY(ACTION_AGENDA), today_ask_outcome, has_rows },
    { "arrival-undo", "b", NULL, N_("Take back what was just noted: an arrival or a task. An earlier arrival is asked about."), NEED_MAY(ACTION_AGENDA), today_take_back, NULL },
    { "sign-out", "x", NULL, N_("Sign out. Unsaved work is kept as a draft."), 0, front_sign_out, NULL },
    { "postal-codes", "y", NULL, N_("Read a newer list of postal codes in (a file of Japan Post)."), NEED_MAY(ACTION_CODES), postal_import_ask, NULL },
    { "code-lists", "l", NULL, N_("Code lists: words of the choices, and the office's own."), NEED_MAY(ACTION_CODES), today_go_code_lists, NULL },
    { "security", "g", NULL, N_("Times and limits of all terminals: mask, lock, sign-out."), NEED_MAY(ACTION_SECURITY_VIEW), today_go_security, NULL },
    { 0 },
};
// clang-format on

const struct screen_ops today_screen = {
    .id = "today",
    .title = N_("Today"),
    .state_size = sizeof(struct today),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
};
