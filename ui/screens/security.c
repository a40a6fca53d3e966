#include "ui/screens/security.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/setting.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/kit/form.h"
#include "ui/screens/ask_reason.h"

static const struct choice yes_no[] = {
    { "0", N_("no") },
    { "1", N_("yes") },
    { 0 },
};

static const struct field fields[] = {
    { .key = "mask_seconds", .label = N_("Mask names (seconds)"), .type = FIELD_NUMBER, .min = 10,
      .max = 300, .required = true,
      .hint = N_("10 to 300. Without a key for so long, names become circles.") },
    { .key = "lock_minutes", .label = N_("Lock (minutes)"), .type = FIELD_NUMBER, .min = 1,
      .max = SETTING_LOCK_MINUTES_MAX, .required = true,
      .hint = N_("1 to 5, never later: then PIN or password is asked.") },
    { .key = "sign_out_minutes", .label = N_("Sign out (minutes)"), .type = FIELD_NUMBER, .min = 1,
      .max = SETTING_SIGN_OUT_MINUTES_MAX, .required = true,
      .hint = N_("1 to 15 after the lock. Drafts are kept.") },
    { .key = "terminals", .label = N_("Terminals per account"), .type = FIELD_NUMBER, .min = 1,
      .max = 9, .required = true,
      .hint = N_("1 to 9: where one account may be open at once.") },
    { .key = "suspend", .label = N_("Ctrl-Z to the shell"), .type = FIELD_CHOICE,
      .choices = yes_no, .required = true,
      .hint = N_("No at a counter: a shell reads every file of the desk.") },
    { .label = N_("Appointments"), .type = FIELD_HEADING },
    { .key = "opens", .label = N_("Counter opens"), .type = FIELD_TIME, .required = true,
      .hint = N_("From then on times are offered.") },
    { .key = "closes", .label = N_("Counter closes"), .type = FIELD_TIME, .required = true,
      .hint = N_("An appointment that is offered ends by then.") },
    { .key = "appointment_step", .label = N_("Step (minutes)"),
      .type = FIELD_NUMBER, .min = SETTING_STEP_MIN, .max = SETTING_STEP_MAX, .required = true,
      .hint = N_("5 to 120: between the times that are offered.") },
    { .key = "appointment_minutes", .label = N_("Usual length (minutes)"), .type = FIELD_NUMBER,
      .min = APPOINTMENT_MINUTES_LEAST, .max = APPOINTMENT_MINUTES_MOST, .required = true,
      .hint = N_("5 to 480: what a new appointment begins with.") },
    { .key = "appointment_days", .label = N_("Days looked ahead"), .type = FIELD_NUMBER, .min = 1,
      .max = SETTING_DAYS_AHEAD_MAX, .required = true,
      .hint = N_("1 to 180: so far ahead free times are looked for.") },
    { .label = N_("Days without contact that a stage allows"), .type = FIELD_HEADING },
    { 0 }, /* the stages follow, in the words of the code list: put_stages() */
};

enum {
    TIMES = 10,
    HEADINGS = 2,
    FORM_LEAST = 12,
    STAGES = STAGE_SUSPENDED - STAGE_INQUIRY,
    SHOWN = TIMES + STAGES,
    ROWS = TIMES + HEADINGS + STAGES,
};
static_assert(sizeof fields / sizeof *fields == TIMES + HEADINGS + 1, "times, the headings, the end");

static const enum setting times[TIMES] = {
    SETTING_MASK_SECONDS, SETTING_LOCK_MINUTES, SETTING_SIGN_OUT_MINUTES, SETTING_TERMINALS,
    SETTING_SUSPEND, SETTING_OPENS, SETTING_CLOSES, SETTING_APPOINTMENT_STEP,
    SETTING_APPOINTMENT_MINUTES, SETTING_APPOINTMENT_DAYS,
};

struct security {
    struct field fields[ROWS + 1];
    struct setting_value values[SHOWN]; /* as they were read */
};

static enum setting
setting_of(size_t i)
{
    return i < TIMES ? times[i] : setting_silent_days((enum stage)(STAGE_INQUIRY + i - TIMES));
}

/* A stage is called what the office calls it, in the reader's language. */
static void
put_stages(struct screen *s)
{
    struct security *st = s->state;

    for (int i = 0; i < STAGES; i++) {
        enum stage stage = (enum stage)(STAGE_INQUIRY + i);

        st->fields[TIMES + HEADINGS + i] = (struct field){
            .key = setting_key(setting_silent_days(stage)),
            .label = code_label(screen_desk(s), "case_stage", stage_id(stage)),
            .type = FIELD_NUMBER,
            .max = SETTING_SILENT_DAYS_MAX,
            .required = true,
            .hint = N_("Then the case is called silent. 0: never."),
        };
    }
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct security *st = s->state;
    enum err_code rc = ERR_OK;

    put_stages(s); /* the language may be another one */
    for (size_t i = 0; rc == ERR_OK && i < SHOWN; i++) {
        rc = setting_read(screen_desk(s), setting_of(i), &st->values[i], e);
        if (rc == ERR_OK)
            form_set(s->form, setting_key(setting_of(i)), st->values[i].text);
    }
    form_lock_all(s->form, !desk_may(screen_desk(s), ACTION_SECURITY));
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct security *st = s->state;

    (void)arg;
    memcpy(st->fields, fields, sizeof fields);
    put_stages(s);
    s->form = form_new(s, st->fields);
    (void)text_copy(s->draft_record, sizeof s->draft_record, "office");
    return desk_allow(screen_desk(s), ACTION_SECURITY_VIEW, 0, e);
}

static void
save_again(struct screen *s)
{
    (void)screen_save(s);
}

/* Only what was changed: two people who change different ones do not meet. */
static enum err_code
save(struct screen *s, struct err *e)
{
    struct security *st = s->state;
    struct setting_change changes[SHOWN];
    size_t count = 0;

    for (size_t i = 0; i < SHOWN; i++) {
        const char *text = form_get(s->form, setting_key(setting_of(i)));

        if (strcmp(text, st->values[i].text) != 0)
            changes[count++] = (struct setting_change){ setting_of(i), text, st->values[i].version };
    }
    enum err_code rc = setting_save(screen_desk(s), changes, count, e);
    if (rc == ERR_DENIED)
        (void)ask_reason(s, e, save_again);
    if (rc == ERR_OK)
        front_read_times();
    return rc;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area a = area_body(c);
    const char *words =
        form_can_change(s->form)
            ? _("They hold at this terminal at once, at the others within seconds. A change asks "
                "for your PIN or password and is written in the audit.")
            : _("An administrator changes them.");
    int rows = area_paragraph_rows(a.cols, words), form = form_rows(s->form, a.cols);

    /* The form scrolls: on a screen of usual height the words keep their place below it. */
    if (a.rows >= rows + FORM_LEAST && form > a.rows - rows)
        form = a.rows - rows;
    form_draw(s->form, c, area_take_top(&a, form));
    if (a.rows > rows)
        area_gap(&a);
    if (a.rows >= rows)
        area_paragraph(c, &a, STYLE_NORMAL, words);
}

const struct screen_ops security_screen = {
    .id = "security",
    .title = N_("Times and limits"),
    .state_size = sizeof(struct security),
    .open = open,
    .load = load,
    .draw = draw,
    .save = save,
};
