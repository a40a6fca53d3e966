/* void_record.h - a record entered in error is made void with a reason: it is kept and never
 * counted. */
#pragma once

#include "ui/kit/screen.h"

/* Ask why; `on_reason` gets the screen of the record and the words, and calls the desk. */
void void_record_ask(struct screen *s, void (*on_reason)(struct screen *s, const char *reason));
/* What the desk has said: the error, else that it is void; the screen of the record is left. */
void void_record_done(struct screen *s, enum err_code rc, const struct err *e);
