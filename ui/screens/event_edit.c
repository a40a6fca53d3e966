/* event_edit.c - see event_edit.h */
#include "ui/screens/event_edit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/appointment.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/meeting.h"
#include "ui/screens/open_days.h"
#include "ui/screens/orientation.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

/* What the kinds differ in; kinds not named are reports of F12. */
static const struct rules {
    const char *kind;
    enum action action;
    bool titled, seated, chaired, reported; /* has the fields */
} all_rules[] = {
    { "orientation", ACTION_AGENDA, false, true, false, false },
    { "coordination_meeting", ACTION_MEETING, false, false, true, false },
    { "", ACTION_WORK, true, false, false, true },
};

static const struct rules *
rules_of(const char *kind)
{
    const struct rules *r = all_rules;

    while (r->kind[0] != '\0' && strcmp(r->kind, kind) != 0)
        r++;
    return r;
}

bool
event_may_write(const struct desk *d, const char *kind)
{
    return strcmp(kind, EVENT_INTERVIEW) != 0 && desk_may(d, rules_of(kind)->action);
}


static const struct bind rows[] = {
    BIND(event, BIND_TEXT, kind),     BIND(event, BIND_TEXT, place),
    BIND(event, BIND_TEXT, title),    BIND(event, BIND_TEXT, status),
    BIND(event, BIND_INT, capacity),  BIND(event, BIND_INT, attendees),
    BIND(event, BIND_TEXT, summary),  BIND(event, BIND_TEXT, note),
    BIND(event, BIND_TEXT, reason),   BIND(event, BIND_TEXT, despite),
    { NULL, BIND_TEXT, 0, 0 },
};

/* An interview is booked with a person, on a screen of its own. */
static void
fill_kinds(struct form *f, struct screen *s)
{
    struct code_list codes = code_list(screen_desk(s), "event_kind");

    form_clear_choices(f, "kind");
    for (size_t i = 0; i < codes.count; i++)
        if (strcmp(codes.rows[i].id, EVENT_INTERVIEW) != 0)
            form_add_choice(f, "kind", codes.rows[i].id,
                            code_label(screen_desk(s), "event_kind", codes.rows[i].id));
}

static void
fill_lists(struct form *f, struct screen *s)
{
    fill_kinds(f, s);
    code_choices_set(f, s, "status", "event_status");
    code_choices_staff(f, s, "staff", NULL);
    code_choices_staff(f, s, "chair_id", NULL);
    code_choices_staff(f, s, "recorder_id", NULL);
}

static void reveal(struct form *f, struct screen *s);

/* Rows that are shown for kinds with a report. */
static bool
was_held(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    (void)key;
    return strcmp(form_get(f, "status"), "held") == 0;
}

/* Sessions and meetings have one; a report may leave it out. */
static bool
has_end(const struct form *f, const struct screen *s, const char *key)
{
    const struct rules *r = rules_of(form_get(f, "kind"));

    (void)s;
    (void)key;
    return r->seated || r->chaired;
}

