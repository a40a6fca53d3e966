#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/limits.h"
#include "core/text.h"
#include "core/validate.h"
#include "desk/calendar_days.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "desk/words.h"
#include "exchange/sheet.h"

/* One line that went through the display filter: words of the command line, of files and of the
 * database may hold what a terminal obeys. */
static void
put_line(const char *before, const char *format, va_list args)
{
    char *raw = NULL;

    if (vasprintf(&raw, format, args) < 0)
        abort();
    size_t room = 3 * strlen(raw) + 1; /* a control of one byte is shown by a sign of three */
    char *shown = malloc(room);
    if (!shown)
        abort();
    text_display(raw, shown, room);
    fprintf(stderr, "%s%s\n", before, shown);
    free(shown);
    free(raw);
}

void
cli_say(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    put_line("madoguchi: ", format, args);
    va_end(args);
}

void
cli_note(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    put_line("", format, args);
    va_end(args);
}

void
cli_about_file(const char *file, struct err *e)
{
    static const char *const fields[] = { "file", "header", "encoding" };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (e->code != ERR_OK && strcmp(e->field, fields[i]) == 0 && !strstr(e->msg, file)) {
            cli_say("%s: %s", file, e->msg);
            e->msg[0] = '\0';
            return;
        }
}

/* An error about an option's value is wrong usage; one about a field is about what was given; one
 * about nothing in particular that the file or disk caused is about the database. */
int
cli_status(const struct err *e)
{
    bool database = e->code == ERR_IO || e->code == ERR_SCHEMA || e->code == ERR_DAMAGED;

    if (e->code == ERR_INVALID && strncmp(e->field, "--", 2) == 0)
        return CLI_USAGE;
    return database && !e->field[0] ? CLI_DATABASE : CLI_REFUSED;
}

void
cli_print_sheet(const struct cli *cli, const struct sheet *s)
{
    static void (*const write[])(const struct sheet *, FILE *) = {
        [FORMAT_TABLE] = sheet_write_table,
        [FORMAT_CSV] = sheet_write_csv,
        [FORMAT_JSON] = sheet_write_json,
    };

    write[cli->format](s, stdout);
}

int
cli_finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno != EPIPE) /* who reads has seen enough: no news */
        cli_say("%s", _("The output could not be written; is the disk full?"));
    return status == CLI_DONE ? CLI_REFUSED : status;
}

/* ---- help ---- */

static void
print_option(enum cli_option option, FILE *out)
{
    const struct cli_option_row *row = &cli_option_rows[option];
    char name[64];

    if (row->letter)
        snprintf(name, sizeof name, "-%c, --%s%s%s", row->letter, row->name,
                 row->value ? " " : "", row->value ? row->value : "");
    else
        snprintf(name, sizeof name, "--%s%s%s", row->name, row->value ? " " : "",
                 row->value ? row->value : "");
    fprintf(out, "  %-30s %s\n", name, _(row->help));
}

void
cli_print_help(FILE *out)
{
    fprintf(out, "%s\n\n", _("madoguchi [OPTIONS] [COMMAND [ARGUMENTS]]"));
    fprintf(out, "%s\n\n", _("A desk for employment support of people with disabilities. Without a "
                             "command it opens the desk on this terminal."));
    fprintf(out, "%s\n", _("Commands:"));
    for (int i = 0; i < cli_commands_count; i++)
        fprintf(out, "  %-10s %s\n             %s\n", cli_commands[i]->name,
                _(cli_commands[i]->help), cli_commands[i]->usage);
    fprintf(out, "\n%s\n", _("Options:"));
    for (int i = 0; i <= OPTION_REASON; i++)
        print_option((enum cli_option)i, out);
    fprintf(out, "\n%s\n", _("Exit status: 0 done, 1 refused or failed, 2 wrong usage or no usable "
                             "terminal, 3 the database cannot be used, 128+n ended by signal n."));
}

int
cli_print_command_help(const struct cli *cli, const struct cli_command *command)
{
    printf("madoguchi %s %s\n\n%s\n", command->name, command->usage, _(command->help));
    if (command->options[0] != OPTION__COUNT)
        printf("\n%s\n", _("Options:"));
    for (const enum cli_option *o = command->options; *o != OPTION__COUNT; o++)
        print_option(*o, stdout);
    if (!command->more_help)
        return CLI_DONE;
    printf("\n");
    return command->more_help(cli);
}

