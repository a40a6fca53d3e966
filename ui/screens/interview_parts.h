/* interview_parts.h - what an interview sheet has several of, as rows of its form: jobs one below the
 * other, agencies in use. The next row comes as soon as the one before is filled; a job goes when
 * employer and occupation are emptied. */
#pragma once

#include "core/interview.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"

#define INTERVIEW_JOB_ROWS(n, words)                                                               \
    { .key = "job_employer" n, .label = words, .type = FIELD_TEXT, .max = LINE_CHARS,              \
      .changed = interview_parts_changed, .hint = N_("The employer, if known.") },   \
    { .key = "job_occupation" n, .label = N_(" occupation"), .type = FIELD_TEXT,                   \
      .changed = interview_parts_changed,                                                         \
      .max = LINE_CHARS },                                                                         \
    { .key = "job_from" n, .label = N_(" from"), .type = FIELD_DATE },                             \
    { .key = "job_to" n, .label = N_(" to"), .type = FIELD_DATE },                                 \
    { .key = "job_hours" n, .label = N_(" hours a week"), .type = FIELD_NUMBER, .max = 168 },      \
    { .key = "job_minutes" n, .label = N_(" and minutes"), .type = FIELD_NUMBER, .max = 59 },      \
    { .key = "job_reason" n, .label = N_(" why it ended"), .type = FIELD_CHOICE }

#define INTERVIEW_AGENCY_ROW(n, words)                                                             \
    { .key = "agency" n, .label = words, .type = FIELD_CHOICE, .changed = interview_parts_changed }

/* The lists of these rows. */
void interview_parts_lists(struct form *f, struct screen *s);
void interview_parts_changed(struct form *f, struct screen *s);
/* Show what is filled and one more: a draft has brought rows back. */
void interview_parts_show(struct form *f, struct screen *s);
void interview_parts_put(struct form *f, struct screen *s, const struct interview *i);
void interview_parts_take(const struct form *f, struct interview *i);
