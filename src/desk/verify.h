/* verify.h - is the file what was written? Integrity of the database, the audit chain over all
 * lines, the mark outside the file, and the plan's figures against the records behind them. */
#pragma once

#include "desk/desk.h"

enum verify_state {
    VERIFY_GOOD,
    VERIFY_NOTE, /* nothing is wrong, but somebody should know */
    VERIFY_BAD,
};

struct verify_row {
    const char *what; /* "file" "chain" "mark" "key" "figures" */
    enum verify_state state;
    char text[400];   /* one sentence in the reader's words */
};

enum { VERIFY_ROWS = 10 };

struct verify_report {
    struct verify_row rows[VERIFY_ROWS];
    size_t count;
    bool good;           /* no row is VERIFY_BAD */
    bool lines_missing;  /* the log does not fit its mark: somebody must answer for it */
    int64_t lines;       /* of the audit log */
    int64_t first_wrong; /* number of the first line that does not fit; 0: all do */
    char head[40];       /* newest line's mark for paper: 8 groups of 4 hex digits; "" for none */
    char head_at[21];    /* its time */
};

/* Runs everything and leaves a line. ACTION_VERIFY. ERR_OK also when something is wrong: the report
 * says so. Reads every line: 200,000 take about a second. */
MUST_CHECK enum err_code verify_run(struct desk *d, struct verify_report *out, struct err *e);
/* Chain and mark alone, no permission asked and no line left: for verify_run() and for a copy that
 * is to be restored. Adds rows to `out`. */
MUST_CHECK enum err_code audit_verify(struct desk *d, struct verify_report *out, struct err *e);
