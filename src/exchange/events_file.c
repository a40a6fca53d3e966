/* The kind `events`: sessions, meetings, seminars, programmes. */
#include <string.h>

#include "core/wareki.h"
#include "desk/event.h"
#include "desk/record.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum { E_REF, E_KIND, E_STARTS, E_ENDS, E_PLACE, E_TITLE, E_STATUS, E_ATTENDEES, E__WIDTH };

static const struct import_column columns[E__WIDTH] = {
    [E_REF] = { "ref", "番号", true, false },
    [E_KIND] = { "kind", "行事の種類", true, false },
    [E_STARTS] = { "starts_at", "開始", true, false },
    [E_ENDS] = { "ends_at", "終了", false, false },
    [E_PLACE] = { "place", "会場", false, true },
    [E_TITLE] = { "title", "件名", false, true },
    [E_STATUS] = { "status", "開催状況", true, false },
    [E_ATTENDEES] = { "attendees", "参加人数", false, false },
};

static enum err_code
warn_about(struct import *im, const struct event *ev, struct err *e)
{
    char ref[REF_SIZE], words[256];
    enum err_code rc = event_twin(import_desk(im), ev->id, ref, e);

    if (rc == ERR_OK && ref[0]) {
        snprintf(words, sizeof words,
                 _("%s is of the same kind at the same time and place. Both are kept."), ref);
        import_warn(im, "starts_at", words);
    }
    return rc;
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct event ev;
    const char *ref = import_cell(im, "ref");
    enum err_code rc = event_find_ref(d, ref, &ev, e);
    bool is_new = rc == ERR_NOT_FOUND;
    long long attendees = EVENT_NOT_KNOWN;
    struct err why = { 0 };

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        memset(&ev, 0, sizeof ev);
        ev.capacity = ev.attendees = EVENT_NOT_KNOWN;
        import_new(im, ev.ref);
    }
    if (import_code(im, "kind", "event_kind", ev.kind) && strcmp(ev.kind, EVENT_INTERVIEW) == 0) {
        (void)err_set(&why, ERR_INVALID, "kind",
                      N_("An interview is booked with a person: on the card, or on the slip."));
        import_bad(im, "kind", &why);
    }
    (void)import_local(im, "starts_at", ev.starts_at);
    (void)import_local(im, "ends_at", ev.ends_at);
    (void)import_text(im, "place", LINE_CHARS, ev.place, sizeof ev.place);
    (void)import_text(im, "title", LONG_CHARS, ev.title, sizeof ev.title);
    (void)import_code(im, "status", "event_status", ev.status);
    if (import_cell(im, "attendees")
        && import_number(im, "attendees", 0, EVENT_ATTENDEES_MAX, &attendees))
        ev.attendees = (int)attendees;
    if (event_check(&ev, &why) != ERR_OK)
        import_bad(im, why.field, &why);
    if (import_row_is_bad(im))
        return ERR_OK;
    int64_t version = ev.version;
    ev.history = true;
    if ((rc = event_save(d, &ev, e)) != ERR_OK)
        return rc;
    *outcome = is_new ? IMPORT_ADDED : ev.version != version ? IMPORT_CHANGED : IMPORT_SAME;
    return *outcome == IMPORT_SAME ? ERR_OK : warn_about(im, &ev, e);
}

const struct import_kind import_events = {
    .id = "events",
    .columns = columns,
    .width = E__WIDTH,
    .row = row,
};

static const struct sheet_column sheet_columns[E__WIDTH] = {
    [E_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [E_KIND] = { "kind", N_("Kind"), SHEET_TEXT },
    [E_STARTS] = { "starts_at", N_("Starts"), SHEET_DATE },
    [E_ENDS] = { "ends_at", N_("Ends"), SHEET_DATE },
    [E_PLACE] = { "place", N_("Place"), SHEET_TEXT },
    [E_TITLE] = { "title", N_("Title"), SHEET_TEXT },
    [E_STATUS] = { "status", N_("Status"), SHEET_TEXT },
    [E_ATTENDEES] = { "attendees", N_("Attendees"), SHEET_NUMBER },
};

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct event ev;
    char ref[REF_SIZE], iso[DATE_ISO_SIZE];
    enum err_code rc;

    for (int64_t id = 0; (rc = record_next(d, RECORD_EVENT, &id, ref, e)) == ERR_OK;) {
        struct date day = DATE_NONE;
        if ((rc = event_find_ref(d, ref, &ev, e)) != ERR_OK)
            return rc;
        snprintf(iso, sizeof iso, "%.10s", ev.starts_at);
        (void)date_from_iso(iso, &day);
        if (!export_in_year(day, fy) || strcmp(ev.kind, EVENT_INTERVIEW) == 0)
            continue; /* appointments are people's: a file of events could not tell whose */
        sheet_row(s);
        sheet_set(s, E_REF, ev.ref);
        sheet_set(s, E_KIND, ev.kind);
        sheet_set(s, E_STARTS, ev.starts_at);
        export_text(s, E_ENDS, ev.ends_at);
        export_text(s, E_PLACE, ev.place);
        export_text(s, E_TITLE, ev.title);
        sheet_set(s, E_STATUS, ev.status);
        if (ev.attendees != EVENT_NOT_KNOWN)
            sheet_set_int(s, E_ATTENDEES, ev.attendees);
    }
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_events = {
    .id = "events",
    .columns = sheet_columns,
    .width = E__WIDTH,
    .rows = rows,
};
