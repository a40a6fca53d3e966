#include "desk/setting_inside.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/due.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/setting_repo.h"

enum kind { KIND_INT, KIND_FLAG, KIND_DATE, KIND_TIME, KIND_TEXT };

enum { BY_PROGRAM = ACTION__COUNT, TEXT_MAX = 200 };

struct setting_row {
    const char *key;
    const char *def; /* NULL: due_silent_days() of the stage */
    enum kind kind;
    int low, high; /* KIND_INT, KIND_FLAG */
    int action; /* who may change it; BY_PROGRAM: no user */
};

// clang-format off
static const struct setting_row settings[] = {
    [SETTING_DEMO]          = { "demo",          "0",  KIND_FLAG, 0,  1,   BY_PROGRAM },
    [SETTING_TRAINING_DATE] = { "training_date", "",   KIND_DATE, 0,  0,   BY_PROGRAM },
    [SETTING_TERMINALS]     = { "terminals",     "2",  KIND_INT,  1,  9,   ACTION_SECURITY },
    [SETTING_LOCK_MINUTES]  = { "lock_minutes",  "3",  KIND_INT,  1,  SETTING_LOCK_MINUTES_MAX, ACTION_SECURITY },
    [SETTING_MASK_SECONDS]  = { "mask_seconds",  "60", KIND_INT,  10, 300, ACTION_SECURITY },
    [SETTING_SIGN_OUT_MINUTES] = { "sign_out_minutes", "15", KIND_INT, 1, SETTING_SIGN_OUT_MINUTES_MAX, ACTION_SECURITY },
    [SETTING_SUSPEND]       = { "suspend",       "0",  KIND_FLAG, 0,  1,   ACTION_SECURITY },
    [SETTING_CODE_LISTS]    = { "code_lists",    "",   KIND_TEXT, 0,  0,   BY_PROGRAM },
    [SETTING_OFFICE_NAME]   = { "office_name",   "",   KIND_TEXT, 0,  0,   ACTION_CODES },
    [SETTING_OFFICE_WORDS]  = { "office_words",  "",   KIND_TEXT, 0,  0,   ACTION_SECURITY },
    [SETTING_OPENS]         = { "opens",         "09:00", KIND_TIME, 0, 0, ACTION_SECURITY },
    [SETTING_CLOSES]        = { "closes",        "17:00", KIND_TIME, 0, 0, ACTION_SECURITY },
    [SETTING_APPOINTMENT_STEP] = { "appointment_step", "30", KIND_INT, SETTING_STEP_MIN, SETTING_STEP_MAX, ACTION_SECURITY },
    [SETTING_APPOINTMENT_MINUTES] = { "appointment_minutes", "60", KIND_INT, APPOINTMENT_MINUTES_LEAST, APPOINTMENT_MINUTES_MOST, ACTION_SECURITY },
    [SETTING_APPOINTMENT_DAYS] = { "appointment_days", "60", KIND_INT, 1, SETTING_DAYS_AHEAD_MAX, ACTION_SECURITY },
    [SETTING_SILENT_INQUIRY]      = { "silent_inquiry",      NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_ORIENTATION]  = { "silent_orientation",  NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_INTERVIEW]    = { "silent_interview",    NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_ASSESSMENT]   = { "silent_assessment",   NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_COORDINATION] = { "silent_coordination", NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_TRAINING]     = { "silent_training",     NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_REGISTERED]   = { "silent_registered",   NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_JOB_SEARCH]   = { "silent_job_search",   NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_PLACED]       = { "silent_placed",       NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
    [SETTING_SILENT_RETENTION]    = { "silent_retention",    NULL, KIND_INT, 0, SETTING_SILENT_DAYS_MAX, ACTION_SECURITY },
};
// clang-format on

static_assert(sizeof settings / sizeof *settings == SETTING__COUNT, "every setting has a row");
static_assert((int)(SETTING_SILENT_RETENTION - SETTING_SILENT_INQUIRY)
                  == (int)(STAGE_SUSPENDED - 1 - STAGE_INQUIRY),
              "a setting for each stage of an active case");

const char *
setting_key(enum setting which)
{
    assert((unsigned)which < SETTING__COUNT);
    return settings[which].key;
}

static bool
to_int(const char *text, int64_t *out)
{
    char *end;

    errno = 0;
    *out = strtoll(text, &end, 10);
    return errno == 0 && text[0] && *end == '\0';
}

enum setting
setting_silent_days(enum stage stage)
{
    assert(stage >= STAGE_INQUIRY && stage < STAGE_SUSPENDED);
    return (enum setting)(SETTING_SILENT_INQUIRY + (int)(stage - STAGE_INQUIRY));
}

/* Training is done by people who know shells; a real counter gives none. */
static void
default_of(const struct desk *d, enum setting which, char out[LONG_SIZE])
{
    if (which == SETTING_SUSPEND && d->demo)
        (void)text_copy(out, LONG_SIZE, "1");
    else if (settings[which].def)
        (void)text_copy(out, LONG_SIZE, settings[which].def);
    else
        snprintf(out, LONG_SIZE, "%d",
                 due_silent_days((enum stage)(STAGE_INQUIRY + (int)(which - SETTING_SILENT_INQUIRY))));
}

enum err_code
setting_read(struct desk *d, enum setting which, struct setting_value *out, struct err *e)
{
    enum err_code rc = setting_find(d->db, setting_key(which), out->text, &out->version, e);

    if (rc == ERR_OK && out->version == 0)
        default_of(d, which, out->text);
    return rc;
}

enum err_code
setting_get_int(struct desk *d, enum setting which, int64_t *out, struct err *e)
{
    struct setting_value value;
    enum err_code rc = setting_read(d, which, &value, e);

    assert(settings[which].kind == KIND_INT || settings[which].kind == KIND_FLAG);
    /* A value that is no number any more must not open what it limits. */
    if (rc == ERR_OK && !to_int(value.text, out)) {
        default_of(d, which, value.text);
        (void)to_int(value.text, out);
    }
    return rc;
}

enum err_code
setting_get_flag(struct desk *d, enum setting which, bool *out, struct err *e)
{
    int64_t n = 0;
    enum err_code rc = setting_get_int(d, which, &n, e);

    assert(settings[which].kind == KIND_FLAG);
    *out = n != 0;
    return rc;
}

enum err_code
setting_get_date(struct desk *d, enum setting which, struct date *out, struct err *e)
{
    struct setting_value value;
    enum err_code rc = setting_read(d, which, &value, e);

    assert(settings[which].kind == KIND_DATE);
    if (rc != ERR_OK || !date_from_iso(value.text, out))
        *out = DATE_NONE;
    return rc;
}

static enum err_code
get_minute(struct desk *d, enum setting which, int *out, struct err *e)
{
    struct setting_value value;
    enum err_code rc = setting_read(d, which, &value, e);

    assert(settings[which].kind == KIND_TIME);
    if (rc == ERR_OK && !validate_time(value.text))
        default_of(d, which, value.text);
    *out = rc == ERR_OK ? appointment_minute(value.text) : 0;
    return rc;
}

/* A number that was stored outside of its bounds must not stop the search for free times. */
static enum err_code
get_bounded(struct desk *d, enum setting which, int *out, struct err *e)
{
    const struct setting_row *row = &settings[which];
    int64_t n = 0;
    enum err_code rc = setting_get_int(d, which, &n, e);

    *out = (int)(n < row->low ? row->low : n > row->high ? row->high : n);
    return rc;
}

enum err_code
setting_get_hours(struct desk *d, struct appointment_hours *out, struct err *e)
{
    enum err_code rc = get_minute(d, SETTING_OPENS, &out->opens, e);

    if (rc == ERR_OK)
        rc = get_minute(d, SETTING_CLOSES, &out->closes, e);
    if (rc == ERR_OK)
        rc = get_bounded(d, SETTING_APPOINTMENT_STEP, &out->step, e);
    if (rc == ERR_OK)
        rc = get_bounded(d, SETTING_APPOINTMENT_MINUTES, &out->minutes, e);
    return rc == ERR_OK ? get_bounded(d, SETTING_APPOINTMENT_DAYS, &out->days, e) : rc;
}

static enum err_code
check_value(enum setting which, const char *text, struct err *e)
{
    const struct setting_row *row = &settings[which];
    struct date day;
    int64_t n;

    switch (row->kind) {
    case KIND_INT:
    case KIND_FLAG:
        if (to_int(text, &n) && n >= row->low && n <= row->high)
            return ERR_OK;
        return err_set(e, ERR_INVALID, row->key, N_("This must be a whole number from %d to %d."),
                       row->low, row->high);
    case KIND_DATE:
        if (text[0] == '\0' || date_from_iso(text, &day))
            return ERR_OK;
        return err_set(e, ERR_INVALID, row->key,
                       N_("This is no day of the calendar. Write it as 2014-10-31."));
    case KIND_TIME:
        if (validate_time(text))
            return ERR_OK;
        return err_set(e, ERR_INVALID, row->key, N_("This must be a time of day, such as 09:00."));
    case KIND_TEXT: break;
    }
    return text_validate(text, false, TEXT_MAX, row->key, e);
}

/* May the user give it that value? */
static enum err_code
allow(struct desk *d, const struct setting_change *change, struct err *e)
{
    int action = settings[change->which].action;

    if (action == BY_PROGRAM)
        return err_set(e, ERR_DENIED, settings[change->which].key,
                       N_("This setting is made by the program and cannot be changed here."));
    enum err_code rc = desk_allow(d, (enum action)action, 0, e);
    return rc == ERR_OK ? check_value(change->which, change->text, e) : rc;
}

static enum err_code
store(struct desk *d, const struct setting_change *change, struct err *e)
{
    const struct audit_act act = {
        .action = "set-setting",
        .kind = "setting",
        .fields = setting_key(change->which),
    };
    int64_t version = change->version;
    enum err_code rc = setting_change(d->db, act.fields, change->text, &version, e);

    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

/* What only fits together: looked at once all is stored, so that both ends may move at once. */
static enum err_code
check_hours(struct desk *d, const struct setting_change *changes, size_t count, struct err *e)
{
    struct appointment_hours hours;
    bool touched = false;

    for (size_t i = 0; i < count; i++)
        touched = touched || (changes[i].which >= SETTING_OPENS
                              && changes[i].which <= SETTING_APPOINTMENT_DAYS);
    enum err_code rc = touched ? setting_get_hours(d, &hours, e) : ERR_OK;
    if (rc == ERR_OK && touched && !appointment_hours_fit(&hours))
        return err_set(e, ERR_INVALID, settings[SETTING_CLOSES].key,
                       N_("Between opening and closing no appointment of the usual length fits."));
    return rc;
}

enum err_code
setting_save(struct desk *d, const struct setting_change *changes, size_t count, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = allow(d, &changes[i], e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = store(d, &changes[i], e);
    if (rc == ERR_OK)
        rc = check_hours(d, changes, count, e);
    return db_end(d->db, rc, e);
}

enum err_code
setting_set(struct desk *d, enum setting which, const char *text, int64_t version, struct err *e)
{
    return setting_save(d, &(struct setting_change){ which, text, version }, 1, e);
}

enum err_code
setting_put(struct desk *d, enum setting which, const char *text, struct err *e)
{
    const struct audit_act act = {
        .action = "set-setting",
        .kind = "setting",
        .fields = setting_key(which),
    };
    enum err_code rc = check_value(which, text, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = setting_store(d->db, settings[which].key, text, e);
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}
