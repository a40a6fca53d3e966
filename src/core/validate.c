/* validate.c - see validate.h */
#include "core/validate.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/kana.h"
#include "core/limits.h"
#include "core/text.h"

enum code_point {
    WIDE_SPACE = 0x3000,
};

enum err_code
validate_copy(const char *typed, bool notes, size_t max_chars, char *out, size_t size,
              const char *field, struct err *e)
{
    enum err_code rc = text_validate(typed, notes, max_chars, field, e);

    out[0] = '\0';
    if (rc == ERR_OK && !text_copy(out, size, typed))
        return err_set(e, ERR_INVALID, field, N_("This text is too long. Shorten it."));
    return rc;
}

static bool
is_blank(const char *s)
{
    for (size_t left = strlen(s); left;) {
        uint32_t cp = 0;
        size_t used = text_decode(s, left, &cp);
        if (!used || (cp != ' ' && cp != WIDE_SPACE))
            return false;
        s += used;
        left -= used;
    }
    return true;
}

enum err_code
validate_name(const char *name, const char *field, struct err *e)
{
    enum err_code rc = text_validate(name, false, LINE_CHARS, field, e);

    if (rc == ERR_OK && is_blank(name))
        return err_set(e, ERR_INVALID, field,
                       N_("The name is missing. Enter it as it is written."));
    return rc;
}

bool
validate_is_kana_only(const char *name)
{
    bool has_kana = false;

    for (size_t left = strlen(name); left;) {
        uint32_t cp = 0;
        size_t used = text_decode(name, left, &cp);
        bool is_kana = (cp >= 0x3041 && cp <= 0x30FF) || (cp >= 0xFF66 && cp <= 0xFF9F);

        if (!used || (!is_kana && cp != ' ' && cp != WIDE_SPACE))
            return false;
        has_kana = has_kana || is_kana;
        name += used;
        left -= used;
    }
    return has_kana;
}

enum err_code
validate_kana(const char *typed, char *out, size_t size, const char *field, struct err *e)
{
    enum err_code rc = text_validate(typed, false, LINE_CHARS, field, e);

    out[0] = '\0';
    if (rc != ERR_OK)
        return rc;
    if (is_blank(typed))
        return err_set(e, ERR_INVALID, field, N_("The reading is missing. Enter it in kana."));
    if (!kana_store(typed, out, size) || text_chars(out) > LINE_CHARS) {
        out[0] = '\0';
        return err_set(e, ERR_INVALID, field, N_("This text is too long. Shorten it."));
    }
    if (!kana_is_reading(out)) {
        out[0] = '\0';
        return err_set(e, ERR_INVALID, field,
                       N_("A reading has kana or Latin letters only. Enter it in kana."));
    }
    return ERR_OK;
}

/* Signs that people put between the digits of a number. `digits` counts them; false: another sign
 * stands in it. */
static bool
only_digits_and_signs(const char *typed, size_t *digits)
{
    static const uint32_t signs[] = { ' ',    '-',    '(',    ')',    '+',    '.',
                                      '/',    '~',    '#',    '*',    ',',    0x3000,
                                      0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
                                      0x2212, 0x30fc, 0xff70, 0x301c, 0xff5e };
    char ascii[REF_SIZE];

    *digits = 0;
    if (strlen(typed) >= sizeof ascii)
        return false;
    text_to_ascii(typed, ascii, sizeof ascii);
    for (const char *s = ascii; *s;) {
        uint32_t cp = 0;
        size_t used = text_decode(s, strlen(s), &cp), i = 0;
        if (!used)
            return false;
        s += used;
        if (cp >= '0' && cp <= '9') {
            ++*digits;
            continue;
        }
        while (i < sizeof signs / sizeof signs[0] && signs[i] != cp)
            i++;
        if (i == sizeof signs / sizeof signs[0])
            return false;
    }
    return true;
}

/* "+81 90-..." is 090-...; some write the 0 as well. */
static void
leave_out_japan(const char *typed, char *digits)
{
    if ((typed[0] != '+' && strncmp(typed, "＋", strlen("＋")) != 0) || strncmp(digits, "81", 2) != 0)
        return;
    if (digits[2] == '0')
        memmove(digits, digits + 2, strlen(digits + 2) + 1);
    else {
        memmove(digits, digits + 1, strlen(digits + 1) + 1);
        digits[0] = '0';
    }
}

static bool
is_usual_number(const char *digits)
{
    static const char *const mobile[] = { "020", "050", "060", "070", "080", "090" };
    size_t n = strlen(digits);

    if (strncmp(digits, "0120", 4) == 0 || strncmp(digits, "0800", 4) == 0)
        return false; /* free of charge for the caller: hardly a person's own */
    if (n == 10 && digits[0] == '0')
        return true;
    for (size_t i = 0; n == 11 && i < sizeof mobile / sizeof mobile[0]; i++) {
        if (strncmp(digits, mobile[i], 3) == 0)
            return true;
    }
    return false;
}

