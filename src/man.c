/* man.c - prints the manual page from the tables of commands, options and keys. Run by the build;
 * like main.c it sees every floor. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "ui/kit/command.h"

/* roff takes - for a hyphen, \ and a leading . or ' for its own. */
static void
put(const char *text)
{
    for (const char *p = text; *p; p++) {
        if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n'))
            fputs("\\&", stdout);
        if (*p == '\\')
            fputs("\\e", stdout);
        else if (*p == '-')
            fputs("\\-", stdout);
        else
            putchar(*p);
    }
}

static void
put_item(const char *head, const char *text)
{
    printf(".TP\n.B ");
    put(head);
    printf("\n");
    put(text);
    printf("\n");
}

static void
put_option(int option)
{
    const struct cli_option_row *row = &cli_option_rows[option];
    char head[96];

    snprintf(head, sizeof head, "--%s%s%s", row->name, row->value ? " " : "",
             row->value ? row->value : "");
    put_item(head, row->help);
}

static void
put_commands(void)
{
    printf(".SH COMMANDS\n");
    for (int i = 0; i < cli_commands_count; i++) {
        char head[512];
        snprintf(head, sizeof head, "%s %s", cli_commands[i]->name, cli_commands[i]->usage);
        put_item(head, cli_commands[i]->help);
        for (const enum cli_option *o = cli_commands[i]->options; *o != OPTION__COUNT; o++) {
            printf(".RS\n");
            put_option((int)*o);
            printf(".RE\n");
        }
    }
}

static void
put_keys(void)
{
    printf(".SH KEYS\nThese work on every screen; ");
    put("each screen shows its own on the last row and all of them in its help.\n");
    for (const struct command *c = command_common; c->name; c++) {
        char keys[128];
        command_keys_text(c, NULL, 4, keys, sizeof keys);
        if (*keys)
            put_item(keys, c->help);
    }
}

int
main(void)
{
    printf(".TH MADOGUCHI 1\n.SH NAME\nmadoguchi \\- desk for employment support of people with "
           "disabilities\n.SH SYNOPSIS\n.B madoguchi\n[OPTIONS] [COMMAND [ARGUMENTS]]\n"
           ".SH DESCRIPTION\n");
    put("Carries a person from the first visit through orientation, interview, assessment, "
        "coordination meeting and registration to lasting work, and shows where the plan's figures "
        "No.63-71 stand, with the records behind every number. Without a command it opens the desk "
        "on this terminal; every command also signs in, unless it says otherwise.\n");
    put_commands();
    printf(".SH OPTIONS\n");
    for (int i = 0; i <= OPTION_REASON; i++)
        put_option(i);
    put_keys();
    printf(".SH FILES\n");
    put_item("FILE", "The database. Beside it lie FILE-wal and FILE-shm (SQLite), FILE-key and "
                     "FILE-mark (the audit's key and mark), FILE-gate (the queue of the desks).");
    printf(".SH ENVIRONMENT\n");
    put_item("MADOGUCHI_DB, MADOGUCHI_USER, MADOGUCHI_PASSWORD_FILE",
             "Stand for --db, --user and --password-file.");
    put_item("MADOGUCHI_TODAY", "Sets the desk's day, for training and tests: 2014-10-31.");
    put_item("NO_COLOR", "Not empty: no colours.");
    printf(".SH EXIT STATUS\n");
    put("0 done; 1 refused or failed, nothing half done; 2 wrong usage, or the desk was asked for "
        "without a usable terminal; 3 the database cannot be used; 128+n ended by signal n.\n");
    return 0;
}
