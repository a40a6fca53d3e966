/* The plan's indicators: target against actual, and the records behind a number (the contract's
 * `kpi --format json`). */
#include <stdlib.h>
#include <string.h>

#include "cli/cli_commands.h"
#include "cli/json.h"
#include "core/wareki.h"
#include "desk/board.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "exchange/sheet.h"

/* ---- JSON ---- */

static json_t *
value_json(const struct board_value *v)
{
    return json_pack("{s:i, s:o, s:o}", "fiscal_year", v->fy, "number", json_count(v->number),
                     "text", json_text(v->text));
}

static json_t *
indicator_json(const struct board_indicator *row)
{
    json_t *months = json_array();

    for (int m = 0; m < 12; m++)
        json_array_append_new(months, json_count(row->months[m]));
    /* What a person judged is the words of a result that is no number. */
    const char *judged = date_is_none(row->judgement.on) ? "" : row->judgement.words;
    return json_pack(
        "{s:i, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:{s:o, s:o}, s:o, s:o, s:o, s:o, s:o, s:o, s:s, "
        "s:i}",
        "no", row->no, "name", row->name, "measure", row->measure, "unit", row->unit, "kind",
        row->kind, "baseline", value_json(&row->baseline), "target", value_json(&row->target),
        "guide", json_count(row->guide), "actual", "number", json_count(row->actual), "text",
        json_text(judged), "months", months, "pace", json_fraction(row->pace_hundredths, 100), "forecast",
        json_count(row->forecast), "booked", json_count(row->booked), "rate_percent",
        json_fraction(row->rate_tenths, 10), "status", json_text(row->status), "definition",
        row->definition, "definition_version", row->definition_version);
}

static void
print_board_json(const struct board *b, int no)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < b->count; i++)
        if (no == 0 || b->rows[i].no == no)
            json_array_append_new(rows, indicator_json(&b->rows[i]));
    json_print(json_pack("{s:s, s:i, s:o, s:b, s:o}", "plan", b->plan, "fiscal_year", b->fy.year,
                         "as_of", json_date(b->as_of), "closed", b->closed, "indicators", rows));
}

/* ---- table and CSV ---- */

enum { K_NO, K_NAME, K_UNIT, K_BASELINE, K_TARGET, K_GUIDE, K_ACTUAL, K_PACE, K_FORECAST, K_BOOKED,
       K_RATE, K_STATUS, K__WIDTH };

static const struct sheet_column board_columns[K__WIDTH] = {
    [K_NO] = { "no", N_("No."), SHEET_NUMBER },
    [K_NAME] = { "name", N_("Programme"), SHEET_TEXT },
    [K_UNIT] = { "unit", N_("Unit"), SHEET_TEXT },
    [K_BASELINE] = { "baseline", N_("Baseline"), SHEET_TEXT },
    [K_TARGET] = { "target", N_("Target"), SHEET_TEXT },
    [K_GUIDE] = { "guide", N_("Guide"), SHEET_NUMBER },
    [K_ACTUAL] = { "actual", N_("Actual"), SHEET_NUMBER },
    [K_PACE] = { "pace", N_("Pace"), SHEET_NUMBER },
    [K_FORECAST] = { "forecast", N_("Forecast"), SHEET_NUMBER },
    [K_BOOKED] = { "booked", N_("Booked"), SHEET_NUMBER },
    [K_RATE] = { "rate_percent", N_("Rate %"), SHEET_NUMBER },
    [K_STATUS] = { "status", N_("Status"), SHEET_TEXT },
};

static void
set_count(struct sheet *s, size_t column, int64_t n)
{
    if (n >= 0)
        sheet_set_int(s, column, n);
}

/* `places` decimals of n / 10^places. */
static void
set_fraction(struct sheet *s, size_t column, int64_t n, int per, int places)
{
    char text[32];

    if (n < 0)
        return;
    snprintf(text, sizeof text, "%lld.%0*lld", (long long)(n / per), places, (long long)(n % per));
    sheet_set(s, column, text);
}

static const char *
status_words(struct cli *cli, const struct board_indicator *row)
{
    static const struct {
        const char *status, *target, *guide; /* in guide years nothing is ever called achieved */
    } words[] = {
        { "achieved", N_("achieved"), N_("guide reached") },
        { "on_track", N_("on track"), N_("on track (guide)") },
        { "at_risk", N_("at risk"), N_("at risk (guide)") },
        { "behind", N_("behind"), N_("behind (guide)") },
        { "not_judged", N_("not judged"), N_("not judged") },
    };

    if (cli->format == FORMAT_CSV)
        return row->status;
    for (size_t i = 0; row->guide >= 0 && i < sizeof words / sizeof *words; i++)
        if (strcmp(row->status, words[i].status) == 0)
            return row->guide_is_target ? _(words[i].target) : _(words[i].guide);
    return strcmp(row->status, "not_judged") == 0
               ? _("not judged")
               : code_label(cli->desk, "kpi_judgement", row->status);
}

