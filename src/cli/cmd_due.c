/* What is due or overdue, of everybody. */
#include "cli/cli_commands.h"
#include "desk/day.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/words.h"
#include "exchange/export.h"
#include "exchange/sheet.h"

enum { EVERY_ROW = 1000000 }; /* of a kind: a script wants all of them */

enum { COL_DUE, COL_LATE, COL_KIND, COL_REF, COL_NAME, COL_WHAT, COL_MORE, COL_STAFF, COL_MIND,
       COL__WIDTH };

static const struct sheet_column columns[COL__WIDTH] = {
    [COL_DUE] = { "due_on", N_("Due on"), SHEET_DATE },
    [COL_LATE] = { "late_days", N_("Days late"), SHEET_NUMBER },
    [COL_KIND] = { "kind", N_("Kind"), SHEET_TEXT },
    [COL_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [COL_NAME] = { "name", N_("Name"), SHEET_TEXT },
    [COL_WHAT] = { "what", N_("What"), SHEET_TEXT },
    [COL_MORE] = { "more", N_("Others"), SHEET_NUMBER },
    [COL_STAFF] = { "staff", N_("In charge"), SHEET_TEXT },
    [COL_MIND] = { "mind", N_("To mind"), SHEET_TEXT },
};

/* People read words, programs ids. */
static void
add_row(const struct cli *cli, struct sheet *s, const struct due_row *row,
        const struct flags *flags, struct date on)
{
    char mind[LONG_SIZE];
    bool words = cli->format == FORMAT_TABLE;
    long late = date_to_days(on) - date_to_days(row->due);

    sheet_row(s);
    export_date(s, COL_DUE, row->due);
    sheet_set_int(s, COL_LATE, late > 0 ? late : 0);
    sheet_set(s, COL_KIND, words ? due_kind_label(row->kind) : due_kind_id(row->kind));
    sheet_set(s, COL_REF, row->ref);
    export_text(s, COL_NAME, row->name);
    export_text(s, COL_WHAT, words || row->code[0] == '\0' ? row->what : row->code);
    sheet_set_int(s, COL_MORE, row->more);
    export_text(s, COL_STAFF, row->staff_name);
    flags_words(flags, row->person_id, mind, sizeof mind);
    export_text(s, COL_MIND, mind);
}

static int
run(struct cli *cli, struct err *e)
{
    struct due_rows rows = { 0 };
    struct flags flags = { 0 };
    struct sheet s;
    struct date on;
    enum err_code rc = cli_date(cli, OPTION_DATE, &on, e);

    if (rc == ERR_OK && date_is_none(on))
        on = cli->desk->today;
    if (rc == ERR_OK)
        rc = day_due(cli->desk, on, EVERY_ROW, &rows, e);
    if (rc == ERR_OK)
        rc = flag_open_list(cli->desk, &flags, e);
    if (rc != ERR_OK) {
        due_rows_free(&rows);
        return cli_status(e);
    }
    sheet_init(&s, columns, COL__WIDTH);
    for (size_t i = 0; i < rows.count; i++)
        add_row(cli, &s, &rows.rows[i], &flags, on);
    cli_print_sheet(cli, &s);
    sheet_free(&s);
    flags_free(&flags);
    due_rows_free(&rows);
    return CLI_DONE;
}

static int
more_help(const struct cli *cli)
{
    (void)cli;
    printf("%s\n\n  %s\n  ",
           _("Keys of the data; they and the ids in them never change with the language:"),
           "\"due_on late_days kind ref name what more staff mind\"");
    for (enum due_kind kind = 0; kind < DUE__COUNT; kind++)
        printf("%s%s", kind ? " | " : "\"kind: ", due_kind_id(kind));
    printf("\"\n\n%s\n", _("\"ref\" is the person's number, with kind \"outcome\" or \"postponed\" that of "
                         "the event; \"more\" counts further records of that kind and person."));
    return CLI_DONE;
}

static const enum cli_option options[] = { OPTION_DATE, OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_due = {
    .name = "due",
    .usage = "[--date DATE] [--format table|csv|json]",
    .help = N_("What is due or overdue, of everybody, longest waiting first."),
    .needs = CLI_DESK,
    .options = options,
    .run = run,
    .more_help = more_help,
};
