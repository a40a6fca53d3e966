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

/* U+FF5E is what this table makes of 0x8160, the wave dash of Japanese text: one sign for both. */
static void
fold_wave_dash(char *text)
{
    for (char *p = text; (p = strstr(p, "\xEF\xBD\x9E")); p += 3)
        memcpy(p, "\xE3\x80\x9C", 3);
}

/* EUC-JP read as CP932 looks like half-width katakana and private-use characters. */
static bool
looks_misread(const char *text)
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
    fold_wave_dash(*out);
    if (!guess || !looks_misread(*out))
        return ERR_OK;
    free(*out);
    *out = NULL;
    struct place p = place_of(bytes, good);
    return err_set(e, ERR_INVALID, "encoding",
                   N_("Line %zu, byte %zu is not UTF-8, and read as CP932 the file has half-width "
                      "katakana or private-use characters. If it is CP932, give --encoding cp932; "
                      "else save it as UTF-8. Nothing was read in."),
                   p.line, p.byte);
}

enum err_code
encoding_read(const char *path, enum encoding encoding, char **out, size_t *size, struct err *e)
{
    char *bytes = NULL;
    size_t have = 0;
    enum err_code rc = read_bytes(path, &bytes, &have, e);

    if (rc != ERR_OK)
        return rc;
    size_t good = utf8_good(bytes, have);
    size_t bom = have >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (encoding != ENCODING_CP932 && good == have) {
        memmove(bytes, bytes + bom, have - bom + 1);
        *out = bytes;
        *size = have - bom;
        return ERR_OK;
    }
    if (encoding == ENCODING_UTF8 || (encoding == ENCODING_AUTO && bom))
        rc = refuse(bytes, good, "UTF-8", e);
    else
        rc = take_cp932(bytes, have, encoding == ENCODING_AUTO, good, out, size, e);
    free(bytes);
    return rc;
}

/* ---- writing CP932 ---- */

/* CP932 has these signs once: of two that look alike only the second comes back. */
static void
fold_twins(char *text)
{
    static const char *const twins[][2] = {
        { "\xE3\x80\x9C", "\xEF\xBD\x9E" }, /* U+301C, U+FF5E wave dash */
        { "\xE2\x88\x92", "\xEF\xBC\x8D" }, /* U+2212, U+FF0D minus */
        { "\xE2\x80\x94", "\xE2\x80\x95" }, /* U+2014, U+2015 dash */
        { "\xE2\x80\x96", "\xE2\x88\xA5" }, /* U+2016, U+2225 parallel */
    };

    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        for (char *p = text; (p = strstr(p, twins[i][0])); p += 3)
            memcpy(p, twins[i][1], 3);
}

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
