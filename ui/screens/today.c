/* today.c - see today.h */
#include "ui/screens/today.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/day.h"
#include "desk/draft.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/walk_in.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/kit/table.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/person.h"
#include "ui/screens/postal_import.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/today_acts.h"
#include "ui/screens/today_seat.h"

enum row_kind { ROW_EVENT, ROW_SEAT, ROW_WALK_IN, ROW_DRAFT, ROW_DUE };

struct today_row {
    enum row_kind kind;
    const struct day_event *event; /* EVENT, SEAT; in st->day */
    const struct seat *seat;       /* SEAT, WALK_IN */
    const struct due_row *due;     /* DUE */
    const struct draft *draft;     /* DRAFT; in st->drafts */
    enum style style;
    char when[WAREKI_SIZE];
    char who[LONG_SIZE + 64];
    char what[LONG_SIZE + 2 * LINE_SIZE];
    char staff[LINE_SIZE];
};

enum { COL_WHEN, COL_WHO, COL_WHAT, COL_STAFF, COL__COUNT };

struct today {
    struct day day;
    struct draft_list drafts;
    struct today_row *rows;
    size_t count;
    struct table_column columns[COL__COUNT + 1]; /* their widths follow the rows */
    int who_cols, what_cols; /* of the longest row */
    bool own;      /* what is due: of the own cases only */
    bool has_day;  /* the role may see the agenda */
    int expected, arrived, due, overdue;
};

/* ---- cells ---- */

static void
when_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->when);
}

static void
who_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->who);
}

static void
what_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct today_row *)row)->what);
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

/* ---- rows ---- */

static struct today_row *
add_row(struct today *st, enum row_kind kind)
{
    struct today_row *row;

    st->rows = rows_grow(st->rows, st->count, sizeof *st->rows);
    row = &st->rows[st->count++];
    row->kind = kind;
    return row;
}

static bool
is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static void
count_seats(const struct seat_list *seats, int *booked, int *arrived)
{
    *booked = *arrived = 0;
    for (size_t i = 0; i < seats->count; i++) {
        const struct participation *p = &seats->rows[i].p;

        *arrived += is(p->attendance, "attended");
        *booked += !p->waiting && (is(p->attendance, "booked") || is(p->attendance, "attended"));
    }
}

static void
count_people(struct today *st, const struct day_event *ev)
{
    int booked, arrived;

    if (is(ev->event.status, "cancelled") || is(ev->event.status, "postponed"))
        return;
    count_seats(&ev->seats, &booked, &arrived);
    st->expected += booked;
    st->arrived += arrived;
}

static void
add_event(struct screen *s, const struct day_event *ev)
{
    struct today *st = s->state;
    struct today_row *row = add_row(st, ROW_EVENT);
    const struct event_row *e = &ev->event;
    char counts[80] = "";
    int booked, arrived;

    row->event = ev;
    (void)text_copy(row->when, sizeof row->when, shown_time(e->starts_at));
    snprintf(row->who, sizeof row->who, "%s",
             e->title[0] != '\0' ? e->title
                                 : code_label(screen_desk(s), "event_kind", e->kind));
    (void)text_copy(row->staff, sizeof row->staff, ev->staff);
    count_seats(&ev->seats, &booked, &arrived);
    if (ev->clash[0] != '\0') { /* the sign first: it stands on narrow screens too */
        shown_add(row->what, sizeof row->what, "!");
        row->style = STYLE_WARNING;
    }
    if (!is(e->status, "planned"))
        shown_add(row->what, sizeof row->what,
                  code_label(screen_desk(s), "event_status", e->status));
    if (is(e->kind, "coordination_meeting"))
        snprintf(counts, sizeof counts, _n("%d case", "%d cases", e->cases), e->cases);
    else if (ev->seats.count > 0)
        snprintf(counts, sizeof counts, _("%d booked, %d here"), booked, arrived);
    shown_add(row->what, sizeof row->what, counts);
    shown_add(row->what, sizeof row->what, ev->clash);
    shown_add(row->what, sizeof row->what, e->place);
}

