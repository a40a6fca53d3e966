/* The kind `organisations`: agencies, facilities, employers. */
#include <string.h>

#include "desk/organisation.h"
#include "desk/record.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum { O_REF, O_KIND, O_NAME, O_KANA, O_POSTAL, O_ADDRESS, O_PHONE, O_NOTE, O__WIDTH };

static const struct import_column columns[O__WIDTH] = {
    [O_REF] = { "ref", "番号", true, false },
    [O_KIND] = { "kind", "機関区分", true, false },
    [O_NAME] = { "name", "名称", true, true },
    [O_KANA] = { "kana", "フリガナ", false, true },
    [O_POSTAL] = { "postal_code", "郵便番号", false, false },
    [O_ADDRESS] = { "address", "住所", false, false },
    [O_PHONE] = { "phone", "電話", false, false },
    [O_NOTE] = { "note", "備考", false, false },
};

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct organisation o = { 0 };
    const char *ref = import_cell(im, "ref");
    enum err_code rc = organisation_find_ref(d, ref, &o, e);
    bool is_new = rc == ERR_NOT_FOUND;

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        memset(&o, 0, sizeof o);
        import_new(im, o.ref);
    }
    (void)import_code(im, "kind", "agency_kind", o.kind);
    (void)import_name(im, "name", o.name);
    (void)import_kana(im, "kana", o.kana);
    (void)import_postal(im, "postal_code", o.postal_code);
    (void)import_text(im, "address", LONG_CHARS, o.address, sizeof o.address);
    (void)import_phone(im, "phone", o.phone);
    (void)import_note_text(im, "note", NOTE_CHARS, o.note, sizeof o.note);
    if (import_row_is_bad(im))
        return ERR_OK;
    int64_t version = o.version;
    o.history = true;
    if ((rc = organisation_save(d, &o, e)) != ERR_OK)
        return rc;
    *outcome = is_new ? IMPORT_ADDED : o.version != version ? IMPORT_CHANGED : IMPORT_SAME;
    return ERR_OK;
}

const struct import_kind import_organisations = {
    .id = "organisations",
    .columns = columns,
    .width = O__WIDTH,
    .row = row,
};

static const struct sheet_column sheet_columns[O__WIDTH] = {
    [O_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [O_KIND] = { "kind", N_("Kind"), SHEET_TEXT },
    [O_NAME] = { "name", N_("Name"), SHEET_TEXT },
    [O_KANA] = { "kana", N_("Kana"), SHEET_TEXT },
    [O_POSTAL] = { "postal_code", N_("Postal code"), SHEET_TEXT },
    [O_ADDRESS] = { "address", N_("Address"), SHEET_TEXT },
    [O_PHONE] = { "phone", N_("Phone"), SHEET_TEXT },
    [O_NOTE] = { "note", N_("Note"), SHEET_TEXT },
};

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct organisation o;
    char ref[REF_SIZE];
    enum err_code rc;

    (void)fy; /* an organisation belongs to no year */
    for (int64_t id = 0; (rc = record_next(d, RECORD_ORGANISATION, &id, ref, e)) == ERR_OK;) {
        if ((rc = organisation_find(d, id, &o, e)) != ERR_OK)
            return rc;
        if (o.voided)
            continue;
        sheet_row(s);
        sheet_set(s, O_REF, o.ref);
        sheet_set(s, O_KIND, o.kind);
        sheet_set(s, O_NAME, o.name);
        export_text(s, O_KANA, o.kana);
        export_text(s, O_POSTAL, o.postal_code);
        export_text(s, O_ADDRESS, o.address);
        export_text(s, O_PHONE, o.phone);
        export_text(s, O_NOTE, o.note);
    }
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_organisations = {
    .id = "organisations",
    .columns = sheet_columns,
    .width = O__WIDTH,
    .rows = rows,
};
