/* orientation_edit.c - a session's own data in a form: day, time, place, places, staff, state. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/orientation.h"
#include "ui/screens/orientation_private.h"
#include "ui/screens/shown.h"

enum { USUAL_CAPACITY = 20 };

static void
fill(struct form *f, struct screen *s)
{
    code_choices_staff(f, s, "staff", NULL);
}

static void
fill_status(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "status", "event_status");
}

static const struct field fields[] = {
    { .key = "day", .label = N_("Day"), .type = FIELD_DATE, .required = true },
    { .key = "from", .label = N_("From"), .type = FIELD_TIME, .required = true },
    { .key = "to", .label = N_("To"), .type = FIELD_TIME, .required = true },
    { .key = "place", .label = N_("Place"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true },
    { .key = "capacity", .label = N_("Places"), .type = FIELD_NUMBER, .required = true, .min = 1,
      .max = EVENT_CAPACITY_MAX, .hint = N_("How many people; more go on the waiting list.") },
    { .key = "staff", .label = N_("Staff"), .type = FIELD_FLAGS, .list = fill,
      .hint = N_("Left empty: you.") },
    { .key = "status", .label = N_("State"), .type = FIELD_CHOICE, .required = true,
      .list = fill_status },
    { .key = "reason", .label = N_("Why moved"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .hint = N_("Needed where day or time change and people are booked: it stands on their timeline.") },
    BIND_DESPITE,
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = NOTE_CHARS },
    { 0 },
};

/* ---- the form and the event ---- */

static void
put(struct form *f, const struct event *ev)
{
    char staff[EVENT_STAFF_MAX * 24] = "";
    size_t used = 0;

    form_set_date(f, "day", shown_local_day(ev->starts_at));
    form_set(f, "from", shown_time(ev->starts_at));
    form_set(f, "to", shown_time(ev->ends_at));
    form_set(f, "place", ev->place);
    if (ev->capacity != EVENT_NOT_KNOWN)
        form_set_number(f, "capacity", ev->capacity);
    for (int i = 0; i < ev->staff_count; i++)
        used += (size_t)snprintf(staff + used, sizeof staff - used, "%s%" PRId64,
                                 i > 0 ? ";" : "", ev->staff[i]);
    form_set(f, "staff", staff);
    form_set(f, "status", ev->status);
    form_set(f, "note", ev->note);
}

static enum err_code
take_staff(const struct form *f, struct event *ev, struct err *e)
{
    const char *ids = form_get(f, "staff");

    ev->staff_count = 0;
    while (*ids != '\0') {
        char *end;
        int64_t id = strtoll(ids, &end, 10);

        if (ev->staff_count == EVENT_STAFF_MAX)
            return err_set(e, ERR_INVALID, "staff", N_("At most %d staff."), EVENT_STAFF_MAX);
        ev->staff[ev->staff_count++] = id;
        ids = *end == ';' ? end + 1 : end + strlen(end);
    }
    return ERR_OK;
}

static enum err_code
take(const struct form *f, struct event *ev, struct err *e)
{
    char day[DATE_ISO_SIZE];
    enum err_code rc = take_staff(f, ev, e);

    (void)text_copy(day, sizeof day, form_get(f, "day"));
    snprintf(ev->starts_at, sizeof ev->starts_at, "%sT%.5s", day, form_get(f, "from"));
    ev->ends_at[0] = '\0';
    if (!form_is_empty(f, "to"))
        snprintf(ev->ends_at, sizeof ev->ends_at, "%sT%.5s", day, form_get(f, "to"));
    ev->capacity = (int)form_get_number(f, "capacity", EVENT_NOT_KNOWN);
    if (rc == ERR_OK)
        rc = casework_take(f, "place", ev->place, sizeof ev->place, e);
    if (rc == ERR_OK)
        rc = casework_take(f, "status", ev->status, sizeof ev->status, e);
    if (rc == ERR_OK)
        rc = casework_take(f, "reason", ev->reason, sizeof ev->reason, e);
    if (rc == ERR_OK)
        rc = casework_take(f, "despite", ev->despite, sizeof ev->despite, e);
    if (rc == ERR_OK)
        rc = casework_take(f, "note", ev->note, sizeof ev->note, e);
    return rc;
}

