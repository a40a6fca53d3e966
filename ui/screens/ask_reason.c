#include "ui/screens/ask_reason.h"

#include <stdio.h>
#include <string.h>

#include "desk/desk.h"
#include "desk/session.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

/* Reasons of a view (TRUST, audit lines); the id is stored. The last asks for words. */
static const struct choice reasons[] = {
    { "visitor", N_("The visitor is here today") },
    { "own_case", N_("My own case") },
    { "phone", N_("Telephone call") },
    { "handover", N_("Handing over") },
    { "inquiry", N_("Inquiry by the person or an agency") },
    { "correction", N_("Correcting a record") },
    { "other", N_("Another reason (in words)") },
    { 0 },
};

static void
go_on(struct screen *s, const char *reason)
{
    struct desk *d = screen_desk(s);

    snprintf(d->reason, sizeof d->reason, "%s", reason);
    s->then(s);
}

static void
on_reason(struct screen *s, int index)
{
    if (strcmp(reasons[index].key, "other") == 0)
        dialog_prompt(s, _("Why is this record opened?"), NULL, 100, go_on);
    else
        go_on(s, reasons[index].key);
}

static void
on_secret(struct screen *s, const char *secret)
{
    struct err e = { 0 };

    if (session_confirm(screen_desk(s), secret, &e) == ERR_OK)
        s->then(s);
    else
        screen_fail(s, &e);
}

bool
ask_reason(struct screen *s, const struct err *e, void (*again)(struct screen *s))
{
    bool reason = e->code == ERR_DENIED && strcmp(e->field, "reason") == 0;
    bool secret = e->code == ERR_DENIED && strcmp(e->field, "pin") == 0;

    s->then = again;
    if (reason)
        picker_ask(s, _("Why is this record opened? It is kept in the audit."), reasons, 0,
                   on_reason);
    else if (secret)
        dialog_password(s, _("PIN or password once more"), on_secret);
    else
        screen_fail(s, e);
    return reason || secret;
}
