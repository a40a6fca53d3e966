#include "ui/screens/ask_reason.h"

#include <stdio.h>
#include <string.h>

#include "desk/desk.h"
#include "desk/people.h"
#include "desk/restricted.h"
#include "desk/session.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

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
    if (strcmp(view_reasons[index].key, "other") == 0)
        dialog_prompt(s, _("Why is this record opened?"), NULL, 100, go_on);
    else
        go_on(s, view_reasons[index].key);
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

/* Whose record it is, as the lists show the name. */
static void
ask_for_reason(struct screen *s)
{
    struct desk *d = screen_desk(s);
    struct choice reasons[VIEW_REASONS + 1] = { 0 };
    char name[LINE_SIZE] = "", title[LINE_SIZE + 160];
    struct err e = { 0 };

    for (size_t i = 0; i < VIEW_REASONS; i++)
        reasons[i] = (struct choice){ view_reasons[i].key, view_reasons[i].label };
    if (person_listed_name(d, d->reason_for, name, &e) != ERR_OK || name[0] == '\0')
        snprintf(title, sizeof title, "%s", _("Why is this record opened? It is kept in the audit."));
    else
        snprintf(title, sizeof title,
                 _("Why is the record of %s opened? It is kept in the audit."), name);
    picker_ask(s, title, reasons, 0, on_reason);
}

bool
ask_reason(struct screen *s, const struct err *e, void (*again)(struct screen *s))
{
    bool reason = e->code == ERR_DENIED && strcmp(e->field, "reason") == 0;
    bool secret = e->code == ERR_DENIED && strcmp(e->field, "pin") == 0;

    s->then = again;
    if (reason) {
        ask_for_reason(s);
    } else if (secret) {
        dialog_password(s, _("PIN or password once more"), on_secret);
    } else {
        screen_fail(s, e);
    }
    return reason || secret;
}
