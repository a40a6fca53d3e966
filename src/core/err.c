#include "core/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static err_translator *translator;

void
err_set_translator(err_translator *translate)
{
    translator = translate;
}

const char *
err_translate(const char *msgid)
{
    return translator ? translator(msgid) : msgid;
}

/* vsnprintf cuts at a byte; take off the bytes of a character that lost its end. */
static void
drop_cut_character(char *s)
{
    size_t n = strlen(s), at = n;

    while (at > 0 && ((unsigned char)s[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return;
    unsigned char lead = (unsigned char)s[at - 1];
    size_t want = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n - (at - 1) < want)
        s[at - 1] = '\0';
}

enum err_code
err_set(struct err *e, enum err_code code, const char *field, const char *msgid, ...)
{
    va_list args;

    if (!e)
        return code;
    e->code = code;
    e->msgid = strchr(msgid, '%') == NULL ? msgid : NULL;
    snprintf(e->field, sizeof e->field, "%s", field);
    va_start(args, msgid);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int n = vsnprintf(e->msg, sizeof e->msg, err_translate(msgid), args);
#pragma GCC diagnostic pop
    va_end(args);
    if (n >= (int)sizeof e->msg)
        drop_cut_character(e->msg);
    return code;
}
