/* void_record.c - see void_record.h */
#include "ui/screens/void_record.h"

#include "core/limits.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"

void
void_record_ask(struct screen *s, void (*on_reason)(struct screen *s, const char *reason))
{
    dialog_prompt(s, _("Why is this record void? It is kept with it."), NULL, LONG_CHARS,
                  on_reason);
}

void
void_record_done(struct screen *s, enum err_code rc, const struct err *e)
{
    if (!screen_ok(s, rc, e))
        return;
    screen_say(s, "%s", _("The record is void: it is never counted again."));
    screen_pop(s);
}
