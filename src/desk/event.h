/* event.h - sessions, meetings, seminars, programmes, and the seats people have in them. Interviews
 * with a time are events too, booked and changed by desk/appointment.h alone: event_save() refuses
 * their kind.
 * Who may write: orientation sessions and seats ACTION_AGENDA, coordination meetings
 * ACTION_MEETING, all others ACTION_WORK; with `history` ACTION_IMPORT. */
#pragma once

#include "core/event.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed event with its staff; on success `ev` has id, version and ref.
 * Always: kind, status and starts_at; ends_at not before starts_at. On screens (not history) also:
 *   title, except for orientation and coordination_meeting; place; capacity for orientation;
 *   staff: nobody given means the signed-in user; the same for chair and recorder of a meeting;
 *   status held: not on a later day than today; a session planned, new or at another time: not before today;
 *   at another time while people are booked or wait: `reason`; head count and summary, except for orientation and
 *   coordination_meeting; a coordination meeting as meeting_hold() (desk/meeting.h) says.
 * Changing day, kind or status of a held event needs ACTION_CORRECT; that of a held coordination
 * meeting with cases cannot be changed. Setting an orientation to held marks nobody absent.
 * Cancelled: whoever is booked or waits is cancelled by the office, nobody moves up. At another time:
 * their timelines tell of it and their next steps follow. Postponed: their seats stay until a new day is
 * set. ev->told is how many they are.
 * Planned where its staff, chair, recorder or place have something else then, a session while the office
 * is closed, or with fewer places than people who are booked: ERR_INVALID "despite" names it, unless ev->despite says why it is meant; both are kept.
 * ERR_INVALID with the field, ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code event_save(struct desk *d, struct event *ev, struct err *e);
/* ERR_NOT_FOUND. ACTION_AGENDA, without what an interview of a masked person is about; by ref, for
 * import, ACTION_IMPORT. */
MUST_CHECK enum err_code event_find(struct desk *d, int64_t id, struct event *out, struct err *e);
MUST_CHECK enum err_code event_find_ref(struct desk *d, const char *ref, struct event *out,
                                        struct err *e);
/* For import: the ref of another event of that kind at the same time and place, neither called off;
 * "" when there is none. ACTION_IMPORT. */
MUST_CHECK enum err_code event_twin(struct desk *d, int64_t id, char ref[REF_SIZE], struct err *e);
/* 第n回 within kind and fiscal year by date: a held one's place among the held ones, which stays; of one
 * not yet held its place among those and the planned ones. ACTION_AGENDA. */
MUST_CHECK enum err_code event_number(struct desk *d, const struct event *ev, int *n,
                                      struct err *e);

enum { EVENT_LIST_MAX = 1000 };

/* Events from `from` to `to`, both days included, in order of time. ACTION_AGENDA. */
MUST_CHECK enum err_code event_list(struct desk *d, struct date from, struct date to,
                                    struct event_list *out, struct err *e);

/* ---- seats ---- */

/* The seats of an event in order of booking, waiting list last. ACTION_AGENDA. */
MUST_CHECK enum err_code seat_list(struct desk *d, int64_t event_id, struct seat_list *out,
                                   struct err *e);

/* Book a person into a planned event. Of a past day, or held, it is only told who was there: the seat
 * is attended then, however many there were. Full: with SEAT_WAIT on the waiting list, else ERR_INVALID with
 * field "capacity", or "waiting" when there are free places but those who wait come first. Booked already: ERR_INVALID "person"; one who had cancelled is booked again.
 * The person has something else at that time: ERR_INVALID "despite" names it, unless SEAT_DESPITE.
 * An orientation moves the person's open case from inquiry to orientation. `how`: of these. */
enum {
    SEAT_WAIT = 1,    /* on the waiting list where it is full */
    SEAT_DESPITE = 2, /* knowing that the person has something else then: the history keeps it */
};

MUST_CHECK enum err_code seat_book(struct desk *d, int64_t event_id, int64_t person_id,
                                   unsigned how, struct participation *out, struct err *e);
/* The beginning of the next session of the same kind to come in which the person has a seat, beside
 * this one; "" none. Who moves up from a waiting list may have one: both stay until the person has said
 * which. ACTION_AGENDA. */
MUST_CHECK enum err_code seat_other_session(struct desk *d, int64_t event_id, int64_t person_id,
                                            char starts_at[LOCAL_SIZE], struct err *e);
/* The person stands at the counter: time of arrival and attended, and as seat_change(). Pressing
 * twice is fine. ERR_INVALID for an event of another day than today. */
MUST_CHECK enum err_code seat_arrive(struct desk *d, int64_t seat_id, struct err *e);
/* Attendance, next action and note of p->id as given; p->version must be the one read. A new
 * attendance must fit the day (core/attendance.h); what it corrects is kept in the history. What that
 * does to the case's next action: desk/next_step.h; p->next_on must not lie before today. `attended`
 * in an orientation moves an open case from orientation to interview; taking it back takes that
 * step back too, unless something newer rests on it: p->stage. Without it there is no time of
 * arrival. A cancelled seat goes to the first on the waiting list: *promoted (may be NULL) is that
 * person, else 0. */
MUST_CHECK enum err_code seat_change(struct desk *d, struct participation *p, int64_t *promoted,
                                     struct err *e);
