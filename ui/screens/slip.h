/* slip.h - 相談受付票 (F1): the slip of a new person, of a known one, or of nobody named. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

enum slip_kind {
    SLIP_NEW_PERSON,   /* the person's fields are part of the form */
    SLIP_KNOWN_PERSON,
    SLIP_ANONYMOUS,    /* 匿名の問合せ */
    SLIP_STORED,       /* read, and corrected on demand */
};

struct slip_arg {
    enum slip_kind kind;
    int64_t person_id;     /* SLIP_KNOWN_PERSON */
    int64_t slip_id;       /* SLIP_STORED */
    const char *name, *ref; /* SLIP_KNOWN_PERSON: who it is, as the list showed it */
    const char *typed;     /* SLIP_NEW_PERSON: the words of the search; NULL: none */
    const char *draft;     /* the parked draft of a new slip to go on with; NULL: fresh */
    const char *carried;   /* text of form_serialize() to go on with; NULL: none */
    bool is_here; /* SLIP_NEW_PERSON: came without an appointment; noted once the person is on file.
                     Kept in the name of the draft. */
};

extern const struct screen_ops slip_screen; /* struct slip_arg */