/* ---- running ---- */

static const char *
login_of(const struct cli *cli)
{
    return cli->values[OPTION_USER] ? cli->values[OPTION_USER] : getenv("MADOGUCHI_USER");
}

static enum err_code
present_password(const struct cli *cli, char *out, size_t size, struct err *e)
{
    return cli_password(cli_password_file(cli), _("Password: "), false, out, size, e);
}

static enum err_code
sign_in(struct cli *cli, struct err *e)
{
    const char *login = login_of(cli);
    char password[1024] = "";

    if (!login || !*login)
        return err_set(e, ERR_DENIED, "user",
                       N_("This command signs in: give --user LOGIN or set MADOGUCHI_USER."));
    enum err_code rc = present_password(cli, password, sizeof password, e);
    if (rc == ERR_OK)
        rc = session_sign_in(cli->desk, login, password, e);
    explicit_bzero(password, sizeof password);
    if (rc == ERR_OK && cli->desk->user.must_change)
        cli_say("%s", _("Your password was set by someone else. Please change it at the next "
                        "sign-in on the screens."));
    return rc;
}

enum err_code
cli_change_own_password(struct cli *cli, const char *fresh, struct err *e)
{
    char password[1024] = "";
    enum err_code rc = present_password(cli, password, sizeof password, e);

    if (rc == ERR_OK)
        rc = session_change_password(cli->desk, password, fresh, true, e);
    explicit_bzero(password, sizeof password);
    return rc;
}

enum err_code
cli_open_desk(struct cli *cli, struct err *e)
{
    const char *given = cli->values[OPTION_REASON] ? cli->values[OPTION_REASON] : "";
    char reason[sizeof cli->desk->reason];
    enum err_code rc = validate_copy(given, false, LONG_CHARS, reason, sizeof reason, "reason", e);

    if (rc == ERR_OK)
        rc = desk_open(&cli->desk, cli->db_path, cli->today, e);
    if (rc != ERR_OK)
        return rc;
    snprintf(cli->desk->lang, sizeof cli->desk->lang, "%s",
             strcmp(cli_language(cli), "en") == 0 ? "en" : "ja");
    rc = sign_in(cli, e);
    memcpy(cli->desk->reason, reason, sizeof reason); /* a sign-in forgets the one before */
    return rc;
}

void
cli_calendar(struct cli *cli, struct calendar_days *days)
{
    struct desk *d = NULL;
    struct err e;

    *days = (struct calendar_days){ 0 };
    if (access(cli->db_path, R_OK | W_OK) != 0 || desk_open(&d, cli->db_path, cli->today, &e) != ERR_OK)
        return;
    if (calendar_days_load(d, days, &e) != ERR_OK)
        *days = (struct calendar_days){ 0 };
    desk_close(d);
}

/* ---- --plain ---- */

int
cli_run_plain(struct cli *cli)
{
    struct err e = { 0 };
    enum err_code rc = cli_open_desk(cli, &e);

    if (rc == ERR_OK && desk_may(cli->desk, ACTION_AGENDA))
        rc = cli_print_day(cli, cli->desk->today, &e);
    if (rc == ERR_OK) {
        printf("\n");
        cli_print_help(stdout);
    } else {
        cli_say("%s", e.msg);
    }
    desk_close(cli->desk);
    cli->desk = NULL;
    return rc == ERR_OK ? CLI_DONE : cli_status(&e);
}

int
cli_run(struct cli *cli, const struct cli_command *command)
{
    struct err e = { 0 };
    int status;

    if (command->makes_file && cli->is_own_place)
        desk_make_folders(cli->db_path);
    if (command->needs == CLI_DESK && cli_open_desk(cli, &e) != ERR_OK)
        status = cli_status(&e);
    else
        status = command->run(cli, &e);
    if (status != CLI_DONE && e.msg[0])
        cli_say("%s", e.msg);
    desk_close(cli->desk);
    cli->desk = NULL;
    return status;
}