enum err_code
validate_phone(const char *typed, const char *field, const char **warning, struct err *e)
{
    char digits[REF_SIZE];
    size_t count;
    enum err_code rc = text_validate(typed, false, REF_CHARS, field, e);

    if (warning)
        *warning = NULL;
    if (rc != ERR_OK || !typed[0])
        return rc;
    if (!only_digits_and_signs(typed, &count))
        return err_set(e, ERR_INVALID, field,
                       N_("A phone number has digits and signs like - only. An extension goes into "
                          "the note."));
    if (count < 3)
        return err_set(e, ERR_INVALID, field, N_("This phone number is too short."));
    digits_only(typed, digits, sizeof digits);
    leave_out_japan(typed, digits);
    if (warning && !is_usual_number(digits))
        *warning = err_translate(N_("This phone number has an unusual length or beginning. It is "
                                    "stored as typed."));
    return ERR_OK;
}

enum err_code
validate_postal(const char *typed, char *out, size_t size, const char *field, struct err *e)
{
    char digits[REF_SIZE];
    size_t count;
    enum err_code rc = text_validate(typed, false, REF_CHARS, field, e);

    out[0] = '\0';
    if (rc != ERR_OK || !typed[0])
        return rc;
    if (strncmp(typed, "〒", strlen("〒")) == 0)
        typed += strlen("〒");
    if (!only_digits_and_signs(typed, &count) || count != 7)
        return err_set(e, ERR_INVALID, field,
                       N_("A postal code has seven digits. Enter it like 176-0012."));
    digits_only(typed, digits, sizeof digits);
    snprintf(out, size, "%.3s-%.4s", digits, digits + 3);
    return ERR_OK;
}

enum err_code
validate_email(const char *typed, const char *field, struct err *e)
{
    enum err_code rc = text_validate(typed, false, LONG_CHARS, field, e);
    const char *at, *dot;

    if (rc != ERR_OK || !typed[0])
        return rc;
    at = strchr(typed, '@');
    dot = at ? strrchr(at, '.') : NULL;
    for (const char *s = typed; *s; s++) {
        if ((unsigned char)*s <= ' ' || (unsigned char)*s > '~')
            at = NULL;
    }
    if (!at || at == typed || strchr(at + 1, '@') || !dot || dot == at + 1 || !dot[1])
        return err_set(e, ERR_INVALID, field,
                       N_("This is not a mail address. Enter it like name@example.jp."));
    return ERR_OK;
}

enum err_code
validate_birth(struct date birth, struct date last, const char *field, struct err *e)
{
    if (date_is_none(birth))
        return ERR_OK;
    if (!date_is_valid(birth))
        return err_set(e, ERR_INVALID, field, N_("There is no such day. Enter the date again."));
    if (!date_is_none(last) && date_compare(birth, last) > 0)
        return err_set(e, ERR_INVALID, field,
                       N_("The birth date lies after the first contact. Check both dates."));
    return ERR_OK;
}

bool
validate_is_desk_ref(const char *ref)
{
    char ascii[REF_SIZE];

    if (strlen(ref) >= sizeof ascii)
        return false;
    text_to_ascii(ref, ascii, sizeof ascii);
    return strncasecmp(ascii, "M-", 2) == 0;
}

bool
validate_local(const char *local, struct date *day)
{
    char iso[DATE_ISO_SIZE];
    struct date d;
    int hour, minute;

    if (strlen(local) != LOCAL_SIZE - 1 || local[10] != 'T' || local[13] != ':'
        || strspn(local + 11, "0123456789") != 2 || strspn(local + 14, "0123456789") != 2)
        return false;
    memcpy(iso, local, DATE_ISO_SIZE - 1);
    iso[DATE_ISO_SIZE - 1] = '\0';
    hour = (local[11] - '0') * 10 + local[12] - '0';
    minute = (local[14] - '0') * 10 + local[15] - '0';
    if (!date_from_iso(iso, &d) || hour > 23 || minute > 59)
        return false;
    if (day)
        *day = d;
    return true;
}

bool
validate_time(const char *hhmm)
{
    return strlen(hhmm) == 5 && strspn(hhmm, "0123456789") == 2 && hhmm[2] == ':'
           && strspn(hhmm + 3, "0123456789") == 2 && (hhmm[0] - '0') * 10 + hhmm[1] - '0' < 24
           && hhmm[3] < '6';
}
