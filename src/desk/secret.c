#include "desk/secret.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { PIN_MIN = 6, PIN_MAX = 12 };

static_assert(SECRET_HASH_SIZE >= crypto_pwhash_STRBYTES, "a whole argon2id string fits");
static_assert((int)SECRET_SALT_SIZE == (int)crypto_pwhash_SALTBYTES, "one size of a salt");

static unsigned long long cost_ops = crypto_pwhash_OPSLIMIT_INTERACTIVE;
static size_t cost_memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

void
secret_set_cost(unsigned long long ops, size_t memory)
{
    cost_ops = ops;
    cost_memory = memory;
}

enum err_code
secret_hash(const char *secret, char out[SECRET_HASH_SIZE], struct err *e)
{
    memset(out, 0, SECRET_HASH_SIZE);
    if (crypto_pwhash_str_alg(out, secret, strlen(secret), cost_ops, cost_memory,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return err_set(e, ERR_IO, "",
                       N_("There is not enough memory to protect the password. Nothing was "
                          "stored. Close other programs and try again."));
    return ERR_OK;
}

bool
secret_matches(const char *hash, const char *secret)
{
    return crypto_pwhash_str_verify(hash, secret, strlen(secret)) == 0;
}

/* libsodium only tells "not the same cost", which would also turn a strong hash into a cheap one.
 */
bool
secret_is_cheap(const char *hash)
{
    unsigned long long kib, ops;
    const char *cost = strstr(hash, "$m=");

    if (!cost || sscanf(cost, "$m=%llu,t=%llu,", &kib, &ops) != 2)
        return true;
    return kib < cost_memory / 1024 || ops < cost_ops;
}

void
secret_waste(const char *secret)
{
    char unused[SECRET_HASH_SIZE];

    if (secret_hash(secret, unused, NULL) == ERR_OK)
        sodium_memzero(unused, sizeof unused);
}

int64_t
secret_mark(const char *text, const unsigned char *salt)
{
    unsigned char hash[crypto_pwhash_BYTES_MIN] = { 0 };

    /* Without memory everybody has the same mark, and is refused all the same. */
    (void)!crypto_pwhash(hash, sizeof hash, text, strlen(text), salt, cost_ops, cost_memory,
                         crypto_pwhash_ALG_ARGON2ID13);
    return 1 + (hash[0] | hash[1] << 8 | hash[2] << 16) % SECRET_MARKS;
}

bool
secret_is_pin(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return text[digits] == '\0' && digits >= PIN_MIN && digits <= PIN_MAX;
}

enum err_code
secret_check_pin(const char *pin, struct err *e)
{
    bool same = true, up = true, down = true;

    if (!secret_is_pin(pin))
        return err_set(e, ERR_INVALID, "pin", N_("A PIN has 6 to 12 digits. Type only digits."));
    for (const char *p = pin + 1; *p; p++) {
        int step = p[0] - p[-1];
        same &= step == 0;
        up &= step == 1 || step == -9;
        down &= step == -1 || step == 9;
    }
    if (same || up || down)
        return err_set(e, ERR_INVALID, "pin",
                       N_("One repeated digit or a running row is too easy to guess. Choose "
                          "another PIN."));
    return ERR_OK;
}
