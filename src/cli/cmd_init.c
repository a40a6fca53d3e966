#include <stdio.h>
#include <string.h>

#include "cli/cli_commands.h"
#include "desk/setup.h"
#include "desk/words.h"

static int
run(struct cli *cli, struct err *e)
{
    char password[1024] = "";

    if (!cli->values[OPTION_ADMIN] || !cli->values[OPTION_NAME]) {
        cli_say("%s", _("init needs --admin LOGIN and --name NAME."));
        return CLI_USAGE;
    }
    enum err_code rc = cli_password(cli_password_file(cli), _("Password of the administrator: "),
                                    true, password, sizeof password, e);
    if (rc == ERR_OK)
        rc = desk_init(cli->db_path, cli->values[OPTION_ADMIN], cli->values[OPTION_NAME], password,
                        e);
    explicit_bzero(password, sizeof password);
    if (rc != ERR_OK)
        return cli_status(e);
    cli_say(_("The new database is %s."), cli->db_path);
    return CLI_DONE;
}

static const enum cli_option options[] = { OPTION_ADMIN, OPTION_NAME, OPTION__COUNT };

const struct cli_command cmd_init = {
    .name = "init",
    .usage = "--admin LOGIN --name NAME [--password-file FILE]",
    .help = N_("Makes a new database with the plan, the code lists and the first administrator."),
    .needs = CLI_NOTHING,
    .makes_file = true,
    .options = options,
    .run = run,
};
