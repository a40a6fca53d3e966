#include "desk/setup.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/db.h"
#include "desk/account.h"
#include "desk/audit.h"
#include "desk/audit_key.h"
#include "desk/audit_mark.h"
#include "desk/password.h"
#include "desk/setting_inside.h"

void
desk_make_folders(const char *path)
{
    char folder[4096];

    if ((size_t)snprintf(folder, sizeof folder, "%s", path) >= sizeof folder)
        return;
    for (char *p = strchr(folder + 1, '/'); p; p = strchr(p + 1, '/')) {
        *p = '\0';
        (void)!mkdir(folder, 0700);
        *p = '/';
    }
}

/* The key and an empty log: a mark of an earlier file of that name would accuse this one. */
static enum err_code
make_key(const char *path, bool *made, struct err *e)
{
    struct audit_key *key = NULL;
    bool theirs = false;
    enum err_code rc = audit_key_load(&key, path, made, e);

    if (rc == ERR_OK && *made)
        rc = audit_key_store(key, &theirs, e);
    *made &= rc == ERR_OK && !theirs;
    if (rc == ERR_OK)
        audit_mark_forget(key);
    audit_key_free(key);
    return rc;
}

static enum err_code
first_lines(struct desk *d, const char *login, const char *name, const char *password,
            struct err *e)
{
    const struct audit_act act = { .action = "init", .reason = "" };
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = audit_add(d, &act, e);
    if (rc == ERR_OK)
        rc = account_add(d, login, name, "", ROLE_ADMIN, password, NULL, e);
    return db_end(d->db, rc, e);
}

/* Only what this set-up has made. */
static void
remove_made(const char *path, bool key)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-gate", "-mark", "-key" };
    char file[AUDIT_PATH_SIZE];

    for (size_t i = 0; i < sizeof ends / sizeof *ends - !key; i++) {
        snprintf(file, sizeof file, "%s%s", path, ends[i]);
        unlink(file);
    }
}

static enum err_code
fill(const char *path, const char *login, const char *name, const char *password, struct err *e)
{
    char place[AUDIT_PATH_SIZE] = "";
    struct desk *d = NULL;
    struct db *db = NULL;
    bool made_key = false;
    enum err_code rc = db_open(&db, path, e);

    if (rc == ERR_OK) {
        snprintf(place, sizeof place, "%s", db_path(db));
        db_close(db);
        rc = make_key(place, &made_key, e);
    }
    if (rc == ERR_OK)
        rc = desk_open(&d, path, DATE_NONE, e);
    if (rc == ERR_OK)
        rc = first_lines(d, login, name, password, e);
    desk_close(d);
    if (rc != ERR_OK && place[0])
        remove_made(place, made_key);
    return rc;
}

enum err_code
desk_init(const char *path, const char *login, const char *name, const char *password,
          struct err *e)
{
    const struct password_words words = { .login = login, .name = name };
    enum err_code rc = account_check(login, name, "", ROLE_ADMIN, e);

    if (sodium_init() < 0)
        return err_set(e, ERR_IO, "",
                       N_("The system gives no random numbers. Call the "
                          "administrator."));
    if (rc == ERR_OK)
        rc = password_check(password, &words, e);
    if (rc == ERR_OK)
        rc = db_create(path, e);
    return rc == ERR_OK ? fill(path, login, name, password, e) : rc;
}

enum err_code
desk_mark_demo(struct desk *d, struct date training, struct err *e)
{
    char iso[DATE_ISO_SIZE];
    enum err_code rc = desk_allow(d, ACTION_IMPORT, 0, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    date_to_iso(training, iso);
    if ((rc = setting_put(d, SETTING_DEMO, "1", e)) == ERR_OK)
        rc = setting_put(d, SETTING_TRAINING_DATE, iso, e);
    return db_end(d->db, rc, e);
}
