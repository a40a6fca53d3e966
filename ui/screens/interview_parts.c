/* interview_parts.c - see interview_parts.h */
#include "ui/screens/interview_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"

enum { KEY_SIZE = 32, HOUR = 60 };

static const char *const details[] = { "job_from", "job_to", "job_hours", "job_minutes", "job_reason" };
enum { DETAILS = sizeof details / sizeof *details };

/* The row of the nth (from 0) job or agency. */
static const char *
nth(const char *part, int n, char key[KEY_SIZE])
{
    snprintf(key, KEY_SIZE, "%s%d", part, n + 1);
    return key;
}

static bool
is_filled(const struct form *f, const char *part, int n)
{
    char key[KEY_SIZE];

    return !form_is_empty(f, nth(part, n, key));
}

/* Where it was or what it was: of a job long ago the one is often forgotten. */
static bool
is_job(const struct form *f, int n)
{
    return is_filled(f, "job_employer", n) || is_filled(f, "job_occupation", n);
}

void
interview_parts_lists(struct form *f, struct screen *s)
{
    char key[KEY_SIZE];

    for (int n = 0; n < INTERVIEW_JOBS; n++)
        code_choices_set(f, s, nth("job_reason", n, key), "leave_reason");
    for (int n = 0; n < INTERVIEW_AGENCIES; n++)
        code_choices_agencies(f, s, nth("agency", n, key));
}

void
interview_parts_show(struct form *f, struct screen *s)
{
    char key[KEY_SIZE];

    (void)s;
    for (int n = 0; n < INTERVIEW_JOBS; n++) {
        bool filled = is_job(f, n), shown = filled || n == 0 || is_job(f, n - 1);

        form_show(f, nth("job_employer", n, key), shown);
        form_show(f, nth("job_occupation", n, key), shown);
        for (int i = 0; i < DETAILS; i++)
            form_show(f, nth(details[i], n, key), filled);
    }
    for (int n = 1; n < INTERVIEW_AGENCIES; n++)
        form_show(f, nth("agency", n, key), is_filled(f, "agency", n) || is_filled(f, "agency", n - 1));
}

void
interview_parts_changed(struct form *f, struct screen *s)
{
    interview_parts_show(f, s);
}

static void
put_job(struct form *f, int n, const struct interview_job *job)
{
    char key[KEY_SIZE];

    form_set(f, nth("job_employer", n, key), job->employer);
    form_set(f, nth("job_occupation", n, key), job->occupation);
    form_set_date(f, nth("job_from", n, key), job->from_on);
    form_set_date(f, nth("job_to", n, key), job->to_on);
    form_set(f, nth("job_hours", n, key), "");
    form_set(f, nth("job_minutes", n, key), "");
    if (job->weekly_min >= 0) {
        form_set_number(f, nth("job_hours", n, key), job->weekly_min / HOUR);
        form_set_number(f, nth("job_minutes", n, key), job->weekly_min % HOUR);
    }
    form_set(f, nth("job_reason", n, key), job->leave_reason);
}

void
interview_parts_put(struct form *f, struct screen *s, const struct interview *i)
{
    static const struct interview_job none = { .weekly_min = -1 };
    char key[KEY_SIZE], id[24];

    for (int n = 0; n < INTERVIEW_JOBS; n++)
        put_job(f, n, n < i->job_count ? &i->jobs[n] : &none);
    for (int n = 0; n < INTERVIEW_AGENCIES; n++) {
        id[0] = '\0';
        if (n < i->agency_count)
            snprintf(id, sizeof id, "%" PRId64, i->agencies[n]);
        form_set(f, nth("agency", n, key), id);
    }
    interview_parts_show(f, s);
}

/* Stored where nobody knows the employer, whatever language the screen speaks. */
static const char EMPLOYER_UNKNOWN[] = "不明";

/* The rows' limits are those of the sheet. */
static void
take_job(const struct form *f, int n, struct interview_job *job)
{
    char key[KEY_SIZE];
    long hours = form_get_number(f, nth("job_hours", n, key), -1);
    long minutes = form_get_number(f, nth("job_minutes", n, key), -1);

    *job = (struct interview_job){ .weekly_min = -1 };
    (void)text_copy(job->employer, LINE_SIZE,
                    is_filled(f, "job_employer", n) ? form_get(f, nth("job_employer", n, key))
                                                    : EMPLOYER_UNKNOWN);
    (void)text_copy(job->occupation, LINE_SIZE, form_get(f, nth("job_occupation", n, key)));
    job->from_on = form_get_date(f, nth("job_from", n, key));
    job->to_on = form_get_date(f, nth("job_to", n, key));
    if (hours >= 0 || minutes >= 0)
        job->weekly_min = (int)((hours > 0 ? hours : 0) * HOUR + (minutes > 0 ? minutes : 0));
    (void)text_copy(job->leave_reason, CODE_SIZE, form_get(f, nth("job_reason", n, key)));
}

void
interview_parts_take(const struct form *f, struct interview *i)
{
    char key[KEY_SIZE];

    i->job_count = i->agency_count = 0;
    for (int n = 0; n < INTERVIEW_JOBS; n++)
        if (is_job(f, n))
            take_job(f, n, &i->jobs[i->job_count++]);
    for (int n = 0; n < INTERVIEW_AGENCIES; n++)
        if (is_filled(f, "agency", n))
            i->agencies[i->agency_count++] = strtoll(form_get(f, nth("agency", n, key)), NULL, 10);
}
