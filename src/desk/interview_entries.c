/* interview_entries.c - the entries of the sheets of a case: carried over, who wrote them and when,
 * and what stood there before; see interview.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "db/repo/history_repo.h"
#include "db/repo/interview_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/codes.h"
#include "desk/desk_inside.h"
#include "desk/history_inside.h"
#include "desk/interview.h"
#include "desk/interview_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

#define KIND "interview"

enum { CHANGES_MAX = 500, JOB_PARTS = 6 };

/* Of the visit itself: a new sheet has its own. */
static bool
is_carried(const struct work_field *f)
{
    static const char *const own[] = { "at", "place", "staff_id", "companions", "next_action",
                                       "next_on" };

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(f->name, own[i]) == 0)
            return false;
    return true;
}

/* ---- what a sheet has several of, as text ---- */

static void
join_wishes(const struct interview *i, char *out, size_t size)
{
    size_t used = 0;

    for (int n = 0; n < INTERVIEW_WISHES && i->wish_conditions[n][0]; n++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", n ? ";" : "",
                                 i->wish_conditions[n]);
}

static void
join_staff(const struct interview *i, char *out, size_t size)
{
    work_join_ids(i->with_staff, i->with_count, out, size);
}

static void
join_agencies(const struct interview *i, char *out, size_t size)
{
    work_join_ids(i->agencies, i->agency_count, out, size);
}

/* A line is its parts with '|' between: employer|occupation|from|to|minutes|reason. */
static void
join_jobs(const struct interview *i, char *out, size_t size)
{
    size_t used = 0;

    for (int n = 0; n < i->job_count && used < size; n++) {
        const struct interview_job *job = &i->jobs[n];
        char from[DATE_ISO_SIZE] = "", to[DATE_ISO_SIZE] = "", minutes[12] = "";

        if (!date_is_none(job->from_on))
            date_to_iso(job->from_on, from);
        if (!date_is_none(job->to_on))
            date_to_iso(job->to_on, to);
        if (job->weekly_min >= 0)
            snprintf(minutes, sizeof minutes, "%d", job->weekly_min);
        used += (size_t)snprintf(out + used, size - used, "%s%s|%s|%s|%s|%s|%s", n ? "\n" : "",
                                 job->employer, job->occupation, from, to, minutes,
                                 job->leave_reason);
    }
}

static const struct several {
    const char *field;
    void (*join)(const struct interview *i, char *out, size_t size);
    bool is_carried;
} several[] = {
    { "wish_conditions", join_wishes, true },
    { "with_staff", join_staff, false },
    { "agencies", join_agencies, true },
    { "jobs", join_jobs, true },
};
enum { SEVERAL = sizeof several / sizeof *several };

static void
text_of(const struct several *x, const struct interview *i, char out[NOTE_SIZE])
{
    out[0] = '\0';
    x->join(i, out, NOTE_SIZE);
}

void
interview_differs(const struct interview *old, const struct interview *new,
                  char names[WORK_NAMES_SIZE])
{
    char before[NOTE_SIZE], after[NOTE_SIZE];

    (void)work_differs(interview_fields, interview_field_count, old, new, names);
    for (int n = 0; n < SEVERAL; n++) {
        text_of(&several[n], old, before);
        text_of(&several[n], new, after);
        if (strcmp(before, after) != 0)
            work_name(names, several[n].field);
    }
}

static void
day_words(const struct desk *d, const char *iso, char out[WAREKI_SIZE])
{
    struct date day;

    out[0] = '\0';
    if (!date_from_iso(iso, &day))
        return;
    if (strcmp(d->lang, "ja") == 0)
        wareki_format_short(day, out);
    else
        date_to_iso(day, out);
}

void
interview_job_words(struct desk *d, const char *line, char *out, size_t size)
{
    char parts[JOB_PARTS][LINE_SIZE], from[WAREKI_SIZE], to[WAREKI_SIZE];
    char days[2 * WAREKI_SIZE + 4];

    for (int i = 0; i < JOB_PARTS; i++) {
        size_t bytes = strcspn(line, "|");

        snprintf(parts[i], LINE_SIZE, "%.*s", (int)bytes, line);
        line += bytes + (line[bytes] == '|');
    }
    out[0] = '\0';
    text_join(out, size, " ", parts[0]);
    text_join(out, size, " ", parts[1]);
    day_words(d, parts[2], from);
    day_words(d, parts[3], to);
    snprintf(days, sizeof days, "%s - %s", from, to);
    if (from[0] || to[0])
        text_join(out, size, " ", days);
    text_join(out, size, " ", code_label(d, "leave_reason", parts[5]));
}

