/* today_rows.c - see today_private.h */
#include "ui/screens/today_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/today_seat.h"

enum {
    AHEAD = 3,     /* of a group that comes first, so that a heap of it hides nothing else */
    WAITS_COLS = 8, /* "(120 min)" */
};

static struct today_row *
add_row(struct today *st, enum row_kind kind)
{
    struct today_row *row;

    st->rows = rows_grow(st->rows, st->count, sizeof *st->rows);
    row = &st->rows[st->count++];
    row->kind = kind;
    return row;
}

/* `set_in`: blanks before it, below the event that it belongs to. */
static void
put_time(struct today_row *row, const char *set_in, const char *local)
{
    snprintf(row->when, sizeof row->when, "%s%s", set_in, shown_time(local));
    (void)text_copy(row->when_short, sizeof row->when_short, shown_time(local));
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
    put_time(row, "", e->starts_at);
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
    put_time(row, alone ? "" : "  ", ev->event.starts_at);
    snprintf(row->who, sizeof row->who, seat->restricted ? _("%s (restricted)") : "%s",
             seat->name);
    if (alone)
        (void)text_copy(row->staff, sizeof row->staff, ev->staff);
    row->desk = screen_desk(s);
    row->here_end = today_seat_what(s, ev, seat, row->what, sizeof row->what, &row->style);
    /* Then it begins; an interview is over by its end at the latest. */
    row->waits_until = shown_time(alone ? ev->event.ends_at : ev->event.starts_at);
}

static void
add_walk_in(struct screen *s, const struct seat *seat)
{
    struct today_row *row = add_row(s->state, ROW_WALK_IN);

    row->seat = seat;
    put_time(row, "", seat->p.arrived_at);
    snprintf(row->who, sizeof row->who, seat->restricted ? _("%s (restricted)") : "%s",
             seat->name);
    snprintf(row->what, sizeof row->what, "%s", _("+ here, without an appointment"));
    row->style = STYLE_GOOD;
    row->desk = screen_desk(s);
    row->here_end = strlen(row->what);
    row->waits_until = "";
    shown_seat_warnings(seat, row->what, sizeof row->what);
    code_choices_words(s, "communication_need", seat->needs, row->what, sizeof row->what);
}

/* Is the same form of the same record begun at another terminal too? */
static bool
has_twin(const struct draft_list *list, const struct draft *draft)
{
    for (size_t i = 0; i < list->count; i++)
        if (&list->rows[i] != draft && is(list->rows[i].form, draft->form)
            && is(list->rows[i].record, draft->record))
            return true;
    return false;
}

/* Whose it is, and since when it lies there: two visitors are told apart by it. */
static void
add_draft(struct screen *s, const struct draft *draft)
{
    const struct today *st = s->state;
    struct today_row *row = add_row(s->state, ROW_DRAFT);
    char form[LONG_SIZE], whose[LONG_SIZE], at[SHOWN_STAMP_SIZE], since[LINE_SIZE];

    draft_words(draft, form, whose);
    shown_since(s, draft->saved_at, at);
    row->draft = draft;
    snprintf(row->when, sizeof row->when, "%s", _("draft"));
    (void)text_copy(row->when_short, sizeof row->when_short, row->when);
    snprintf(row->who, sizeof row->who, "%s", whose[0] != '\0' ? whose : form);
    snprintf(since, sizeof since, _("not saved, %s"), at);
    if (has_twin(&st->drafts, draft)) /* first: it tells them apart */
        shown_add(row->what, sizeof row->what, draft->terminal);
    shown_add(row->what, sizeof row->what, since);
    if (whose[0] != '\0')
        shown_add(row->what, sizeof row->what, form);
}

