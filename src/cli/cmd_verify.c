#include <string.h>

#include "cli/cli_commands.h"
#include "desk/audit.h"
#include "desk/verify.h"
#include "desk/words.h"
#include "exchange/sheet.h"

enum { V_WHAT, V_STATE, V_TEXT, V__WIDTH };

static const struct sheet_column columns[V__WIDTH] = {
    [V_WHAT] = { "what", N_("Checked"), SHEET_TEXT },
    [V_STATE] = { "state", N_("State"), SHEET_TEXT },
    [V_TEXT] = { "text", N_("Result"), SHEET_TEXT },
};

static const struct words {
    const char *id, *label;
} checked[] = {
    { "file", N_("Database file") },  { "chain", N_("Audit log") },
    { "mark", N_("Mark beside it") }, { "key", N_("Audit key") },
    { "figures", N_("Plan's figures") },
}, states[] = {
    [VERIFY_GOOD] = { "good", N_("good") },
    [VERIFY_NOTE] = { "note", N_("please note") },
    [VERIFY_BAD] = { "bad", N_("not good") },
};

/* People read words, programs ids. */
static const char *
what_of(const struct cli *cli, const char *id)
{
    for (size_t i = 0; cli->format == FORMAT_TABLE && i < sizeof checked / sizeof *checked; i++)
        if (strcmp(checked[i].id, id) == 0)
            return _(checked[i].label);
    return id;
}

static int
run(struct cli *cli, struct err *e)
{
    struct verify_report report = { 0 };
    struct sheet s;
    enum err_code rc = ERR_OK;

    if (cli->values[OPTION_ACCEPT_LOSS] && !cli->values[OPTION_REASON]) {
        cli_say("%s", _("--accept-loss needs --reason TEXT: why lines are missing."));
        return CLI_USAGE;
    }
    if (cli->values[OPTION_ACCEPT_LOSS])
        rc = audit_accept_loss(cli->desk, e);
    if (rc == ERR_OK)
        rc = verify_run(cli->desk, &report, e);
    if (rc != ERR_OK)
        return cli_status(e);
    sheet_init(&s, columns, V__WIDTH);
    for (size_t i = 0; i < report.count; i++) {
        sheet_row(&s);
        const struct words *state = &states[report.rows[i].state];
        sheet_set(&s, V_WHAT, what_of(cli, report.rows[i].what));
        sheet_set(&s, V_STATE, cli->format == FORMAT_TABLE ? _(state->label) : state->id);
        sheet_set(&s, V_TEXT, report.rows[i].text);
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
    if (report.lines_missing)
        cli_say("%s", _("When it is known why the log does not fit, a supervisor or administrator "
                        "goes on with: madoguchi verify --accept-loss --reason TEXT"));
    if (cli->format == FORMAT_TABLE)
        printf(_("Audit lines: %lld. Newest mark: %s\n"), (long long)report.lines, report.head);
    return report.good ? CLI_DONE : CLI_REFUSED;
}

static const enum cli_option options[] = { OPTION_FORMAT, OPTION_ACCEPT_LOSS, OPTION__COUNT };

const struct cli_command cmd_verify = {
    .name = "verify",
    .usage = "[--format table|csv|json] [--accept-loss --reason TEXT]",
    .help = N_("Checks the file, its references, and the audit chain over all lines."),
    .needs = CLI_DESK,
    .options = options,
    .run = run,
};
