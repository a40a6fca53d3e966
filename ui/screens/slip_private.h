/* slip_private.h - what the files of the slip share: slip.c (opening, saving), slip_rows.c (its rows),
 * slip_fields.c (in and out of the form), slip_consent.c, slip_suspects.c (who it may be), slip_next.c
 * (what follows at once), slip_name.c (whose it was, said afterwards). */
#pragma once

#include "desk/intake.h"
#include "ui/kit/form.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/slip.h"
#include "ui/screens/suspects.h"

enum { SLIP_SESSIONS = 8 }; /* of the next months, to choose from */

struct slip_state {
    enum slip_kind kind;
    int64_t person_id;      /* of the known or stored one; 0: nobody */
    struct intake in;       /* as it will be stored, then as it is */
    char who[LINE_SIZE + REF_SIZE + 8];
    char caution[REMARK_SIZE];
    char on_file[2 * LONG_SIZE]; /* KNOWN_PERSON: phone, address and last contact; "" not to be seen */
    char override[LONG_SIZE]; /* a supervisor's reason to register although somebody is on file */
    struct suspects suspects; /* NEW_PERSON, ANONYMOUS: who it may be, as the form stands */
    int64_t sessions[SLIP_SESSIONS]; /* events that were offered last */
    size_t session_count;
    int64_t session_asked; /* is a seat there meant all the same? */
    int64_t named;          /* the person on file that was chosen for a slip without one */
    bool is_here;           /* as in slip_arg: the arrival is still to be noted */
    char consent[CODE_SIZE]; /* consent_state of the person now; "" none on file */
    bool may_see_consent;
    int64_t consent_refused_of; /* the person whose consent this role may not see; 0: nobody */
    bool is_loaded;         /* STORED: the slip was read */
    bool is_correcting;     /* STORED: the rows may be typed into */
};

/* The rows of a new person with the slip, and of the slip alone. */
extern const struct field slip_new_rows[], slip_known_rows[];

/* Consent: what may be said at the slip, how it stands now by the records of the person, read and
 * put into the form. Where it is valid already, nobody is asked again. */
void slip_consent_list(struct form *f, struct screen *s);
void slip_consent_read(struct screen *s);
/* The desk has answered a question about that person: after a denial by the role, which nothing typed
 * changes, slip_consent_read() asks no more, for each time is a line of the audit log. */
void slip_consent_refuse(struct slip_state *st, int64_t person_id, enum err_code rc,
                         const struct err *e);
void slip_consent_put(struct screen *s);
bool slip_consent_is_asked(const struct screen *s);

/* The person is on file and here: the arrival is noted, once. An error is not said yet. */
enum err_code slip_note_arrival(struct screen *s, int64_t person_id, struct err *e);

/* What is on file of a known person, in one line: to be compared with whoever stands there. */
void slip_put_on_file(struct screen *s, const struct person *p);

/* Ask who it is, after the desk has found suspects: st->in.saving. */
void slip_ask_suspect(struct screen *s);

/* The form on top holds what was typed of somebody who is on file: person_edit_offer(), an opening with
 * the slip as its reason. */
enum person_offer slip_offer_typed(struct screen *s, int64_t person_id);

/* The same before saving, of those who stand beside the form. */
void slip_compare(struct screen *s);
bool slip_has_suspects(const struct screen *s);
/* Of the screen: look who it may be after each field; the form with them below it. */
void slip_left(struct screen *s);
void slip_draw(const struct screen *s, struct canvas *c);
void slip_hint(const struct screen *s, char *out, size_t size);

/* Read and stored, not being corrected. */
bool slip_is_stored(const struct screen *s);
/* The same, and it belongs to a case. */
bool slip_has_case(const struct screen *s);
/* Does that referral_source have names on the list of agencies? */
bool slip_is_agency(const char *source);
/* slip_fields.c: the form for what the slip is now; the slip into it and out of it. The time is "" for
 * the moment of saving: ERR_INVALID where that cannot be. */
void slip_build_form(struct screen *s);
void slip_put(struct screen *s);
void slip_take(const struct form *f, struct intake_slip *slip);
MUST_CHECK enum err_code slip_take_received(struct screen *s, struct intake_slip *slip,
                                            struct err *e);
/* The rows may be typed into; rows that say nothing are hidden. */
void slip_correct(struct screen *s);
void slip_reveal(struct form *f, const struct screen *s);
/* Command: the matter ends with this slip; only why is left to say. */
void slip_end(struct screen *s);
bool slip_may_end(const struct screen *s);
/* The slip is the reason to look at its person, unless there is one; `before` is put back after. */
void slip_give_reason(struct desk *d, char before[LONG_SIZE]);
/* Choosing somebody for a slip is an opening, with the slip as its reason unless there is one. */
MUST_CHECK enum err_code slip_open_person(struct screen *s, int64_t person_id, struct person *out,
                                          struct err *e);
/* Command: a seat in one of the next orientation sessions. */
void slip_book(struct screen *s);

/* A stored slip without a person, and the command that gives it one. */
bool slip_has_nobody(const struct screen *s);
void slip_ask_name(struct screen *s);
/* The slip has been given its person: show it so. */
void slip_named(struct screen *s, const struct intake *in);