static void
print_board_rows(struct cli *cli, const struct board *b, int no)
{
    struct sheet s;

    sheet_init(&s, board_columns, K__WIDTH);
    for (size_t i = 0; i < b->count; i++) {
        const struct board_indicator *row = &b->rows[i];
        if (no && row->no != no)
            continue;
        sheet_row(&s);
        sheet_set_int(&s, K_NO, row->no);
        sheet_set(&s, K_NAME, row->name);
        sheet_set(&s, K_UNIT, row->unit);
        sheet_set(&s, K_BASELINE, row->baseline.text);
        sheet_set(&s, K_TARGET, row->target.text);
        set_count(&s, K_GUIDE, row->guide);
        set_count(&s, K_ACTUAL, row->actual);
        set_fraction(&s, K_PACE, row->pace_hundredths, 100, 2);
        set_count(&s, K_FORECAST, row->forecast);
        set_count(&s, K_BOOKED, row->booked);
        set_fraction(&s, K_RATE, row->rate_tenths, 10, 1);
        sheet_set(&s, K_STATUS, status_words(cli, row));
    }
    if (cli->format == FORMAT_TABLE) {
        char label[FISCAL_LABEL_SIZE], iso[DATE_ISO_SIZE];
        fiscal_year_label(b->fy, label);
        date_to_iso(b->as_of, iso);
        printf(_("%s  %s  up to %s"), b->plan, label, iso);
        printf("%s%s\n", cli->desk->demo ? "  " : "", cli->desk->demo ? _("fictitious data") : "");
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
}

/* ---- members ---- */

enum { M_REF, M_DATE, M_KIND, M_TITLE, M_PERSON, M__WIDTH };

static const struct sheet_column member_columns[M__WIDTH] = {
    [M_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [M_DATE] = { "date", N_("Date"), SHEET_DATE },
    [M_KIND] = { "kind", N_("Kind"), SHEET_TEXT },
    [M_TITLE] = { "title", N_("Title"), SHEET_TEXT },
    [M_PERSON] = { "person_ref", N_("Person"), SHEET_TEXT },
};

static void
print_members_json(const struct board_members *m)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < m->count; i++) {
        const struct board_member *r = &m->rows[i];
        json_array_append_new(rows, json_pack("{s:s, s:o, s:s, s:o, s:o}", "ref", r->ref, "date",
                                              json_date(r->on), "kind", r->kind, "title",
                                              json_text(r->title), "person_ref",
                                              json_text(r->person_ref)));
    }
    json_print(json_pack("{s:i, s:i, s:o, s:i, s:o}", "no", m->no, "fiscal_year", m->fy.year,
                         "as_of", json_date(m->as_of), "count", (int)m->count, "members", rows));
}

/* People read words, programs ids. */
static const char *
kind_of(struct cli *cli, const char *kind)
{
    if (cli->format != FORMAT_TABLE)
        return kind;
    return strcmp(kind, "placement") == 0  ? _("job start")
           : strcmp(kind, "dispatch") == 0 ? _("dispatch")
                                           : code_label(cli->desk, "event_kind", kind);
}

static void
print_members_rows(struct cli *cli, const struct board_members *m)
{
    struct sheet s;
    char iso[DATE_ISO_SIZE];

    sheet_init(&s, member_columns, M__WIDTH);
    for (size_t i = 0; i < m->count; i++) {
        sheet_row(&s);
        sheet_set(&s, M_REF, m->rows[i].ref);
        date_to_iso(m->rows[i].on, iso);
        sheet_set(&s, M_DATE, iso);
        sheet_set(&s, M_KIND, kind_of(cli, m->rows[i].kind));
        sheet_set(&s, M_TITLE, m->rows[i].title);
        sheet_set(&s, M_PERSON, m->rows[i].person_ref);
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
}

/* ---- the command ---- */

static enum err_code
members(struct cli *cli, int no, struct fiscal_year fy, struct date as_of, struct err *e)
{
    struct board_members m = { 0 };
    enum err_code rc = board_members(cli->desk, no, fy, as_of, &m, e);

    if (rc == ERR_OK && cli->format == FORMAT_JSON)
        print_members_json(&m);
    else if (rc == ERR_OK)
        print_members_rows(cli, &m);
    board_members_free(&m);
    return rc;
}

static enum err_code
board(struct cli *cli, int no, struct fiscal_year fy, struct date as_of, struct err *e)
{
    struct board *b = calloc(1, sizeof *b);

    if (!b)
        abort();
    enum err_code rc = board_load(cli->desk, fy, as_of, b, e);
    if (rc == ERR_OK && no && !board_find(b, no))
        rc = err_set(e, ERR_NOT_FOUND, "no", N_("The plan has no indicator No.%d."), no);
    if (rc == ERR_OK && cli->format == FORMAT_JSON)
        print_board_json(b, no);
    else if (rc == ERR_OK)
        print_board_rows(cli, b, no);
    free(b);
    return rc;
}

static int
run(struct cli *cli, struct err *e)
{
    struct fiscal_year fy = { 0 };
    struct date as_of;
    long no = 0;
    enum err_code rc = cli_number(cli, OPTION_NO, 1, 999, 0, &no, e);

    if (rc == ERR_OK && cli->values[OPTION_FY])
        rc = fiscal_year_parse(cli->values[OPTION_FY], &fy, e);
    if (rc == ERR_OK)
        rc = cli_date(cli, OPTION_AS_OF, &as_of, e);
    if (rc == ERR_OK && cli->values[OPTION_MEMBERS] && no == 0) {
        cli_say("%s", _("--members needs --no N: whose members?"));
        return CLI_USAGE;
    }
    if (rc == ERR_OK)
        rc = cli->values[OPTION_MEMBERS] ? members(cli, (int)no, fy, as_of, e)
                                         : board(cli, (int)no, fy, as_of, e);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_FY, OPTION_AS_OF, OPTION_NO, OPTION_MEMBERS,
                                           OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_kpi = {
    .name = "kpi",
    .usage = "[--fy FY] [--as-of DATE] [--no N [--members]] [--format table|csv|json]",
    .help = N_("The plan's figures No.63-71: target against actual, and the records behind them."),
    .needs = CLI_DESK,
    .options = options,
    .run = run,
};