/* The desk speaks of starts_at and ends_at, the form has day and times. */
static void
name_error(struct err *e)
{
    if (strcmp(e->field, "starts_at") == 0)
        snprintf(e->field, sizeof e->field, "day");
    else if (strcmp(e->field, "ends_at") == 0)
        snprintf(e->field, sizeof e->field, "to");
}

/* Who is to be called, and what else there is to know. */
static void
say_stored(struct screen *s, const struct event *ev)
{
    if (ev->told > 0)
        screen_say(s, _n("%d person is to be told. t shows the phone of a row.",
                         "%d people are to be told. t shows the phone of each row.", ev->told),
                   ev->told);
    if (ev->promoted > 0)
        screen_say(s, _n("%d of the waiting list has a place now. Tell the person.",
                         "%d of the waiting list have a place now. Tell them.", ev->promoted),
                   ev->promoted);
}

static void
call_off(struct screen *s)
{
    struct orientation_state *st = s->state;

    st->calls_off = true;
    (void)screen_save(app_top(s->app)); /* the form, below the question */
    st->calls_off = false;
}

static enum err_code
ask_first(struct screen *s, const char *before, const struct event *ev, struct err *e)
{
    const struct orientation_state *st = s->state;

    if (st->calls_off || strcmp(ev->status, "cancelled") != 0 || strcmp(before, ev->status) == 0
        || !orientation_asks_cancel(s, ev->id, call_off))
        return ERR_OK;
    return err_set(e, ERR_INVALID, "status", N_("The session is not called off yet."));
}

static enum err_code
store(struct screen *s, struct form *f, struct event *ev, struct err *e)
{
    char before[CODE_SIZE];

    memcpy(before, ev->status, sizeof before);
    enum err_code rc = take(f, ev, e);
    if (rc == ERR_OK)
        rc = ask_first(s, before, ev, e);
    if (rc == ERR_OK)
        rc = event_save(screen_desk(s), ev, e);
    if (rc != ERR_OK) {
        name_error(e);
        bind_ask_despite(f, e);
    } else {
        say_stored(s, ev);
    }
    return rc;
}

/* ---- a new one ---- */

static void
prepare_new(struct screen *s, struct form *f)
{
    (void)s;
    form_set_number(f, "capacity", USUAL_CAPACITY);
    form_set(f, "status", "planned");
    form_show(f, "reason", false);
    bind_reset_despite(f);
}

static enum err_code
save_new(struct screen *s, struct form *f, struct err *e)
{
    struct event *ev = calloc(1, sizeof *ev);
    enum err_code rc;

    if (ev == NULL)
        abort();
    (void)text_copy(ev->kind, sizeof ev->kind, "orientation");
    ev->attendees = EVENT_NOT_KNOWN;
    rc = store(s, f, ev, e);
    free(ev);
    return rc;
}

void
orientation_new(struct screen *s)
{
    dialog_about(s, "new-session", 0, "");
    dialog_form(s, _("New session"), fields, prepare_new, save_new);
}

/* ---- the one shown ---- */

static void
prepare_edit(struct screen *s, struct form *f)
{
    put(f, &((struct orientation_state *)s->state)->event);
    bind_reset_despite(f);
}

static enum err_code
save_edit(struct screen *s, struct form *f, struct err *e)
{
    struct orientation_state *st = s->state;
    struct event *ev = malloc(sizeof *ev);
    enum err_code rc;

    if (ev == NULL)
        abort();
    *ev = st->event;
    rc = store(s, f, ev, e);
    if (rc == ERR_OK)
        st->event = *ev;
    free(ev);
    return rc;
}

void
orientation_edit(struct screen *s)
{
    dialog_form(s, _("This session"), fields, prepare_edit, save_edit);
}

void
orientation_hold(struct screen *s)
{
    struct orientation_state *st = s->state;
    struct event *ev = malloc(sizeof *ev);
    struct err e = { 0 };

    if (ev == NULL)
        abort();
    *ev = st->event;
    (void)text_copy(ev->status, sizeof ev->status, "held");
    if (screen_ok(s, event_save(screen_desk(s), ev, &e), &e)) {
        screen_reload(s);
        screen_say(s, "%s", _("The session is marked as held."));
    }
    free(ev);
}
