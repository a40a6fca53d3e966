/* appointment.h - an interview with a time: one person, one member of staff. It is kept as an event
 * of kind EVENT_INTERVIEW with one seat, so that it stands wherever the events of a day stand. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    APPOINTMENT_MINUTES = 60,      /* of one whose end is not told */
    APPOINTMENT_MINUTES_LEAST = 5,
    APPOINTMENT_MINUTES_MOST = 8 * 60,
    APPOINTMENT_SLOTS = 16,        /* offered at once */
};

/* The counter's hours and what is offered in them, as the office has set it (desk/setting.h). */
struct appointment_hours {
    int opens, closes; /* minutes of the day */
    int step;          /* minutes between the times that are offered */
    int minutes;       /* that a new one takes unless told otherwise */
    int days;          /* so far ahead free times are looked for */
};

struct appointment {
    int64_t id;      /* of the event; 0: not stored yet */
    int64_t version; /* grows with every change of the event or of the seat */
    int64_t person_id, staff_id;
    char starts_at[LOCAL_SIZE];
    int minutes; /* APPOINTMENT_MINUTES_LEAST.._MOST; it ends on the same day */
    char place[LINE_SIZE];   /* "" not told */
    char purpose[LONG_SIZE]; /* "" an interview like any other */
    char note[LONG_SIZE];    /* whoever called it off, why */
    char despite[LONG_SIZE]; /* in: why it is booked all the same, where something stands in the way */

    /* read only */
    int64_t seat_id;
    char attendance[CODE_SIZE];  /* attendance_status; "" while not stored */
    char arrived_at[LOCAL_SIZE]; /* "" not yet */
    char person_ref[REF_SIZE], person_name[LINE_SIZE]; /* masked where the role may not open it */
    char caution[LINE_SIZE];     /* how the care in contacts begins */
    char staff_name[LINE_SIZE];
    bool masked;                 /* of a restricted person: purpose and note are kept back */
};

/* Free times of a member of staff, earliest first. */
struct appointment_slots {
    char starts_at[APPOINTMENT_SLOTS][LOCAL_SIZE];
    size_t count;
};

/* "2014-11-07T10:30" for a text that begins with that day, and that minute of the day. */
void appointment_at(const char *iso, unsigned minute, char out[LOCAL_SIZE]);
/* "2014-11-07T11:30" for "2014-11-07T10:30" and 60 minutes; false when that is another day. */
bool appointment_end(const char *starts_at, int minutes, char out[LOCAL_SIZE]);
/* Minutes between the two; `otherwise` without an end. */
int appointment_length(const char *starts_at, const char *ends_at, int otherwise);
/* Within the counter's hours, from beginning to end? */
bool appointment_in_hours(const struct appointment_hours *hours, const char *starts_at, int minutes);
/* Does one of the usual length fit between opening and closing? */
bool appointment_hours_fit(const struct appointment_hours *hours);
/* 570 for "09:30", a real time of day. */
int appointment_minute(const char *hhmm);