static const struct field fields[] = {
    { .key = "kind", .label = N_("Kind"), .type = FIELD_CHOICE, .required = true,
      .list = fill_lists, .changed = reveal },
    { .key = "counts", .label = N_("Counts for"), .type = FIELD_READONLY },
    { .key = "title", .label = N_("Title"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .required = true },
    { .key = "day", .label = N_("Day"), .type = FIELD_DATE, .required = true,
      .hint = N_("Like H26.11.5 or 11/5."), .changed = reveal },
    { .key = "starts", .label = N_("From"), .type = FIELD_TIME, .required = true,
      .hint = N_("Like 9:30 or 930.") },
    { .key = "ends", .label = N_("To"), .type = FIELD_TIME, .needed = has_end,
      .hint = N_("Like 9:30 or 930.") },
    { .key = "place", .label = N_("Place"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true },
    { .key = "status", .label = N_("State"), .type = FIELD_CHOICE, .required = true,
      .changed = reveal },
    { .key = "capacity", .label = N_("Capacity"), .type = FIELD_NUMBER, .max = EVENT_CAPACITY_MAX,
      .required = true, .hint = N_("How many people can come.") },
    { .key = "attendees", .label = N_("Head count"), .type = FIELD_NUMBER,
      .max = EVENT_ATTENDEES_MAX, .needed = was_held,
      .hint = N_("Number of people; needed when it was held.") },
    { .key = "staff", .label = N_("Staff"), .type = FIELD_FLAGS },
    { .key = "chair_id", .label = N_("Chair"), .type = FIELD_CHOICE },
    { .key = "recorder_id", .label = N_("Recorder"), .type = FIELD_CHOICE },
    { .key = "summary", .label = N_("Report"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3, .needed = was_held, .hint = N_("Needed when it was held.") },
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = NOTE_CHARS, .rows = 2 },
    { .key = "reason", .label = N_("Why moved"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .hint = N_("Needed where day or time change and people are booked: it stands on their timeline.") },
    BIND_DESPITE,
    { 0 },
};

/* Time as it is typed, joined to how it is stored; "" without both. */
static void
take_local(const struct form *f, const char *time_key, char out[LOCAL_SIZE])
{
    char day[DATE_ISO_SIZE];

    date_to_iso(form_get_date(f, "day"), day);
    if (day[0] == '\0' || form_is_empty(f, time_key))
        out[0] = '\0';
    else
        snprintf(out, LOCAL_SIZE, "%s%s%.5s", day, "T", form_get(f, time_key));
}

/* "年度第3回 + 指標No.67に計上": its number in the year, and the figure it belongs to. */
static void
say_counts(struct form *f, struct screen *s)
{
    struct event *ev = s->state;
    char text[LINE_SIZE] = "", part[SHORT_SIZE];
    int no = event_kpi_no(form_get(f, "kind")), nth = 0;
    struct event asked = { .id = ev->id };

    (void)text_copy(asked.kind, sizeof asked.kind, form_get(f, "kind"));
    snprintf(asked.starts_at, sizeof asked.starts_at, "%s", "");
    if (!date_is_none(form_get_date(f, "day"))) {
        char day[DATE_ISO_SIZE];
        struct err e = { 0 };

        date_to_iso(form_get_date(f, "day"), day);
        snprintf(asked.starts_at, sizeof asked.starts_at, "%sT00:00", day);
        if (event_number(screen_desk(s), &asked, &nth, &e) == ERR_OK && nth > 0) {
            snprintf(part, sizeof part, _("No. %d of the year"), nth);
            shown_add(text, sizeof text, part);
        }
    }
    if (no != 0) {
        snprintf(part, sizeof part,
                 strcmp(form_get(f, "status"), "held") == 0
                     ? _("+ counts for No.%d")
                     : _("- counts for No.%d once it is held"),
                 no);
        shown_add(text, sizeof text, part);
    }
    form_set(f, "counts", text);
}

/* Only the fields that the kind has. */
static void
reveal(struct form *f, struct screen *s)
{
    const struct rules *r = rules_of(form_get(f, "kind"));

    form_show(f, "title", r->titled);
    form_show(f, "capacity", r->seated);
    form_show(f, "attendees", r->reported);
    form_show(f, "summary", r->reported);
    form_show(f, "chair_id", r->chaired);
    form_show(f, "recorder_id", r->chaired);
    form_show(f, "reason", !form_is_empty(f, "reason"));
    bind_restore_despite(f);
    say_counts(f, s);
    form_show(f, "counts", form_get(f, "counts")[0] != '\0');
}

/* ---- load ---- */

static void
put_staff_id(struct form *f, struct screen *s, const char *key, int64_t id)
{
    bind_put_staff(f, s, key, &id, id != 0);
}

static void
show(struct screen *s)
{
    const struct event *ev = s->state;
    /* The kind of a draft that is gone on with comes with what was typed. */
    const bool is_of_draft = ev->id == 0 && ev->kind[0] == '\0';
    const bool may_write = is_of_draft || event_may_write(screen_desk(s), ev->kind);
    char day[WAREKI_SIZE];

    bind_put(s->form, rows, ev);
    bind_reset_despite(s->form);
    form_set_date(s->form, "day", shown_local_day(ev->starts_at));
    form_set(s->form, "starts", shown_time(ev->starts_at));
    form_set(s->form, "ends", shown_time(ev->ends_at));
    bind_put_staff(s->form, s, "staff", ev->staff, ev->staff_count);
    put_staff_id(s->form, s, "chair_id", ev->chair_id);
    put_staff_id(s->form, s, "recorder_id", ev->recorder_id);
    reveal(s->form, s);
    form_lock_all(s->form, !may_write);
    form_lock(s->form, "kind", ev->id != 0 || !may_write);
    s->draft_version = (long)ev->version;
    draft_record_set(s, ev->id, 0);
    shown_day(s, shown_local_day(ev->starts_at), day);
    snprintf(s->subtitle, sizeof s->subtitle, "%s", ev->id != 0 ? day : _("new"));
}

/* A draft of a new one is listed by what it is. */
static void
settle(struct screen *s)
{
    static const char *const keys[] = { "title", NULL };
    const char *kind = form_choice_label(s->form, "kind");

    if (((const struct event *)s->state)->id == 0)
        draft_name_by(s, keys, kind[0] != '\0' ? kind : _("new event"));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct event *ev = s->state;
    enum err_code rc = ERR_OK;

    if (ev->id != 0)
        rc = event_find(screen_desk(s), ev->id, ev, e);
    if (rc == ERR_OK)
        show(s);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct event_arg *a = arg;
    struct event *ev = s->state;

    (void)e;
    *ev = (struct event){ .id = a->event_id,
                          .status = "planned",
                          .capacity = EVENT_NOT_KNOWN,
                          .attendees = EVENT_NOT_KNOWN };
    if (a->event_id == 0 && a->kind != NULL)
        (void)text_copy(ev->kind, sizeof ev->kind, a->kind);
    if (a->event_id == 0) {
        ev->staff[0] = ((struct desk *)screen_desk(s))->user.staff_id;
        ev->staff_count = ev->staff[0] != 0;
        ev->chair_id = ev->recorder_id = ev->staff[0];
    }
    s->form = form_new(s, fields);
    if (ev->kind[0] != '\0')
        form_focus(s->form, rules_of(ev->kind)->titled ? "title" : "day");
    return ERR_OK;
}

/* ---- save ---- */

/* The desk speaks of the moments, the form has day and times. */
static void
name_error(struct err *e)
{
    if (strcmp(e->field, "starts_at") == 0)
        (void)text_copy(e->field, sizeof e->field, "day");
    else if (strcmp(e->field, "ends_at") == 0)
        (void)text_copy(e->field, sizeof e->field, "ends");
}

static void
take(const struct form *f, struct event *ev)
{
    const struct rules *r;

    bind_take(f, rows, ev);
    take_local(f, "starts", ev->starts_at);
    take_local(f, "ends", ev->ends_at);
    ev->staff_count = bind_take_staff(f, "staff", ev->staff, EVENT_STAFF_MAX);
    r = rules_of(ev->kind);
    ev->chair_id = ev->recorder_id = 0;
    if (r->chaired) {
        (void)bind_take_staff(f, "chair_id", &ev->chair_id, 1);
        (void)bind_take_staff(f, "recorder_id", &ev->recorder_id, 1);
    }
}

/* A session and a meeting go on where people and cases are put into them. */
static void
go_on(struct screen *s, const struct event *ev)
{
    if (strcmp(ev->kind, "orientation") == 0)
        (void)screen_replace(s, &orientation_screen, &(struct seat_arg){ ev->id, 0 });
    else if (strcmp(ev->kind, "coordination_meeting") == 0)
        (void)screen_replace(s, &meeting_screen, &(struct event_arg){ ev->id, NULL });
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct event *ev = s->state, made = *ev;
    bool is_new = ev->id == 0, is_moved;
    enum err_code rc;

    take(s->form, &made);
    rc = event_save(screen_desk(s), &made, e);
    name_error(e);
    if (rc != ERR_OK) {
        bind_ask_despite(s->form, e);
        return rc;
    }
    is_moved = strcmp(ev->starts_at, made.starts_at) != 0;
    *ev = made;
    if (is_moved && strcmp(ev->status, "planned") == 0)
        open_days_warn(s, shown_local_day(ev->starts_at));
    if (ev->told > 0)
        screen_say(s, _n("%d person is to be told.", "%d people are to be told.", ev->told),
                   ev->told);
    if (is_new)
        go_on(s, ev);
    return ERR_OK;
}

static bool
is_old(const struct screen *s)
{
    return ((const struct event *)s->state)->id != 0;
}

static void
history(struct screen *s)
{
    const struct event *ev = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "event", ev->id });
}

static const struct command commands[] = {
    { "event-history", "Esc-y", N_("History"), N_("What was changed: before, after, who and when."),
      0, history, is_old },
    { 0 },
};

const struct screen_ops event_edit_screen = {
    .id = "event-edit",
    .title = N_("Event"),
    .state_size = sizeof(struct event),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .settle = settle,
    .restored = reveal,
};

void
event_show(struct screen *s, int64_t id, const char *kind)
{
    if (strcmp(kind, "orientation") == 0)
        screen_push(s, &orientation_screen, &(struct seat_arg){ id, 0 });
    else if (strcmp(kind, EVENT_INTERVIEW) == 0)
        screen_push(s, &appointment_screen, &(struct record_arg){ id, 0 });
    else
        screen_push(s,
                    strcmp(kind, "coordination_meeting") == 0 ? &meeting_screen
                                                              : &event_edit_screen,
                    &(struct event_arg){ id, NULL });
}
