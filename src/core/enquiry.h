/* enquiry.h - slips without a person, by what was said of whom they are about: found by the search of
 * the counter, and beside the form of somebody new. */
#pragma once

#include "core/intake.h"
#include "core/kana.h"
#include "core/person.h"

enum { ENQUIRIES_MAX = 5, ENQUIRY_PHONES = 2 };

/* Somebody who rang or came, and may be here again. */
struct enquiry {
    int64_t slip_id;
    char number[SLIP_NUMBER_SIZE];
    char received_at[LOCAL_SIZE];
    char name[LINE_SIZE], kana[LINE_SIZE]; /* whom it is about, as far as it was said */
    char consulter[LINE_SIZE];             /* who asked; "" not said */
    struct date birth_date;
    bool same_name, same_kana, same_phone; /* with the person of enquiries_alike() */
    enum person_why why;                   /* of enquiries_find() */
};

struct enquiries {
    struct enquiry rows[ENQUIRIES_MAX];
    size_t count;
};

/* One with what is compared: folded words, digits of phones; "" not said. */
struct enquiry_row {
    struct enquiry enquiry;
    char name_key[KANA_KEY_SIZE], kana_key[KANA_KEY_SIZE], consulter_key[KANA_KEY_SIZE];
    char phones[ENQUIRY_PHONES][REF_SIZE];
};

struct enquiry_rows {
    struct enquiry_row *rows; /* newest first; owned */
    size_t count;
};

void enquiry_rows_free(struct enquiry_rows *rows); /* NULL is fine */

/* Fill the keys from the names of row->enquiry and the two phones as they were typed. */
void enquiry_row_fold(struct enquiry_row *row, const char *phone, const char *about_phone);

/* The newest that have the name, the reading or a phone number of `p`, as the search folds them,
 * whether it asked or was asked about; not slip `except`. */
void enquiries_alike(const struct enquiry_rows *all, const struct person *p, int64_t except,
                     struct enquiries *out);
/* At most `most` (no more than ENQUIRIES_MAX) that fit the words as people do: text anywhere in name,
 * reading or who asked; a phone, a birth date, the number of the slip. Beginnings first, then the
 * others, the newest first in each. None for words that say nothing. */
void enquiries_find(const struct enquiry_rows *all, const char *query, size_t most,
                    struct enquiries *out);
