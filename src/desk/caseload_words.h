/* caseload_words.h - choices of cases and their rows in the reader's words: for forms, for the head
 * of a list and for its print. */
#pragma once

#include "core/caseload.h"
#include "desk/desk.h"

#include <stddef.h>

/* As a form offers them; CHARGE_ONE and "any" have words too. */
const char *caseload_charge_label(enum caseload_charge charge);
const char *caseload_status_label(enum caseload_status status);
const char *caseload_due_label(enum caseload_due due);
const char *caseload_silence_label(enum caseload_silence silence);

/* "Own cases / Interview / next step overdue": what the filter looks for, with a name in it. */
void caseload_filter_words(struct desk *d, const struct caseload_filter *f, char *out, size_t size);

/* What comes next in a case. */
struct case_next {
    struct date on;    /* DATE_NONE: without a day */
    const char *words; /* translated; borrowed from the desk */
    bool late;         /* its day is over */
    bool missing;      /* nothing is set where something should be */
};
struct case_next case_next_of(struct desk *d, const struct case_row *row);
