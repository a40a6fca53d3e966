/* Public holidays of a year, and reading in the Cabinet Office's list. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli_commands.h"
#include "desk/calendar_days.h"
#include "desk/words.h"
#include "exchange/holiday_csv.h"
#include "exchange/sheet.h"

enum { H_DATE, H_NAME, H__WIDTH };

static const struct sheet_column columns[H__WIDTH] = {
    [H_DATE] = { "date", N_("Date"), SHEET_DATE },
    [H_NAME] = { "name", N_("Holiday"), SHEET_TEXT },
};

static void
add_holiday(struct sheet *s, struct date d, const char *name)
{
    char iso[DATE_ISO_SIZE];

    sheet_row(s);
    date_to_iso(d, iso);
    sheet_set(s, H_DATE, iso);
    sheet_set(s, H_NAME, name);
}

static enum err_code
print_year(struct cli *cli, struct err *e)
{
    struct calendar_days days;
    struct sheet s;
    long year;
    enum err_code rc = cli_number(cli, OPTION_YEAR, 0, 9999, 0, &year, e);

    if (rc == ERR_OK && (year < HOLIDAY_FIRST_YEAR || year > HOLIDAY_LAST_YEAR))
        rc = err_set(e, ERR_INVALID, "year",
                     N_("Holidays are computed for the years %d to %d, not for %ld."),
                     HOLIDAY_FIRST_YEAR, HOLIDAY_LAST_YEAR, year);
    if (rc != ERR_OK)
        return rc;
    cli_calendar(cli, &days);
    sheet_init(&s, columns, H__WIDTH);
    for (struct date d = { (short)year, 1, 1 }; d.year == year; d = date_add_days(d, 1)) {
        const char *name = calendar_holiday(&days.cal, d);
        if (name)
            add_holiday(&s, d, name);
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
    calendar_days_free(&days);
    return ERR_OK;
}

/* What the list says otherwise than the calendar, in full, before anything is written. */
static void
print_changes(const struct calendar_changes *changes)
{
    char iso[DATE_ISO_SIZE];

    for (size_t i = 0; i < changes->count; i++) {
        const struct calendar_change *c = &changes->rows[i];
        date_to_iso(c->want.day, iso);
        if (c->kind == CHANGE_ADDED)
            printf(_("%s %s: a new holiday\n"), iso, c->want.name);
        else if (c->kind == CHANGE_REMOVED)
            printf(_("%s %s: not in the list, no holiday any more\n"), iso, c->before);
        else
            printf(_("%s %s: its name becomes %s\n"), iso, c->before, c->want.name);
    }
    printf(_("%zu holidays new, %zu taken away, %zu renamed; %zu are as they were.\n"),
           changes->of[CHANGE_ADDED], changes->of[CHANGE_REMOVED], changes->of[CHANGE_RENAMED],
           changes->unchanged);
}

static bool
says_yes(void)
{
    char answer[16] = "";

    fflush(stdout);
    fprintf(stderr, "%s ", _("Write this into the calendar? [y/N]"));
    return fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

/* Who sits at a terminal is asked. A script is taken at its word, unless holidays would go: a list
 * that is not whole would open the office on them. --reason answers for both. */
static enum err_code
ask(const struct cli *cli, const struct calendar_changes *changes, struct err *e)
{
    if (changes->count == 0 || cli->values[OPTION_REASON])
        return ERR_OK;
    if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        return says_yes() ? ERR_OK
                          : err_set(e, ERR_INVALID, "file", N_("Nothing was written."));
    if (changes->of[CHANGE_REMOVED] == 0)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "file",
                   N_("The list would take away %zu holidays of its years, and there is no terminal "
                      "to ask. If that is meant, say why with --reason. Nothing was written."),
                   changes->of[CHANGE_REMOVED]);
}

static enum err_code
write_changes(struct cli *cli, const struct closing_day *rows, size_t count, const char *file,
              struct err *e)
{
    struct calendar_changes changes;
    const char *slash = strrchr(file, '/');
    enum err_code rc = calendar_days_compare(cli->desk, rows, count, &changes, e);

    if (rc == ERR_OK)
        print_changes(&changes);
    if (rc == ERR_OK && !cli->values[OPTION_DRY_RUN] && (rc = ask(cli, &changes, e)) == ERR_OK) {
        calendar_changes_free(&changes);
        rc = calendar_days_import(cli->desk, rows, count, slash ? slash + 1 : file, &changes, e);
        if (rc == ERR_OK)
            printf(_("%zu days entered.\n"), changes.count);
    }
    calendar_changes_free(&changes);
    return rc;
}

static enum err_code
read_in(struct cli *cli, const char *file, struct err *e)
{
    struct closing_day *rows = NULL;
    size_t count = 0;
    enum err_code rc = desk_allow(cli->desk, ACTION_CODES, 0, e);

    if (rc == ERR_OK)
        rc = desk_refuse_own_file(cli->desk, file, "file", e);
    if (rc == ERR_OK)
        rc = holiday_csv_read(file, &rows, &count, e);
    if (rc == ERR_OK)
        rc = write_changes(cli, rows, count, file, e);
    cli_about_file(file, e);
    free(rows);
    return rc;
}

static int
run(struct cli *cli, struct err *e)
{
    bool import = cli->count == 2 && strcmp(cli->arguments[0], "import") == 0;
    enum err_code rc;

    if (!import && (cli->count != 0 || !cli->values[OPTION_YEAR])) {
        cli_say("%s", _("holidays takes --year Y, or import FILE."));
        return CLI_USAGE;
    }
    if (import && (rc = cli_open_desk(cli, e)) != ERR_OK)
        return cli_status(e);
    rc = import ? read_in(cli, cli->arguments[1], e) : print_year(cli, e);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_YEAR, OPTION_FORMAT, OPTION_DRY_RUN,
                                           OPTION__COUNT };

const struct cli_command cmd_holidays = {
    .name = "holidays",
    .usage = "--year Y [--format table|csv|json]  |  import FILE [--dry-run]",
    .help = N_("Public holidays of a year; or reads the Cabinet Office's list in (signs in)."),
    .needs = CLI_NOTHING,
    .options = options,
    .most = 2,
    .run = run,
};
