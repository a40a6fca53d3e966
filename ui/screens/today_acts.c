/* today_acts.c - see today_acts.h */
#include "ui/screens/today_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/day.h"
#include "desk/event.h"
#include "desk/meeting.h"
#include "desk/restricted.h"
#include "desk/walk_in.h"
#include "desk/words.h"
#include "exchange/day_sheet.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/screens/accounts.h"
#include "ui/screens/appointment.h"
#include "ui/screens/board.h"
#include "ui/screens/calendar.h"
#include "ui/screens/caseload.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/code_lists.h"
#include "ui/screens/day_staff.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/intake.h"
#include "ui/screens/merge.h"
#include "ui/screens/merges.h"
#include "ui/screens/organisations.h"
#include "ui/screens/orientation.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/security.h"
#include "ui/screens/settings.h"
#include "ui/screens/sheet.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"
#include "ui/screens/today.h"
#include "ui/screens/today_private.h"

/* ---- who is here ---- */

static const struct today_row *
seat_row(struct screen *s)
{
    const struct today_row *row = table_row(s->table);

    if (row != NULL && (row->kind == ROW_SEAT || row->kind == ROW_WALK_IN))
        return row;
    screen_warn(s, "%s", _("Choose the row of a person who is expected."));
    return NULL;
}

static void
note_arrival(struct screen *s)
{
    const struct today_row *row = seat_row(s);
    struct today *st = s->state;
    struct err e = { 0 };
    char name[sizeof row->who];

    if (row == NULL)
        return;
    if (row->seat->p.arrived_at[0] != '\0'
        && (row->kind == ROW_WALK_IN || strcmp(row->seat->p.attendance, "attended") == 0)) {
        screen_say(s, _("%s has been here since %s."), row->who, shown_time(row->seat->p.arrived_at));
        return;
    }
    memcpy(name, row->who, sizeof name); /* the rows go with the next load */
    if (row->kind == ROW_SEAT && strcmp(row->seat->p.attendance, "attended") != 0) {
        const struct participation *p = &row->seat->p;

        if (!screen_ok(s, seat_arrive(screen_desk(s), p->id, &e), &e))
            return;
        memset(&st->just, 0, sizeof st->just);
        st->just.row = today_row_id(row);
        (void)text_copy(st->just.attendance, sizeof st->just.attendance, p->attendance);
    }
    screen_reload(s);
    screen_say(s, _("%s is here."), name);
}

/* Who is expected: at once. Of anybody else it is not the usual thing, and a place on the waiting list
 * does not come back. */
void
today_arrive(struct screen *s)
{
    const struct today_row *row = seat_row(s);
    const struct participation *p = row != NULL ? &row->seat->p : NULL;
    char words[LONG_SIZE + LINE_SIZE + 64];

    if (row == NULL)
        return;
    if (row->kind == ROW_WALK_IN || strcmp(p->attendance, "attended") == 0
        || (strcmp(p->attendance, "booked") == 0 && !p->waiting)) {
        note_arrival(s);
        return;
    }
    snprintf(words, sizeof words, _("%s has no seat that stands (%s). Is the person here all the same?"),
             row->who,
             p->waiting ? _("waiting list")
                        : code_label(screen_desk(s), "attendance_status", p->attendance));
    dialog_confirm(s, words, note_arrival);
}

static void
take_back_row(struct screen *s)
{
    const struct today_row *row = seat_row(s);
    struct today *st = s->state;
    struct participation p;
    char name[LINE_SIZE];
    struct err e = { 0 };
    int64_t promoted = 0;
    enum err_code rc;

    if (row == NULL)
        return;
    p = row->seat->p;
    (void)text_copy(name, sizeof name, row->seat->name); /* the rows go with the next load */
    if (row->kind == ROW_WALK_IN) {
        rc = walk_in_take_back(screen_desk(s), p.id, &e);
    } else {
        bool is_just = st->just.row == today_row_id(row) && st->just.attendance[0] != '\0';

        (void)text_copy(p.attendance, sizeof p.attendance,
                        is_just ? st->just.attendance : "booked");
        rc = seat_change(screen_desk(s), &p, &promoted, &e);
    }
    if (!screen_ok(s, rc, &e))
        return;
    memset(&st->just, 0, sizeof st->just);
    screen_reload(s);
    if (p.stage == SEAT_STAGE_STAYS)
        shown_stage_after(s, p.stage);
    else
        screen_say(s, _("The arrival of %s is taken back."), name);
    orientation_say_promoted(s, p.event_id, promoted);
}

