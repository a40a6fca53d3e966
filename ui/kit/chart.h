/* chart.h - target against actual in text cells. Every picture has an ASCII twin of the same size
 * (canvas->ascii); the sentence that says the same is the screen's and is always shown. Unknown is
 * blank, zero is `_` or `.`: never the same. */
#pragma once

#include "ui/kit/area.h"

enum { CHART_MONTHS = 12 };

#define CHART_UNKNOWN (-1.0)

/* One row: a bar for `actual`, `|` where `target` stands, right edge `top` (raised if too small).
 * `actual` CHART_UNKNOWN: blank. `target` 0 or less (a word, nothing to divide by): no bar at all.
 * */
void chart_bullet(struct canvas *c, int y, int x, int cols, double actual, double target,
                  double top);
/* 12 cells, April..March; CHART_UNKNOWN months are blank, zero is `_`. */
void chart_spark(struct canvas *c, int y, int x, const double months[CHART_MONTHS]);
/* The cumulative line `*` against the straight guide `.` from 0 to `target` (0 or less: none) over
 * the area; its last row holds the axis labels 4..3. At least 4 rows and 24 columns, else nothing.
 * */
void chart_line(struct canvas *c, struct area a, const double cumulative[CHART_MONTHS],
                double target);
