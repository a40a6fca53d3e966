#include "core/csvtext.h"

#include <string.h>

#define WIDE_SPACE "\xE3\x80\x80" /* U+3000 */

static bool
is_risky(const char *value)
{
    static const char *const wide[] = {
        "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0", /* ＝ ＋ － ＠ */
    };

    for (;;) {
        if (*value == ' ')
            value++;
        else if (strncmp(value, WIDE_SPACE, 3) == 0)
            value += 3;
        else
            break;
    }
    if (*value && strchr("=+-@\t\r\n|%", *value))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(value, wide[i], 3) == 0)
            return true;
    return false;
}

static bool
is_negative_number(const char *value)
{
    static const char digits[] = "0123456789";

    if (*value++ != '-')
        return false;
    size_t whole = strspn(value, digits);
    if (whole == 0)
        return false;
    value += whole;
    if (*value == '.') {
        size_t fraction = strspn(value + 1, digits);
        if (fraction == 0)
            return false;
        value += 1 + fraction;
    }
    return *value == '\0';
}

/* The bytes that are needed; fills `out` only if all of them fit. */
static size_t
put_behind(const char *front, const char *value, char *out, size_t size)
{
    size_t before = strlen(front), bytes = strlen(value), need = before + bytes;

    if (size)
        out[0] = '\0';
    if (need < size) {
        memcpy(out, front, before);
        memcpy(out + before, value, bytes + 1);
    }
    return need;
}

size_t
csvtext_guard(const char *value, bool number, char *out, size_t size)
{
    bool is_guarded = *value == '\'' || (is_risky(value) && !(number && is_negative_number(value)));

    return put_behind(is_guarded ? "'" : "", value, out, size);
}

void
csvtext_unguard(char *cell)
{
    if (*cell == '\'' && (cell[1] == '\'' || is_risky(cell + 1)))
        memmove(cell, cell + 1, strlen(cell));
}

/* RFC 4180 asks for quotes around a comma, a quote and a line end; readers also split at ; and TAB
 * and trim blanks that stand bare at the ends. */
static bool
needs_quotes(const char *value)
{
    size_t bytes = strlen(value);

    return bytes > 0
        && (value[strcspn(value, "\",\r\n;\t")] || value[0] == ' ' || value[bytes - 1] == ' ');
}

size_t
csvtext_quote(const char *value, char *out, size_t size)
{
    size_t need = strlen(value) + 2, n = 0;

    if (!needs_quotes(value))
        return put_behind("", value, out, size);
    for (const char *p = strchr(value, '"'); p; p = strchr(p + 1, '"'))
        need++;
    if (size)
        out[0] = '\0';
    if (need >= size)
        return need;
    out[n++] = '"';
    for (; *value; value++) {
        if (*value == '"')
            out[n++] = '"';
        out[n++] = *value;
    }
    out[n++] = '"';
    out[n] = '\0';
    return need;
}