static void
open_task_again(struct screen *s)
{
    struct today *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, meeting_task_done(screen_desk(s), st->just.task_id, DATE_NONE, &e), &e))
        return;
    memset(&st->just, 0, sizeof st->just);
    screen_reload(s);
    screen_say(s, "%s", _("The task is open again."));
}

/* today_row_id() of the selected row; 0: there is none. */
static long
selected(const struct screen *s)
{
    const struct today_row *row = table_row(s->table);

    return row != NULL ? today_row_id(row) : 0;
}

/* A task that is done has no row: it is meant until another one is gone to. The time of an arrival is kept
 * nowhere else: one that was not noted just now is asked about. */
void
today_take_back(struct screen *s)
{
    const struct today *st = s->state;
    const struct today_row *row;
    char words[LINE_SIZE + 80];

    if (st->just.task_id != 0 && st->just.row == selected(s)) {
        open_task_again(s);
        return;
    }
    row = seat_row(s);
    if (row == NULL)
        return;
    if (row->seat->p.arrived_at[0] == '\0') {
        screen_warn(s, _("%s has not come yet."), row->seat->name);
        return;
    }
    if (st->just.row == selected(s)) {
        take_back_row(s);
        return;
    }
    snprintf(words, sizeof words, _("%s came at %s. Take this arrival back?"), row->seat->name,
             shown_time(row->seat->p.arrived_at));
    dialog_confirm(s, words, take_back_row);
}

/* ---- without an appointment ---- */

void
today_show_here(struct screen *s, int64_t person_id)
{
    struct today *st = s->state;

    screen_reload(s);
    today_select_person(s, person_id);
    memset(&st->just, 0, sizeof st->just);
    st->just.row = selected(s);
}

static void
came(struct screen *s, int64_t person_id)
{
    bool expected = false;
    struct err e = { 0 };

    if (!screen_ok(s, walk_in_note(screen_desk(s), person_id, &expected, &e), &e))
        return;
    today_show_here(s, person_id);
    screen_say(s, "%s", expected ? _("Expected today: marked as here on the booked seat.")
                                 : _("Here without an appointment. i: take up a consultation."));
}

static void
unknown_came(struct screen *s, const char *typed)
{
    screen_push(s, &slip_screen,
                &(struct slip_arg){ .kind = SLIP_NEW_PERSON, .typed = typed, .is_here = true });
}

void
today_walk_in(struct screen *s)
{
    choose_person_or_new(s, _("came without an appointment"), came, unknown_came);
}

void
today_book_interview(struct screen *s)
{
    choose_person(s, _("who gets an interview"), appointment_book);
}

/* ---- what is due ---- */

/* Who looks at it has settled it. */
static void
show_opening(struct screen *s, int64_t id)
{
    struct restricted_opening o;
    struct err e = { 0 };
    char text[1024], day[WAREKI_SIZE];

    if (!screen_ok(s, restricted_look(screen_desk(s), id, &o, &e), &e))
        return;
    shown_day(s, shown_local_day(o.opened_at), day);
    snprintf(text, sizeof text, _("%s %s\nOpened by %s on %s %s.\nReason: %s\n\nThis is settled now."),
             o.ref, o.name, o.staff_name, day, shown_time(o.opened_at), o.reason);
    screen_reload(s);
    dialog_message(s, _("Restricted record opened"), text);
}

void
today_open_due(struct screen *s, const struct due_row *due)
{
    if (due->kind == DUE_OUTCOME || due->kind == DUE_POSTPONED || due->kind == DUE_SEAT)
        event_show(s, due->record_id, due->code);
    else if (due->kind == DUE_MERGE)
        merge_show_proposal(s, due->record_id);
    else if (due->kind == DUE_UNMERGE)
        casework_go_record(s, &merges_screen, (struct record_arg){ 0, due->person_id });
    else if (due->kind == DUE_RESTRICTION)
        casework_go_record(s, &restrictions_screen, (struct record_arg){ 0, due->person_id });
    else if (due->kind == DUE_OPENED)
        show_opening(s, due->record_id);
    else
        person_show(s, due->person_id);
}

