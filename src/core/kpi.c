#include "core/kpi.h"

#include <assert.h>

int64_t
kpi_half_up(int64_t a, int64_t b)
{
    assert(a >= 0 && b > 0);
    return a / b + (a % b >= b - a % b ? 1 : 0);
}

bool
kpi_is_target_year(const struct kpi_aim *aim, struct fiscal_year fy)
{
    return fy.year == aim->target_fy;
}

int64_t
kpi_guide(const struct kpi_aim *aim, struct fiscal_year fy)
{
    int64_t years = aim->target_fy - aim->baseline_fy;
    int64_t gone = fy.year - aim->baseline_fy;

    if (aim->target == KPI_NONE || fy.year < aim->from_fy || fy.year > aim->to_fy)
        return KPI_NONE;
    if (kpi_is_target_year(aim, fy))
        return aim->target;
    if (aim->baseline == KPI_NONE || gone < 0 || gone > years)
        return KPI_NONE;
    /* One fraction, so that a falling line rounds half up too. */
    return kpi_half_up(aim->baseline * (years - gone) + aim->target * gone, years);
}

int
kpi_elapsed(struct fiscal_year fy, struct date as_of)
{
    return (int)(date_to_days(as_of) - date_to_days(fiscal_year_first(fy))) + 1;
}

int64_t
kpi_pace_hundredths(int64_t guide, int elapsed, int days)
{
    return guide == KPI_NONE ? KPI_NONE : kpi_half_up(100 * guide * elapsed, days);
}

int64_t
kpi_forecast(int64_t actual, int elapsed, int days)
{
    return actual == KPI_NONE ? KPI_NONE : kpi_half_up(actual * days, elapsed);
}

int64_t
kpi_rate_tenths(int64_t n, int64_t d)
{
    return n == KPI_NONE || d == KPI_NONE || d == 0 ? KPI_NONE : kpi_half_up(1000 * n, d);
}

enum kpi_status
kpi_status(int64_t actual, int64_t guide, int elapsed, int days)
{
    if (actual == KPI_NONE || guide == KPI_NONE)
        return KPI_NO_STATUS;
    if (actual >= guide)
        return KPI_ACHIEVED;
    if (actual * days >= guide * elapsed)
        return KPI_ON_TRACK;
    return 10 * actual * days >= 8 * guide * elapsed ? KPI_AT_RISK : KPI_BEHIND;
}

const char *
kpi_status_id(enum kpi_status status)
{
    static const char *const ids[] = {
        [KPI_NO_STATUS] = "",        [KPI_ACHIEVED] = "achieved", [KPI_ON_TRACK] = "on_track",
        [KPI_AT_RISK] = "at_risk",   [KPI_BEHIND] = "behind",
    };
    _Static_assert(sizeof ids / sizeof *ids == KPI_STATUS__COUNT, "one id a status");

    return ids[status];
}
