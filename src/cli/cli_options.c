/* The one table of options, and reading them. Options may stand before or after the command. */
#include "cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "core/wareki.h"
#include "desk/words.h"

// clang-format off
const struct cli_option_row cli_option_rows[OPTION__COUNT] = {
    [OPTION_DB]            = { "db", 0, "FILE", N_("database; else $MADOGUCHI_DB; else ~/.local/share/madoguchi/desk.db") },
    [OPTION_USER]          = { "user", 0, "LOGIN", N_("sign in as; else $MADOGUCHI_USER") },
    [OPTION_PASSWORD_FILE] = { "password-file", 0, "FILE", N_("its first line is the password; else $MADOGUCHI_PASSWORD_FILE; else asked") },
    [OPTION_LANG]          = { "lang", 0, "ja|en", N_("language of the words") },
    [OPTION_GLYPHS]        = { "glyphs", 0, "auto|ascii|unicode", N_("signs used for lines and bars") },
    [OPTION_COLOR]         = { "color", 0, "auto|never", N_("colours; NO_COLOR is honoured") },
    [OPTION_PLAIN]         = { "plain", 0, NULL, N_("lines only, no pictures") },
    [OPTION_HELP]          = { "help", 'h', NULL, N_("this help") },
    [OPTION_VERSION]       = { "version", 0, NULL, N_("version of the program") },
    [OPTION_REASON]        = { "reason", 0, "TEXT", N_("why people's data are read or written; kept in the audit") },
    [OPTION_FORMAT]        = { "format", 0, "table|csv|json", N_("form of the data on standard output") },
    [OPTION_ADMIN]         = { "admin", 0, "LOGIN", N_("login of the first administrator") },
    [OPTION_NAME]          = { "name", 0, "NAME", N_("name of the person behind the account") },
    [OPTION_PEOPLE]        = { "people", 0, "N", N_("number of fictitious people (600)") },
    [OPTION_SEED]          = { "seed", 0, "S", N_("start of the random numbers (1)") },
    [OPTION_TODAY]         = { "today", 0, "DATE", N_("training date of the file (2014-10-31)") },
    [OPTION_ROLE]          = { "role", 0, "ROLE", N_("reception, worker, supervisor, auditor or admin") },
    [OPTION_NEW_PASSWORD_FILE] = { "new-password-file", 0, "FILE", N_("its first line is the new password; else asked twice") },
    [OPTION_ENCODING]      = { "encoding", 0, "NAME", N_("auto, utf-8 or cp932") },
    [OPTION_DRY_RUN]       = { "dry-run", 0, NULL, N_("check everything, write nothing") },
    [OPTION_OUTPUT]        = { "output", 'o', "FILE", N_("write to this file") },
    [OPTION_FY]            = { "fy", 0, "FY", N_("fiscal year: 2014, H26, R6") },
    [OPTION_AS_OF]         = { "as-of", 0, "DATE", N_("count up to and including this day") },
    [OPTION_NO]            = { "no", 0, "N", N_("one indicator, 63 to 71") },
    [OPTION_MEMBERS]       = { "members", 0, NULL, N_("the records behind the number") },
    [OPTION_LIMIT]         = { "limit", 0, "N", N_("at most so many rows (50)") },
    [OPTION_ACCEPT_LOSS]   = { "accept-loss", 0, NULL, N_("missing audit lines were looked into: note it with --reason, and go on") },
    [OPTION_DATE]          = { "date", 0, "DATE", N_("this day; else the day of the desk") },
    [OPTION_YEAR]          = { "year", 0, "Y", N_("calendar year, 1955 to 2050") },
};
// clang-format on

static const struct cli_command *
command_named(const char *name)
{
    for (int i = 0; i < cli_commands_count; i++)
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    return NULL;
}

static bool
option_fits(const struct cli_command *command, enum cli_option option)
{
    if (option <= OPTION_REASON)
        return true;
    for (const enum cli_option *o = command ? command->options : NULL; o && *o != OPTION__COUNT; o++)
        if (*o == option)
            return true;
    return false;
}

#define WRONG(...) (cli_say(__VA_ARGS__), CLI_USAGE)

/* The value must be one of "a|b|c". */
static bool
is_one_of(const char *value, const char *choices)
{
    size_t n = strlen(value);

    for (const char *p = choices; *p; p += strcspn(p, "|") + (p[strcspn(p, "|")] == '|'))
        if (strcspn(p, "|") == n && memcmp(p, value, n) == 0)
            return true;
    return false;
}

static int
check_choices(struct cli *cli)
{
    static const enum cli_option fixed[] = { OPTION_LANG, OPTION_GLYPHS, OPTION_COLOR,
                                             OPTION_FORMAT };

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        const char *value = cli->values[fixed[i]];
        if (value && !is_one_of(value, cli_option_rows[fixed[i]].value)) {
            return WRONG(_("--%s takes %s, not \"%s\"."), cli_option_rows[fixed[i]].name,
                         cli_option_rows[fixed[i]].value, value);
        }
    }
    const char *format = cli->values[OPTION_FORMAT];
    cli->format = !format || *format == 't' ? FORMAT_TABLE
                  : *format == 'c'          ? FORMAT_CSV
                                            : FORMAT_JSON;
    return CLI_DONE;
}

/* Words that are no option gather at the beginning of argv in their order; `words` counts them. One
 * call looks at one word (the leading "-" asks for that), so `at` is the one to name. */