/* ---- the sheet ---- */

void
today_sheet(struct screen *s)
{
    struct desk *d = screen_desk(s);
    struct day_foot foot;
    struct day day;
    struct err e = { 0 };
    struct sheet_text t;

    if (!screen_ok(s, day_sheet(d, screen_today(s), &day, &foot, &e), &e))
        return;
    day_sheet_write(d, &day, &foot, sheet_begin(&t));
    day_free(&day);
    sheet_show(s, "day", &t);
}

/* ---- what is done ---- */

void
today_task_done(struct screen *s, int64_t task_id)
{
    struct today *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, meeting_task_done(screen_desk(s), task_id, screen_today(s), &e), &e))
        return;
    memset(&st->just, 0, sizeof st->just);
    screen_reload(s);
    st->just.task_id = task_id;
    st->just.row = selected(s);
    screen_say(s, "%s", _("The task is done. b takes it back."));
}

/* ---- the ways from here ---- */

void
today_draw_ways(const struct screen *s, struct canvas *c, struct area *a)
{
    area_paragraph(c, a, STYLE_NORMAL, _("Your role sees no visitors. These keys go on:"));
    for (const struct command *row = s->ops->commands; row->name != NULL; row++) {
        char keys[48];

        if ((row->needs & NEED_ROW) || !command_is_open(row, s))
            continue;
        command_keys_text(row, s, 1, keys, sizeof keys);
        area_line(c, a, STYLE_NORMAL, "  %s  %s", keys, word(row->help));
    }
    area_gap(a);
}

void
today_go_staff(struct screen *s)
{
    screen_push(s, &day_staff_screen, NULL);
}

void
today_go_intake(struct screen *s)
{
    screen_push(s, &intake_screen, NULL);
}

void
today_take_up(struct screen *s)
{
    const struct today_row *row = table_row(s->table);
    char name[LINE_SIZE];

    if (row == NULL || row->kind != ROW_WALK_IN || row->seat->taken_up) {
        today_go_intake(s);
        return;
    }
    (void)text_copy(name, sizeof name, row->seat->name);
    if (screen_push(s, &slip_screen,
                    &(struct slip_arg){ .kind = SLIP_KNOWN_PERSON,
                                        .person_id = row->seat->p.person_id,
                                        .name = row->seat->name,
                                        .ref = row->seat->person_ref })
        && app_status(s->app)[0] == '\0') /* a draft that came back is said first */
        screen_say(s, _("The slip of %s. Somebody else: F3, then F2."), name);
}

void
today_go_people(struct screen *s)
{
    screen_push(s, &people_screen, NULL);
}

void
today_go_cases(struct screen *s)
{
    screen_push(s, &caseload_screen, NULL);
}

void
today_go_calendar(struct screen *s)
{
    screen_push(s, &calendar_screen, NULL);
}

void
today_go_board(struct screen *s)
{
    screen_push(s, &board_screen, NULL);
}

void
today_go_organisations(struct screen *s)
{
    screen_push(s, &organisations_screen, NULL);
}

void
today_go_accounts(struct screen *s)
{
    screen_push(s, &accounts_screen, NULL);
}

void
today_go_closing_days(struct screen *s)
{
    screen_push(s, &closing_days_screen, NULL);
}

void
today_go_code_lists(struct screen *s)
{
    screen_push(s, &code_lists_screen, NULL);
}

void
today_go_security(struct screen *s)
{
    screen_push(s, &security_screen, NULL);
}

void
today_go_settings(struct screen *s)
{
    screen_push(s, &settings_screen, NULL);
}

bool
today_sees_accounts(const struct screen *s)
{
    const struct desk *d = screen_desk(s);

    return desk_may(d, ACTION_ACCOUNTS_VIEW) || desk_may(d, ACTION_UNLOCK);
}
