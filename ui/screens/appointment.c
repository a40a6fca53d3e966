/* appointment.c - see appointment.h */
#include "ui/screens/appointment.h"

#include <stdio.h>
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "desk/appointment.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/setting.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/interview.h"
#include "ui/screens/person.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

enum { OUTCOMES = 8, SLOT_LABEL = 60 };

struct appointment_state {
    struct appointment a;      /* as it was read */
    char offered[LOCAL_SIZE];  /* the time that was proposed last; "" none */
    struct appointment_hours hours;
    struct appointment_slots slots; /* free ones for what stands in the form */
    const char *outcomes[OUTCOMES]; /* that were offered last; the desk's */
    const char *outcome;            /* the one chosen, while its reason is asked */
};

/* ---- the form ---- */

static const struct bind rows[] = {
    BIND(appointment, BIND_NUMBER, staff_id), BIND(appointment, BIND_INT, minutes),
    BIND(appointment, BIND_TEXT, place),      BIND(appointment, BIND_TEXT, purpose),
    BIND(appointment, BIND_TEXT, note),       BIND(appointment, BIND_TEXT, despite),
    { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_case_staff(f, s, "staff_id", NULL);
}

static void propose(struct form *f, struct screen *s);
static void propose_time(struct form *f, struct screen *s);

static const struct field fields[] = {
    { .key = "state", .label = N_("State"), .type = FIELD_READONLY, .list = fill_staff },
    { .key = "staff_id", .label = N_("Staff"), .type = FIELD_CHOICE, .required = true,
      .changed = propose },
    { .key = "day", .label = N_("Day"), .type = FIELD_DATE, .required = true,
      .changed = propose_time,
      .hint = N_("The first free time stands here. F2: other free times.") },
    { .key = "at", .label = N_("Time"), .type = FIELD_TIME, .required = true,
      .hint = N_("The first free time stands here. F2: other free times.") },
    { .key = "minutes", .label = N_("Minutes taken"), .type = FIELD_NUMBER, .required = true,
      .min = APPOINTMENT_MINUTES_LEAST, .max = APPOINTMENT_MINUTES_MOST, .changed = propose },
    { .key = "free", .label = N_("Free times"), .type = FIELD_READONLY },
    { .key = "place", .label = N_("Place"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .changed = propose },
    { .key = "purpose", .label = N_("Purpose"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "note", .label = N_("Note"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "reason", .label = N_("Why moved"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .hint = N_("Needed where day, time or staff change: who asked, and why.") },
    BIND_DESPITE,
    { 0 },
};

static bool
is_new(const struct screen *s)
{
    return ((const struct appointment_state *)s->state)->a.id == 0;
}

/* It may still be moved. */
static bool
is_open(const struct screen *s)
{
    const struct appointment_state *st = s->state;

    return is_new(s) || strcmp(st->a.attendance, "booked") == 0;
}

static void
take(const struct form *f, struct appointment *a)
{
    char day[DATE_ISO_SIZE];

    bind_take(f, rows, a);
    date_to_iso(form_get_date(f, "day"), day);
    a->starts_at[0] = '\0';
    if (day[0] != '\0' && !form_is_empty(f, "at"))
        snprintf(a->starts_at, sizeof a->starts_at, "%.10sT%.5s", day, form_get(f, "at"));
}

static void
put_time(struct form *f, const char *local)
{
    form_set_date(f, "day", shown_local_day(local));
    form_set(f, "at", shown_time(local));
}

/* "H26.10.31 10:30 11:00 14:00  H26.11.4 9:00": each day once. */
static void
say_free(struct screen *s)
{
    const struct appointment_state *st = s->state;
    char words[LONG_SIZE] = "", day[WAREKI_SIZE];

    for (size_t i = 0; i < st->slots.count; i++) {
        const char *slot = st->slots.starts_at[i];

        if (i == 0 || strncmp(slot, st->slots.starts_at[i - 1], DATE_ISO_SIZE - 1) != 0) {
            shown_day(s, shown_local_day(slot), day);
            shown_add(words, sizeof words, day);
        }
        shown_add(words, sizeof words, shown_time(slot));
    }
    if (st->slots.count == 0)
        snprintf(words, sizeof words, _("none in the next %d days"), st->hours.days);
    form_set(s->form, "free", words);
}

/* Reads what is free from that day on (DATE_NONE: today); false: it could not be read. */
static bool
read_free(struct screen *s, struct date from)
{
    struct appointment_state *st = s->state;
    struct appointment wanted = st->a;
    struct err e = { 0 };

    take(s->form, &wanted);
    if (wanted.minutes < APPOINTMENT_MINUTES_LEAST)
        wanted.minutes = st->hours.minutes;
    if (!screen_ok(s,
                   appointment_free(screen_desk(s), &wanted, from, &st->slots, &e), &e))
        return false;
    say_free(s);
    return true;
}

/* As long as the time that was proposed stands. */
static bool
is_untouched(const struct form *f, const struct appointment_state *st)
{
    return st->a.id == 0 && st->offered[0] != '\0'
           && strcmp(form_get(f, "at"), shown_time(st->offered)) == 0;
}

/* On a day that was typed: its first free time, if it has one. */
static void
propose_time(struct form *f, struct screen *s)
{
    struct appointment_state *st = s->state;
    struct date day = form_get_date(f, "day");

    if (date_is_none(day) || !read_free(s, day) || st->slots.count == 0 || !is_untouched(f, st)
        || date_compare(day, shown_local_day(st->slots.starts_at[0])) != 0)
        return;
    (void)text_copy(st->offered, sizeof st->offered, st->slots.starts_at[0]);
    form_set(f, "at", shown_time(st->offered));
}

/* Other staff, length or place: their first free time. */
static void
propose(struct form *f, struct screen *s)
{
    struct appointment_state *st = s->state;
    bool anew = is_untouched(f, st)
                && date_compare(form_get_date(f, "day"), shown_local_day(st->offered)) == 0;

    if (!read_free(s, anew ? DATE_NONE : form_get_date(f, "day")) || !anew
        || st->slots.count == 0)
        return;
    (void)text_copy(st->offered, sizeof st->offered, st->slots.starts_at[0]);
    put_time(f, st->offered);
}

/* ---- read and store ---- */

/* "予約", or "+ 出席 9:55". */
static void
say_state(struct screen *s)
{
    const struct appointment *a = &((const struct appointment_state *)s->state)->a;
    char words[LINE_SIZE] = "";

    if (strcmp(a->attendance, "attended") == 0)
        shown_add(words, sizeof words, "+");
    shown_add(words, sizeof words,
              code_label(screen_desk(s), "attendance_status", a->attendance));
    shown_add(words, sizeof words, shown_time(a->arrived_at));
    form_set(s->form, "state", words);
}

static void
put(struct screen *s)
{
    struct appointment_state *st = s->state;
    bool may = desk_may(screen_desk(s), ACTION_AGENDA), moves = is_open(s);

    bind_put(s->form, rows, &st->a);
    bind_put_staff(s->form, s, "staff_id", &st->a.staff_id, st->a.staff_id != 0);
    put_time(s->form, st->a.starts_at);
    form_set(s->form, "reason", "");
    bind_reset_despite(s->form);
    say_state(s);
    form_show(s->form, "state", !is_new(s));
    form_show(s->form, "free", moves);
    form_show(s->form, "reason", !is_new(s) && moves);
    form_lock_all(s->form, !may);
    form_lock(s->form, "staff_id", !may || !moves);
    form_lock(s->form, "day", !may || !moves);
    form_lock(s->form, "at", !may || !moves);
    form_lock(s->form, "minutes", !may || !moves);
    form_lock(s->form, "purpose", !may || st->a.masked);
    form_lock(s->form, "note", !may || st->a.masked);
    if (moves)
        (void)read_free(s, form_get_date(s->form, "day"));
}

static void
name_person(struct screen *s)
{
    const struct appointment *a = &((const struct appointment_state *)s->state)->a;

    s->subtitle[0] = '\0';
    shown_add(s->subtitle, sizeof s->subtitle, a->person_name);
    if (a->caution[0] != '\0') {
        shown_add(s->subtitle, sizeof s->subtitle, " !");
        shown_add(s->subtitle, sizeof s->subtitle, a->caution);
    }
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct appointment_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct appointment read;
    enum err_code rc = is_new(s) ? appointment_begin(d, st->a.person_id, &read, e)
                                 : appointment_find(d, st->a.id, &read, e);

    if (rc == ERR_OK)
        rc = setting_get_hours(d, &st->hours, e);
    if (rc != ERR_OK)
        return rc;
    st->a = read;
    (void)text_copy(st->offered, sizeof st->offered, is_new(s) ? read.starts_at : "");
    s->draft_version = (long)read.version;
    draft_record_set(s, read.id, read.person_id);
    name_person(s);
    put(s);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct appointment_state *st = s->state;

    (void)e;
    st->a.id = a->id;
    st->a.person_id = a->person_id;
    s->form = form_new(s, fields);
    form_focus(s->form, "at"); /* a stray key there is seen, of the staff it would be another one */
    draft_record_set(s, a->id, a->person_id);
    return ERR_OK;
}

static void
say_booked(struct screen *s, const struct appointment *a, bool was_new)
{
    char day[WAREKI_SIZE];

    shown_date(s, shown_local_day(a->starts_at), day);
    screen_say(s,
               was_new ? _("Booked: interview on %s %s, %s.")
                       : _("Moved: the interview is on %s %s now, %s."),
               day, shown_time(a->starts_at), a->staff_name);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct appointment_state *st = s->state;
    struct appointment made = st->a;
    bool was_new = is_new(s), moved;
    enum err_code rc;

    take(s->form, &made);
    moved = strcmp(made.starts_at, st->a.starts_at) != 0;
    rc = appointment_save(screen_desk(s), &made, form_get(s->form, "reason"), e);
    if (rc != ERR_OK) {
        bind_ask_despite(s->form, e);
        return rc;
    }
    st->a = made;
    if (was_new || moved)
        say_booked(s, &made, was_new);
    if (was_new)
        screen_pop(s);
    return ERR_OK;
}

static void
restored(struct form *f, struct screen *s)
{
    const struct appointment_state *st = s->state;

    bind_restore_despite(f);
    if (st->a.id == 0) /* of whom and for what was typed */
        (void)read_free(s, form_get_date(f, "day"));
}

/* ---- commands ---- */

static void
slot_picked(struct screen *s, int index)
{
    struct appointment_state *st = s->state;
    const char *slot = st->slots.starts_at[index];
    char day[DATE_ISO_SIZE];

    snprintf(day, sizeof day, "%.10s", slot);
    (void)text_copy(st->offered, sizeof st->offered, slot);
    bind_type(s->form, "day", day);
    bind_type(s->form, "at", shown_time(slot));
}

static void
show_free(struct screen *s)
{
    struct appointment_state *st = s->state;
    struct choice choices[APPOINTMENT_SLOTS + 1] = { { 0 } };
    char labels[APPOINTMENT_SLOTS][SLOT_LABEL], day[WAREKI_SIZE], title[LONG_SIZE] = "";

    if (!read_free(s, form_get_date(s->form, "day")))
        return;
    shown_add(title, sizeof title, _("Free times"));
    shown_add(title, sizeof title, form_choice_label(s->form, "staff_id"));
    for (size_t i = 0; i < st->slots.count; i++) {
        const char *slot = st->slots.starts_at[i];

        shown_day(s, shown_local_day(slot), day);
        snprintf(labels[i], sizeof labels[i], "%s  %s", day, shown_time(slot));
        choices[i] = (struct choice){ "slot", labels[i] };
    }
    if (st->slots.count == 0)
        screen_warn(s, _("There is no free time in the next %d days. Choose other staff."),
                    st->hours.days);
    else
        picker_ask(s, title, choices, 0, slot_picked);
}

static void
settle(struct screen *s, const char *note)
{
    struct appointment_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct err e = { 0 };
    bool arrives = strcmp(st->outcome, "attended") == 0
                   && date_compare(shown_local_day(st->a.starts_at), screen_today(s)) == 0;

    if (!screen_ok(s,
                   arrives ? seat_arrive(d, st->a.seat_id, &e)
                           : appointment_settle(d, &st->a, st->outcome, note, &e),
                   &e))
        return;
    screen_reload(s);
    screen_say(s, _("Written down: %s."),
               code_label(d, "attendance_status", st->outcome));
}

static void
reason_typed(struct screen *s, const char *text)
{
    settle(s, text);
}

static void
outcome_picked(struct screen *s, int index)
{
    struct appointment_state *st = s->state;

    st->outcome = st->outcomes[index];
    if (!st->a.masked
        && (strcmp(st->outcome, "excused") == 0 || attendance_is_cancelled(st->outcome)))
        dialog_prompt(s, _("Why, and who said so? It stands on the appointment."), st->a.note,
                      LONG_CHARS, reason_typed);
    else
        settle(s, "");
}

/* Only what can be true of that day. */
static void
ask_outcome(struct screen *s)
{
    struct appointment_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct code_list codes = code_list(d, "attendance_status");
    struct choice choices[OUTCOMES + 1] = { { 0 } };
    struct date day = shown_local_day(st->a.starts_at);
    size_t n = 0;

    for (size_t i = 0; i < codes.count && n < OUTCOMES; i++) {
        const char *id = codes.rows[i].id;

        if (!attendance_fits(id, day, screen_today(s)) || strcmp(id, st->a.attendance) == 0)
            continue;
        st->outcomes[n] = id;
        choices[n++] = (struct choice){ id, code_label(d, "attendance_status", id) };
    }
    picker_ask(s, _("What became of it"), choices, 0, outcome_picked);
}

static bool
is_stored(const struct screen *s)
{
    return !is_new(s);
}

static void
show_card(struct screen *s)
{
    person_show(s, ((const struct appointment_state *)s->state)->a.person_id);
}

static void
write_sheet(struct screen *s)
{
    const struct appointment_state *st = s->state;

    casework_go_record(s, &interview_screen, (struct record_arg){ 0, st->a.person_id });
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    form_hint(s->form, out, size);
    if (out[0] == '\0' && is_new(s))
        snprintf(out, size, "%s", _("F9 books this time. F2: other free times."));
}

#define MAY NEED_MAY(ACTION_AGENDA)

// clang-format off
static const struct command commands[] = {
    { "appointment-free", "F2", N_("Free times"), N_("Choose among the free times of this member of staff."), MAY, show_free, is_open },
    { "appointment-outcome", "Ctrl-X", N_("Result"), N_("What became of it: came, did not come, called off and by whom."), MAY, ask_outcome, is_stored,
      .why = N_("It is not stored yet.") },
    { "appointment-sheet", "Ctrl-V", N_("Interview"), N_("Begin the interview sheet of this person."), NEED_MAY(ACTION_WRITE_C), write_sheet, is_stored,
      .why = N_("It is not stored yet.") },
    { "person-card", "Ctrl-Y", N_("Card"), N_("Open the card of this person."), 0, show_card, is_stored,
      .why = N_("It is not stored yet.") },
    { 0 },
};
// clang-format on

const struct screen_ops appointment_screen = {
    .id = "appointment",
    .title = N_("Appointment"),
    .state_size = sizeof(struct appointment_state),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .restored = restored,
    .hint = hint,
};

void
appointment_book(struct screen *s, int64_t person_id)
{
    (void)screen_push(s, &appointment_screen, &(struct record_arg){ 0, person_id });
}
