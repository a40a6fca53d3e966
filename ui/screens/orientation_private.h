/* orientation_private.h - what the files of the orientation screen share: orientation.c (load, draw,
 * commands), orientation_rows.c (the two lists), orientation_book.c (a seat), orientation_edit.c (a session's own
 * data), orientation_tell.c (who is to be told). */
#pragma once

#include "core/event.h"
#include "core/wareki.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

struct session_row {
    struct event_row event;
    char day[WAREKI_SIZE];
    char status[LINE_SIZE];
};

/* Everything in the reader's words, for the cells see no screen. */
struct seat_row {
    struct participation p;
    int64_t case_id;
    char name[LINE_SIZE], kana[LINE_SIZE];
    char attendance[LINE_SIZE]; /* sign and word */
    char needs[LONG_SIZE];
    char next[LINE_SIZE];
    char hint[LONG_SIZE + 40]; /* of the row that is selected: the note */
};

struct orientation_state {
    int64_t event_id;  /* 0: the list of sessions, to choose one */
    int64_t person_id; /* who is to get a seat; 0: nobody yet */
    unsigned how;      /* of seat_book(): what was said yes to */
    const char *giving_up; /* attendance_status of a seat that is asked about */
    bool calls_off;    /* a yes was said to it: everybody's seat goes */
    struct event event;
    int number;        /* 第n回 */
    int taken, waiting, came;
    struct session_row *sessions;
    struct seat_row *seats;
    size_t count;
};

extern const struct table_column orientation_session_columns[], orientation_seat_columns[];

long orientation_session_id(const void *row);
long orientation_seat_id(const void *row);
/* New arrays (free() them); NULL for none. */
struct session_row *orientation_session_rows(struct screen *s, const struct event_list *list,
                                             size_t *count);
struct seat_row *orientation_seat_rows(struct screen *s, const struct seat_list *list);
/* Places for a message or a line: "12 of 20 places", "12 places taken". */
void orientation_places(int taken, int capacity, char *out, size_t size);

/* orientation_book.c: which session is meant: the row of the list, or the one shown; and a seat in it for
 * st->person_id, after what is asked about it. */
int64_t orientation_meant(const struct screen *s);
void orientation_book(struct screen *s);

/* Commands: a form for a new session, or for the one shown. */
void orientation_new(struct screen *s);
void orientation_edit(struct screen *s);
/* orientation_tell.c: the phone of the person on the row. An opening, with its reason and its line. */
void orientation_phone(struct screen *s);
void orientation_hold(struct screen *s); /* the one shown has taken place */
