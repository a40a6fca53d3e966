#include "desk/work.h"

#include <stdio.h>
#include <string.h>

#include "core/code_set.h"
#include "core/text.h"
#include "core/validate.h"
#include "desk/codes.h"
#include "desk/desk_inside.h"

static const void *
field_of(const struct work_field *f, const void *record)
{
    return (const char *)record + f->at;
}

static int64_t
number_of(const struct work_field *f, const void *record)
{
    int64_t wide;
    int narrow;

    if (f->kind == WORK_INT) {
        memcpy(&narrow, field_of(f, record), sizeof narrow);
        return narrow;
    }
    memcpy(&wide, field_of(f, record), sizeof wide);
    return wide;
}

static bool
is_empty(const struct work_field *f, const void *record)
{
    const void *at = field_of(f, record);

    switch (f->kind) {
    case WORK_LINE:
    case WORK_NOTE: {
        const char *text = at;
        return text[strspn(text, " \t\n")] == '\0';
    }
    case WORK_CODE:
    case WORK_LOCAL:
        return *(const char *)at == '\0';
    case WORK_CODES:
        return ((const struct code_set *)at)->count == 0;
    case WORK_DATE:
        return date_is_none(*(const struct date *)at);
    case WORK_INT:
    case WORK_NUMBER:
        return number_of(f, record) < 0;
    case WORK_ID:
        return number_of(f, record) == 0;
    case WORK_FLAG:
        break;
    }
    return false;
}

static enum err_code
check_codes(struct desk *d, const struct work_field *f, const struct code_set *set,
            struct date day, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; i < set->count && rc == ERR_OK; i++)
        rc = code_check(d, f->list, set->ids[i], day, true, f->name, e);
    return rc;
}

static enum err_code
check_field(struct desk *d, const struct work_field *f, const void *record, struct date day,
            struct err *e)
{
    const void *at = field_of(f, record);

    switch (f->kind) {
    case WORK_LINE:
    case WORK_NOTE:
        return text_validate(at, f->kind == WORK_NOTE, (size_t)f->most, f->name, e);
    case WORK_CODE:
        return code_check(d, f->list, at, day, false, f->name, e);
    case WORK_CODES:
        return check_codes(d, f, at, day, e);
    case WORK_DATE:
        if (!is_empty(f, record) && !date_is_valid(*(const struct date *)at))
            return err_set(e, ERR_INVALID, f->name, N_("There is no such day."));
        return ERR_OK;
    case WORK_LOCAL:
        if (!is_empty(f, record) && !validate_local(at, NULL))
            return err_set(e, ERR_INVALID, f->name,
                           N_("Write day and time like 2014-05-12T10:00."));
        return ERR_OK;
    case WORK_INT:
    case WORK_NUMBER:
        if (number_of(f, record) < -1 || number_of(f, record) > f->most)
            return err_set(e, ERR_INVALID, f->name, N_("Write a number from 0 to %lld."),
                           (long long)f->most);
        return ERR_OK;
    case WORK_ID:
    case WORK_FLAG:
        break;
    }
    return ERR_OK;
}

