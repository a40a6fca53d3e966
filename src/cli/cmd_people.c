#include <string.h>

#include "cli/cli_commands.h"
#include "desk/people.h"
#include "desk/words.h"
#include "exchange/export.h"
#include "exchange/sheet.h"

enum { PEOPLE_REF, PEOPLE_NAME, PEOPLE_KANA, PEOPLE_BIRTH, PEOPLE_WHY, PEOPLE__WIDTH };

static const struct sheet_column columns[PEOPLE__WIDTH] = {
    [PEOPLE_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [PEOPLE_NAME] = { "name", N_("Name"), SHEET_TEXT },
    [PEOPLE_KANA] = { "kana", N_("Kana"), SHEET_TEXT },
    [PEOPLE_BIRTH] = { "birth_date", N_("Birth date"), SHEET_DATE },
    [PEOPLE_WHY] = { "why", N_("Matched"), SHEET_TEXT },
};

/* People read words, programs ids. */
static const char *
why_of(const struct cli *cli, enum person_why why)
{
    return cli->format == FORMAT_TABLE ? person_why_label(why) : person_why_id(why);
}

/* A restricted person found by number alone has no name here; people read why. */
static const char *
name_of(const struct cli *cli, const struct person_hit *hit)
{
    if (!hit->number_only)
        return hit->name;
    return cli->format == FORMAT_TABLE ? _("viewing restricted") : "";
}

static int
run(struct cli *cli, struct err *e)
{
    const char *query = cli->count ? cli->arguments[0] : "";
    struct person_hits hits = { 0 };
    struct sheet s;
    long limit = 0;
    enum err_code rc = cli_number(cli, OPTION_LIMIT, 1, 1000000,
                                  *query ? SEARCH_LIMIT : SEARCH_ALL, &limit, e);

    sheet_init(&s, columns, PEOPLE__WIDTH);
    if (rc == ERR_OK)
        rc = person_search(cli->desk, query, (size_t)limit, true, &hits, e);
    for (size_t i = 0; rc == ERR_OK && i < hits.count; i++) {
        sheet_row(&s);
        sheet_set(&s, PEOPLE_REF, hits.rows[i].ref);
        sheet_set(&s, PEOPLE_NAME, name_of(cli, &hits.rows[i]));
        sheet_set(&s, PEOPLE_KANA, hits.rows[i].kana);
        export_date(&s, PEOPLE_BIRTH, hits.rows[i].birth_date);
        export_text(&s, PEOPLE_WHY, why_of(cli, hits.rows[i].why));
    }
    if (rc == ERR_OK)
        cli_print_sheet(cli, &s);
    sheet_free(&s);
    person_hits_free(&hits);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_LIMIT, OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_people = {
    .name = "people",
    .usage = "[QUERY] [--limit N] [--format table|csv|json]",
    .help = N_("Searches people as the desk does, and says which field matched."),
    .needs = CLI_DESK,
    .options = options,
    .most = 1,
    .run = run,
};
