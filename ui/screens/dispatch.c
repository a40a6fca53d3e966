/* dispatch.c - see dispatch.h */
#include "ui/screens/dispatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/dispatch.h"
#include "core/text.h"
#include "desk/dispatch.h"
#include "desk/kpi_why.h"
#include "desk/organisation.h"
#include "desk/people.h"
#include "desk/record.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_organisation.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/open_days.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/void_record.h"

enum { PEOPLE_CHARS = DISPATCH_PEOPLE_MAX * (REF_CHARS + 2) };

static const struct code_choice lists[] = {
    { "method", "contact_method" },
    { "purpose", "dispatch_purpose" },
    { "met", "person_met" },
    { "checkpoint", "retention_checkpoint" },
    { "status", "retention_status" },
    { NULL, NULL },
};

static const struct bind rows[] = {
    BIND(dispatch, BIND_DATE, on_day),      BIND(dispatch, BIND_TEXT, starts),
    BIND(dispatch, BIND_INT, minutes),      BIND(dispatch, BIND_TEXT, method),
    BIND(dispatch, BIND_TEXT, destination), BIND(dispatch, BIND_TEXT, purpose),
    BIND(dispatch, BIND_CODES, met),        BIND(dispatch, BIND_TEXT, situation),
    BIND(dispatch, BIND_TEXT, adjusted),    BIND(dispatch, BIND_TEXT, checkpoint),
    BIND(dispatch, BIND_TEXT, status),      BIND(dispatch, BIND_DATE, next_on),
    BIND(dispatch, BIND_TEXT, note),        { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
    code_choices_staff(f, s, "staff", NULL);
}

static void
take(const struct form *f, struct dispatch *x)
{
    bind_take(f, rows, x);
    x->staff_count = bind_take_staff(f, "staff", x->staff, DISPATCH_STAFF_MAX);
}

/* Yes or no for No.69, as the fields stand now. */
static void
changed(struct form *f, struct screen *s)
{
    struct dispatch *asked = malloc(sizeof *asked);
    struct kpi_why why;
    char text[LONG_SIZE + 8];

    if (asked == NULL)
        abort();
    *asked = *(const struct dispatch *)s->state;
    take(f, asked);
    dispatch_why(screen_desk(s), asked, &why);
    snprintf(text, sizeof text, "%s %s", why.counts ? "+" : "-", why.words);
    form_set(f, "kpi", text);
    free(asked);
}

static void people_changed(struct form *f, struct screen *s);

static const struct field fields[] = {
    { .key = "people", .label = N_("People seen"), .type = FIELD_TEXT, .max = PEOPLE_CHARS,
      .list = fill_lists, .required = true, .changed = people_changed,
      .hint = N_("Numbers. F2 finds one more.") },
    { .key = "names", .label = N_(" names"), .type = FIELD_READONLY },
    { .key = "on_day", .label = N_("Day"), .type = FIELD_DATE, .required = true,
      .changed = changed },
    { .key = "starts", .label = N_("Time"), .type = FIELD_TIME },
    { .key = "minutes", .label = N_("Minutes taken"), .type = FIELD_NUMBER,
      .max = DISPATCH_MINUTES_MAX, .required = true },
    { .key = "method", .label = N_("Method"), .type = FIELD_CHOICE, .required = true,
      .changed = changed },
    { .key = "destination", .label = N_("Destination"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true, .hint = N_("The place, or Ctrl-V: list.") },
    { .key = "purpose", .label = N_("Purpose"), .type = FIELD_CHOICE, .required = true,
      .changed = changed },
    { .key = "staff", .label = N_("Staff who went"), .type = FIELD_FLAGS, .required = true },
    { .key = "met", .label = N_("Whom they met"), .type = FIELD_FLAGS, .required = true },
    { .key = "kpi", .label = N_("No.69"), .type = FIELD_READONLY },
    { .key = "situation", .label = N_("How it goes"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3, .hint = N_("Attendance, work, relations, health, living.") },
    { .key = "adjusted", .label = N_("Adjusted there"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 2 },
    { .key = "checkpoint", .label = N_("Checkpoint"), .type = FIELD_CHOICE },
    { .key = "status", .label = N_("State then"), .type = FIELD_CHOICE },
    { .key = "next_on", .label = N_("Next visit on"), .type = FIELD_DATE,
      .hint = N_("A day, or a note below that says why there is none.") },
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = NOTE_CHARS, .rows = 2 },
    { 0 },
};

/* ---- in and out ---- */

static enum err_code
add_ref(struct screen *s, const char *ref, struct dispatch *x, struct err *e)
{
    int64_t id = 0;
    enum err_code rc = person_find(screen_desk(s), ref, &id, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, ERR_INVALID, "people",
                       N_("Nobody has the number %s. F2 searches for the person."), ref);
    for (int i = 0; rc == ERR_OK && i < x->people_count; i++)
        if (x->people[i] == id)
            return ERR_OK;
    if (rc == ERR_OK && x->people_count == DISPATCH_PEOPLE_MAX)
        return err_set(e, ERR_INVALID, "people", N_("One record holds no more people."));
    if (rc == ERR_OK)
        x->people[x->people_count++] = id;
    return rc;
}

/* The field is what counts: drafts hold it. */
static enum err_code
take_people(struct screen *s, struct dispatch *x, struct err *e)
{
    static const char between[] = ", ";
    const char *p = form_get(s->form, "people");
    enum err_code rc = ERR_OK;

    x->people_count = 0;
    for (p += strspn(p, between); rc == ERR_OK && *p != '\0'; p += strspn(p, between)) {
        size_t bytes = strcspn(p, between);
        char ref[LINE_SIZE];

        snprintf(ref, sizeof ref, "%.*s", (int)(bytes < sizeof ref ? bytes : 0), p);
        p += bytes;
        rc = add_ref(s, ref, x, e);
    }
    return rc;
}

/* Whose numbers they are. */
static enum err_code
show_names(struct screen *s, const struct dispatch *x, struct err *e)
{
    char text[LONG_SIZE * 2] = "", name[LINE_SIZE];
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < x->people_count; i++) {
        rc = person_listed_name(screen_desk(s), x->people[i], name, e);
        shown_add(text, sizeof text, i > 0 ? "/" : "");
        shown_add(text, sizeof text, name);
    }
    form_set(s->form, "names", text);
    return rc;
}

/* As far as the numbers are known while they are typed. */
static void
people_changed(struct form *f, struct screen *s)
{
    struct dispatch *typed = malloc(sizeof *typed);
    struct err e = { 0 };

    (void)f;
    if (typed == NULL)
        abort();
    (void)take_people(s, typed, &e);
    (void)screen_ok(s, show_names(s, typed, &e), &e);
    free(typed);
}

static enum err_code
show_people(struct screen *s, struct err *e)
{
    const struct dispatch *x = s->state;
    char text[DISPATCH_PEOPLE_MAX * (REF_SIZE + 2)] = "", ref[REF_SIZE];
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < x->people_count; i++) {
        size_t n = strlen(text);
        rc = record_ref(screen_desk(s), RECORD_PERSON, x->people[i], ref, e);
        snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "", ref);
    }
    form_set(s->form, "people", text);
    return rc == ERR_OK ? show_names(s, x, e) : rc;
}