/* ---- sheets of a case ---- */

static struct interview *
new_sheet(void)
{
    struct interview *i = calloc(1, sizeof *i);

    if (!i)
        abort();
    i->wish_weekly_min = i->wish_commute_min = i->wish_days = -1;
    return i;
}

/* The sheet before `i` in time, or an empty one. */
static enum err_code
read_before(struct desk *d, const struct interview *i, struct interview *out, struct err *e)
{
    struct interview_rows rows;
    enum err_code rc = interview_repo_list(d->db, i->case_id, &rows, e);

    for (size_t n = 1; rc == ERR_OK && n < rows.count; n++)
        if (rows.rows[n].id == i->id)
            rc = interview_repo_find(d->db, rows.rows[n - 1].id, out, e);
    interview_rows_free(&rows);
    return rc;
}

enum err_code
interview_keep(struct desk *d, const struct interview *stored, const struct interview *i,
               int64_t person_id, struct err *e)
{
    const struct history_of of = { KIND, i->id, person_id, NULL };
    struct interview *before = new_sheet();
    char old[NOTE_SIZE], new[NOTE_SIZE];
    enum err_code rc = stored ? ERR_OK : read_before(d, i, before, e);

    for (size_t n = 0; rc == ERR_OK && n < interview_field_count; n++)
        if (stored || is_carried(&interview_fields[n]))
            rc = history_fields(d, &of, &interview_fields[n], 1, stored ? stored : before, i, e);
    for (int n = 0; rc == ERR_OK && n < SEVERAL; n++) {
        if (!stored && !several[n].is_carried)
            continue;
        text_of(&several[n], stored ? stored : before, old);
        text_of(&several[n], i, new);
        rc = history_add(d, &of, several[n].field, old, new, e);
    }
    free(before);
    return rc;
}

/* ---- a new one ---- */

enum err_code
interview_begin(struct desk *d, int64_t case_id, struct interview *out, struct err *e)
{
    struct support_case c;
    int64_t newest = 0;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    *out = (struct interview){ .case_id = case_id,
                               .wish_weekly_min = -1,
                               .wish_commute_min = -1,
                               .wish_days = -1 };
    if (rc == ERR_OK)
        rc = interview_repo_newest(d->db, case_id, &newest, NULL, e);
    if (rc == ERR_OK)
        rc = newest != 0 ? interview_open(d, newest, out, e)
                         : desk_allow(d, ACTION_OPEN_C, c.person_id, e);
    if (rc != ERR_OK)
        return rc;
    out->carried.is_set = true;
    out->carried.id = newest;
    out->carried.version = out->version;
    out->id = out->version = 0;
    out->number = 0;
    out->case_id = case_id;
    out->staff_id = 0;
    out->with_count = 0;
    out->at[0] = out->place[0] = out->staff_name[0] = out->companions[0] = '\0';
    out->next_action[0] = '\0';
    out->next_on = DATE_NONE;
    return ERR_OK;
}

/* ---- who wrote what ---- */

/* The sheets of a case up to one of them; `last` becomes its index. */
static enum err_code
read_sheets(struct desk *d, int64_t case_id, int64_t id, struct interview_rows *rows, size_t *last,
            struct err *e)
{
    enum err_code rc = interview_list(d, case_id, rows, e);

    *last = rows->count;
    for (size_t i = 0; rc == ERR_OK && i < rows->count; i++)
        if (rows->rows[i].id == id || (id == 0 && i + 1 == rows->count))
            *last = i;
    return rc;
}

/* Every entry is first its own sheet's; older sheets did not say more. */
static void
add_entry(struct interview_entries *out, const char *field, const struct interview *i)
{
    struct interview_entry *entry = &out->rows[out->count];

    if (out->count == INTERVIEW_ENTRIES)
        return;
    *entry = (struct interview_entry){ .number = i->number };
    (void)text_copy(entry->field, sizeof entry->field, field);
    (void)text_copy(entry->staff, sizeof entry->staff, i->staff_name);
    (void)validate_local(i->at, &entry->on);
    out->count++;
}

static void
value_of(const struct interview *i, const char *field, char out[NOTE_SIZE])
{
    out[0] = '\0';
    for (int n = 0; n < SEVERAL; n++)
        if (strcmp(several[n].field, field) == 0)
            text_of(&several[n], i, out);
    for (size_t n = 0; n < interview_field_count; n++)
        if (strcmp(interview_fields[n].name, field) == 0)
            work_text(&interview_fields[n], i, out, NOTE_SIZE);
}

