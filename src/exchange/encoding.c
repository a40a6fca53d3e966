#include "exchange/encoding.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"

bool
encoding_from_name(const char *name, enum encoding *out)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } names[] = { { "auto", ENCODING_AUTO }, { "utf-8", ENCODING_UTF8 }, { "cp932", ENCODING_CP932 } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i].name) == 0) {
            *out = names[i].encoding;
            return true;
        }
    return false;
}

/* ---- reading the bytes ---- */

static enum err_code
read_bytes(const char *path, char **out, size_t *size, struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;

    if (fd < 0)
        return err_set(e, ERR_IO, "file", N_("The file cannot be read: %s (%s)."), path,
                       strerror(errno));
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return err_set(e, ERR_IO, "file", N_("This is not an ordinary file: %s."), path);
    }
    if (st.st_size > ENCODING_FILE_MOST) {
        close(fd);
        return err_set(e, ERR_INVALID, "file",
                       N_("The file is larger than 20 MiB; divide it: %s."), path);
    }
    char *bytes = malloc((size_t)st.st_size + 1);
    size_t have = 0;
    ssize_t n = 0;
    if (!bytes)
        abort();
    while (have < (size_t)st.st_size
           && (n = read(fd, bytes + have, (size_t)st.st_size - have)) > 0)
        have += (size_t)n;
    close(fd);
    bytes[have] = '\0';
    *out = bytes;
    *size = have;
    if (n >= 0)
        return ERR_OK;
    free(bytes);
    return err_set(e, ERR_IO, "file", N_("The file cannot be read: %s (%s)."), path,
                   strerror(errno));
}

/* ---- judging them ---- */

struct place {
    size_t line, byte; /* from 1; the byte within its line */
};

static struct place
place_of(const char *bytes, size_t at)
{
    struct place p = { 1, 1 };

    for (size_t i = 0; i < at; i++) {
        p.byte++;
        if (bytes[i] == '\n')
            p = (struct place){ p.line + 1, 1 };
    }
    return p;
}

/* Bytes of the longest good UTF-8 beginning; a NUL is not text. */
static size_t
utf8_good(const char *bytes, size_t size)
{
    size_t at = 0;
    uint32_t cp;

    while (at < size) {
        size_t n = text_decode(bytes + at, size - at, &cp);
        if (n == 0 || cp == 0)
            break;
        at += n;
    }
    return at;
}

/* CP932 to UTF-8. True when every byte fits; else `bad` is the first that does not; a NUL is not
 * text. */
static bool
cp932_decode(const char *bytes, size_t size, char **out, size_t *out_size, size_t *bad)
{
    iconv_t cd = iconv_open("UTF-8", "CP932");
    size_t room = 3 * size + 1, left = size, space = room - 1;
    char *in = (char *)(uintptr_t)bytes, *text = malloc(room), *to = text;

    if (!text || cd == (iconv_t)-1)
        abort();
    const char *nul = memchr(bytes, 0, size);
    size_t rc = iconv(cd, &in, &left, &to, &space);
    iconv_close(cd);
    *to = '\0';
    *bad = size - left;
    if (nul && (size_t)(nul - bytes) < *bad)
        *bad = (size_t)(nul - bytes);
    if (rc == (size_t)-1 || nul) {
        free(text);
        return false;
    }
    *out = text;
    *out_size = (size_t)(to - text);
    return true;
}

/* Signs that look alike and that CP932 has once: of two only the second comes back from iconv. The
 * first pair is folded in every file that is read. */
static const char *const twins[][2] = {
    { "\xE3\x80\x9C", "\xEF\xBD\x9E" }, /* U+301C, U+FF5E wave dash */
    { "\xE2\x88\x92", "\xEF\xBC\x8D" }, /* U+2212, U+FF0D minus */
    { "\xE2\x80\x94", "\xE2\x80\x95" }, /* U+2014, U+2015 dash */
    { "\xE2\x80\x96", "\xE2\x88\xA5" }, /* U+2016, U+2225 parallel */
};
enum { TWIN_BYTES = 3, TWINS = sizeof twins / sizeof *twins };

static void
put_instead(char *text, const char *sign, const char *other)
{
    for (char *p = text; (p = strstr(p, sign)); p += TWIN_BYTES)
        memcpy(p, other, TWIN_BYTES);
}

static void
fold_wave_dash(char *text)
{
    put_instead(text, twins[0][1], twins[0][0]);
}

static void
fold_twins(char *text)
{
    for (size_t i = 0; i < TWINS; i++)
        put_instead(text, twins[i][0], twins[i][1]);
}

