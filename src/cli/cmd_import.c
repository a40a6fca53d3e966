#include <string.h>

#include "cli/cli_commands.h"
#include "desk/words.h"
#include "exchange/import.h"

static void
print_notes(const char *file, const struct import_report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct import_note *n = &report->notes[i];
        char where[sizeof n->column + sizeof n->value + 8] = "";

        if (n->column[0] && n->value[0])
            snprintf(where, sizeof where, "%s \"%s\": ", n->column, n->value);
        else if (n->column[0])
            snprintf(where, sizeof where, "%s: ", n->column);
        cli_note("%s:%zu: %s%s%s%s", file, n->line, n->warning ? _("warning") : "",
                 n->warning ? ": " : "", where, n->reason);
    }
}

static void
print_columns(const struct import_kind *kind)
{
    printf("%s:\n", kind->id);
    for (size_t i = 0; i < kind->width; i++)
        printf("  %-20s %s%s\n", kind->columns[i].name, kind->columns[i].ja,
               kind->columns[i].required ? _("  (required)") : "");
}

/* `import --help KIND` and `import --help`: columns, with their Japanese headers. */
static int
print_kinds(const struct cli *cli)
{
    const struct import_kind *kind = cli->count ? import_kind_find(cli->arguments[0]) : NULL;

    if (cli->count && !kind) {
        cli_say(_("There is no kind \"%s\" to read in."), cli->arguments[0]);
        return CLI_USAGE;
    }
    for (size_t i = 0; (!kind && import_kind_row(i)) || (kind && i == 0); i++)
        print_columns(kind ? kind : import_kind_row(i));
    return CLI_DONE;
}

static int
run(struct cli *cli, struct err *e)
{
    const struct import_kind *kind = import_kind_find(cli->arguments[0]);
    const char *file = cli->arguments[1];
    enum encoding encoding = ENCODING_AUTO;
    struct import_report report = { 0 };
    bool dry_run = cli->values[OPTION_DRY_RUN] != NULL;

    if (!kind) {
        cli_say(_("There is no kind \"%s\" to read in."), cli->arguments[0]);
        return CLI_USAGE;
    }
    if (cli->values[OPTION_ENCODING]
        && !encoding_from_name(cli->values[OPTION_ENCODING], &encoding)) {
        cli_say(_("--encoding takes auto, utf-8 or cp932."));
        return CLI_USAGE;
    }
    enum err_code rc = import_run(cli->desk, kind, file, encoding, dry_run, &report, e);
    print_notes(file, &report);
    cli_about_file(file, e);
    if (rc == ERR_OK)
        printf(dry_run ? _("%s: would add %zu, change %zu, leave %zu as they are.\n")
                       : _("%s: %zu added, %zu changed, %zu unchanged.\n"),
               kind->id, report.done[IMPORT_ADDED], report.done[IMPORT_CHANGED],
               report.done[IMPORT_SAME]);
    import_report_free(&report);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_ENCODING, OPTION_DRY_RUN, OPTION__COUNT };

const struct cli_command cmd_import = {
    .name = "import",
    .usage = "people|organisations|placements|dispatches|events|wages FILE "
             "[--encoding auto|utf-8|cp932] [--dry-run]",
    .help = N_("Reads a CSV file in: all rows or none. import --help KIND shows its columns."),
    .needs = CLI_DESK,
    .options = options,
    .least = 2,
    .most = 2,
    .run = run,
    .more_help = print_kinds,
};
