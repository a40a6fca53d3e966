/* demo_inside.h - the fictitious office day by day, for src/exchange/demo*.c alone. Every record is
 * made by the desk's own use cases with the desk's clock moved along, so that the demonstration obeys
 * the same rules as the work at the counter. */
#pragma once

#include "core/assessment.h"
#include "desk/desk.h"
#include "exchange/demo.h"

#include <stdint.h>

/* Small and repeatable (SplitMix64). */
struct demo_random {
    uint64_t state;
};
unsigned demo_pick(struct demo_random *r, unsigned n); /* 0..n-1 */
bool demo_chance(struct demo_random *r, int percent);

/* What the next step of a person is, and when. */
enum demo_step {
    STEP_ARRIVE, STEP_ORIENTATION, STEP_ATTEND, STEP_INTERVIEW, STEP_ASSESS, STEP_DECIDE,
    STEP_MEETING, STEP_REGISTER, STEP_SEARCH, STEP_PLACE, STEP_LEAVE, STEP_CLOSE, STEP_NONE,
    STEP__COUNT
};

struct demo_person {
    enum demo_step next;
    struct date when;
    int64_t person_id, case_id, seat_id, sheet_id, placement_id, placement_version;
    int employer;   /* index of demo.employers */
    struct date started_on;
    struct date visited_on; /* at work, the last time */
    bool is_promised; /* a call, until the first visit at work */
};

enum { DEMO_STAFF = 4, DEMO_EMPLOYERS = 24, DEMO_AGENCIES = 8, DEMO_RATED = 11 };

struct demo {
    struct desk *d;
    struct demo_random random;
    int people_count;
    struct demo_person *people;
    int64_t staff[DEMO_STAFF];  /* 0 reception, then support workers */
    int64_t employers[DEMO_EMPLOYERS], agencies[DEMO_AGENCIES];
    struct date first, last;    /* simulated days */
    int64_t orientation, meeting; /* the next one on the calendar, 0 none */
    struct date orientation_on, meeting_on;
    int meeting_cases;
    struct assessment_lines items; /* of the sheet, not rated; owned */
    bool is_last_day;           /* the training date: its events are still to come */
    int visits;                 /* where the round of visits goes on in `people` */
};

MUST_CHECK enum err_code demo_make_office(struct demo *demo, struct err *e);   /* organisations */
MUST_CHECK enum err_code demo_events_of_day(struct demo *demo, struct date day, struct err *e);
MUST_CHECK enum err_code demo_hold_events(struct demo *demo, struct err *e);
MUST_CHECK enum err_code demo_plan_ahead(struct demo *demo, struct err *e);
MUST_CHECK enum err_code demo_person_step(struct demo *demo, struct demo_person *p, struct err *e);
MUST_CHECK enum err_code demo_person_visited(struct demo *demo, struct demo_person *p,
                                            struct err *e);
/* The first session and meeting after the last day; 0 none. */
MUST_CHECK enum err_code demo_people_ahead(struct demo *demo, int64_t orientation, int64_t meeting,
                                           struct err *e);
MUST_CHECK enum err_code demo_visits_of_day(struct demo *demo, struct date day, struct err *e);
MUST_CHECK enum err_code demo_partner_reports(struct demo *demo, struct date day, struct err *e);
/* Talks of the last days with those who would else be called silent, but for a few. */
MUST_CHECK enum err_code demo_keep_in_touch(struct demo *demo, struct err *e);
/* A name from a set nobody bears: 例田 みのる. */
void demo_name(struct demo *demo, char name[LINE_SIZE], char kana[LINE_SIZE]);
