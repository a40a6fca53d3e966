#include "ui/screens/lock.h"

#include <stdio.h>

#include "desk/session.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/area.h"
#include "ui/kit/form.h"

/* One of the two is there: what is asked for. */
static const struct field fields[] = {
    { "pin", N_("PIN"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("PIN (or password), then Enter. F2 signs out.") },
    { "password", N_("Password"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("Your password, then Enter. F2 signs out.") },
    { 0 },
};

static const char *
asked(const struct screen *s)
{
    return session_takes_pin(screen_desk(s)) ? "pin" : "password";
}

/* Too many wrong PINs, and the password is asked for. */
static void
show_asked(struct screen *s)
{
    bool pin = session_takes_pin(screen_desk(s));

    form_show(s->form, "pin", pin);
    form_show(s->form, "password", !pin);
    form_focus(s->form, asked(s));
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    show_asked(s);
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    enum err_code rc = session_unlock(screen_desk(s), form_get(s->form, asked(s)), e);

    form_clear_secrets(s->form);
    if (rc == ERR_OK) {
        front_unlocked(s);
        return rc;
    }
    show_asked(s);
    if (e->field[0] != '\0')
        snprintf(e->field, sizeof e->field, "%s", asked(s));
    return rc;
}

/* As at the sign-in, Enter acts: nothing is written by it. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    if (ev->kind != EVENT_KEY || ev->key != K_ENTER || form_is_empty(s->form, asked(s)))
        return false;
    (void)screen_save(s);
    return true;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area body = area_body(c);

    area_gap(&body);
    area_line(c, &body, STYLE_HEADING, "%s", _("The screen is hidden."));
    area_line(c, &body, STYLE_NORMAL, _("Since %s"), front_hidden_at());
    area_gap(&body);
    form_draw(s->form, c, body);
}

static const struct command commands[] = {
    { "sign-out", "F2", N_("Sign out"),
      N_("End this session; another person can sign in. Drafts are kept."), 0, front_sign_out,
      NULL },
    { 0 },
};

const struct screen_ops lock_screen = {
    .id = "lock",
    .title = N_("Hidden"),
    .commands = commands,
    .open = open,
    .draw = draw,
    .save = save,
    .save_word = N_("Go on"),
    .key = key,
    .is_lock = true,
    .stores_nothing = true,
    .draft_is_hidden = true,
};
