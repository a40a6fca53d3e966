/* seat_inside.h - what seats and appointments share, for src/desk alone; inside the caller's
 * transaction, permission given. */
#pragma once

#include "core/appointment.h"
#include "core/event.h"
#include "db/repo/appointment_repo.h"
#include "desk/desk.h"

/* Store a seat that was `old` (id 0: a new one) with its audit line; a correction of what was said
 * of the attendance before is kept in the history. *changed: something differed. ERR_CONFLICT. */
MUST_CHECK enum err_code seat_write(struct desk *d, struct participation *p,
                                    const struct participation *old, const char *action,
                                    bool *changed, struct err *e);
/* What that seat does to the person's case: its stage (p->stage says what a correction did) and its
 * next action. */
MUST_CHECK enum err_code seat_move_case(struct desk *d, const struct event *ev,
                                        const struct participation *old, struct participation *p,
                                        struct err *e);
/* 待機: as long as the event is planned and has not begun by the desk's clock, whoever waits longest gets each place
 * that is free, one after the other, with audit line and history; their cases go on as booked. The
 * one rule for whatever frees a place: call it after. *first (may be NULL): the person who came first,
 * else 0; *count (may be NULL): how many. */
MUST_CHECK enum err_code seat_promote_waiting(struct desk *d, const struct event *ev, int64_t *first,
                                              int *count, struct err *e);
/* A seat that was `old` is no longer there: seat_promote_waiting(), unless it only waited. *promoted: who did, 0 nobody. */
MUST_CHECK enum err_code seat_gone(struct desk *d, const struct participation *old,
                                   int64_t *promoted, struct err *e);
/* A seat is there again. Where the event to come has no place for it any more it waits, as `out` in
 * `ev`, and *waits. */
MUST_CHECK enum err_code seat_came_back(struct desk *d, int64_t seat_id, struct participation *out,
                                        struct event *ev, bool *waits, struct err *e);
/* seat_session.c: the event was called off, or is at another time than `old`: its seats follow, each
 * with its line or its history. *told: so many are to be told. */
MUST_CHECK enum err_code seats_called_off(struct desk *d, const struct event *ev, int *told,
                                          struct err *e);
MUST_CHECK enum err_code seats_moved(struct desk *d, const struct event *old,
                                     const struct event *ev, int *told, struct err *e);
/* How many are booked or wait: they are to be told that it is put off. Their seats stay. */
MUST_CHECK enum err_code seats_to_tell(struct desk *d, const struct event *ev, int *told,
                                       struct err *e);
/* appointment.c: what an interview is about is not told of a person who is masked here
 * (desk/people_inside.h): its title is blanked then. Other events keep theirs. */
MUST_CHECK enum err_code appointment_hide_purpose(struct desk *d, int64_t event_id,
                                                  const char *kind, char *title, struct err *e);
/* Whose time, and of which days: what stands in the way of an appointment. */
struct busy_order {
    struct date from, to;
    int64_t staff_id, person_id;
    int64_t event_id; /* itself; 0: a new one */
};

/* overlap.c: events and absences of those days. The caller frees out->rows, on an error too. */
MUST_CHECK enum err_code appointment_busy(struct desk *d, const struct busy_order *order,
                                          struct busy_list *out, struct err *e);
/* What stands in the way of an event that is planned, in words: what else its staff have then or that
 * they are away, what else is at its place, what else the person has (0: none), and that the office is
 * closed. Others by their kind, never by what they are about. "" nothing. */
enum {
    OVERLAP_STAFF = 1,
    OVERLAP_PLACE = 2,
    OVERLAP_PERSON = 4,
    OVERLAP_OFFICE = 8, /* closed days and the counter's hours */
    OVERLAP_ALL = 15,
};

struct overlap_order {
    const struct event *event;
    int64_t person_id;
    unsigned what;
};

MUST_CHECK enum err_code overlap_words(struct desk *d, const struct overlap_order *order,
                                       char words[LONG_SIZE], struct err *e);
/* Whoever wants it all the same says why: without, ERR_INVALID, field "despite", with those words. */
MUST_CHECK enum err_code overlap_check(const char *words, const char *despite, struct err *e);
/* After it was stored: the history keeps what was in the way (nothing: no line) and why it was stored
 * all the same. */
MUST_CHECK enum err_code overlap_keep(struct desk *d, const struct event *ev, int64_t person_id,
                                      const char *words, const char *despite, struct err *e);
/* Somebody is booked again: is the time still free of the staff, the person and the room? ERR_INVALID,
 * field "at", names what stands there. */
MUST_CHECK enum err_code appointment_check_free(struct desk *d, const struct event *ev,
                                                int64_t person_id, struct err *e);
/* The same of a beginning that might be offered, by a list that was read for its days. */
bool appointment_is_free(const struct appointment *a, const char *starts_at,
                         const struct busy_list *list);
