/* password.h - which passwords are refused. Length and guessability only: no rule of composition,
 * no expiry. */
#pragma once

#include "core/err.h"

enum { PASSWORD_MIN = 8, PASSWORD_MAX = 256 }; /* characters */

struct password_words {
    const char *login, *name, *kana; /* of the account; "" or NULL for none */
    const char *office; /* more words of the office, separated by spaces; NULL for none */
    const char *file;   /* path of a list, one word a line; NULL or missing: none */
};

/* Refused: shorter than 8 characters, longer than 256; and whatever, apart from letter case and up
 * to 4 digits at the end, is a word of `words`, of the product or of the ward, one repeated or
 * running row of characters. A longer phrase that only contains such a word is fine.
 * ERR_INVALID, field "new_password"; the sentence never holds the password. */
MUST_CHECK enum err_code password_check(const char *password, const struct password_words *words,
                                        struct err *e);
