/* people_inside.h - what the files about people share, for src/desk alone. */
#pragma once

#include "core/event.h"
#include "core/person.h"
#include "desk/desk.h"
#include "desk/work.h"

/* The highest class that the role may open: what opening a person asks for. */
enum action people_opening(const struct desk *d);
/* Who looks at a list, as relation_repo.h has it: restricted people are there for the staff in charge
 * of them, and for roles that open all of them. */
int64_t people_viewer(const struct desk *d);
/* Is this person there in lists? `restricted`: what the list has read of the person. */
bool people_see(const struct desk *d, int64_t person_id, bool restricted);
/* The same of one person, by what the file says. */
MUST_CHECK enum err_code people_is_masked(struct desk *d, int64_t person_id, bool *masked,
                                          struct err *e);
/* A list that must have a row for everybody (the day, a session, an agenda) tells a restricted person by
 * the number alone, where people_see() says no: the time, the room and the colleague are enough to
 * receive who stands at the counter, and even a family name answers somebody who asks for them. True:
 * `ref` stands in `name` now, and the rest is to be left out too. */
bool people_mask_listed(const struct desk *d, int64_t person_id, bool restricted, const char *ref,
                        char name[LINE_SIZE]);
/* seat.c: take out of a list of seats what the role may not see. */
void seats_hide(const struct desk *d, struct seat_list *list);
/* seat.c: seat_list() without asking for permission. */
MUST_CHECK enum err_code seats_read(struct desk *d, int64_t event_id, struct seat_list *out,
                                    struct err *e);
/* consent.c: the rule for whatever tells another agency about a person. The newest consent that on
 * that day is valid, names the organisation (0: any) and covers the item; `only` not 0: that very one.
 * `id` 0: there is none, and nothing may be told. */
MUST_CHECK enum err_code consent_that_covers(struct desk *d, int64_t person_id,
                                             int64_t organisation_id, const char *item,
                                             struct date day, int64_t only, int64_t *id,
                                             struct err *e);
/* consent.c: person_consent_state() without asking for the permission. */
MUST_CHECK enum err_code consent_state_now(struct desk *d, int64_t person_id, char out[CODE_SIZE],
                                           struct err *e);
/* Permission to read about a person, without a line: for lists beside an opened card. */
MUST_CHECK enum err_code people_allow_open(struct desk *d, int64_t person_id, struct err *e);
/* The same with the view line of the record. */
MUST_CHECK enum err_code people_view(struct desk *d, const char *kind, int64_t record_id,
                                     int64_t person_id, struct err *e);
/* Open a record of class C about these people (none: about nobody of ours): ACTION_OPEN_C for each
 * before anything is shown of any, then one view line for each. */
MUST_CHECK enum err_code people_open_record(struct desk *d, const char *kind, int64_t record_id,
                                            const int64_t *people, int count, struct err *e);
/* For import, export and demonstration, which are acts of their own: either right is enough. */
MUST_CHECK enum err_code people_allow_bulk(struct desk *d, struct err *e);
/* person_save.c: reception edits class B (disability, certificates, referral, wish) until a worker has
 * taken the case (TRUST, matrix). ERR_DENIED field "disabilities". */
MUST_CHECK enum err_code people_allow_class_b(struct desk *d, int64_t person_id, struct err *e);
/* Take out what the role may not see. */
void people_hide(const struct desk *d, struct person *p);

/* ---- person_history.c ---- */

/* What differs, field by field, and the certificates and kinds of disability that are no longer on the
 * card, inside the transaction that stores `new`. `reason` may be NULL. */
MUST_CHECK enum err_code people_write_history(struct desk *d, const struct person *old,
                                              const struct person *new, const char *reason,
                                              struct err *e);
/* Phones and certificates as they are kept: a line each. */
void people_phone_lines(const struct person *p, char *out, size_t size);
void people_handbook_lines(const struct person *p, char *out, size_t size);
/* One of these lines in words. */
void people_phone_words(struct desk *d, const char *line, char *out, size_t size);
void people_handbook_words(struct desk *d, const char *line, char *out, size_t size);

enum people_class { PEOPLE_A, PEOPLE_B, PEOPLE_C };
/* person_check.c: the fields of a class that have one value each. */
const struct work_field *people_fields(enum people_class class, size_t *count);

/* Names of the fields that differ, as work_differs(), phones, sets and handbooks too. */
bool people_differ(const struct person *old, const struct person *new, char names[1001]);
/* Do fields of class B differ? */
bool people_differ_b(const struct person *old, const struct person *new);
/* Does anything that tells two people apart differ: name, reading, birth date, handbook numbers? */
bool people_differ_identity(const struct person *old, const struct person *new);
/* Has the new one a phone number that the old one has not, whatever its signs? */
bool people_has_new_phone(const struct person *old, const struct person *new);