/* A seat below its event; an appointment is one row with its staff. */
static void
add_seat(struct screen *s, const struct day_event *ev, const struct seat *seat)
{
    struct today_row *row = add_row(s->state, ROW_SEAT);
    bool alone = today_is_appointment(ev);

    row->event = ev;
    row->seat = seat;
    snprintf(row->when, sizeof row->when, "%s%s", alone ? "" : "  ",
             shown_time(ev->event.starts_at));
    snprintf(row->who, sizeof row->who, seat->restricted ? _("%s (restricted)") : "%s",
             seat->name);
    if (alone)
        (void)text_copy(row->staff, sizeof row->staff, ev->staff);
    today_seat_what(s, ev, seat, row->what, sizeof row->what, &row->style);
}

static void
add_walk_in(struct screen *s, const struct seat *seat)
{
    struct today_row *row = add_row(s->state, ROW_WALK_IN);

    row->seat = seat;
    (void)text_copy(row->when, sizeof row->when, shown_time(seat->p.arrived_at));
    snprintf(row->who, sizeof row->who, seat->restricted ? _("%s (restricted)") : "%s",
             seat->name);
    snprintf(row->what, sizeof row->what, "%s", _("+ here, without an appointment"));
    row->style = STYLE_GOOD;
    shown_seat_warnings(seat, row->what, sizeof row->what);
    code_choices_words(s, "communication_need", seat->needs, row->what, sizeof row->what);
}

/* Whose it is, and since when it lies there: two visitors are told apart by it. */
static void
add_draft(struct screen *s, const struct draft *draft)
{
    struct today_row *row = add_row(s->state, ROW_DRAFT);
    char form[LONG_SIZE], whose[LONG_SIZE], at[SHOWN_STAMP_SIZE], day[WAREKI_SIZE];
    size_t today;

    draft_words(draft, form, whose);
    shown_stamp(s, draft->saved_at, at);
    shown_day(s, screen_today(s), day);
    today = strlen(day);
    row->draft = draft;
    snprintf(row->when, sizeof row->when, "%s", _("draft"));
    snprintf(row->who, sizeof row->who, "%s", whose[0] != '\0' ? whose : form);
    snprintf(row->what, sizeof row->what, _("not saved, %s"),
             strncmp(at, day, today) == 0 ? at + today + 1 : at);
    if (whose[0] != '\0')
        shown_add(row->what, sizeof row->what, form);
}

/* An event without a title is called by what it is. */
static bool
is_named_by_kind(const struct due_row *due)
{
    return due->kind == DUE_OUTCOME && due->name[0] == '\0';
}

static void
add_due(struct screen *s, const struct due_row *due, const struct flags *flags)
{
    struct today *st = s->state;
    struct today_row *row = add_row(st, ROW_DUE);
    long late = date_to_days(screen_today(s)) - date_to_days(due->due);
    char what[LONG_SIZE + LINE_SIZE];

    /* The next step names itself. */
    what[0] = '\0';
    if (due->kind != DUE_NEXT_ACTION)
        shown_add(what, sizeof what, due_kind_label(due->kind));
    if (!is_named_by_kind(due))
        shown_add(what, sizeof what, due->what);
    if (due->more > 0) {
        char more[40];

        snprintf(more, sizeof more, _n("(%d more)", "(%d more)", due->more), due->more);
        shown_add(what, sizeof what, more);
    }
    row->due = due;
    shown_day(s, due->due, row->when);
    (void)text_copy(row->who, sizeof row->who, is_named_by_kind(due) ? due->what : due->name);
    (void)text_copy(row->staff, sizeof row->staff,
                    due->staff_id != 0 ? due->staff_name : _("nobody yet"));
    st->due++;
    if (due->kind == DUE_NO_ACTION) {
        snprintf(row->what, sizeof row->what, "! %s", what);
        row->style = STYLE_WARNING;
    } else if (late > 0) {
        snprintf(row->what, sizeof row->what, _n("! %ld day late: %s", "! %ld days late: %s", late),
                 late, what);
        row->style = STYLE_WARNING;
        st->overdue++;
    } else {
        snprintf(row->what, sizeof row->what, late == 0 ? _("today: %s") : "%s", what);
    }
    flags_words(flags, due->person_id, what, sizeof what);
    shown_add(row->what, sizeof row->what, what);
}

