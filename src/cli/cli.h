/* cli.h - the command line: one table of options, one table of commands, one file a command.
 * To add a command: write src/cli/cmd_<name>.c with its `const struct cli_command`, name it in
 * cli_commands.c; help, man page and the checks of its options follow from the row. */
#pragma once

#include "core/date.h"
#include "desk/desk.h"

#include <stdbool.h>
#include <stdio.h>

enum {
    CLI_DONE = 0,
    CLI_REFUSED = 1,  /* refused or failed; nothing half done */
    CLI_USAGE = 2,    /* wrong usage, or no usable terminal */
    CLI_DATABASE = 3, /* the database cannot be used */
};

enum cli_option {
    /* everywhere */
    OPTION_DB, OPTION_USER, OPTION_PASSWORD_FILE, OPTION_LANG, OPTION_GLYPHS, OPTION_COLOR,
    OPTION_PLAIN, OPTION_HELP, OPTION_VERSION, OPTION_REASON,
    /* of commands */
    OPTION_FORMAT, OPTION_ADMIN, OPTION_NAME, OPTION_PEOPLE, OPTION_SEED, OPTION_TODAY,
    OPTION_ROLE, OPTION_NEW_PASSWORD_FILE, OPTION_ENCODING, OPTION_DRY_RUN, OPTION_OUTPUT,
    OPTION_FY, OPTION_AS_OF, OPTION_NO, OPTION_MEMBERS, OPTION_LIMIT, OPTION_YEAR,
    OPTION_ACCEPT_LOSS, OPTION_DATE,
    OPTION__COUNT
};

enum cli_format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct cli {
    const char *values[OPTION__COUNT]; /* NULL: not given; "" for a flag that was given */
    const char **arguments;            /* after the command's name */
    int count;
    enum cli_format format;
    struct date today;                 /* MADOGUCHI_TODAY, or DATE_NONE */
    char db_path[4096];
    bool is_own_place;                 /* db_path was named by nobody */
    struct desk *desk;                 /* open while a command with CLI_DESK runs */
};

enum cli_needs {
    CLI_NOTHING,  /* neither database nor sign-in */
    CLI_DESK,     /* opens the database and signs in */
};

struct cli_command {
    const char *name;
    const char *usage;    /* arguments, as in the contract */
    const char *help;     /* msgid: what it does, one sentence */
    enum cli_needs needs;
    bool makes_file;      /* a database that is not there yet */
    const enum cli_option *options; /* accepted beside the common ones; ends with OPTION__COUNT */
    int least, most;      /* arguments */
    int (*run)(struct cli *cli, struct err *e); /* CLI_REFUSED with e filled, or a status */
    int (*more_help)(const struct cli *cli);    /* after the help; NULL: nothing more */
};

extern const struct cli_command *const cli_commands[];
extern const int cli_commands_count;

struct cli_option_row {
    const char *name;  /* long name without dashes */
    char letter;       /* 0: none */
    const char *value; /* name of its value, NULL: a flag */
    const char *help;  /* msgid */
};
extern const struct cli_option_row cli_option_rows[OPTION__COUNT];

/* Read argv. CLI_DONE: go on (cli->arguments[-1] is not kept; `command` NULL opens the desk).
 * CLI_USAGE: said on standard error. */
int cli_parse(struct cli *cli, int argc, char **argv, const struct cli_command **command);
/* --lang of an argv not yet read, then as cli_language(). */
const char *cli_language_of(int argc, char **argv);
/* Language from --lang, $LANGUAGE, $LC_ALL, $LANG; "" when nothing says one. */
const char *cli_language(const struct cli *cli);
void cli_print_help(FILE *out);
/* Usage, meaning and options of one command on standard output; the exit status. */
int cli_print_command_help(const struct cli *cli, const struct cli_command *command);
/* Bring out what was printed; CLI_REFUSED instead of CLI_DONE when it does not get there. */
int cli_finish(int status);
/* Run it: opens, signs in, runs, closes; prints errors; the exit status. */
int cli_run(struct cli *cli, const struct cli_command *command);

/* ---- for the commands ---- */

/* --plain without a command: signs in, prints the day sheet and the commands. */
int cli_run_plain(struct cli *cli);

/* The day sheet of that day as text: `day` and --plain. */
MUST_CHECK enum err_code cli_print_day(struct cli *cli, struct date on, struct err *e);

/* Exit status for an error: 3 when the database cannot be used, 2 when its field is an option
 * ("--limit"). */
int cli_status(const struct err *e);
/* A full sentence on standard error, harmless for a terminal whatever is put in. */
void cli_say(const char *format, ...) PRINTF_LIKE(1, 2);
/* When the error is about a file as a whole and does not name it: says it with the file's name, and
 * empties the sentence. */
void cli_about_file(const char *file, struct err *e);
/* A line that goes with it, without the program's name before it. */
void cli_note(const char *format, ...) PRINTF_LIKE(1, 2);
/* A whole number of the range; else ERR_INVALID with the option as field: wrong usage. */
MUST_CHECK enum err_code cli_number(const struct cli *cli, enum cli_option option, long least,
                                    long most, long otherwise, long *out, struct err *e);
/* Any form of a date; ERR_INVALID with the right reading named. */
MUST_CHECK enum err_code cli_date(const struct cli *cli, enum cli_option option, struct date *out,
                                  struct err *e);
/* --password-file, else $MADOGUCHI_PASSWORD_FILE, else NULL. */
const char *cli_password_file(const struct cli *cli);
/* First line of the file, or asked on the terminal (twice when `confirm`); at most 1,000 bytes.
 * `out` is wiped by the caller with explicit_bzero. */
MUST_CHECK enum err_code cli_password(const char *file, const char *prompt, bool confirm,
                                      char *out, size_t size, struct err *e);

/* What CLI_DESK does, for a command of which only a part signs in. */
MUST_CHECK enum err_code cli_open_desk(struct cli *cli, struct err *e);
/* One's own password: asks for the present one as the sign-in did. */
MUST_CHECK enum err_code cli_change_own_password(struct cli *cli, const char *fresh,
                                                 struct err *e);

struct calendar_days;
/* The days the office has entered, when the database can be read; else none. No sign-in. */
void cli_calendar(struct cli *cli, struct calendar_days *days);

struct sheet;
/* Rows in the chosen --format. */
void cli_print_sheet(const struct cli *cli, const struct sheet *s);
