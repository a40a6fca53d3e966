#include "ui/screens/sign_in.h"

#include <string.h>

#include "desk/session.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/kit/form.h"
#include "ui/screens/new_password.h"

static const struct field fields[] = {
    { "login", N_("Login"), FIELD_TEXT, .max = 40, .required = true, .width = 24,
      .hint = N_("Your login, then Enter.") },
    { "password", N_("Password"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("Your password, then Enter to sign in.") },
    { 0 },
};

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    form_set(s->form, "login", front_login());
    if (*front_login())
        form_focus(s->form, "password");
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct desk *d = screen_desk(s);
    enum err_code rc = session_sign_in(d, form_get(s->form, "login"), form_get(s->form, "password"),
                                       e);

    form_clear_secrets(s->form);
    if (rc != ERR_OK) {
        form_focus(s->form, "password");
        return rc;
    }
    if (d->user.must_change && screen_replace(s, &new_password_screen, NULL))
        screen_say(s, _("Signed in: %s"), d->user.name);
    else if (!d->user.must_change)
        front_signed_in(s);
    return ERR_OK;
}

/* The one form where Enter on the last field acts: nothing is written by it. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    if (ev->kind != EVENT_KEY || ev->key != K_ENTER
        || strcmp(form_focused(s->form), "password") != 0 || form_is_empty(s->form, "password"))
        return false;
    (void)screen_save(s);
    return true;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area body = area_body(c);

    area_gap(&body);
    if (body.cols >= 60) /* at the counter the desk says what it is; large type needs the rows */
        area_line(c, &body, STYLE_HEADING, "%s",
                  _("Desk for employment support of people with disabilities"));
    area_gap(&body);
    struct area form = area_take_top(&body, form_rows(s->form, body.cols));
    form_draw(s->form, c, form);
}

static void
sign_in(struct screen *s)
{
    (void)screen_save(s);
}

static const struct command commands[] = {
    { "sign-in", "F2", NULL, N_("Sign in with the login and password typed."), 0, sign_in,
      NULL },
    { 0 },
};

const struct screen_ops sign_in_screen = {
    .id = "sign_in",
    .title = N_("Sign in"),
    .commands = commands,
    .open = open,
    .draw = draw,
    .save = save,
    .save_word = N_("Sign in"),
    .key = key,
    .draft_is_hidden = true,
};
