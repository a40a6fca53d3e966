/* kpi.h - arithmetic of the board: straight line, pace, forecast, rate, status. Whole numbers and
 * exact fractions only; rounding is half up, once, at the value shown (dictionary 6, the contract's
 * `kpi`). */
#pragma once

#include "core/date.h"

#include <stdbool.h>
#include <stdint.h>

enum { KPI_NONE = -1 }; /* no such number: null, never 0 */

/* a/b rounded half up; a >= 0, b > 0. */
int64_t kpi_half_up(int64_t a, int64_t b);

struct kpi_aim { /* baseline and target of one indicator */
    int baseline_fy, target_fy;
    int64_t baseline, target; /* KPI_NONE when they are words */
    int from_fy, to_fy;       /* the plan's years */
};

/* The target in the target year; in the plan's years before it the straight line from the baseline,
 * rounded half up; KPI_NONE outside the plan's years and for targets that are words. */
int64_t kpi_guide(const struct kpi_aim *aim, struct fiscal_year fy);
/* True when that guide is the plan's own target, false when it is only a straight line. */
bool kpi_is_target_year(const struct kpi_aim *aim, struct fiscal_year fy);

/* Days of the year up to and including `as_of`, 1..366; as_of lies in the year. */
int kpi_elapsed(struct fiscal_year fy, struct date as_of);

/* guide x elapsed / days in hundredths; KPI_NONE without a guide. */
int64_t kpi_pace_hundredths(int64_t guide, int elapsed, int days);
/* actual x days / elapsed, whole; KPI_NONE without an actual. */
int64_t kpi_forecast(int64_t actual, int elapsed, int days);
/* n / d x 100 in tenths; KPI_NONE without either or for d = 0. */
int64_t kpi_rate_tenths(int64_t n, int64_t d);

enum kpi_status {
    KPI_NO_STATUS, /* no guide or no actual */
    KPI_ACHIEVED,  /* achieved: actual >= guide */
    KPI_ON_TRACK,  /* on_track: actual >= exact pace */
    KPI_AT_RISK,   /* at_risk: actual >= 80 % of exact pace */
    KPI_BEHIND,    /* behind */
    KPI_STATUS__COUNT
};
enum kpi_status kpi_status(int64_t actual, int64_t guide, int elapsed, int days);
const char *kpi_status_id(enum kpi_status status); /* "" for KPI_NO_STATUS */