static int
read_options(struct cli *cli, int argc, char **argv, int *words)
{
    struct option longs[OPTION__COUNT + 1] = { 0 };
    int c;

    for (int i = 0; i < OPTION__COUNT; i++)
        longs[i] = (struct option){ cli_option_rows[i].name,
                                    cli_option_rows[i].value ? required_argument : no_argument,
                                    NULL, 256 + i };
    opterr = 0;
    *words = 0;
    for (int at = optind; (c = getopt_long(argc, argv, "-:ho:", longs, NULL)) != -1; at = optind) {
        int option = c == 'h' ? OPTION_HELP : c == 'o' ? OPTION_OUTPUT : c - 256;
        if (c == ':')
            return WRONG(_("%s needs a value. See madoguchi --help."), argv[at]);
        if (c == 1)
            argv[1 + (*words)++] = optarg;
        else if (c == '?' || option < 0 || option >= OPTION__COUNT)
            return WRONG(_("%s is no option here. See madoguchi --help."), argv[at]);
        else
            cli->values[option] = optarg ? optarg : "";
    }
    while (optind < argc) /* behind "--" */
        argv[1 + (*words)++] = argv[optind++];
    return CLI_DONE;
}

/* --db, $MADOGUCHI_DB, $XDG_DATA_HOME/madoguchi/desk.db, ~/.local/share/madoguchi/desk.db. */
static void
choose_database(struct cli *cli)
{
    const char *named = cli->values[OPTION_DB] ? cli->values[OPTION_DB] : getenv("MADOGUCHI_DB");
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

    cli->is_own_place = !(named && *named);
    if (named && *named)
        snprintf(cli->db_path, sizeof cli->db_path, "%s", named);
    else if (data && *data)
        snprintf(cli->db_path, sizeof cli->db_path, "%s/madoguchi/desk.db", data);
    else
        snprintf(cli->db_path, sizeof cli->db_path, "%s/.local/share/madoguchi/desk.db",
                 home ? home : "");
}

static int
read_today(struct cli *cli)
{
    const char *today = getenv("MADOGUCHI_TODAY");

    if (!today || !*today || date_from_iso(today, &cli->today))
        return CLI_DONE;
    return WRONG(_("MADOGUCHI_TODAY is no day: \"%s\". Write it as 2014-10-31."), today);
}

int
cli_parse(struct cli *cli, int argc, char **argv, const struct cli_command **command)
{
    int words, status = read_options(cli, argc, argv, &words);

    *command = NULL;
    if (status == CLI_DONE)
        status = check_choices(cli);
    if (status == CLI_DONE)
        status = read_today(cli);
    if (status != CLI_DONE)
        return status;
    choose_database(cli);
    if (words > 0 && !(*command = command_named(argv[1])))
        return WRONG(_("%s is no command of this version. See madoguchi --help."), argv[1]);
    cli->arguments = (const char **)argv + 1 + (*command != NULL);
    cli->count = words - (*command != NULL);
    for (int i = 0; i < OPTION__COUNT; i++)
        if (cli->values[i] && !option_fits(*command, (enum cli_option)i))
            return WRONG(_("--%s does not belong here. See madoguchi --help."),
                         cli_option_rows[i].name);
    if (!*command || cli->values[OPTION_HELP])
        return CLI_DONE;
    if (cli->count < (*command)->least || cli->count > (*command)->most) {
        cli_say(_("usage: madoguchi %s"), (*command)->name);
        cli_note("           %s", (*command)->usage);
        return CLI_USAGE;
    }
    return CLI_DONE;
}

/* The first of a list like "fr:en_GB.UTF-8:ja" that has words here; NULL: none. */
static const char *
first_known(const char *list)
{
    static const char *const known[] = { "ja", "en" };

    for (const char *p = list; p && *p; p += strcspn(p, ":") + (p[strcspn(p, ":")] == ':'))
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (strncmp(p, known[i], 2) == 0 && strchr(":_.@", p[2]))
                return known[i];
    return NULL;
}

const char *
cli_language(const struct cli *cli)
{
    static const char *const names[] = { "LANGUAGE", "LC_ALL", "LANG" };

    if (cli->values[OPTION_LANG])
        return cli->values[OPTION_LANG];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *known = first_known(getenv(names[i]));
        if (known)
            return known;
    }
    return "";
}

const char *
cli_language_of(int argc, char **argv)
{
    static struct cli only;

    for (int i = 1; i < argc; i++)
        if (strncmp(argv[i], "--lang=", 7) == 0)
            only.values[OPTION_LANG] = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            only.values[OPTION_LANG] = argv[i + 1];
    return cli_language(&only);
}

/* ---- values ---- */

enum err_code
cli_number(const struct cli *cli, enum cli_option option, long least, long most, long otherwise,
           long *out, struct err *e)
{
    const char *text = cli->values[option];
    char *end = NULL, field[sizeof e->field];

    *out = otherwise;
    if (!text)
        return ERR_OK;
    long value = strtol(text, &end, 10);
    snprintf(field, sizeof field, "--%s", cli_option_rows[option].name);
    if (*text == '\0' || *end != '\0' || value < least || value > most)
        return err_set(e, ERR_INVALID, field,
                       N_("--%s takes a whole number from %ld to %ld."),
                       cli_option_rows[option].name, least, most);
    *out = value;
    return ERR_OK;
}

enum err_code
cli_date(const struct cli *cli, enum cli_option option, struct date *out, struct err *e)
{
    *out = DATE_NONE;
    return cli->values[option] ? date_parse(cli->values[option], DATE_NONE, out, NULL, e) : ERR_OK;
}
