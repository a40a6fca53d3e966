#include "ui/screens/new_password.h"

#include <stdio.h>
#include <string.h>

#include "desk/desk.h"
#include "desk/session.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/kit/form.h"

static const struct field fields[] = {
    { "password", N_("Present password"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("The one that was given to you.") },
    { "new_password", N_("New password"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("8 characters or more; a short sentence is good.") },
    { "again", N_("Once more"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("The same once more, then F9 or Ctrl-S saves.") },
    { 0 },
};

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    char fresh[804];

    snprintf(fresh, sizeof fresh, "%s", form_get(s->form, "new_password"));
    bool same = strcmp(fresh, form_get(s->form, "again")) == 0;
    enum err_code rc = same ? session_change_password(screen_desk(s), form_get(s->form, "password"),
                                                      fresh, true, e)
                            : err_set(e, ERR_INVALID, "again",
                                      N_("The two new passwords differ. Type them once more."));
    explicit_bzero(fresh, sizeof fresh);
    if (rc != ERR_OK)
        return rc;
    form_clear_secrets(s->form);
    front_signed_in(s);
    screen_say(s, _("Your password is changed. Signed in: %s"),
               ((const struct desk *)screen_desk(s))->user.name);
    return ERR_OK;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area body = area_body(c);

    (void)area_paragraph(c, &body, STYLE_NORMAL,
                         _("Your password was set by someone else. Please choose your own."));
    area_gap(&body);
    form_draw(s->form, c, body);
}

static const struct command commands[] = {
    { "sign-out", "F2 Ctrl-X", N_("Sign out"), N_("Sign out: the password stays as it is."), 0,
      front_sign_out, NULL },
    { 0 },
};

const struct screen_ops new_password_screen = {
    .id = "new_password",
    .title = N_("New password"),
    .commands = commands,
    .open = open,
    .draw = draw,
    .save = save,
    .draft_is_hidden = true,
};