bool
encoding_alike(enum encoding as, const char *a, const char *b)
{
    size_t pairs = as == ENCODING_CP932 ? TWINS : 1, at = 0;

    while (a[at] && a[at] == b[at])
        at++;
    if (!a[at] && !b[at])
        return true;
    char *x = strdup(a), *y = strdup(b);
    if (!x || !y)
        abort();
    for (size_t i = 0; i < pairs; i++) {
        put_instead(x, twins[i][0], twins[i][1]);
        put_instead(y, twins[i][0], twins[i][1]);
    }
    bool alike = strcmp(x, y) == 0;
    free(x);
    free(y);
    return alike;
}

bool
encoding_looks_misread(const char *text)
{
    uint32_t cp;

    for (size_t n, left = strlen(text); left && (n = text_decode(text, left, &cp));
         text += n, left -= n)
        if ((cp >= 0xFF61 && cp <= 0xFF9F) || (cp >= 0xE000 && cp <= 0xF8FF))
            return true;
    return false;
}

static enum err_code
refuse(const char *bytes, size_t at, const char *what, struct err *e)
{
    struct place p = place_of(bytes, at);

    return err_set(e, ERR_INVALID, "file",
                   N_("Line %zu, byte %zu (0x%02X) is not %s. Nothing was read in."), p.line,
                   p.byte, (unsigned)(unsigned char)bytes[at], what);
}

/* `good`: how far the bytes are UTF-8, the other guess. What fits further is what was meant, so its
 * place is named. */
static enum err_code
take_cp932(char *bytes, size_t size, bool guess, size_t good, char **out, size_t *out_size,
           struct err *e)
{
    size_t bad = 0;

    if (!cp932_decode(bytes, size, out, out_size, &bad))
        return guess ? refuse(bytes, bad > good ? bad : good, "UTF-8 / CP932", e)
                     : refuse(bytes, bad, "CP932", e);
    return ERR_OK;
}

enum err_code
encoding_read(const char *path, enum encoding encoding, char **out, size_t *size,
              struct encoding_found *found, struct err *e)
{
    char *bytes = NULL;
    size_t have = 0;
    enum err_code rc = read_bytes(path, &bytes, &have, e);

    if (rc != ERR_OK)
        return rc;
    size_t good = utf8_good(bytes, have);
    size_t bom = have >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct place stop = place_of(bytes, good);
    bool utf8 = encoding != ENCODING_CP932 && good == have;
    if (utf8) {
        memmove(bytes, bytes + bom, have - bom + 1);
        *out = bytes;
        *size = have - bom;
    } else {
        if (encoding == ENCODING_UTF8 || (encoding == ENCODING_AUTO && bom))
            rc = refuse(bytes, good, "UTF-8", e);
        else
            rc = take_cp932(bytes, have, encoding == ENCODING_AUTO, good, out, size, e);
        free(bytes);
    }
    if (rc == ERR_OK)
        fold_wave_dash(*out);
    if (found && utf8)
        *found = (struct encoding_found){ .as = ENCODING_UTF8 };
    else if (found)
        *found = (struct encoding_found){ .as = ENCODING_CP932,
                                          .guessed = encoding == ENCODING_AUTO,
                                          .line = stop.line,
                                          .byte = stop.byte };
    return rc;
}

/* ---- writing CP932 ---- */

/* The first byte of `utf8` that does not come back from `cp932`; `size` when all do. iconv writes a
 * backslash for the yen sign and thinks nothing of it. */
static size_t
first_changed(const char *utf8, size_t size, const char *cp932, size_t cp932_size)
{
    char *back = NULL;
    size_t n = 0, at = 0, bad;

    if (!cp932_decode(cp932, cp932_size, &back, &n, &bad))
        return 0;
    while (at < size && at < n && utf8[at] == back[at])
        at++;
    free(back);
    while (at > 0 && at < size && ((unsigned char)utf8[at] & 0xC0) == 0x80)
        at--;
    return at;
}

enum err_code
encoding_to_cp932(const char *utf8, size_t size, char **out, size_t *out_size, struct err *e)
{
    iconv_t cd = iconv_open("CP932", "UTF-8");
    char *copy = malloc(size + 1), *text = malloc(2 * size + 1), *in = copy, *to = text;
    size_t left = size, space = 2 * size;

    if (!copy || !text || cd == (iconv_t)-1)
        abort();
    memcpy(copy, utf8, size);
    copy[size] = '\0';
    fold_twins(copy);
    (void)iconv(cd, &in, &left, &to, &space);
    iconv_close(cd);
    size_t good = first_changed(copy, size - left, text, (size_t)(to - text));
    enum err_code code = ERR_OK;
    if (good < size) {
        struct place p = place_of(copy, good);
        uint32_t cp = 0;
        text_decode(copy + good, size - good, &cp);
        code = err_set(e, ERR_INVALID, "encoding",
                       N_("Line %zu holds U+%04X, which CP932 does not have. Nothing was written; "
                          "choose --encoding utf-8."),
                       p.line, (unsigned)cp);
        free(text);
    } else {
        *out = text;
        *out_size = (size_t)(to - text);
    }
    free(copy);
    return code;
}
