/* session_own.c - what people do with their own account: PIN, password, look. */
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/session_repo.h"
#include "db/repo/staff_repo.h"
#include "desk/account.h"
#include "desk/attempts.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/secret.h"
#include "desk/session.h"

enum { WRONG_PINS = 3 };

static enum err_code
refuse_password(struct err *e)
{
    return err_set(e, ERR_DENIED, "password",
                   N_("The password is not right. Type your password again."));
}

/* Read the user's row and see whether a try is allowed now. */
static enum err_code
read_user(struct desk *d, struct staff_row *row, struct err *e)
{
    char now[STAMP_SIZE];
    enum err_code rc = desk_allow(d, ACTION_OWN_SETTINGS, 0, e);

    if (rc == ERR_OK && (rc = staff_find(d->db, d->user.staff_id, row, e)) == ERR_OK)
        rc = attempts_now(d, now, e);
    return rc == ERR_OK ? attempts_allow(row, now, e) : rc;
}

/* The user's password, asked for once more before something important. */
static enum err_code
check_password(struct desk *d, const char *password, struct staff_row *row, struct err *e)
{
    enum err_code rc = read_user(d, row, e);

    if (rc != ERR_OK || secret_matches(row->password_hash, password))
        return rc;
    rc = attempts_count(d, &(struct attempt){ .row = *row }, "confirm", e);
    return rc == ERR_OK ? refuse_password(e) : rc;
}

bool
session_takes_pin(struct desk *d)
{
    struct staff_row row;

    return d->user.staff_id != 0 && desk_inside(d)->wrong_pins < WRONG_PINS
           && staff_find(d->db, d->user.staff_id, &row, NULL) == ERR_OK && row.pin_hash[0];
}

/* Wrong: count it, and say what is asked for now. */
static enum err_code
refuse_confirm(struct desk *d, const struct staff_row *row, const char *action, bool pin,
               struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    enum err_code rc = attempts_count(d, &(struct attempt){ .row = *row }, action, e);

    in->wrong_pins += pin;
    if (rc != ERR_OK)
        return rc;
    if (pin && in->wrong_pins >= WRONG_PINS)
        return err_set(e, ERR_DENIED, "password",
                       N_("That was the third wrong PIN. Type your password."));
    if (pin)
        return err_set(e, ERR_DENIED, "pin", N_("The PIN is not right. Type it again."));
    return refuse_password(e);
}

static enum err_code
confirm(struct desk *d, const char *secret, const char *action, struct err *e)
{
    const struct audit_act act = { .action = action, .reason = "" };
    struct desk_inside *in = desk_inside(d);
    struct staff_row row;
    enum err_code rc = read_user(d, &row, e);

    if (rc != ERR_OK)
        return rc;
    bool pin = secret_is_pin(secret) && row.pin_hash[0] && in->wrong_pins < WRONG_PINS;
    bool good = pin && secret_matches(row.pin_hash, secret);
    /* A password may be all digits too. */
    if (!good && !secret_matches(row.password_hash, secret))
        return refuse_confirm(d, &row, action, pin, e);
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = attempts_forget(d, &row, e);
    if (rc == ERR_OK)
        rc = session_line_of_hiding(d, e);
    if (rc == ERR_OK)
        rc = audit_line(d, &act, AUDIT_DONE, e);
    if ((rc = db_end(d->db, rc, e)) == ERR_OK) {
        in->wrong_pins = 0;
        in->hidden.action = NULL;
        d->now(in->confirmed_at);
    }
    return rc;
}

enum err_code
session_confirm(struct desk *d, const char *secret, struct err *e)
{
    return confirm(d, secret, "confirm", e);
}

enum err_code
session_unlock(struct desk *d, const char *secret, struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    enum err_code rc = confirm(d, secret, in->is_taken_up ? "change-user-in" : "unlock", e);

    if (rc == ERR_OK)
        in->is_taken_up = false;
    return rc;
}

enum err_code
session_set_pin(struct desk *d, const char *password, const char *pin, struct err *e)
{
    struct audit_act act = { .action = "set-pin", .kind = "staff", .fields = "pin" };
    struct staff_row row;
    char hash[SECRET_HASH_SIZE] = "";
    enum err_code rc = pin[0] ? secret_check_pin(pin, e) : ERR_OK;

    if (rc != ERR_OK || (rc = check_password(d, password, &row, e)) != ERR_OK)
        return rc;
    if (pin[0] && (rc = secret_hash(pin, hash, e)) != ERR_OK)
        return rc;
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    act.record_id = row.id;
    rc = staff_set_pin(d->db, &row, hash, e);
    if (rc == ERR_OK)
        rc = attempts_forget(d, &row, e);
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}

enum err_code
session_change_password(struct desk *d, const char *old, const char *fresh, bool end_others,
                        struct err *e)
{
    struct audit_act act = { .action = "set-password", .kind = "staff", .fields = "password" };
    struct staff_row row;
    char hash[SECRET_HASH_SIZE], now[STAMP_SIZE];
    enum err_code rc = check_password(d, old, &row, e);

    if (rc == ERR_OK)
        rc = account_check_password(d, row.login, row.name, row.kana, fresh, e);
    if (rc == ERR_OK && strcmp(old, fresh) == 0)
        rc = err_set(e, ERR_INVALID, "new_password", N_("The new password is the old one."));
    if (rc == ERR_OK)
        rc = secret_hash(fresh, hash, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    d->now(now);
    act.record_id = row.id;
    rc = staff_set_password(d->db, &row, hash, false, now, e);
    if (rc == ERR_OK && end_others)
        rc = session_end_all(d, row.id, e);
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    if ((rc = db_end(d->db, rc, e)) == ERR_OK)
        d->user.must_change = false;
    return rc;
}

enum err_code
session_look(struct desk *d, struct session_look *out, struct err *e)
{
    struct staff_row row;
    enum err_code rc = desk_allow(d, ACTION_OWN_SETTINGS, 0, e);

    *out = (struct session_look){ 0 };
    if (rc != ERR_OK || (rc = staff_find(d->db, d->user.staff_id, &row, e)) != ERR_OK)
        return rc;
    text_copy(out->lang, sizeof out->lang, row.lang);
    text_copy(out->glyphs, sizeof out->glyphs, row.glyphs);
    text_copy(out->theme, sizeof out->theme, row.theme);
    return ERR_OK;
}

static bool
is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++) {
        if (strcmp(word, *words) == 0)
            return true;
    }
    return false;
}

enum err_code
session_set_look(struct desk *d, const struct session_look *look, struct err *e)
{
    static const char *const langs[] = { "", "ja", "en", NULL };
    static const char *const glyphs[] = { "", "auto", "ascii", "unicode", NULL };
    static const char *const themes[] = { "", "default", "light", "high_contrast", "mono", NULL };
    const char *field = !is_one_of(look->lang, langs)      ? "lang"
                        : !is_one_of(look->glyphs, glyphs) ? "glyphs"
                        : !is_one_of(look->theme, themes)  ? "theme"
                                                           : NULL;
    struct audit_act act = { .action = "set-look", .kind = "staff", .fields = "look" };
    struct staff_row row;
    enum err_code rc = desk_allow(d, ACTION_OWN_SETTINGS, 0, e);

    if (rc != ERR_OK)
        return rc;
    if (field)
        return err_set(e, ERR_INVALID, field, N_("This choice does not exist. Choose another."));
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    act.record_id = d->user.staff_id;
    rc = staff_find(d->db, d->user.staff_id, &row, e);
    if (rc == ERR_OK)
        rc = staff_set_look(d->db, &row, look->lang, look->glyphs, look->theme, e);
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}
