/* secret.h - passwords and PINs as argon2id strings. Nothing here keeps a secret. */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SECRET_HASH_SIZE = 129 };

/* What a hash costs from now on: operations and bytes of memory, as crypto_pwhash takes them. At
 * start INTERACTIVE (64 MiB, about 0.1 s), because every sub-command signs in. Only tests lower it:
 * no variable and no option reaches this. */
void secret_set_cost(unsigned long long ops, size_t memory);
/* ERR_IO: not enough memory. The caller wipes `secret`. */
MUST_CHECK enum err_code secret_hash(const char *secret, char out[SECRET_HASH_SIZE],
                                     struct err *e);
bool secret_matches(const char *hash, const char *secret);
/* The hash was made when less was asked for: hash anew at the next sign-in. */
bool secret_is_cheap(const char *hash);
/* The work of secret_matches() where its answer would not count. */
void secret_waste(const char *secret);
/* The same work for somebody who has no hash, and a mark that tells `text` again: from 1 to
 * SECRET_MARKS. Dear and coarse, so that nobody finds the text by it: it may be a password that was
 * typed into the wrong field. `salt`: SECRET_SALT_SIZE bytes. */
enum { SECRET_SALT_SIZE = 16, SECRET_MARKS = 1 << 20 };
int64_t secret_mark(const char *text, const unsigned char *salt);
/* Six to twelve digits, not one repeated and not running up or down. ERR_INVALID, field "pin". */
MUST_CHECK enum err_code secret_check_pin(const char *pin, struct err *e);
/* Could this be a PIN: six to twelve digits? */
bool secret_is_pin(const char *text);