enum err_code
work_check(struct desk *d, const struct work_field *fields, size_t count, const void *record,
           struct date day, bool history, struct err *e)
{
    for (size_t i = 0; i < count; i++) {
        const struct work_field *f = &fields[i];
        bool needed = f->need == WORK_MUST || (f->need == WORK_SCREEN && !history);

        if (needed && is_empty(f, record))
            return err_set(e, ERR_INVALID, f->name, N_("This field is needed. Please fill it in."));
        enum err_code rc = check_field(d, f, record, history ? DATE_NONE : day, e);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static bool
is_equal(const struct work_field *f, const void *a, const void *b)
{
    const void *x = field_of(f, a), *y = field_of(f, b);

    switch (f->kind) {
    case WORK_LINE:
    case WORK_NOTE:
    case WORK_CODE:
    case WORK_LOCAL:
        return strcmp(x, y) == 0;
    case WORK_CODES:
        return code_set_equal(x, y);
    case WORK_DATE:
        return date_compare(*(const struct date *)x, *(const struct date *)y) == 0;
    case WORK_INT:
    case WORK_NUMBER:
    case WORK_ID:
        return number_of(f, a) == number_of(f, b);
    case WORK_FLAG:
        return *(const bool *)x == *(const bool *)y;
    }
    return false;
}

bool
work_differs(const struct work_field *fields, size_t count, const void *old, const void *new,
             char names[WORK_NAMES_SIZE])
{
    size_t used = 0;

    names[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (is_equal(&fields[i], old, new))
            continue;
        int n = snprintf(names + used, WORK_NAMES_SIZE - used, "%s%s", used ? "," : "",
                         fields[i].name);
        if (n > 0 && (size_t)n < WORK_NAMES_SIZE - used)
            used += (size_t)n;
    }
    names[used] = '\0';
    return used > 0;
}

static void
join_codes(const struct code_set *set, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < set->count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", i ? ";" : "", set->ids[i]);
}

void
work_text(const struct work_field *f, const void *record, char *out, size_t size)
{
    const void *at = field_of(f, record);
    char iso[DATE_ISO_SIZE] = "";

    out[0] = '\0';
    switch (f->kind) {
    case WORK_LINE:
    case WORK_NOTE:
    case WORK_CODE:
    case WORK_LOCAL:
        snprintf(out, size, "%s", (const char *)at);
        break;
    case WORK_CODES:
        join_codes(at, out, size);
        break;
    case WORK_DATE:
        if (!is_empty(f, record))
            date_to_iso(*(const struct date *)at, iso);
        snprintf(out, size, "%s", iso);
        break;
    case WORK_INT:
    case WORK_NUMBER:
    case WORK_ID:
        if (!is_empty(f, record))
            snprintf(out, size, "%lld", (long long)number_of(f, record));
        break;
    case WORK_FLAG:
        snprintf(out, size, "%d", *(const bool *)at);
        break;
    }
}

void
work_name(char names[WORK_NAMES_SIZE], const char *part)
{
    size_t used = strlen(names), bytes = strlen(part);

    for (const char *at = strstr(names, part); at; at = strstr(at + 1, part)) {
        bool begins = at == names || at[-1] == ',';

        if (begins && (at[bytes] == '\0' || at[bytes] == ','))
            return;
    }
    if (used + bytes + 2 <= WORK_NAMES_SIZE)
        snprintf(names + used, WORK_NAMES_SIZE - used, "%s%s", used ? "," : "", part);
}

bool
work_has_id(const int64_t *ids, int count, int64_t id)
{
    for (int i = 0; i < count; i++) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

void
work_join_ids(const int64_t *ids, int count, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%lld", i > 0 ? ";" : "",
                                 (long long)ids[i]);
}

bool
work_same_ids(const int64_t *a, int a_count, const int64_t *b, int b_count)
{
    for (int i = 0; i < a_count; i++) {
        if (!work_has_id(b, b_count, a[i]))
            return false;
    }
    return a_count == b_count;
}

enum err_code
work_allow(struct desk *d, enum action action, int64_t person_id, bool history, struct err *e)
{
    return history ? desk_allow(d, ACTION_IMPORT, 0, e) : desk_allow(d, action, person_id, e);
}

enum err_code
work_check_ref(const char *ref, bool new, bool history, struct err *e)
{
    if (new && history && validate_is_desk_ref(ref))
        return err_set(e, ERR_INVALID, "ref",
                       N_("Numbers that begin with M- are given by the desk. Use your own."));
    return text_validate(ref, false, REF_CHARS, "ref", e);
}

enum err_code
work_conflict(struct err *e)
{
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody else has changed this record meanwhile. Read it again and put your "
                      "changes in once more."));
}

enum err_code
work_allow_correct(struct desk *d, int64_t person_id, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CORRECT, person_id, e);

    /* Without a field the role itself is refused; a reason or the PIN may still be given. */
    if (rc == ERR_DENIED && e && e->field[0] == '\0')
        return err_set(e, ERR_DENIED, "",
                       N_("This record is counted in the plan's figures. Ask a supervisor to "
                          "correct its day and what makes it count."));
    return rc;
}

enum err_code
work_check_reason(const char *words, struct err *e)
{
    if (!words || words[strspn(words, " ")] == '\0')
        return err_set(e, ERR_INVALID, "reason", N_("Say in a few words why."));
    return text_validate(words, false, LONG_CHARS, "reason", e);
}

enum err_code
work_audit(struct desk *d, const char *action, const char *kind, int64_t record_id,
           int64_t person_id, const char *fields, struct err *e)
{
    const struct audit_act act = {
        .action = action,
        .kind = kind,
        .record_id = record_id,
        .person_id = person_id,
        .fields = fields,
    };

    return audit_add(d, &act, e);
}

enum err_code
work_open_case(struct desk *d, int64_t person_id, struct support_case *out, struct err *e)
{
    struct err none;

    *out = (struct support_case){ 0 };
    if (person_id == 0)
        return ERR_OK;
    enum err_code rc = case_of_person(d, person_id, out, &none);
    if (rc == ERR_NOT_FOUND || (rc == ERR_OK && !date_is_none(out->closed_on))) {
        *out = (struct support_case){ 0 };
        return ERR_OK;
    }
    if (rc != ERR_OK && e)
        *e = none;
    return rc;
}

static enum err_code
may_step(struct desk *d, const struct support_case *c, enum stage to, bool *may, struct err *e)
{
    const struct transition *t = workflow_find(c->stage, to);

    *may = t && workflow_may(c->stage, c->stage_before, to, d->user.role);
    return *may && role_rule(d->user.role, t->action) == RULE_OWN
               ? desk_is_own(d, c->person_id, may, e)
               : ERR_OK;
}

enum err_code
work_step(struct desk *d, struct support_case *c, enum stage to, struct date on,
          const char *cause_kind, int64_t cause_id, struct err *e)
{
    bool may = false;
    enum err_code rc = c->id == 0 ? ERR_OK : may_step(d, c, to, &may, e);

    if (rc != ERR_OK || !may)
        return rc;
    struct case_step step = { .to = to, .on = on, .cause = { cause_kind, cause_id } };
    if (date_compare(step.on, d->today) > 0)
        step.on = d->today;
    if (date_compare(step.on, c->stage_since) < 0)
        step.on = c->stage_since;
    rc = case_move(d, c->id, &step, e);
    return rc == ERR_OK ? case_find(d, c->id, c, e) : rc;
}