static void
list_entries(const struct interview *i, struct interview_entries *out)
{
    char value[NOTE_SIZE];

    for (size_t n = 0; n < interview_field_count; n++) {
        if (!is_carried(&interview_fields[n]))
            continue;
        work_text(&interview_fields[n], i, value, sizeof value);
        if (value[0])
            add_entry(out, interview_fields[n].name, i);
    }
    for (int n = 0; n < SEVERAL; n++) {
        text_of(&several[n], i, value);
        if (several[n].is_carried && value[0])
            add_entry(out, several[n].field, i);
    }
}

/* The day of the office of a stored instant. */
static struct date
day_of(const char *stamp)
{
    char local[DESK_LOCAL_SIZE], iso[DATE_ISO_SIZE];
    struct date day = DATE_NONE;

    desk_local_of_stamp(stamp, local);
    snprintf(iso, sizeof iso, "%.10s", local);
    (void)date_from_iso(iso, &day);
    return day;
}

/* Of one sheet: entries that came to stand there as they stand now. `found` as out->rows. */
static enum err_code
find_writers(struct desk *d, const struct interview_row *sheet, const struct interview *i,
             struct interview_entries *out, bool found[INTERVIEW_ENTRIES], struct err *e)
{
    struct field_changes list;
    char value[NOTE_SIZE];
    enum err_code rc = history_repo_of_record(d->db, KIND, sheet->id, CHANGES_MAX, &list, e);

    for (size_t k = 0; rc == ERR_OK && k < out->count; k++) {
        struct interview_entry *entry = &out->rows[k];

        value_of(i, entry->field, value);
        for (size_t n = 0; n < list.count && !found[k]; n++) {
            const struct field_change *c = &list.rows[n];

            if (strcmp(c->field, entry->field) != 0 || strcmp(c->after, value) != 0)
                continue;
            found[k] = true;
            entry->number = sheet->number;
            entry->on = day_of(c->at);
            (void)text_copy(entry->staff, sizeof entry->staff, c->staff);
        }
    }
    field_changes_free(&list);
    return rc;
}

enum err_code
interview_entries(struct desk *d, int64_t case_id, int64_t id, struct interview_entries *out,
                  struct err *e)
{
    struct interview *i = new_sheet();
    struct interview_rows rows;
    bool found[INTERVIEW_ENTRIES] = { false };
    size_t last;
    enum err_code rc = read_sheets(d, case_id, id, &rows, &last, e);

    *out = (struct interview_entries){ 0 };
    if (rc == ERR_OK && last < rows.count)
        rc = interview_repo_find(d->db, rows.rows[last].id, i, e);
    if (rc == ERR_OK && last < rows.count)
        list_entries(i, out);
    for (size_t n = last + 1; rc == ERR_OK && last < rows.count && n-- > 0;)
        rc = find_writers(d, &rows.rows[n], i, out, found, e);
    interview_rows_free(&rows);
    free(i);
    return rc;
}

/* ---- what stood there before ---- */

static int
newest_first(const void *a, const void *b)
{
    const struct field_change *l = a, *r = b;
    int order = strcmp(r->at, l->at);

    return order ? order : strcmp(l->field, r->field);
}

static void
name_visit(struct field_change *c, int number)
{
    char label[LINE_SIZE];

    snprintf(label, sizeof label, _("%d: %.300s"), number, c->label);
    (void)text_copy(c->label, sizeof c->label, label);
}

/* Takes what `list` owns. */
static void
append(struct field_changes *out, struct field_changes *list)
{
    if (list->count > 0) {
        out->rows = realloc(out->rows, (out->count + list->count) * sizeof *out->rows);
        if (!out->rows)
            abort();
        memcpy(out->rows + out->count, list->rows, list->count * sizeof *list->rows);
        out->count += list->count;
    }
    free(list->rows);
    *list = (struct field_changes){ 0 };
}

enum err_code
interview_changes(struct desk *d, int64_t case_id, struct field_changes *out, struct err *e)
{
    struct interview_rows rows;
    enum err_code rc = interview_list(d, case_id, &rows, e);

    *out = (struct field_changes){ 0 };
    for (size_t n = rows.count; rc == ERR_OK && n-- > 0;) {
        struct field_changes list;

        rc = history_repo_of_record(d->db, KIND, rows.rows[n].id, CHANGES_MAX, &list, e);
        for (size_t i = 0; i < list.count; i++) {
            history_put_words(d, &list.rows[i]);
            name_visit(&list.rows[i], rows.rows[n].number);
        }
        append(out, &list);
    }
    interview_rows_free(&rows);
    if (rc != ERR_OK)
        field_changes_free(out);
    else if (out->count > 1)
        qsort(out->rows, out->count, sizeof *out->rows, newest_first);
    return rc;
}
