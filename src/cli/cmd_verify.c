#include "cli/cli_commands.h"
#include "desk/verify.h"
#include "desk/words.h"
#include "exchange/sheet.h"

enum { V_WHAT, V_STATE, V_TEXT, V__WIDTH };

static const struct sheet_column columns[V__WIDTH] = {
    [V_WHAT] = { "what", N_("Checked"), SHEET_TEXT },
    [V_STATE] = { "state", N_("State"), SHEET_TEXT },
    [V_TEXT] = { "text", N_("Result"), SHEET_TEXT },
};

static int
run(struct cli *cli, struct err *e)
{
    static const char *const states[] = {
        [VERIFY_GOOD] = "good", [VERIFY_NOTE] = "note", [VERIFY_BAD] = "bad"
    };
    struct verify_report report = { 0 };
    struct sheet s;
    enum err_code rc = verify_run(cli->desk, &report, e);

    if (rc != ERR_OK)
        return cli_status(e);
    sheet_init(&s, columns, V__WIDTH);
    for (size_t i = 0; i < report.count; i++) {
        sheet_row(&s);
        sheet_set(&s, V_WHAT, report.rows[i].what);
        sheet_set(&s, V_STATE, states[report.rows[i].state]);
        sheet_set(&s, V_TEXT, report.rows[i].text);
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
    if (cli->format == FORMAT_TABLE)
        printf(_("Audit lines: %lld. Newest mark: %s\n"), (long long)report.lines, report.head);
    return report.good ? CLI_DONE : CLI_REFUSED;
}

static const enum cli_option options[] = { OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_verify = {
    .name = "verify",
    .usage = "[--format table|csv|json]",
    .help = N_("Checks the file, its references, and the audit chain over all lines."),
    .needs = CLI_DESK,
    .options = options,
    .run = run,
};