static enum err_code
show(struct screen *s, struct err *e)
{
    const struct dispatch *x = s->state;
    enum err_code rc;

    bind_put(s->form, rows, x);
    bind_put_staff(s->form, s, "staff", x->staff, x->staff_count);
    if (x->organisation_id != 0 && x->destination[0] == '\0'
        && (rc = organisation_put(s, "destination", x->organisation_id, e)) != ERR_OK)
        return rc;
    changed(s->form, s);
    form_lock_all(s->form, x->voided || !desk_may(screen_desk(s), ACTION_WORK));
    s->draft_version = (long)x->version;
    return show_people(s, e);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct dispatch *x = s->state;
    const struct desk *d = screen_desk(s);
    enum err_code rc = ERR_OK;

    *x = (struct dispatch){ .on_day = screen_today(s), .trip = 1, .minutes = DISPATCH_NOT_KNOWN };
    x->staff[x->staff_count++] = d->user.staff_id;
    if (a->person_id != 0)
        x->people[x->people_count++] = a->person_id;
    if (a->id != 0)
        rc = dispatch_find(screen_desk(s), a->id, x, e);
    if (rc == ERR_OK && x->people_count > 0)
        rc = casework_open(s, x->people[0], e);
    if (rc != ERR_OK)
        return rc;
    s->form = form_new(s, fields);
    draft_record_set(s, x->id, x->people_count > 0 ? x->people[0] : 0);
    if (x->people_count > 0)
        form_focus(s->form, "on_day");
    return show(s, e);
}

static enum err_code
reread(struct screen *s, struct err *e)
{
    struct dispatch *x = s->state;
    enum err_code rc = dispatch_find(screen_desk(s), x->id, x, e);

    return rc == ERR_OK ? show(s, e) : rc;
}

/* ---- save ---- */

static enum err_code
store(struct screen *s, struct err *e)
{
    struct dispatch *x = s->state, *made = malloc(sizeof *made);
    struct date typed;
    enum err_code rc;

    if (made == NULL)
        abort();
    *made = *x;
    take(s->form, made);
    typed = made->next_on;
    rc = take_people(s, made, e);
    if (rc == ERR_OK)
        rc = organisation_of_field(s, "destination", "", &made->organisation_id, e);
    if (rc == ERR_OK)
        rc = dispatch_save(screen_desk(s), made, e);
    if (rc == ERR_OK)
        *x = *made;
    free(made);
    if (rc == ERR_OK)
        open_days_say(s, _("Saved."), typed, x->next_on);
    return rc == ERR_OK ? show(s, e) : rc;
}

