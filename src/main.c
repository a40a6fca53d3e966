/* main.c - the composition root: reads the command line, chooses the words, and runs a command or
 * the desk. The only file that sees every floor. */
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include "cli/cli.h"
#include "db/db.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/term.h"

/* The catalogues lie beside the executable in a build folder, else where they were installed. */
static const char *
catalogue_folder(void)
{
    static char folder[4096 + 8];
    char exe[4096];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

    if (n > 0) {
        exe[n] = '\0';
        snprintf(folder, sizeof folder, "%s/ui/po", dirname(exe));
        if (access(folder, R_OK) == 0)
            return folder;
    }
    return LOCALE_FOLDER;
}

static const char *
translate(const char *msgid)
{
    return gettext(msgid);
}

/* What SQLite said, without values, for whoever looks after the computer. */
static void
log_technical(const char *line)
{
    syslog(LOG_USER | LOG_ERR, "%s", line);
}

/* A dump of memory would hold people's data; a write past a limit is an error, not a death. */
static void
guard_process(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    umask(umask(0) | 007);
}

int
main(int argc, char **argv)
{
    static struct cli cli;
    const struct cli_command *command = NULL;

    guard_process();
    if (!term_locale()) {
        fprintf(stderr, "madoguchi: this system has no UTF-8 locale (C.UTF-8).\n");
        return CLI_USAGE;
    }
    err_set_translator(translate);
    db_set_log(log_technical);
    /* Before the options are read: their faults are said in the reader's words too. */
    term_language(strcmp(cli_language_of(argc, argv), "en") == 0 ? "en" : "ja", catalogue_folder());
    int status = cli_parse(&cli, argc, argv, &command);
    if (status != CLI_DONE)
        return status;
    if (cli.values[OPTION_VERSION]) {
        printf("madoguchi %s\n", MADOGUCHI_VERSION);
        return cli_finish(CLI_DONE);
    }
    if (cli.values[OPTION_HELP] && command)
        return cli_finish(cli_print_command_help(&cli, command));
    if (cli.values[OPTION_HELP]) {
        cli_print_help(stdout);
        return cli_finish(CLI_DONE);
    }
    if (command)
        return cli_finish(cli_run(&cli, command));
    if (cli.values[OPTION_PLAIN])
        return cli_finish(cli_run_plain(&cli));
    return front_run(&(struct front_options){
        .db_path = cli.db_path,
        .is_own_place = cli.is_own_place,
        .today = cli.today,
        .lang = cli_language(&cli),
        .lang_is_fixed = cli.values[OPTION_LANG] != NULL,
        .glyphs = cli.values[OPTION_GLYPHS],
        .color = !cli.values[OPTION_COLOR] || strcmp(cli.values[OPTION_COLOR], "never") != 0,
        .user = cli.values[OPTION_USER],
    });
}
