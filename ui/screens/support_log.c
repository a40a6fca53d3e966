/* support_log.c - see support_log.h */
#include "ui/screens/support_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/support_log.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/resume.h"
#include "ui/screens/void_record.h"

static const struct code_choice lists[] = {
    { "category", "support_category" },
    { "method", "contact_method" },
    { "next_action", "next_action" },
    { "visibility", "record_visibility" },
    { NULL, NULL },
};

static const struct bind rows[] = {
    BIND(support_log, BIND_TEXT, category),    BIND(support_log, BIND_TEXT, method),
    BIND(support_log, BIND_INT, minutes),      BIND(support_log, BIND_TEXT, content),
    BIND(support_log, BIND_DATE, on_day),      BIND(support_log, BIND_TEXT, starts),
    BIND(support_log, BIND_NUMBER, staff_id),  BIND(support_log, BIND_TEXT, place),
    BIND(support_log, BIND_TEXT, met),         BIND(support_log, BIND_TEXT, next_action),
    BIND(support_log, BIND_DATE, next_on),     BIND(support_log, BIND_TEXT, next_words),
    BIND(support_log, BIND_TEXT, visibility),  { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
    code_choices_staff(f, s, "staff_id", NULL);
}

/* Headings to start from, as long as nothing has been written. */
static void
offer_template(struct form *f, struct screen *s)
{
    const char *stands = form_get(f, "content");

    (void)s;
    if (stands[0] == '\0' || support_log_is_template(stands)) {
        form_set(f, "content", support_log_template(form_get(f, "category")));
        form_has_headings(f, "content", true);
    }
}

static bool
has_day(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    (void)key;
    return !form_is_empty(f, "next_on");
}

static const struct field fields[] = {
    { .key = "category", .label = N_("Support"), .type = FIELD_CHOICE, .required = true,
      .list = fill_lists, .changed = offer_template,
      .hint = N_("Puts headings below to start from.") },
    { .key = "method", .label = N_("Method"), .type = FIELD_CHOICE, .required = true },
    { .key = "minutes", .label = N_("Minutes taken"), .type = FIELD_NUMBER,
      .max = SUPPORT_LOG_MINUTES_MAX, .required = true },
    { .key = "content", .label = N_("Said and done"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 6, .required = true },
    { .key = "on_day", .label = N_("Day"), .type = FIELD_DATE, .required = true },
    { .key = "starts", .label = N_("Time"), .type = FIELD_TIME },
    { .key = "staff_id", .label = N_("Staff"), .type = FIELD_CHOICE, .required = true },
    { .key = "place", .label = N_("Where"), .type = FIELD_TEXT, .max = LINE_CHARS },
    { .key = "met", .label = N_("Also present"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "next_action", .label = N_("Next step"), .type = FIELD_CHOICE, .needed = has_day,
      .hint = N_("Becomes the next step of the case.") },
    { .key = "next_on", .label = N_(" by when"), .type = FIELD_DATE,
      .needed = bind_needs_next_day },
    { .key = "next_words", .label = N_(" in words"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "visibility", .label = N_("Shown to"), .type = FIELD_CHOICE, .required = true },
    { 0 },
};

/* ---- in and out ---- */

static void
put(struct screen *s)
{
    const struct support_log *x = s->state;
    char id[24];

    bind_put(s->form, rows, x);
    snprintf(id, sizeof id, "%" PRId64, x->staff_id);
    if (x->id != 0 && form_choice_label(s->form, "staff_id")[0] == '\0') { /* has left since */
        form_add_choice(s->form, "staff_id", id, x->staff_name);
        form_set(s->form, "staff_id", id);
    }
    form_lock_all(s->form, x->voided || !desk_may(screen_desk(s), ACTION_WRITE_C));
    s->draft_version = (long)x->version;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct support_log *x = s->state, *read;
    enum err_code rc = ERR_OK;

    if (x->id != 0) {
        read = malloc(sizeof *read);
        if (read == NULL)
            abort();
        rc = support_log_open(screen_desk(s), x->id, read, e);
        if (rc == ERR_OK)
            *x = *read;
        free(read);
    }
    if (rc == ERR_OK)
        put(s);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct support_log *x = s->state;
    const struct desk *d = screen_desk(s);

    x->id = a->id;
    x->person_id = a->person_id;
    x->on_day = screen_today(s);
    x->minutes = SUPPORT_LOG_NOT_TOLD;
    x->staff_id = d->user.staff_id;
    (void)text_copy(x->visibility, sizeof x->visibility, SUPPORT_LOG_TEAM);
    s->form = form_new(s, fields);
    draft_record_set(s, a->id, a->person_id);
    return casework_open(s, a->person_id, e);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct support_log *x = s->state, *made = malloc(sizeof *made);
    enum err_code rc;

    if (made == NULL)
        abort();
    *made = *x;
    bind_take(s->form, rows, made);
    rc = support_log_save(screen_desk(s), made, e);
    if (rc == ERR_OK)
        *x = *made;
    free(made);
    return rc;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct support_log *x = s->state;

    if (x->voided) {
        snprintf(out, size, _("! Void: %s"), x->void_reason);
        return;
    }
    form_hint(s->form, out, size);
    if (out[0] == '\0' && x->id != 0)
        snprintf(out, size, _("Entered by %s."), x->created_name);
}

/* ---- commands ---- */

static bool
is_stored(const struct screen *s)
{
    const struct support_log *x = s->state;

    return x->id != 0 && !x->voided;
}

static bool
is_old(const struct screen *s)
{
    return ((const struct support_log *)s->state)->id != 0;
}

static void
history(struct screen *s)
{
    const struct support_log *x = s->state;

    casework_go_record(s, &history_screen, (struct record_arg){ x->id, x->person_id });
}

static void
void_for(struct screen *s, const char *reason)
{
    const struct support_log *x = s->state;
    struct err e = { 0 };

    void_record_done(s, support_log_void(screen_desk(s), x->id, x->version, reason, &e), &e);
}

static void
make_void(struct screen *s)
{
    void_record_ask(s, void_for);
}

static const struct command commands[] = {
    { "support-log-history", "F2 Ctrl-X", N_("History"), N_("What was corrected, by whom and when."),
      0, history, is_old },
    { "support-log-void", "Ctrl-Y", N_("Void"),
      N_("The entry was made in error: it is kept and never counted."), NEED_MAY(ACTION_WRITE_C),
      make_void, is_stored,
      .why = N_("It is not stored yet.") },
    { 0 },
};

const struct screen_ops support_log_screen = {
    .id = "support_log",
    .title = N_("Support log"),
    .state_size = sizeof(struct support_log),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .hint = hint,
};
