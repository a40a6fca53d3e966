/* The kind `wages`: kochin paid by facilities, month by month. */
#include <string.h>

#include "core/text.h"
#include "desk/organisation.h"
#include "desk/record.h"
#include "desk/wage.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum { W_REF, W_ORGANISATION, W_MONTH, W_PAID, W_PEOPLE, W_METHOD, W__WIDTH };

static const struct import_column columns[W__WIDTH] = {
    [W_REF] = { "ref", "番号", true, false },
    [W_ORGANISATION] = { "organisation_ref", "事業所番号", true, false },
    [W_MONTH] = { "month", "年月", true, false },
    [W_PAID] = { "paid_yen", "支払額", true, false },
    [W_PEOPLE] = { "people", "人数", true, false },
    [W_METHOD] = { "method", "算出方法", false, false },
};

static void
read_month(struct import *im, struct wage *w)
{
    const char *cell = import_cell(im, "month");
    char ascii[64];
    struct err why = { 0 };

    if (!cell)
        return;
    text_to_ascii(cell, ascii, sizeof ascii);
    if (text_copy(w->month, sizeof w->month, ascii))
        return;
    err_set(&why, ERR_INVALID, "month", N_("Write a month like 2014-05."));
    import_bad(im, "month", &why);
}

static void
read_wage(struct import *im, struct wage *w)
{
    const char *ref = import_cell(im, "organisation_ref");
    long long paid = w->paid_yen, people = w->people;
    struct err why = { 0 };

    if (ref && organisation_id_of(import_desk(im), ref, &w->organisation_id, &why) == ERR_OK
        && w->organisation_id == 0)
        err_set(&why, ERR_INVALID, "organisation_ref", N_("No organisation has this number."));
    if (why.code != ERR_OK)
        import_bad(im, "organisation_ref", &why);
    read_month(im, w);
    if (import_number(im, "paid_yen", 0, WAGE_PAID_MAX, &paid))
        w->paid_yen = paid;
    if (import_number(im, "people", 0, WAGE_PEOPLE_MAX, &people))
        w->people = (int)people;
    (void)import_code(im, "method", "wage_method", w->method);
    why = (struct err){ 0 };
    if (wage_settle(w, &why) != ERR_OK)
        import_bad(im, why.field, &why);
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct wage w;
    const char *ref = import_cell(im, "ref");
    enum err_code rc = wage_find_ref(d, ref, &w, e);
    bool is_new = rc == ERR_NOT_FOUND;

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        memset(&w, 0, sizeof w);
        import_new(im, w.ref);
    }
    read_wage(im, &w);
    if (import_row_is_bad(im))
        return ERR_OK;
    int64_t version = w.version;
    w.history = true;
    if ((rc = wage_save(d, &w, e)) != ERR_OK)
        return rc;
    *outcome = is_new ? IMPORT_ADDED : w.version != version ? IMPORT_CHANGED : IMPORT_SAME;
    return ERR_OK;
}

const struct import_kind import_wages = {
    .id = "wages",
    .columns = columns,
    .width = W__WIDTH,
    .row = row,
};

static const struct sheet_column sheet_columns[W__WIDTH] = {
    [W_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [W_ORGANISATION] = { "organisation_ref", N_("Organisation"), SHEET_TEXT },
    [W_MONTH] = { "month", N_("Month"), SHEET_DATE },
    [W_PAID] = { "paid_yen", N_("Yen paid"), SHEET_NUMBER },
    [W_PEOPLE] = { "people", N_("People"), SHEET_NUMBER },
    [W_METHOD] = { "method", N_("Method"), SHEET_TEXT },
};

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct wage w;
    char ref[REF_SIZE], organisation[REF_SIZE], iso[DATE_ISO_SIZE];
    enum err_code rc;

    for (int64_t id = 0; (rc = record_next(d, RECORD_WAGE, &id, ref, e)) == ERR_OK;) {
        struct date first = DATE_NONE;
        if ((rc = wage_find_ref(d, ref, &w, e)) != ERR_OK
            || (rc = record_ref(d, RECORD_ORGANISATION, w.organisation_id, organisation, e))
                   != ERR_OK)
            return rc;
        snprintf(iso, sizeof iso, "%.7s-01", w.month);
        (void)date_from_iso(iso, &first);
        if (!export_in_year(first, fy))
            continue;
        sheet_row(s);
        sheet_set(s, W_REF, w.ref);
        sheet_set(s, W_ORGANISATION, organisation);
        sheet_set(s, W_MONTH, w.month);
        sheet_set_int(s, W_PAID, w.paid_yen);
        sheet_set_int(s, W_PEOPLE, w.people);
        sheet_set(s, W_METHOD, w.method);
    }
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_wages = {
    .id = "wages",
    .columns = sheet_columns,
    .width = W__WIDTH,
    .rows = rows,
};
