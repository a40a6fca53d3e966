/* Accounts: one verb, one row. */
#include <string.h>

#include "cli/cli_commands.h"
#include "desk/account.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "exchange/sheet.h"

enum { U_LOGIN, U_NAME, U_ROLE, U_STATE, U__WIDTH };

static const struct sheet_column columns[U__WIDTH] = {
    [U_LOGIN] = { "login", N_("Login"), SHEET_TEXT },
    [U_NAME] = { "name", N_("Name"), SHEET_TEXT },
    [U_ROLE] = { "role", N_("Role"), SHEET_TEXT },
    [U_STATE] = { "state", N_("State"), SHEET_TEXT },
};

/* People read words, programs ids. */
static const char *
state_of(const struct cli *cli, const struct account *a)
{
    const char *id = a->disabled ? N_("disabled")
                     : a->ended  ? N_("ended")
                     : a->locked ? N_("locked")
                                 : N_("active");

    return cli->format == FORMAT_TABLE ? _(id) : id;
}

static const char *
role_of(struct cli *cli, const struct account *a)
{
    const char *id = role_id(a->role);

    return cli->format == FORMAT_TABLE ? code_label(cli->desk, "staff_role", id) : id;
}

static enum err_code
list(struct cli *cli, int64_t id, struct err *e)
{
    struct account_list accounts = { 0 };
    struct sheet s;
    enum err_code rc = account_list(cli->desk, false, &accounts, e);

    (void)id;
    sheet_init(&s, columns, U__WIDTH);
    for (size_t i = 0; rc == ERR_OK && i < accounts.count; i++) {
        sheet_row(&s);
        sheet_set(&s, U_LOGIN, accounts.rows[i].login);
        sheet_set(&s, U_NAME, accounts.rows[i].name);
        sheet_set(&s, U_ROLE, role_of(cli, &accounts.rows[i]));
        sheet_set(&s, U_STATE, state_of(cli, &accounts.rows[i]));
    }
    if (rc == ERR_OK)
        cli_print_sheet(cli, &s);
    sheet_free(&s);
    account_list_free(&accounts);
    return rc;
}

static enum err_code
read_role(const char *words, enum role *role, struct err *e)
{
    return words && *words && role_from_id(words, role)
               ? ERR_OK
               : err_set(e, ERR_INVALID, "--role",
                         N_("The role is one of reception, worker, supervisor, auditor, admin."));
}

static enum err_code
new_password(struct cli *cli, char *out, size_t size, struct err *e)
{
    return cli_password(cli->values[OPTION_NEW_PASSWORD_FILE], _("New password: "), true, out, size,
                        e);
}

static enum err_code
add(struct cli *cli, int64_t id, struct err *e)
{
    enum role role = ROLE_NONE;
    char password[1024] = "";
    enum err_code rc = read_role(cli->values[OPTION_ROLE], &role, e);

    (void)id;
    if (rc == ERR_OK && !cli->values[OPTION_NAME])
        rc = err_set(e, ERR_INVALID, "--name", N_("user add needs --name NAME and --role ROLE."));
    if (rc == ERR_OK && (rc = desk_allow(cli->desk, ACTION_ACCOUNTS, 0, e)) == ERR_OK)
        rc = account_check(cli->arguments[1], cli->values[OPTION_NAME], "", role, e);
    if (rc == ERR_OK)
        rc = new_password(cli, password, sizeof password, e);
    if (rc == ERR_OK)
        rc = account_add(cli->desk, cli->arguments[1], cli->values[OPTION_NAME], "", role, password,
                         NULL, e);
    explicit_bzero(password, sizeof password);
    return rc;
}

static enum err_code
disable(struct cli *cli, int64_t id, struct err *e)
{
    return account_disable(cli->desk, id, 0, e);
}

static enum err_code
enable(struct cli *cli, int64_t id, struct err *e)
{
    return account_enable(cli->desk, id, 0, e);
}

static enum err_code
unlock(struct cli *cli, int64_t id, struct err *e)
{
    return account_unlock(cli->desk, id, e);
}

static enum err_code
set_role(struct cli *cli, int64_t id, struct err *e)
{
    enum role role = ROLE_NONE;
    enum err_code rc = read_role(cli->arguments[2], &role, e);

    return rc == ERR_OK ? account_set_role(cli->desk, id, 0, role, e) : rc;
}

static enum err_code
set_password(struct cli *cli, int64_t id, struct err *e)
{
    char password[1024] = "";
    enum err_code rc = new_password(cli, password, sizeof password, e);

    if (rc == ERR_OK)
        rc = id == cli->desk->user.staff_id ? cli_change_own_password(cli, password, e)
                                            : account_set_password(cli->desk, id, 0, password, e);
    explicit_bzero(password, sizeof password);
    return rc;
}

static const struct verb {
    const char *name;
    int arguments;    /* after the verb */
    bool of_account;  /* the first is the login of an account that is there */
    const char *done; /* N_(), on success */
    enum err_code (*run)(struct cli *cli, int64_t id, struct err *e);
} verbs[] = {
    { "add", 1, false, N_("The account was made; the password is to be changed at the first sign-in."), add },
    { "list", 0, false, NULL, list },
    { "disable", 1, true, N_("The account is disabled and its sessions are ended."), disable },
    { "enable", 1, true, N_("The account is enabled."), enable },
    { "unlock", 1, true, N_("The account is unlocked."), unlock },
    { "role", 2, true, N_("The role was changed."), set_role },
    { "password", 1, true, N_("The password was changed."), set_password },
};

static const struct verb *
verb_named(const struct cli *cli)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, cli->arguments[0]) == 0 && cli->count == 1 + verbs[i].arguments)
            return &verbs[i];
    return NULL;
}

static int
run(struct cli *cli, struct err *e)
{
    const struct verb *verb = verb_named(cli);
    int64_t id = 0;

    if (!verb) {
        cli_say(_("usage: madoguchi %s"), cmd_user.name);
        cli_note("           %s", cmd_user.usage);
        return CLI_USAGE;
    }
    enum err_code rc = ERR_OK;
    if (verb->of_account)
        rc = account_find(cli->desk, cli->arguments[1], &id, e);
    if (rc == ERR_OK)
        rc = verb->run(cli, id, e);
    if (rc != ERR_OK)
        return cli_status(e);
    if (verb->done)
        cli_say("%s", _(verb->done));
    return CLI_DONE;
}

static const enum cli_option options[] = { OPTION_NAME, OPTION_ROLE, OPTION_NEW_PASSWORD_FILE,
                                           OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_user = {
    .name = "user",
    .usage = "add LOGIN --name NAME --role ROLE | list | disable LOGIN | enable LOGIN | "
             "unlock LOGIN | role LOGIN ROLE | password LOGIN",
    .help = N_("Accounts of the staff: add, list, disable, enable, unlock, change role or password."),
    .needs = CLI_DESK,
    .options = options,
    .least = 1,
    .most = 3,
    .run = run,
};
