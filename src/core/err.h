/* err.h - one error vocabulary for every floor: the code is for the program, the sentence for the
 * person, the field for the form. */
#pragma once

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Marks a message for translation; err_set() asks the translator when the error is made. */
#define N_(msgid) msgid

enum err_code {
    ERR_OK = 0,    /* success; the only value that is zero */
    ERR_INVALID,   /* the input breaks a rule; err.field names the field if one is known */
    ERR_NOT_FOUND, /* there is no such record */
    ERR_CONFLICT,  /* someone else changed the row since it was read */
    ERR_DENIED,    /* the signed-in role may not do this */
    ERR_BUSY,      /* another desk held the write lock too long; nothing was stored */
    ERR_IO,        /* disk full, read-only, missing, out of memory; nothing was stored */
    ERR_SCHEMA,    /* not our file, newer than this program, or a failed migration */
    ERR_DAMAGED,   /* the file is damaged, moved or replaced: stop writing, offer restore */
    ERR_BUG,       /* a defect in this program: bad SQL, unknown parameter */
    ERR__COUNT
};

/* Untouched on success. */
struct err {
    enum err_code code;
    char field[32]; /* form field or column, "" if the error is not about one field */
    char msg[256];  /* one translated sentence, no SQL and no personal data */
    const char *msgid; /* of `msg`, to say it in another language; NULL when values were put in */
};

/* Record an error and return its code:
 *     return err_set(e, ERR_INVALID, "birth_date", N_("..."));
 * `msgid` is a literal marked with N_(); it is translated before the values are put in. A sentence
 * that does not fit is cut at a character. `e` may be NULL. */
enum err_code err_set(struct err *e, enum err_code code, const char *field, const char *msgid, ...)
    PRINTF_LIKE(4, 5);

/* Who turns a msgid into the reader's words; identity by default. main installs gettext. */
typedef const char *err_translator(const char *msgid);
void err_set_translator(err_translator *translate);

/* The translation of a msgid marked with N_(), for the floors that may not see gettext. */
const char *err_translate(const char *msgid);
