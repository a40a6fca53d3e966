/* support_log.c - entries of the support log; see support_log.h */
#include "desk/support_log.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/support_case_repo.h"
#include "db/repo/support_log_repo.h"
#include "desk/case_inside.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct support_log, member)

// clang-format off
static const struct work_field fields[] = {
    { "category",    WORK_CODE, AT(category),    WORK_MUST, 0, "support_category" },
    { "method",      WORK_CODE, AT(method),      WORK_MUST, 0, "contact_method" },
    { "minutes",     WORK_INT,  AT(minutes),     WORK_MUST, SUPPORT_LOG_MINUTES_MAX, NULL },
    { "content",     WORK_NOTE, AT(content),     WORK_MUST, NOTE_CHARS, NULL },
    { "on_day",      WORK_DATE, AT(on_day),      WORK_MUST, 0, NULL },
    { "starts",      WORK_LINE, AT(starts),      WORK_MAY,  5, NULL },
    { "staff_id",    WORK_ID,   AT(staff_id),    WORK_MUST, 0, NULL },
    { "place",       WORK_LINE, AT(place),       WORK_MAY,  LINE_CHARS, NULL },
    { "met",         WORK_LINE, AT(met),         WORK_MAY,  LONG_CHARS, NULL },
    { "next_action", WORK_CODE, AT(next_action), WORK_MAY,  0, "next_action" },
    { "next_on",     WORK_DATE, AT(next_on),     WORK_MAY,  0, NULL },
    { "next_words",  WORK_LINE, AT(next_words),  WORK_MAY,  LONG_CHARS, NULL },
    { "visibility",  WORK_CODE, AT(visibility),  WORK_MUST, 0, "record_visibility" },
};
// clang-format on

/* ---- rules ---- */

static void
fill_defaults(struct desk *d, struct support_log *x)
{
    if (date_is_none(x->on_day))
        x->on_day = d->today;
    if (!x->staff_id)
        x->staff_id = d->user.staff_id;
    if (!x->visibility[0])
        text_copy(x->visibility, sizeof x->visibility, SUPPORT_LOG_TEAM);
}

static enum err_code
check_next(struct desk *d, const struct support_log *old, struct support_log *x, struct err *e)
{
    if (!x->next_action[0] && !date_is_none(x->next_on))
        return err_set(e, ERR_INVALID, "next_action", N_("Say what is to be done on that day."));
    if (!date_is_none(x->next_on) && date_compare(x->next_on, x->on_day) < 0)
        return err_set(e, ERR_INVALID, "next_on",
                       N_("The next step cannot come before this entry. Check both days."));
    return x->next_action[0] ? next_step_check(d, old->next_action, old->next_on, x->next_action,
                                               &x->next_on, false, e)
                             : ERR_OK;
}

static enum err_code
check_entry(struct desk *d, const struct support_log *old, struct support_log *x, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(fields), x, x->on_day, false, e);

    if (rc != ERR_OK)
        return rc;
    support_log_drop_headings(x->content);
    if (!x->content[0])
        return err_set(e, ERR_INVALID, "content",
                       N_("Only the headings are there. Write what was said and done."));
    if (date_compare(x->on_day, d->today) > 0)
        return err_set(e, ERR_INVALID, "on_day", N_("This day lies in the future."));
    if (x->starts[0] && !validate_time(x->starts))
        return err_set(e, ERR_INVALID, "starts", N_("Write a time like 10:30."));
    return check_next(d, old, x, e);
}

/* A worker may begin with a case that nobody has, as with an interview. */
static enum err_code
allow_write(struct desk *d, int64_t person_id, struct support_case *c, struct err *e)
{
    enum err_code rc = work_open_case(d, person_id, c, e);

    if (rc != ERR_OK)
        return rc;
    return c->id ? case_allow_write(d, c, e) : desk_allow(d, ACTION_WRITE_C, person_id, e);
}

/* Confined entries are for their own member of staff besides. */
static enum err_code
allow_confined(struct desk *d, const struct support_log *x, struct err *e)
{
    if (strcmp(x->visibility, SUPPORT_LOG_RESTRICTED) != 0 || x->staff_id == d->user.staff_id)
        return ERR_OK;
    enum err_code rc = desk_allow(d, ACTION_OPEN_CONFINED, x->person_id, e);

    return rc == ERR_DENIED && e && !e->field[0]
               ? err_set(e, rc, "",
                         N_("This entry is for the staff in charge and supervisors alone."))
               : rc;
}

/* ---- store ---- */

