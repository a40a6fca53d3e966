/* args.h - what screens are given when they open: whose record, which record. Copied in `open`.
 *
 *   person, person_edit              struct person_arg
 *   orientation                      struct seat_arg
 *   appointment                      struct record_arg; id: of its event
 *   interview, assessment,           struct record_arg; id 0: a new one for the open case of the
 *     registration, placement,         person (assessment: its newest sheet, or a first one;
 *     dispatch, handover, consent,     registration: the open one, or a new one)
 *     support_log, disabilities
 *   history                          struct record_arg; id 0: the card, else a support log entry
 *   record_history                   struct history_arg
 *   decision, interview_history      struct case_arg
 *   event_edit, meeting              struct event_arg
 *   meeting_case                     struct record_arg; id: the case on the agenda
 *   slip                             struct slip_arg, slip.h
 *   reassign                         struct reassign_arg, reassign.h
 * All others take nothing (NULL). A form that keeps drafts calls draft_record_set() (resume.h). */
#pragma once

#include <stdint.h>

/* One person. */
struct person_arg {
    int64_t person_id;
};

/* A case and whose it is. `case_id` 0: the person has none yet. */
struct case_arg {
    int64_t case_id, person_id;
};

/* An event. `event_id` 0: a new one of that `kind` (event_kind, copied in open). */
struct event_arg {
    int64_t event_id;
    const char *kind;
};

/* A record of a person. `id` 0: a new one; about nobody on file (a job start that an agency
 * reports) `draft` is the name of the parked draft to go on with, NULL: a fresh form. */
struct record_arg {
    int64_t id, person_id;
    const char *draft;
};

/* A record whose history is shown. `kind` is a literal: see history_of_record() (desk/history.h). */
struct history_arg {
    const char *kind;
    int64_t id;
};

/* A session and who is to get a seat in it. `event_id` 0: choose one; `person_id` 0: nobody, only
 * look at the sessions. */
struct seat_arg {
    int64_t event_id, person_id;
};
