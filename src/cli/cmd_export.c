#include <stdlib.h>
#include <string.h>

#include "cli/cli_commands.h"
#include "core/wareki.h"
#include "desk/words.h"
#include "exchange/encoding.h"
#include "exchange/export.h"
#include "exchange/outfile.h"

/* The sheet as bytes in the chosen form; the caller frees. */
static char *
written(const struct sheet *s, bool json, size_t *size)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);

    if (!out)
        abort();
    if (json)
        sheet_write_json(s, out);
    else
        sheet_write_csv(s, out);
    fclose(out);
    return bytes;
}

static enum err_code
deliver(struct cli *cli, const struct sheet *s, enum encoding encoding, struct err *e)
{
    size_t size = 0;
    char *bytes = written(s, cli->format == FORMAT_JSON, &size);
    enum err_code rc = ERR_OK;

    if (encoding == ENCODING_CP932) {
        char *cp932 = NULL;
        rc = encoding_to_cp932(bytes, size, &cp932, &size, e);
        free(bytes);
        bytes = cp932;
    }
    if (rc == ERR_OK && cli->values[OPTION_OUTPUT])
        rc = outfile_write(cli->values[OPTION_OUTPUT], bytes, size, e);
    else if (rc == ERR_OK)
        fwrite(bytes, 1, size, stdout);
    free(bytes);
    return rc;
}

static int
run(struct cli *cli, struct err *e)
{
    const struct export_kind *kind = export_kind_find(cli->arguments[0]);
    enum encoding encoding = ENCODING_UTF8;
    struct fiscal_year fy = { 0 };
    struct sheet s = { 0 };
    enum err_code rc = ERR_OK;

    if (!kind) {
        cli_say(_("There is no kind \"%s\" to write out."), cli->arguments[0]);
        return CLI_USAGE;
    }
    if (cli->values[OPTION_FORMAT] && cli->format == FORMAT_TABLE) {
        cli_say("%s", _("export writes csv or json."));
        return CLI_USAGE;
    }
    if (cli->values[OPTION_ENCODING]
        && (!encoding_from_name(cli->values[OPTION_ENCODING], &encoding)
            || encoding == ENCODING_AUTO
            || (encoding == ENCODING_CP932 && cli->format == FORMAT_JSON))) {
        cli_say("%s", _("--encoding takes utf-8 or, for csv, cp932."));
        return CLI_USAGE;
    }
    if (cli->values[OPTION_FY])
        rc = fiscal_year_parse(cli->values[OPTION_FY], &fy, e);
    if (rc == ERR_OK && cli->values[OPTION_OUTPUT])
        rc = desk_refuse_own_file(cli->desk, cli->values[OPTION_OUTPUT], "output", e);
    if (rc == ERR_OK)
        rc = export_run(cli->desk, kind, fy, &s, e);
    if (rc == ERR_OK)
        rc = deliver(cli, &s, encoding, e);
    if (rc == ERR_OK && cli->values[OPTION_OUTPUT])
        cli_say(_n("%zu row was written to %s.", "%zu rows were written to %s.", s.count), s.count,
                cli->values[OPTION_OUTPUT]);
    sheet_free(&s);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_FORMAT, OPTION_OUTPUT, OPTION_FY,
                                           OPTION_ENCODING, OPTION__COUNT };

const struct cli_command cmd_export = {
    .name = "export",
    .usage = "people|organisations|placements|dispatches|events|wages [--format csv|json] "
             "[-o FILE] [--fy FY] [--encoding utf-8|cp932]",
    .help = N_("Writes a kind out; import reads it back unchanged."),
    .needs = CLI_DESK,
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