/* The case's next step is what the entry says, unless it only says once more what it said before. */
static enum err_code
follow_next(struct desk *d, struct support_case *c, const struct support_log *old,
            const struct support_log *x, struct err *e)
{
    bool news = strcmp(old->next_action, x->next_action) != 0
                || date_compare(old->next_on, x->next_on) != 0;

    if (!news || !x->next_action[0] || !c->id || case_is_active(c, NULL) != ERR_OK)
        return ERR_OK;
    return case_put_next(d, c, x->next_action, x->next_on, e);
}

/* Inside a transaction. `old` is the row as it was read, id 0 for a new one. */
static enum err_code
store(struct desk *d, const struct support_log *old, struct support_log *x, struct support_case *c,
      struct err *e)
{
    char names[WORK_NAMES_SIZE], at[STAMP_SIZE];
    bool differs = work_differs(WORK_FIELDS(fields), old, x, names);
    enum err_code rc = ERR_OK;

    if (old->id && !differs)
        return ERR_OK;
    d->now(at);
    if (c->id)
        rc = case_repo_find(d->db, c->id, c, e);
    if (rc == ERR_OK && !old->id && c->id)
        rc = case_take(d, c, e);
    if (rc == ERR_OK)
        rc = support_log_repo_store(d->db, x, (struct support_log_stamp){ d->user.staff_id, at },
                                    e);
    if (rc == ERR_OK && old->id)
        rc = history_fields(d, &(struct history_of){ "support_log", x->id, x->person_id, NULL },
                            WORK_FIELDS(fields), old, x, e);
    if (rc == ERR_OK)
        rc = follow_next(d, c, old, x, e);
    return rc == ERR_OK ? work_audit(d, old->id ? "save-support-log" : "add-support-log",
                                     "support_log", x->id, x->person_id, old->id ? names : NULL, e)
                        : rc;
}

static enum err_code
find_stored(struct desk *d, int64_t id, int64_t version, struct support_log *old, struct err *e)
{
    enum err_code rc = support_log_repo_find(d->db, id, old, e);

    if (rc == ERR_OK && old->version != version)
        rc = work_conflict(e);
    if (rc == ERR_OK && old->voided)
        rc = err_set(e, ERR_INVALID, "", N_("This entry is void. Enter a new one."));
    return rc;
}

static enum err_code
save_copy(struct desk *d, struct support_log *x, struct support_log *old, struct err *e)
{
    struct support_case c;
    enum err_code rc = ERR_OK;

    if (x->id) {
        rc = find_stored(d, x->id, x->version, old, e);
        x->person_id = old->person_id;
        x->case_id = old->case_id;
    }
    if (rc == ERR_OK)
        rc = allow_write(d, x->person_id, &c, e);
    if (rc == ERR_OK && x->id)
        rc = allow_confined(d, old, e);
    fill_defaults(d, x);
    if (rc == ERR_OK)
        rc = check_entry(d, old, x, e);
    if (rc != ERR_OK)
        return rc;
    if (!x->id)
        x->case_id = c.id;
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, store(d, old, x, &c, e), e);
}

enum err_code
support_log_save(struct desk *d, struct support_log *x, struct err *e)
{
    struct support_log *two = calloc(2, sizeof *two); /* the row as it will be, and as it is */
    enum err_code rc;

    if (!two)
        abort();
    two[0] = *x;
    rc = save_copy(d, &two[0], &two[1], e);
    if (rc == ERR_OK)
        *x = two[0];
    free(two);
    return rc;
}

static enum err_code
void_row(struct desk *d, const struct support_log *x, const char *reason, struct err *e)
{
    const struct audit_act act = {
        .action = "void-support-log",
        .kind = "support_log",
        .record_id = x->id,
        .person_id = x->person_id,
        .fields = "voided",
        .reason = reason,
    };
    char at[STAMP_SIZE];

    d->now(at);
    enum err_code rc = support_log_repo_void(d->db, x->id, x->version, reason,
                                             (struct support_log_stamp){ d->user.staff_id, at }, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
support_log_void(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct support_log *x = calloc(1, sizeof *x);
    struct support_case c;

    if (!x)
        abort();
    enum err_code rc = find_stored(d, id, version, x, e);
    if (rc == ERR_OK)
        rc = allow_write(d, x->person_id, &c, e);
    if (rc == ERR_OK)
        rc = allow_confined(d, x, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc == ERR_OK)
        rc = db_end(d->db, void_row(d, x, reason, e), e);
    free(x);
    return rc;
}

/* ---- read ---- */

enum err_code
support_log_open(struct desk *d, int64_t id, struct support_log *out, struct err *e)
{
    enum err_code rc = support_log_repo_find(d->db, id, out, e);

    if (rc == ERR_OK)
        rc = allow_confined(d, out, e);
    if (rc == ERR_OK)
        rc = people_open_record(d, "support_log", id, &out->person_id, 1, e);
    if (rc != ERR_OK)
        memset(out, 0, sizeof *out);
    return rc;
}
