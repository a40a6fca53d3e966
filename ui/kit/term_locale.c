/* term_locale.c - UTF-8 and the words' language on any machine; see term.h. */
#include "ui/kit/term.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char DOMAIN[] = "madoguchi";

bool
term_locale(void)
{
    const char *messages;

    if (setlocale(LC_ALL, "") == NULL)
        setlocale(LC_ALL, "C"); /* named but not installed */
    setlocale(LC_NUMERIC, "C");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && setlocale(LC_CTYPE, "C.UTF-8") == NULL)
        return false;
    messages = setlocale(LC_MESSAGES, NULL);
    if (messages == NULL || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
        setlocale(LC_MESSAGES, "C.UTF-8"); /* under plain C gettext ignores LANGUAGE */
    return true;
}

void
term_language(const char *language, const char *folder)
{
    static bool bound;

    setenv("LANGUAGE", language, 1);
    if (!bound && folder != NULL)
        bound = bindtextdomain(DOMAIN, folder) != NULL;
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN); /* also makes gettext forget what it had looked up */
}
