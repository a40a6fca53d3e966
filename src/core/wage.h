/* wage.h - kochin a facility paid in one month. Averages are computed from sum and head count,
 * never stored; the series breaks at FY2023 (wage_method). */
#pragma once

#include "core/err.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MONTH_SIZE = 8, /* "2014-05" and the end */
    WAGE_PEOPLE_MAX = 99999,
};
#define WAGE_PAID_MAX INT64_C(9999999999)

struct wage {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    char ref[REF_SIZE]; /* "" for a new one made on a screen: it gets M-... */
    int64_t organisation_id;
    char month[MONTH_SIZE];
    int64_t paid_yen; /* sum paid, 0..9999999999 */
    int people;       /* to how many, 0..99999 */
    char method[CODE_SIZE]; /* list wage_method; "" takes the one of that month */
    bool history; /* in: from a file */
};

struct wage_list {
    struct wage *rows; /* owned */
    size_t count;
};

/* The month is one, and the method is of its time: an empty one becomes that of the month.
 * ERR_INVALID, field "month" or "method". */
MUST_CHECK enum err_code wage_settle(struct wage *w, struct err *e);

void wage_list_free(struct wage_list *list); /* NULL is fine */
