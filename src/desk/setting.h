/* setting.h - settings of the office: known keys with a kind, bounds and a default.
 * To add one: a value here, a row in setting.c, its words in the screen that shows it. */
#pragma once

#include "core/appointment.h"
#include "core/workflow.h"
#include "desk/desk.h"

enum setting {
    SETTING_DEMO,          /* flag: fictitious people; by the program alone */
    SETTING_TRAINING_DATE, /* date: the file's day when none is given; by the program alone */
    SETTING_TERMINALS,     /* 1-9, 2: on how many terminals an account may be open */
    SETTING_LOCK_MINUTES,  /* 1-5, 3: a screen locks after so long without a key */
    SETTING_MASK_SECONDS,  /* 10-300, 60: names are masked after so long */
    SETTING_SIGN_OUT_MINUTES, /* 1-15, 15: a locked screen's session ends after so long */
    SETTING_SUSPEND,       /* flag: Ctrl-Z leads to the shell; off, in a demonstration on */
    SETTING_CODE_LISTS,    /* text: when a code list was last changed; by the program alone */
    SETTING_OFFICE_NAME,   /* text: heads of prints */
    SETTING_OFFICE_WORDS,  /* text: words that are refused as passwords, between spaces */
    SETTING_OPENS,         /* time, 09:00: the counter opens, for appointments */
    SETTING_CLOSES,        /* time, 17:00: it closes, at least one appointment later */
    SETTING_APPOINTMENT_STEP,    /* 5-120, 30: minutes between the times that are offered */
    SETTING_APPOINTMENT_MINUTES, /* 5-480, 60: that a new one takes unless told otherwise */
    SETTING_APPOINTMENT_DAYS,    /* 1-180, 60: so far ahead free times are looked for */
    SETTING_SILENT_INQUIRY, /* 0-999: so many days without contact a stage allows; 0: any. */
    SETTING_SILENT_ORIENTATION, /* One a stage, in their order; defaults: due_silent_days() */
    SETTING_SILENT_INTERVIEW,
    SETTING_SILENT_ASSESSMENT,
    SETTING_SILENT_COORDINATION,
    SETTING_SILENT_TRAINING,
    SETTING_SILENT_REGISTERED,
    SETTING_SILENT_JOB_SEARCH,
    SETTING_SILENT_PLACED,
    SETTING_SILENT_RETENTION,
    SETTING__COUNT
};

enum {
    SETTING_LOCK_MINUTES_MAX = 5,
    SETTING_SIGN_OUT_MINUTES_MAX = 15,
    SETTING_SILENT_DAYS_MAX = 999,
    SETTING_STEP_MIN = 5,
    SETTING_STEP_MAX = 120,
    SETTING_DAYS_AHEAD_MAX = 180,
};

struct setting_value {
    char text[LONG_SIZE]; /* as stored, or the default */
    int64_t version;      /* 0: nothing is stored yet */
};

const char *setting_key(enum setting which); /* "lock_minutes" */
enum setting setting_silent_days(enum stage stage); /* of an active stage */
MUST_CHECK enum err_code setting_read(struct desk *d, enum setting which,
                                      struct setting_value *out, struct err *e);
/* The same by kind; asking for another kind than the setting has is a fault of the program. */
MUST_CHECK enum err_code setting_get_int(struct desk *d, enum setting which, int64_t *out,
                                         struct err *e);
MUST_CHECK enum err_code setting_get_flag(struct desk *d, enum setting which, bool *out,
                                          struct err *e);
MUST_CHECK enum err_code setting_get_date(struct desk *d, enum setting which, struct date *out,
                                          struct err *e); /* DATE_NONE: not set */
/* The counter's hours for appointments, of the five settings of them. */
MUST_CHECK enum err_code setting_get_hours(struct desk *d, struct appointment_hours *out,
                                           struct err *e);

/* Change one that was read with `version`. ACTION_SECURITY for times and limits, ACTION_CODES for
 * the office's words; ERR_DENIED for those of the program. ERR_INVALID, field = the key; "closes":
 * no appointment would fit into the hours.
 * ERR_CONFLICT: changed meanwhile. */
MUST_CHECK enum err_code setting_set(struct desk *d, enum setting which, const char *text,
                                     int64_t version, struct err *e);

struct setting_change {
    enum setting which;
    const char *text;
    int64_t version; /* as it was read */
};
/* Several of those at once: all or none. Errors as of setting_set(), for the first that has one. */
MUST_CHECK enum err_code setting_save(struct desk *d, const struct setting_change *changes,
                                      size_t count, struct err *e);