/* ---- a second record for the same day and place ---- */

enum { JOIN, SECOND_TRIP };
static const struct choice ways[] = {
    { "join", N_("Join the record that is there: it still counts once") },
    { "trip", N_("It was another trip, knowingly: it counts again") },
    { 0 },
};

static enum err_code
find_same(struct screen *s, struct dispatch_same *same, struct err *e)
{
    return dispatch_same(screen_desk(s), form_get_date(s->form, "on_day"),
                         form_get(s->form, "destination"), same, e);
}

static void
join(struct screen *s)
{
    struct dispatch *x = s->state;
    struct dispatch_same same;
    struct err e = { 0 };

    take(s->form, x);
    if (!screen_ok(s, take_people(s, x, &e), &e) || !screen_ok(s, find_same(s, &same, &e), &e)
        || !screen_ok(s, dispatch_join(screen_desk(s), same.id, x, &e), &e))
        return;
    form_mark_saved(s->form);
    if (screen_ok(s, show(s, &e), &e))
        screen_say(s, "%s", _("Joined to the record of that day and place."));
}

static void
second_trip(struct screen *s, const char *reason)
{
    struct dispatch *x = s->state;
    struct dispatch_same same;
    struct err e = { 0 };

    if (!screen_ok(s, find_same(s, &same, &e), &e))
        return;
    x->trip = same.next_trip;
    (void)text_copy(x->trip_reason, sizeof x->trip_reason, reason);
    (void)screen_save(s);
}

static void
chosen_way(struct screen *s, int index)
{
    if (index == JOIN)
        join(s);
    else
        dialog_prompt(s, _("Why was it another trip?"), NULL, LONG_CHARS, second_trip);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    enum err_code rc = store(s, e);

    if (rc != ERR_INVALID || strcmp(e->field, "trip") != 0)
        return rc;
    picker_ask(s, _("There is a record of that day and place already."), ways, 0, chosen_way);
    return rc;
}

/* ---- commands ---- */

static void
organisation_chosen(struct screen *s, int64_t id, const char *name)
{
    ((struct dispatch *)s->state)->organisation_id = id;
    bind_type(s->form, "destination", name);
}

static void
choose(struct screen *s)
{
    choose_organisation(s, "", form_get(s->form, "destination"), organisation_chosen);
}

static void
person_chosen(struct screen *s, int64_t person_id)
{
    char text[PEOPLE_CHARS * 4], ref[REF_SIZE];
    const char *before = form_get(s->form, "people");
    struct err e = { 0 };

    if (!screen_ok(s, record_ref(screen_desk(s), RECORD_PERSON, person_id, ref, &e), &e))
        return;
    snprintf(text, sizeof text, "%s%s%s", before, before[0] != '\0' ? ", " : "", ref);
    bind_type(s->form, "people", text);
}

static void
add_person(struct screen *s)
{
    choose_person(s, _("Who else was seen?"), person_chosen);
}

static bool
may_change(const struct screen *s)
{
    return !((const struct dispatch *)s->state)->voided;
}

static bool
is_stored(const struct screen *s)
{
    const struct dispatch *x = s->state;

    return x->id != 0 && !x->voided;
}

static void
void_for(struct screen *s, const char *reason)
{
    const struct dispatch *x = s->state;
    struct err e = { 0 };

    void_record_done(s, dispatch_void(screen_desk(s), x->id, x->version, reason, &e), &e);
}

static void
make_void(struct screen *s)
{
    void_record_ask(s, void_for);
}

static bool
is_old(const struct screen *s)
{
    return ((const struct dispatch *)s->state)->id != 0;
}

static void
history(struct screen *s)
{
    const struct dispatch *x = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "dispatch", x->id });
}

static const struct command commands[] = {
    { "choose-organisation", "Ctrl-V", N_("Choose"), N_("Choose the destination from the list."),
      NEED_MAY(ACTION_WORK), choose, may_change },
    { "person-add", "F2 Ctrl-X", N_("Add person"), N_("Somebody else was seen on the same trip."),
      NEED_MAY(ACTION_WORK), add_person, may_change },
    { "dispatch-void", "Ctrl-Y", N_("Void"),
      N_("The record was entered in error: it is kept and never counted."), NEED_MAY(ACTION_WORK),
      make_void, is_stored,
      .why = N_("It is not stored yet.") },
    { "dispatch-history", "Esc-y", N_("History"), N_("What was changed: before, after, who and when."),
      0, history, is_old },
    { 0 },
};

const struct screen_ops dispatch_screen = {
    .id = "dispatch",
    .title = N_("Dispatch"),
    .state_size = sizeof(struct dispatch),
    .commands = commands,
    .open = open,
    .save = save,
    .reread = reread,
    .restored = changed,
};
