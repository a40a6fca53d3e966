#include "desk/audit_key.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum err_code
fail(struct err *e)
{
    return err_set(e, ERR_IO, "",
                   N_("The audit key beside the database (FILE-key) cannot be read or written: %s. "
                      "Call the administrator."),
                   strerror(errno));
}

/* ENOENT in errno when there is none. */
static bool
read_key(struct audit_key *key)
{
    unsigned char more;
    int fd = open(key->key_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return false;
    errno = 0;
    bool whole = read(fd, key->bytes, sizeof key->bytes) == (ssize_t)sizeof key->bytes
                 && read(fd, &more, 1) == 0;
    int why = errno ? errno : EINVAL; /* too short, too long, or no plain file */
    close(fd);
    errno = why;
    return whole;
}

enum err_code
audit_key_load(struct audit_key **out, const char *db_path, bool *lost, struct err *e)
{
    struct audit_key *key = sodium_malloc(sizeof *key);

    *out = NULL;
    *lost = false;
    if (!key)
        abort();
    memset(key, 0, sizeof *key);
    snprintf(key->key_path, sizeof key->key_path, "%s-key", db_path);
    snprintf(key->mark_path, sizeof key->mark_path, "%s-mark", db_path);
    if (!read_key(key)) {
        if (errno != ENOENT) {
            enum err_code rc = fail(e);
            audit_key_free(key);
            return rc;
        }
        randombytes_buf(key->bytes, sizeof key->bytes);
        *lost = true;
    }
    *out = key;
    return ERR_OK;
}

static bool
write_key(const struct audit_key *key, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);

    if (fd < 0)
        return false;
    bool good =
        write(fd, key->bytes, sizeof key->bytes) == (ssize_t)sizeof key->bytes && fsync(fd) == 0;
    return close(fd) == 0 && good;
}

/* Under another name first: nobody ever reads half a key. */
enum err_code
audit_key_store(struct audit_key *key, bool *theirs, struct err *e)
{
    char part[AUDIT_PATH_SIZE + 32];
    bool good;

    *theirs = false;
    snprintf(part, sizeof part, "%s.part-%ld", key->key_path, (long)getpid());
    good = write_key(key, part);
    if (good && link(part, key->key_path) != 0) {
        *theirs = errno == EEXIST;
        good = *theirs && read_key(key);
    }
    int why = errno;
    unlink(part);
    errno = why;
    return good ? ERR_OK : fail(e);
}

void
audit_key_free(struct audit_key *key)
{
    sodium_free(key); /* wipes */
}

bool
audit_key_is_exposed(const struct audit_key *key)
{
    struct stat st;

    return stat(key->key_path, &st) == 0 && (st.st_mode & S_IRWXO) != 0;
}

static void
mix(crypto_generichash_state *state, const void *bytes, size_t size)
{
    unsigned char length[8];

    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)((uint64_t)size >> (8 * i));
    crypto_generichash_update(state, length, sizeof length);
    crypto_generichash_update(state, bytes, size);
}

static void
mix_text(crypto_generichash_state *state, const char *text)
{
    mix(state, text, strlen(text));
}

static void
mix_int(crypto_generichash_state *state, int64_t value)
{
    unsigned char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)value >> (8 * i));
    mix(state, bytes, sizeof bytes);
}

void
audit_key_mac(const struct audit_key *key, const unsigned char before[AUDIT_MAC_SIZE],
              const struct audit_row *row, unsigned char out[AUDIT_MAC_SIZE])
{
    crypto_generichash_state state;
    char set_day[DATE_ISO_SIZE];

    date_to_iso(row->set_day, set_day);
    crypto_generichash_init(&state, key->bytes, sizeof key->bytes, AUDIT_MAC_SIZE);
    mix(&state, before, AUDIT_MAC_SIZE);
    mix_int(&state, row->n);
    mix_text(&state, row->at);
    mix_text(&state, set_day);
    mix_int(&state, row->staff_id);
    mix_text(&state, row->role);
    mix_text(&state, row->session);
    mix_text(&state, row->terminal);
    mix_text(&state, row->action);
    mix_text(&state, row->kind);
    mix_int(&state, row->record_id);
    mix_int(&state, row->person_id);
    mix_text(&state, row->fields);
    mix_int(&state, row->people);
    mix_text(&state, row->reason);
    mix_text(&state, row->outcome);
    crypto_generichash_final(&state, out, AUDIT_MAC_SIZE);
}

void
audit_key_sum(const struct audit_key *key, const void *bytes, size_t size,
              unsigned char out[AUDIT_MAC_SIZE])
{
    crypto_generichash(out, AUDIT_MAC_SIZE, bytes, size, key->bytes, sizeof key->bytes);
}
