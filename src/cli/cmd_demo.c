#include "cli/cli_commands.h"
#include "desk/words.h"
#include "exchange/demo.h"

static int
run(struct cli *cli, struct err *e)
{
    struct demo_options options = { 0 };
    long people = 0, seed = 0;
    enum err_code rc = cli_number(cli, OPTION_PEOPLE, 1, 100000, 600, &people, e);

    if (rc == ERR_OK)
        rc = cli_number(cli, OPTION_SEED, 1, 2147483647, 1, &seed, e);
    if (rc == ERR_OK)
        rc = cli_date(cli, OPTION_TODAY, &options.today, e);
    options.people = (int)people;
    options.seed = (unsigned)seed;
    if (rc == ERR_OK)
        rc = demo_make(cli->db_path, &options, e);
    if (rc != ERR_OK)
        return cli_status(e);
    cli_say(_("The demonstration database is %s. All people in it are fictitious. Logins: uketsuke "
              "shien kakari kakari2 kansa kanri; password madoguchi-demo."),
            cli->db_path);
    return CLI_DONE;
}

static const enum cli_option options[] = { OPTION_PEOPLE, OPTION_SEED, OPTION_TODAY,
                                           OPTION__COUNT };

const struct cli_command cmd_demo = {
    .name = "demo",
    .usage = "[--people N] [--seed S] [--today DATE]",
    .help = N_("Makes a new database full of fictitious people, to try everything with."),
    .needs = CLI_NOTHING,
    .makes_file = true,
    .options = options,
    .run = run,
};
