/* person.h - a person as the office knows one: the person fields of form F1 (dictionary section 3).
 * Codes are ids of the list named in the comment, "" where nothing was told. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    PERSON_PHONES_MAX = 3,
    PERSON_HANDBOOKS_MAX = 6,
};

struct person_phone {
    char phone[REF_SIZE];  /* as typed; its digits are kept beside it for search */
    char owner[CODE_SIZE]; /* phone_owner */
    bool call_ok;          /* 電話可 */
    bool message_ok;       /* 留守電可 */
    char note[LINE_SIZE];  /* an extension, a time */
};

struct handbook {
    int64_t id;            /* 0: not stored yet */
    char kind[CODE_SIZE];  /* handbook_kind */
    char state[CODE_SIZE]; /* handbook_state; "" is stored as held */
    char grade[CODE_SIZE]; /* grade_<kind> */
    char number[REF_SIZE]; /* as printed */
    struct date issued_on;
    struct date expires_on; /* expiry or review */
};

enum { PSYCHIATRIC_MONTHS = 24 };
/* The last day of a certificate of that kind where the kind alone says it: the psychiatric one holds two
 * years; DATE_NONE for the others. */
struct date handbook_usual_end(const char *kind, struct date issued_on);
/* Does it end on a day that nobody has written, and that does not follow from its issue? */
bool handbook_end_is_missing(const struct handbook *h);

/* About 30 KB: keep one, not a list. */
struct person {
    int64_t id;               /* 0: not stored yet */
    int64_t version;          /* row version read; covers phones, handbooks and sets too */
    char ref[REF_SIZE];       /* the caller's number; "" for a new person: M-000123 is given */
    char name[LINE_SIZE];     /* as entered */
    char kana[LINE_SIZE];     /* reading, full-width katakana */
    char known_as[LINE_SIZE]; /* 通称 */
    struct date birth_date;
    char sex[CODE_SIZE];        /* sex */
    char sex_text[SHORT_SIZE];  /* own words */
    char postal_code[REF_SIZE]; /* NNN-NNNN */
    char address[LONG_SIZE];
    char email[LONG_SIZE];
    char fax[REF_SIZE];
    char emergency_name[LINE_SIZE];
    char emergency_relation[CODE_SIZE]; /* relationship */
    char emergency_phone[REF_SIZE];
    char reachable_time[LINE_SIZE];
    char contact_caution[REMARK_SIZE]; /* shown on every contact screen */
    struct person_phone phones[PERSON_PHONES_MAX];
    size_t phone_count;
    struct code_set disabilities;       /* disability_kind */
    char primary_disability[CODE_SIZE]; /* one of them */
    bool severe;                        /* 重度, by hand */
    char severe_note[LONG_SIZE];        /* on what that rests; "" unless severe */
    struct code_set needs;              /* communication_need */
    struct handbook handbooks[PERSON_HANDBOOKS_MAX];
    size_t handbook_count;
    char referral_source[CODE_SIZE]; /* referral_source */
    char intention[CODE_SIZE];       /* work_intention, the newest answer */
    bool restricted;                 /* 閲覧制限; changed by person_restrict only */
    char note[NOTE_SIZE];            /* class C */
    struct date opened_on;           /* first known to the office; DATE_NONE when new: today */
    bool imported;                   /* came in by file */
};

/* Which field a search matched. */
enum person_why {
    WHY_NONE, /* the list of everybody */
    WHY_NAME,
    WHY_KANA,
    WHY_REF,
    WHY_PHONE,
    WHY_BIRTH_DATE,
    WHY_HANDBOOK,
    WHY_OLD_REF, /* the number of a record that was merged into this one */
    WHY_SLIP,
    WHY_REGISTRATION,
    WHY__COUNT
};

/* "name", "kana", "ref" (an old number, and that of a slip or a registration too), "phone", "birth_date", "handbook"; "" for WHY_NONE. */
const char *person_why_id(enum person_why why);

/* Family name: up to the first space (ASCII or U+3000), the whole name without one. */
void person_family_name(const char *name, char out[LINE_SIZE]);
/* 姓 + ○ for masked lists. */
void person_masked_name(const char *name, char out[LINE_SIZE]);

/* Nearly the same reading: one of the two names is the same (a new family name after marriage), or
 * at most two letters differ in five or more. Script, width, size and spaces do not count. */
bool person_reading_is_near(const char *a, const char *b);
