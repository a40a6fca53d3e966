/* words.h - the reader's words, for the floors that speak to people: desk, exchange, cli, ui. core
 * and db mark with N_() and let err_set() translate. */
#pragma once

#include <libintl.h>

#include "core/err.h"

#define _(msgid) gettext(msgid)
/* By number: "%d case", "%d cases". The first one is the msgid. */
#define _n(one, many, n) ngettext(one, many, (unsigned long)(n))
