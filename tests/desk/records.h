/* records.h - records of daily work for tests: history, so that only their own columns are asked.
 * The signed-in user needs the right to import (kakari). Each returns the number of the record. */
#pragma once

#include "tests/desk/fixture.h"

struct date iso_day(const char *iso); /* "" is DATE_NONE */

/* `supporters` are ids joined by ';'. `person_id` 0: reported by partner `partner_id` as
 * `alias`. */
int64_t record_placement(struct fixture *f, const char *ref, int64_t person_id,
                         const char *started_on, const char *form, const char *supporters);
int64_t record_partner_placement(struct fixture *f, const char *ref, int64_t partner_id,
                                 const char *alias, int64_t person_id, const char *started_on);
int64_t record_event(struct fixture *f, const char *ref, const char *kind, const char *day,
                     const char *status);
/* The purpose is retention; `people` ends with 0. */
int64_t record_dispatch(struct fixture *f, const char *ref, const char *on, const char *destination,
                        const char *method, const char *purpose, const int64_t *people);
int64_t record_organisation(struct fixture *f, const char *ref, const char *kind,
                            const char *name);
/* A consent that the organisation may have the item; `to` "" is until withdrawn. */
void record_consent(struct fixture *f, int64_t person_id, int64_t organisation_id,
                    const char *item, const char *from, const char *to);
/* The open case of a person put to a stage behind the desk's back. */
int64_t record_stage(struct fixture *f, int64_t person_id, const char *stage);
/* An assessment of that case in a state ("draft", "agreed"). */
int64_t record_assessment(struct fixture *f, int64_t case_id, int number, const char *state);
void assert_stage(struct fixture *f, int64_t person_id, const char *stage);
/* No statement since the last call has scanned a table or sorted. */
void assert_no_scan(struct fixture *f);