/* A case without a next step or without contact is the supervisor's question, or of whoever is in
 * charge. */
static bool
is_wanted(const struct screen *s, const struct due_row *due)
{
    const struct today *st = s->state;
    const struct desk *d = screen_desk(s);
    bool mine = due->staff_id != 0 && due->staff_id == d->user.staff_id;

    if (st->own)
        return mine;
    return mine || (due->kind != DUE_NO_ACTION && due->kind != DUE_SILENT)
           || d->user.role == ROLE_SUPERVISOR;
}

static void
make_rows(struct screen *s)
{
    struct today *st = s->state;
    struct flags flags = { 0 };

    if (!st->has_day || flag_open_list(screen_desk(s), &flags, NULL) != ERR_OK)
        flags = (struct flags){ 0 }; /* the day is of use without them */
    free(st->rows);
    st->rows = NULL;
    st->count = 0;
    st->expected = st->arrived = st->due = st->overdue = 0;
    for (size_t i = 0; i < st->day.event_count; i++) {
        const struct day_event *ev = &st->day.events[i];

        count_people(st, ev);
        if (!today_is_appointment(ev))
            add_event(s, ev);
        for (size_t k = 0; k < ev->seats.count; k++)
            add_seat(s, ev, &ev->seats.rows[k]);
    }
    for (size_t i = 0; i < st->day.walk_ins.count; i++)
        add_walk_in(s, &st->day.walk_ins.rows[i]);
    for (size_t i = 0; i < st->drafts.count; i++)
        add_draft(s, &st->drafts.rows[i]);
    for (size_t i = 0; i < st->day.due.count; i++)
        if (is_wanted(s, &st->day.due.rows[i]))
            add_due(s, &st->day.due.rows[i], &flags);
    flags_free(&flags);
    st->who_cols = st->what_cols = 0;
    for (size_t i = 0; i < st->count; i++) {
        int who = text_cols(st->rows[i].who), what = text_cols(st->rows[i].what);

        st->who_cols = who > st->who_cols ? who : st->who_cols;
        st->what_cols = what > st->what_cols ? what : st->what_cols;
    }
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
}

/* Neither is cut while the other has room to spare; then what is to be done goes first, beside a
 * name of usual length. */
static void
set_widths(const struct screen *s, int cols)
{
    struct today *st = s->state;
    bool wide = cols >= SCREEN_NARROW;
    int room = wide ? cols - columns[COL_WHEN].cols - columns[COL_STAFF].cols - 10 : cols - 5;
    int least = wide ? 20 : 16, who = room - st->what_cols;

    if (who < least)
        who = least;
    if (who > st->who_cols)
        who = st->who_cols;
    st->columns[COL_WHO].cols = who;
}

/* There is one row a person and kind; what is nobody's has its own number. */
static int64_t
due_whose(const struct due_row *due)
{
    return due->person_id != 0 ? due->person_id : due->record_id;
}

