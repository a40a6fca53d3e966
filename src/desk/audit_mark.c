#include "desk/audit_mark.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 2 };

/* As it stands in the file; the numbers are little-endian. */
struct slot {
    unsigned char format[8];
    unsigned char n[8];
    unsigned char mac[AUDIT_MAC_SIZE];
    unsigned char check[AUDIT_MAC_SIZE]; /* keyed, over everything before it */
};

enum { CHECKED = sizeof(struct slot) - AUDIT_MAC_SIZE };

static const unsigned char slot_format[8] = "MADGmk1";

static void
put_number(unsigned char out[8], int64_t n)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)((uint64_t)n >> (8 * i));
}

static int64_t
get_number(const unsigned char in[8])
{
    uint64_t n = 0;

    for (int i = 0; i < 8; i++)
        n |= (uint64_t)in[i] << (8 * i);
    return (int64_t)n;
}

static bool
is_valid(const struct audit_key *key, const struct slot *slot)
{
    unsigned char check[AUDIT_MAC_SIZE];

    audit_key_sum(key, slot, CHECKED, check);
    return memcmp(slot->format, slot_format, sizeof slot_format) == 0
           && sodium_memcmp(check, slot->check, sizeof check) == 0;
}

/* `best` is the slot that counts, -1 for none. */
static struct audit_mark
read_slots(const struct audit_key *key, int fd, int *best)
{
    struct audit_mark mark = { .state = AUDIT_MARK_BAD };
    struct slot slot;

    *best = -1;
    for (int i = 0; i < SLOTS; i++) {
        if (pread(fd, &slot, sizeof slot, i * (off_t)sizeof slot) != (ssize_t)sizeof slot
            || !is_valid(key, &slot) || get_number(slot.n) <= mark.n)
            continue;
        mark.state = AUDIT_MARK_GOOD;
        mark.n = get_number(slot.n);
        memcpy(mark.mac, slot.mac, sizeof mark.mac);
        *best = i;
    }
    return mark;
}

struct audit_mark
audit_mark_read(const struct audit_key *key)
{
    int best;
    int fd = open(key->mark_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return (struct audit_mark){ .state = AUDIT_MARK_NONE };
    struct audit_mark mark = read_slots(key, fd, &best);
    close(fd);
    return mark;
}

/* A desk that was stopped while it held the lock must not stop the others: after a fifth of a
 * second the mark stays behind, and the next line raises it. */
static bool
lock_file(int fd)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    const struct timespec pause = { .tv_nsec = 1000 * 1000 };

    for (int tries = 0; tries < 200; tries++) {
        if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
            return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

bool
audit_mark_raise(const struct audit_key *key, int64_t n, const unsigned char mac[AUDIT_MAC_SIZE],
                 bool sync)
{
    struct slot slot;
    int best;
    int fd = open(key->mark_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0660);

    if (fd < 0)
        return false;
    bool good = lock_file(fd); /* closing the file gives it back */
    if (good && read_slots(key, fd, &best).n < n) {
        memcpy(slot.format, slot_format, sizeof slot.format);
        put_number(slot.n, n);
        memcpy(slot.mac, mac, sizeof slot.mac);
        audit_key_sum(key, &slot, CHECKED, slot.check);
        good = pwrite(fd, &slot, sizeof slot, (best == 0) * (off_t)sizeof slot)
               == (ssize_t)sizeof slot;
    }
    if (good && sync)
        good = fdatasync(fd) == 0;
    return close(fd) == 0 && good;
}

void
audit_mark_forget(const struct audit_key *key)
{
    unlink(key->mark_path);
}
