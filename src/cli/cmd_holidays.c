/* Public holidays of a year, and reading in the Cabinet Office's list. */
#include <stdlib.h>
#include <string.h>

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

/* What the list says otherwise than the rules of the law, before it is written. */
static void
print_differences(const struct closing_day *rows, size_t count)
{
    char iso[DATE_ISO_SIZE];

    for (size_t i = 0; i < count; i++)
        if (!holiday_name(rows[i].day)) {
            date_to_iso(rows[i].day, iso);
            printf(_("%s %s: not among the computed holidays\n"), iso, rows[i].name);
        }
}

static enum err_code
read_in(struct cli *cli, const char *file, struct err *e)
{
    struct closing_day *rows = NULL;
    struct calendar_import done = { 0 };
    size_t count = 0;
    enum err_code rc = desk_refuse_own_file(cli->desk, file, "file", e);

    if (rc == ERR_OK)
        rc = holiday_csv_read(file, &rows, &count, e);
    if (rc == ERR_OK)
        print_differences(rows, count);
    if (rc == ERR_OK && !cli->values[OPTION_DRY_RUN])
        rc = calendar_days_import(cli->desk, rows, count, file, &done, e);
    if (rc == ERR_OK && !cli->values[OPTION_DRY_RUN])
        printf(_("%zu days entered, %zu are as they were.\n"), done.changed, done.unchanged);
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