/* The selection stays on the same thing when somebody else's arrival comes in. */
static long
row_id(const void *row)
{
    const struct today_row *r = row;

    switch (r->kind) {
    case ROW_EVENT: return (long)r->event->event.id * 4;
    case ROW_SEAT: return (long)r->seat->p.id * 4 + 1;
    case ROW_WALK_IN: return (long)r->seat->p.person_id * 4 - (1L << 40); /* apart from the others */
    case ROW_DUE: return ((long)due_whose(r->due) * DUE__COUNT + (long)r->due->kind) * 4 + 2;
    case ROW_DRAFT: break;
    }
    return draft_row_number(r->draft) * 4 + 3;
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
        rc = day_load(d, d->today, &day, e);
    if (rc != ERR_OK) {
        draft_list_free(&drafts);
        return rc;
    }
    draft_list_free(&st->drafts);
    day_free(&st->day);
    st->day = day;
    st->drafts = drafts;
    make_rows(s);
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
    table_set_id(s->table, row_id);
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

    if (!st->has_day)
        today_draw_ways(s, c, &a);
    else if (a.cols >= SCREEN_NARROW)
        area_line(c, &a, STYLE_HEADING,
                  _("Expected %d, here %d   Due %d, late %d%s   Drafts %zu"), st->expected,
                  st->arrived, st->due, st->overdue, st->own ? _(" (own)") : "",
                  st->drafts.count);
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

static const struct today_row *
seat_row(struct screen *s)
{
    const struct today_row *row = table_row(s->table);

    if (row->kind == ROW_SEAT || row->kind == ROW_WALK_IN)
        return row;
    screen_warn(s, "%s", _("Choose the row of a person who is expected."));
    return NULL;
}

static void
arrive(struct screen *s)
{
    const struct today_row *row = seat_row(s);
    struct err e = { 0 };
    char name[sizeof row->who];

    if (row == NULL)
        return;
    memcpy(name, row->who, sizeof name);
    if (row->kind == ROW_SEAT
        && !screen_ok(s, seat_arrive(screen_desk(s), row->seat->p.id, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, _("%s is here."), name);
}

static void
take_back(struct screen *s)
{
    const struct today_row *row = seat_row(s);
    struct participation p;
    char name[LINE_SIZE];
    struct err e = { 0 };

    if (row == NULL)
        return;
    p = row->seat->p;
    (void)text_copy(name, sizeof name, row->seat->name); /* the rows go with the next load */
    if (row->kind == ROW_WALK_IN) {
        if (screen_ok(s, walk_in_take_back(screen_desk(s), p.id, &e), &e)) {
            screen_reload(s);
            screen_say(s, _("The arrival of %s is taken back."), name);
        }
        return;
    }
    (void)text_copy(p.attendance, sizeof p.attendance, "booked");
    p.arrived_at[0] = '\0';
    if (!screen_ok(s, seat_change(screen_desk(s), &p, NULL, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, _("The arrival of %s is taken back."), name);
}

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
    make_rows(s);
    screen_say(s, "%s", st->own ? _("Due: own cases only.") : _("Due: everybody's cases."));
}

static bool
has_rows(const struct screen *s)
{
    return table_shown(s->table) > 0;
}

// clang-format off
static const struct command commands[] = {
    { "arrive", "a", N_("Here"), N_("This person is here now."), NEED_ROW | NEED_MAY(ACTION_AGENDA), arrive, has_rows },
    { "intake", "i F2", N_("Intake"), N_("Take up a consultation: search, or a new person."), NEED_MAY(ACTION_INTAKE), today_go_intake, NULL },
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
    { "day-staff", "d", N_("By staff"), N_("The day by staff: who has what when, and what overlaps."), NEED_MAY(ACTION_AGENDA), today_go_staff, NULL },
    { "day-sheet", "t", N_("Day sheet"), N_("The day sheet as a text. That it was made is written into the audit."), NEED_MAY(ACTION_AGENDA), today_sheet, NULL },
    { "task-done", "e", NULL, N_("This task of a meeting is done today."), NEED_ROW | NEED_MAY(ACTION_MEETING), task_done, has_rows },
    { "arrival-undo", "b", NULL, N_("Take back an arrival that was pressed by mistake."), NEED_ROW | NEED_MAY(ACTION_AGENDA), take_back, NULL },
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