/* An event without a title is called by what it is. */
static bool
is_named_by_kind(const struct due_row *due)
{
    return (due->kind == DUE_OUTCOME || due->kind == DUE_POSTPONED) && due->name[0] == '\0';
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
    shown_day_of_year(s, due->due, row->when_short, sizeof row->when_short);
    (void)text_copy(row->who, sizeof row->who, is_named_by_kind(due) ? due->what : due->name);
    (void)text_copy(row->staff, sizeof row->staff,
                    due->staff_id != 0 ? due->staff_name : _("nobody yet"));
    st->due++;
    if (due->kind == DUE_NO_ACTION) {
        snprintf(row->what, sizeof row->what, "! %s", what);
        row->style = STYLE_WARNING;
    } else if (date_is_none(due->due)) {
        (void)text_copy(row->what, sizeof row->what, what);
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

enum due_group { GROUP_DECISIONS, GROUP_OUTCOMES, GROUP_OTHERS };

static enum due_group
group_of(const struct due_row *due)
{
    if (due_is_decision(due->kind))
        return GROUP_DECISIONS;
    return due->kind == DUE_OUTCOME || due->kind == DUE_POSTPONED || due->kind == DUE_SEAT
               ? GROUP_OUTCOMES
               : GROUP_OTHERS;
}

/* Each kind is read so far and no further. */
static bool
is_due_cut(const struct due_rows *due)
{
    int of_kind[DUE__COUNT] = { 0 };

    for (size_t i = 0; i < due->count; i++)
        if (++of_kind[due->rows[i].kind] >= DAY_DUE_MAX)
            return true;
    return false;
}

/* Of a group: behind the first `skip`, at most `most` of them. What became of it is asked of the newest
 * first: that one is remembered. */
static void
add_dues(struct screen *s, const struct flags *flags, enum due_group group, size_t skip, size_t most)
{
    const struct today *st = s->state;
    const struct due_rows *all = &st->day.due;
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct due_row *due =
            &all->rows[group == GROUP_OUTCOMES ? all->count - 1 - i : i];

        if (group_of(due) != group)
            continue;
        if (n >= skip && n - skip < most)
            add_due(s, due, flags);
        n++;
    }
}

static void
add_day(struct screen *s)
{
    struct today *st = s->state;

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
}

/* An arrival marked on the row of another person of that name is hard to find again. */
static void
tell_apart(struct screen *s)
{
    struct today *st = s->state;
    struct shown_who *all = st->count > 0 ? calloc(st->count, sizeof *all) : NULL;
    size_t n = 0;

    if (all == NULL && st->count > 0)
        abort();
    for (size_t i = 0; i < st->count; i++) {
        struct today_row *row = &st->rows[i];
        const struct seat *seat = row->seat;
        struct shown_who who = { .who = row->who, .size = sizeof row->who };

        if (seat != NULL) {
            who.person_id = seat->p.person_id;
            who.birth = seat->birth_date;
        } else if (row->due != NULL) {
            who.person_id = row->due->person_id;
            who.birth = row->due->birth_date;
        }
        if (who.person_id != 0)
            all[n++] = who;
    }
    st->apart_cols = shown_tell_apart(s, all, n);
    free(all);
}

void
today_make_rows(struct screen *s)
{
    struct today *st = s->state;
    struct flags flags = { 0 };

    if (!st->has_day || flag_open_list(screen_desk(s), &flags, NULL) != ERR_OK)
        flags = (struct flags){ 0 }; /* the day is of use without them */
    free(st->rows);
    st->rows = NULL;
    st->count = 0;
    st->expected = st->arrived = st->due = st->overdue = 0;
    st->is_cut = is_due_cut(&st->day.due);
    /* A few decisions come before all else, or nobody sees them below a full day; a heap of them
     * does not hide the day. */
    add_dues(s, &flags, GROUP_DECISIONS, 0, AHEAD);
    add_day(s);
    for (size_t i = 0; i < st->drafts.count; i++)
        add_draft(s, &st->drafts.rows[i]);
    add_dues(s, &flags, GROUP_DECISIONS, AHEAD, SIZE_MAX);
    add_dues(s, &flags, GROUP_OUTCOMES, 0, AHEAD);
    add_dues(s, &flags, GROUP_OTHERS, 0, SIZE_MAX);
    add_dues(s, &flags, GROUP_OUTCOMES, AHEAD, SIZE_MAX);
    flags_free(&flags);
    tell_apart(s);
    st->who_cols = st->what_cols = 0;
    for (size_t i = 0; i < st->count; i++) {
        int who = text_cols(st->rows[i].who), what = text_cols(st->rows[i].what)
                   + (st->rows[i].here_end > 0 ? WAITS_COLS : 0);

        st->who_cols = who > st->who_cols ? who : st->who_cols;
        st->what_cols = what > st->what_cols ? what : st->what_cols;
    }
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
}

long
today_row_id(const void *row)
{
    const struct today_row *r = row;

    switch (r->kind) {
    case ROW_EVENT: return (long)r->event->event.id * 4;
    case ROW_SEAT: return (long)r->seat->p.id * 4 + 1;
    case ROW_WALK_IN: return (long)r->seat->p.person_id * 4 - (1L << 40); /* apart from the others */
    case ROW_DUE: return ((long)due_row_whose(r->due) * DUE__COUNT + (long)r->due->kind) * 4 + 2;
    case ROW_DRAFT: break;
    }
    return draft_row_number(r->draft) * 4 + 3;
}

void
today_select_person(struct screen *s, int64_t person_id)
{
    const struct today *st = s->state;
    size_t at = st->count;

    for (size_t i = 0; i < st->count; i++) {
        const struct seat *seat = st->rows[i].seat;

        if (seat != NULL && seat->p.person_id == person_id
            && (at == st->count || is(seat->p.attendance, "attended")))
            at = i;
    }
    if (at < st->count)
        table_select(s->table, at);
}
