/* slip_private.h - what the files of the slip share: slip.c (saving), slip_rows.c (the form),
 * slip_suspects.c (who it may be), slip_next.c (what follows at once), slip_name.c (whose it was, said
 * afterwards). */
#pragma once

#include "desk/intake.h"
#include "ui/screens/slip.h"
#include "ui/screens/suspects.h"

enum { SLIP_SESSIONS = 8 }; /* of the next months, to choose from */

struct slip_state {
    enum slip_kind kind;
    int64_t person_id;      /* of the known or stored one; 0: nobody */
    struct intake in;       /* as it will be stored, then as it is */
    char who[LINE_SIZE + REF_SIZE + 8];
    char caution[REMARK_SIZE];
    char override[LONG_SIZE]; /* a supervisor's reason to register although somebody is on file */
    struct suspects suspects; /* NEW_PERSON: who it may be, as the form stands */
    int64_t sessions[SLIP_SESSIONS]; /* events that were offered last */
    size_t session_count;
    int64_t named;          /* the person on file that was chosen for a slip without one */
    bool is_loaded;         /* STORED: the slip was read */
    bool is_correcting;     /* STORED: the rows may be typed into */
    bool is_carried;        /* what was typed came from another slip: its draft gets a name later */
};

/* Ask who it is, after the desk has found suspects: st->in.saving. */
void slip_ask_suspect(struct screen *s);

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
/* slip_rows.c: the form for what the slip is now; the slip into it and out of it. The time is "" for
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
