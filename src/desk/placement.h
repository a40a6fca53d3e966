/* placement.h - job starts (F7), their end (F10), and No.63 yes or no with the reason.
 * ACTION_WORK; with `history` ACTION_IMPORT; voiding a counted record ACTION_CORRECT, and so is
 * changing whether it counts, its day, or whom it is for. */
#pragma once

#include "core/placement.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed one; on success `p` has id, version, ref and case_id.
 * Always: person, or partner and the partner's pseudonym; started_on; employment_form; supporters
 * ("none" stands alone); ended_on not before started_on; started_on not before birth.
 * On screens also: employer (record or name), occupation, vacancy_kind, disclosure, route; term_end
 * for a fixed term; reported_on (DATE_NONE: today); leave_reason with ended_on.
 * Not history, and started_on not later than today: moves the person's open case to placed where
 * the workflow allows that step, and on to retention when retention_from is reached; elsewhere the
 * record is kept and the stage stays. A start still to come moves the case with the first
 * job-retention dispatch. ERR_INVALID with the field, ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code placement_save(struct desk *d, struct placement *p, struct err *e);

struct separation { /* F10 */
    struct date ended_on;
    char leave_reason[CODE_SIZE];
    char leave_note[REMARK_SIZE];
    char next_stage[CODE_SIZE]; /* job_search, registered, training; "" when no case is open or
                                   another job goes on */
};

/* The person left the job. The case goes on at next_stage and is never closed by this. No.63 stays
 * as it is. ERR_INVALID: already ended, before the start, after today, no reason. */
MUST_CHECK enum err_code placement_end(struct desk *d, int64_t id, int64_t version,
                                       const struct separation *s, struct err *e);
/* Entered in error: never counted again. Needs words why. */
MUST_CHECK enum err_code placement_void(struct desk *d, int64_t id, int64_t version,
                                        const char *reason, struct err *e);
/* ERR_NOT_FOUND. Class C, for wage and reason for leaving: ACTION_OPEN_C on the person, logged. */
MUST_CHECK enum err_code placement_find(struct desk *d, int64_t id, struct placement *out,
                                        struct err *e);
/* For import: ACTION_IMPORT, no opening logged. */
MUST_CHECK enum err_code placement_find_ref(struct desk *d, const char *ref, struct placement *out,
                                            struct err *e);

/* The birth date that a start may not lie before; DATE_NONE when not told or `person_id` is 0.
 * ERR_NOT_FOUND. ACTION_IMPORT. */
MUST_CHECK enum err_code placement_birth(struct desk *d, int64_t person_id, struct date *birth,
                                         struct err *e);

/* What an import warns of; ACTION_IMPORT. "" when there is nothing: the ref of another job of the
 * person at the same time; the ref of a report in which the partner's pseudonym stands for another
 * person, and that person's. */
MUST_CHECK enum err_code placement_overlap(struct desk *d, int64_t id, char ref[REF_SIZE],
                                           struct err *e);
MUST_CHECK enum err_code placement_namesake(struct desk *d, int64_t id, char ref[REF_SIZE],
                                            char person_ref[REF_SIZE], struct err *e);
/* Has a job of the person begun by that day? ACTION_IMPORT. */
MUST_CHECK enum err_code placement_begun(struct desk *d, int64_t person_id, struct date day,
                                         bool *begun, struct err *e);

/* Those of a person, oldest first, void ones too. ACTION_OPEN_C, without another view line: the
 * caller has opened the person. */
MUST_CHECK enum err_code placement_list(struct desk *d, int64_t person_id,
                                        struct placement_list *out, struct err *e);
