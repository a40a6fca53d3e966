#include <stdio.h>

#include "cli/cli_commands.h"
#include "core/holiday.h"
#include "core/wareki.h"
#include "desk/calendar_days.h"
#include "desk/words.h"
#include "exchange/sheet.h"

enum { DATE_DATE, DATE_WAREKI, DATE_FY, DATE_LABEL, DATE_WEEKDAY, DATE_HOLIDAY, DATE_OPEN,
       DATE_REASON, DATE__WIDTH };

static const struct sheet_column columns[DATE__WIDTH] = {
    [DATE_DATE] = { "date", N_("Date"), SHEET_DATE },
    [DATE_WAREKI] = { "wareki", N_("Era date"), SHEET_TEXT },
    [DATE_FY] = { "fiscal_year", N_("Fiscal year"), SHEET_NUMBER },
    [DATE_LABEL] = { "fiscal_label", N_("Label"), SHEET_TEXT },
    [DATE_WEEKDAY] = { "weekday", N_("Weekday"), SHEET_TEXT },
    [DATE_HOLIDAY] = { "holiday", N_("Holiday"), SHEET_TEXT },
    [DATE_OPEN] = { "open", N_("Open?"), SHEET_FLAG },
    [DATE_REASON] = { "reason", N_("Reason"), SHEET_TEXT },
};

static void
add_day(struct sheet *s, const struct office_calendar *cal, struct date d)
{
    char iso[DATE_ISO_SIZE], text[96];

    sheet_row(s);
    date_to_iso(d, iso);
    sheet_set(s, DATE_DATE, iso);
    wareki_format(d, text);
    sheet_set(s, DATE_WAREKI, text);
    sheet_set_int(s, DATE_FY, fiscal_year_of(d).year);
    fiscal_year_label(fiscal_year_of(d), text);
    sheet_set(s, DATE_LABEL, text);
    sheet_set(s, DATE_WEEKDAY, wareki_weekday(d));
    sheet_set(s, DATE_HOLIDAY, calendar_holiday(cal, d));
    bool open = calendar_is_open(cal, d, text, sizeof text);
    sheet_set(s, DATE_OPEN, open ? "1" : "0");
    sheet_set(s, DATE_REASON, text);
}

static int
run(struct cli *cli, struct err *e)
{
    struct sheet s;
    struct calendar_days days;
    enum err_code rc = ERR_OK;

    cli_calendar(cli, &days);
    sheet_init(&s, columns, DATE__WIDTH);
    for (int i = 0; rc == ERR_OK && i < cli->count; i++) {
        struct date d;
        rc = date_parse(cli->arguments[i], cli->today, &d, NULL, e);
        if (rc == ERR_OK)
            add_day(&s, &days.cal, d);
    }
    if (rc == ERR_OK)
        cli_print_sheet(cli, &s);
    sheet_free(&s);
    calendar_days_free(&days);
    return rc == ERR_OK ? CLI_DONE : CLI_REFUSED;
}

static const enum cli_option options[] = { OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_date = {
    .name = "date",
    .usage = "DATE... [--format table|csv|json]",
    .help = N_("Era, fiscal year, weekday, and whether the office is open and why."),
    .needs = CLI_NOTHING,
    .options = options,
    .least = 1,
    .most = 1000,
    .run = run,
};
