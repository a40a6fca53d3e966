/* today_private.h - what the files of the desk of today share: today.c (screen and commands) and
 * today_rows.c (what stands in its rows). */
#pragma once

#include "core/wareki.h"
#include "desk/day.h"
#include "desk/draft.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

enum row_kind { ROW_EVENT, ROW_SEAT, ROW_WALK_IN, ROW_DRAFT, ROW_DUE };

enum { WHEN_SHORT_SIZE = 16, TODAY_OUTCOMES = 8 };

struct today_row {
    enum row_kind kind;
    const struct day_event *event; /* EVENT, SEAT; in st->day */
    const struct seat *seat;       /* SEAT, WALK_IN */
    const struct due_row *due;     /* DUE */
    const struct draft *draft;     /* DRAFT; in st->drafts */
    const struct desk *desk;       /* its clock says how long somebody waits */
    size_t here_end;               /* behind the words that the person is here; 0: is not */
    const char *waits_until;       /* "10:30"; "" no end */
    enum style style;
    char when[WAREKI_SIZE];
    char when_short[WHEN_SHORT_SIZE]; /* where there is little room */
    char who[LONG_SIZE + 64];
    char what[LONG_SIZE + 2 * LINE_SIZE];
    char staff[LINE_SIZE];
};

enum { COL_WHEN, COL_WHO, COL_WHAT, COL_STAFF, COL__COUNT };

struct today {
    struct day day;
    struct draft_list drafts;
    struct today_row *rows;
    size_t count;
    struct table_column columns[COL__COUNT + 1]; /* their widths follow the rows */
    int who_cols, what_cols; /* of the longest row */
    int apart_cols;          /* of the longest name with a birth date behind it */
    bool own;      /* what is due: of the own cases only */
    bool has_day;  /* the role may see the agenda */
    int expected, arrived, due, overdue;
    bool is_cut; /* more is due of some kind than is read */
    /* What was noted here last by one key is taken back by one; all else is asked about first. */
    struct {
        long row;        /* today_row_id() of who came, 0: nobody; of a task the row chosen since, 0: none */
        int64_t task_id; /* done; 0: none */
        char attendance[CODE_SIZE]; /* of the seat before; "" a walk-in's */
    } just;

    /* of the question what became of it */
    int64_t asked_event, asked_person;
    int64_t asked_version; /* of the seat or the event, as it was when it was asked */
    int asked_state;       /* of the session, that is asked about once more */
    bool asked_today;
    const char *outcomes[TODAY_OUTCOMES]; /* that were offered; the desk's */
};

/* From what was read of the day into the table. */
void today_make_rows(struct screen *s);
/* The selection stays on the same thing when somebody else's arrival comes in. */
long today_row_id(const void *row);
/* The row of somebody who has arrived, or is expected, becomes the selected one. */
void today_select_person(struct screen *s, int64_t person_id);
/* today_acts.c: the person on the row is here, and an arrival is taken back. */
void today_arrive(struct screen *s);
void today_take_back(struct screen *s);
