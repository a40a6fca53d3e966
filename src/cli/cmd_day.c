/* The day sheet: what happens, who is expected, who came, what is due. */
#include <string.h>

#include "cli/cli_commands.h"
#include "cli/json.h"
#include "core/wareki.h"
#include "desk/day.h"
#include "desk/words.h"
#include "exchange/day_sheet.h"
#include "exchange/export.h"
#include "exchange/sheet.h"

/* ---- JSON ---- */

/* "a;b" as a list. */
static json_t *
ids_json(const char *ids)
{
    json_t *list = json_array();

    while (*ids != '\0') {
        size_t part = strcspn(ids, ";");

        json_array_append_new(list, json_stringn(ids, part));
        ids += part + (ids[part] == ';');
    }
    return list;
}

static json_t *
seats_json(const struct seat_list *seats)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < seats->count; i++) {
        const struct seat *seat = &seats->rows[i];

        json_array_append_new(
            rows, json_pack("{s:s, s:s, s:s, s:b, s:o, s:o}", "person_ref", seat->person_ref,
                            "name", seat->name, "attendance", seat->p.attendance, "waiting",
                            seat->p.waiting, "arrived_at", json_text(seat->p.arrived_at), "needs",
                            ids_json(seat->needs)));
    }
    return rows;
}

static json_t *
event_json(const struct day_event *row)
{
    const struct event_row *e = &row->event;

    return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:o}", "ref", e->ref, "kind",
                     e->kind, "status", e->status, "starts_at", e->starts_at, "ends_at",
                     json_text(e->ends_at), "place", json_text(e->place), "title",
                     json_text(e->title), "staff", ids_json(row->staff_list), "clash",
                     row->clash[0] != '\0', "seats", seats_json(&row->seats));
}

static void
print_json(const struct day *day, const struct day_foot *foot)
{
    json_t *events = json_array();
    char wareki[WAREKI_SIZE];

    for (size_t i = 0; i < day->event_count; i++)
        json_array_append_new(events, event_json(&day->events[i]));
    wareki_format(day->on, wareki);
    json_print(json_pack("{s:o, s:s, s:s, s:o, s:o, s:I, s:s}", "date", json_date(day->on),
                         "wareki", wareki, "weekday", wareki_weekday(day->on), "events", events,
                         "walk_ins", seats_json(&day->walk_ins), "audit_line",
                         (json_int_t)foot->line, "audit_head", foot->head));
}

/* ---- CSV ---- */

enum { D_AT, D_END, D_EVENT, D_KIND, D_STATUS, D_TITLE, D_PLACE, D_STAFF, D_CLASH, D_PERSON, D_NAME,
       D_ATTENDANCE, D_WAITING, D_ARRIVED, D__WIDTH };

static const struct sheet_column columns[D__WIDTH] = {
    [D_AT] = { "starts_at", NULL, SHEET_TEXT },
    [D_END] = { "ends_at", NULL, SHEET_TEXT },
    [D_EVENT] = { "event_ref", NULL, SHEET_TEXT },
    [D_KIND] = { "kind", NULL, SHEET_TEXT },
    [D_STATUS] = { "status", NULL, SHEET_TEXT },
    [D_TITLE] = { "title", NULL, SHEET_TEXT },
    [D_PLACE] = { "place", NULL, SHEET_TEXT },
    [D_STAFF] = { "staff", NULL, SHEET_LIST },
    [D_CLASH] = { "clash", NULL, SHEET_FLAG },
    [D_PERSON] = { "person_ref", NULL, SHEET_TEXT },
    [D_NAME] = { "name", NULL, SHEET_TEXT },
    [D_ATTENDANCE] = { "attendance", NULL, SHEET_TEXT },
    [D_WAITING] = { "waiting", NULL, SHEET_FLAG },
    [D_ARRIVED] = { "arrived_at", NULL, SHEET_TEXT },
};

static void
add_row(struct sheet *s, const struct day_event *row, const struct seat *seat)
{
    sheet_row(s);
    if (row != NULL) {
        export_text(s, D_AT, row->event.starts_at);
        export_text(s, D_END, row->event.ends_at);
        export_text(s, D_EVENT, row->event.ref);
        export_text(s, D_KIND, row->event.kind);
        export_text(s, D_STATUS, row->event.status);
        export_text(s, D_TITLE, row->event.title);
        export_text(s, D_PLACE, row->event.place);
        export_text(s, D_STAFF, row->staff_list);
        sheet_set(s, D_CLASH, row->clash[0] != '\0' ? "1" : "0");
    }
    if (seat != NULL) {
        export_text(s, D_PERSON, seat->person_ref);
        export_text(s, D_NAME, seat->name);
        export_text(s, D_ATTENDANCE, seat->p.attendance);
        sheet_set(s, D_WAITING, seat->p.waiting ? "1" : "0");
        export_text(s, D_ARRIVED, seat->p.arrived_at);
    }
}

/* A row a seat; an event without one has its row too, and a walk-in has no event. */
static void
print_csv(const struct cli *cli, const struct day *day)
{
    struct sheet s;

    sheet_init(&s, columns, D__WIDTH);
    for (size_t i = 0; i < day->event_count; i++) {
        const struct day_event *row = &day->events[i];

        if (row->seats.count == 0)
            add_row(&s, row, NULL);
        for (size_t k = 0; k < row->seats.count; k++)
            add_row(&s, row, &row->seats.rows[k]);
    }
    for (size_t i = 0; i < day->walk_ins.count; i++)
        add_row(&s, NULL, &day->walk_ins.rows[i]);
    cli_print_sheet(cli, &s);
    sheet_free(&s);
}

/* ---- the command ---- */

enum err_code
cli_print_day(struct cli *cli, struct date on, struct err *e)
{
    struct day_foot foot;
    struct day day;
    enum err_code rc = day_sheet(cli->desk, on, &day, &foot, e);

    if (rc != ERR_OK)
        return rc;
    if (cli->format == FORMAT_JSON)
        print_json(&day, &foot);
    else if (cli->format == FORMAT_CSV)
        print_csv(cli, &day);
    else
        day_sheet_write(cli->desk, &day, &foot, stdout);
    day_free(&day);
    return ERR_OK;
}

static int
run(struct cli *cli, struct err *e)
{
    struct date on;
    enum err_code rc = cli_date(cli, OPTION_DATE, &on, e);

    if (rc == ERR_OK)
        rc = cli_print_day(cli, date_is_none(on) ? cli->desk->today : on, e);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static int
more_help(const struct cli *cli)
{
    (void)cli;
    printf("%s\n\n  %s\n  %s\n",
           _("Keys of the data; they and the ids in them never change with the language:"),
           "csv   \"starts_at ends_at event_ref kind status title place staff clash person_ref name "
           "attendance waiting arrived_at\"",
           "json  \"date wareki weekday events[ref kind status starts_at ends_at place title staff "
           "clash seats[]] walk_ins[] audit_line audit_head; walk_ins and "
           "seats[person_ref name attendance waiting arrived_at needs]\"");
    return CLI_DONE;
}

static const enum cli_option options[] = { OPTION_DATE, OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_day = {
    .name = "day",
    .usage = "[--date DATE] [--format table|csv|json]",
    .help = N_("The day sheet: events, who is expected and who came, what is due. At its foot "
               "stands where the audit log is."),
    .needs = CLI_DESK,
    .options = options,
    .run = run,
    .more_help = more_help,
};
