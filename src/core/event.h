/* event.h - sessions, meetings, seminars and programmes (F2, F5, F12), and the seats people have in
 * them. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EVENT_STAFF_MAX = 16,   /* staff of one event */
    EVENT_CAPACITY_MAX = 9999,
    EVENT_ATTENDEES_MAX = 99999,
    EVENT_NOT_KNOWN = -1,   /* capacity: no limit; attendees: not counted */
};

struct event {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    char ref[REF_SIZE];         /* "" for a new one made on a screen: it gets M-... */
    char kind[CODE_SIZE];       /* list event_kind; decides the indicator */
    char starts_at[LOCAL_SIZE]; /* its first ten characters are the day that counts */
    char ends_at[LOCAL_SIZE];   /* "" not told */
    char place[LINE_SIZE];
    char title[LONG_SIZE];
    char status[CODE_SIZE]; /* list event_status: planned held postponed cancelled */
    int capacity;           /* 0..9999, EVENT_NOT_KNOWN: no limit */
    int attendees;          /* head count, 0..99999, EVENT_NOT_KNOWN */
    int64_t chair_id;       /* staff, 0 nobody */
    int64_t recorder_id;    /* staff, 0 nobody */
    int64_t staff[EVENT_STAFF_MAX];
    int staff_count;
    char summary[NOTE_SIZE];
    char note[NOTE_SIZE];
    bool imported;   /* came in by file; read only */
    int promoted;    /* out of event_save(): so many of the waiting list got a place by it */
    int told;        /* out of event_save(): so many booked or waiting are to be told: it was called
                        off or put off, or is at another time */
    char despite[LONG_SIZE]; /* in: why it is stored all the same, where something stands in the way */
    char reason[LONG_SIZE]; /* in: why it is at another time, where people are to be told */
    bool history;    /* in: from a file: only the own columns are checked, no case moves */
    bool fictitious; /* in: history of the demonstration: not marked as imported */
};

/* The rule between two fields of one record: the end is not before the beginning. ERR_INVALID. */
MUST_CHECK enum err_code event_check(const struct event *ev, struct err *e);
/* An appointment of one person with staff for an interview (desk/appointment.h). */
#define EVENT_INTERVIEW "interview"

/* No. of the indicator an event of this kind belongs to when it is held: 64, 66, 67, 68, 70, 71
 * (dictionary F12); 0 for orientation and other. outreach_lecture is 68, counted beside it. */
int event_kpi_no(const char *kind);

/* What a correction of the attendance did to the stage of the case. */
enum seat_stage {
    SEAT_STAGE_SAME,
    SEAT_STAGE_BACK,  /* the step that rested on it is taken back */
    SEAT_STAGE_STAYS, /* that step stays: something newer rests on it */
};

/* A person's seat in an event. */
struct participation {
    int64_t id;
    int64_t version;
    int64_t event_id, person_id;
    char attendance[CODE_SIZE];  /* list attendance_status */
    bool waiting;                /* on the waiting list */
    char waiting_since[21];      /* UTC stamp, kept by the desk; "" not on it, or since before 0020 */
    char arrived_at[LOCAL_SIZE]; /* "" not yet */
    char next_action[CODE_SIZE]; /* list next_action, "" none */
    struct date next_on; /* in: day of next_action (interview_at of F2), kept with the case; DATE_NONE:
                            that of the session */
    char note[LONG_SIZE];
    enum seat_stage stage; /* out of seat_change() */
};

struct event_row {
    int64_t id, version;
    char ref[REF_SIZE], kind[CODE_SIZE], starts_at[LOCAL_SIZE], ends_at[LOCAL_SIZE];
    char place[LINE_SIZE], title[LONG_SIZE], status[CODE_SIZE];
    int capacity;  /* EVENT_NOT_KNOWN: no limit */
    int attendees; /* EVENT_NOT_KNOWN */
    int seats;     /* people booked or there, without the waiting list */
    int waiting;   /* people on the waiting list */
    int cases;     /* on the agenda of a coordination meeting */
    bool imported;
};

struct event_list {
    struct event_row *rows; /* owned */
    size_t count;
    bool more; /* longer than EVENT_LIST_MAX */
};

void event_list_free(struct event_list *list); /* NULL is fine */
/* Both take place, or are to, and not one after the other. Without an end only the beginning
 * counts. */
bool event_overlaps(const struct event_row *a, const struct event_row *b);
/* Two names of one place: 第1 and 第１ are one room. "" is no place. */
bool event_same_place(const char *a, const char *b);

struct seat {
    struct participation p;
    int64_t case_id; /* the open case, 0 none */
    char person_ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    struct date birth_date;
    char needs[LONG_SIZE]; /* communication_need ids joined by ';' (F2: needs from F1) */
    char caution[LINE_SIZE]; /* how the care in contacts begins, in one line */
    char flags[LONG_SIZE];   /* notes pinned on the card, joined by " / " */
    bool taken_up;   /* of a walk-in: a slip of that visit is on file */
    bool restricted; /* where the role may not open the record: `name` masked, nothing else told */
};

struct seat_list {
    struct seat *rows; /* owned */
    size_t count;
};

void seat_list_free(struct seat_list *list); /* NULL is fine */
