/* The kind `people`: one row a person, with the case that its opened_on begins. */
#include <string.h>

#include "core/person.h"
#include "core/validate.h"
#include "desk/case.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "desk/record.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum {
    P_REF, P_NAME, P_KANA, P_BIRTH, P_SEX, P_POSTAL, P_ADDRESS, P_PHONE, P_EMAIL, P_DISABILITIES,
    P_PRIMARY, P_HB_KIND, P_HB_GRADE, P_HB_EXPIRES, P_REFERRAL, P_INTENTION, P_OPENED, P_NOTE,
    P__WIDTH
};

static const struct import_column columns[P__WIDTH] = {
    [P_REF] = { "ref", "番号", true, false },
    [P_NAME] = { "name", "氏名", true, true },
    [P_KANA] = { "kana", "フリガナ", true, true },
    [P_BIRTH] = { "birth_date", "生年月日", false, false },
    [P_SEX] = { "sex", "性別", false, false },
    [P_POSTAL] = { "postal_code", "郵便番号", false, false },
    [P_ADDRESS] = { "address", "住所", false, false },
    [P_PHONE] = { "phone", "電話", false, false },
    [P_EMAIL] = { "email", "メール", false, false },
    [P_DISABILITIES] = { "disabilities", "障害種別", false, false },
    [P_PRIMARY] = { "primary_disability", "主な障害", false, false },
    [P_HB_KIND] = { "handbook_kind", "手帳の種類", false, false },
    [P_HB_GRADE] = { "handbook_grade", "手帳の等級", false, false },
    [P_HB_EXPIRES] = { "handbook_expires_on", "手帳の有効期限", false, false },
    [P_REFERRAL] = { "referral_source", "紹介経路", false, false },
    [P_INTENTION] = { "intention", "就労の意向", false, false },
    [P_OPENED] = { "opened_on", "受付日", true, false },
    [P_NOTE] = { "note", "備考", false, false },
};

static void
read_phone(struct import *im, struct person *p)
{
    const char *cell = import_cell(im, "phone");

    if (!cell)
        return;
    if (!*cell) {
        memset(&p->phones[0], 0, sizeof p->phones[0]);
        p->phone_count = 0;
        return;
    }
    if (p->phone_count == 0) {
        p->phone_count = 1;
        p->phones[0] = (struct person_phone){ .call_ok = true, .message_ok = true };
    }
    (void)import_phone(im, "phone", p->phones[0].phone);
}

/* A grade or a day without the kind of its handbook would be lost without a word. */
static void
refuse_without_kind(struct import *im)
{
    static const char *const parts[] = { "handbook_grade", "handbook_expires_on" };
    struct err why = { 0 };

    err_set(&why, ERR_INVALID, "handbook_kind", N_("Say which handbook this belongs to."));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *cell = import_cell(im, parts[i]);
        if (cell && *cell)
            import_bad(im, parts[i], &why);
    }
}

/* The three columns speak of the first handbook; an empty kind takes it away. */
static void
read_handbook(struct import *im, struct person *p)
{
    const char *kind = import_cell(im, "handbook_kind");
    struct handbook *h = &p->handbooks[0];
    char list[CODE_SIZE + 8];

    if (kind && !*kind) {
        memset(h, 0, sizeof *h);
        p->handbook_count = 0;
    }
    if (kind && *kind && p->handbook_count == 0) {
        *h = (struct handbook){ .state = "held" };
        p->handbook_count = 1;
    }
    if (p->handbook_count == 0) {
        refuse_without_kind(im);
        return;
    }
    if (!import_code(im, "handbook_kind", "handbook_kind", h->kind))
        return;
    snprintf(list, sizeof list, "grade_%s", h->kind);
    (void)import_code(im, "handbook_grade", list, h->grade);
    (void)import_date(im, "handbook_expires_on", &h->expires_on);
}

static void
read_person(struct import *im, struct person *p)
{
    struct err why = { 0 };

    (void)import_name(im, "name", p->name);
    (void)import_kana(im, "kana", p->kana);
    (void)import_date(im, "birth_date", &p->birth_date);
    (void)import_code(im, "sex", "sex", p->sex);
    (void)import_postal(im, "postal_code", p->postal_code);
    (void)import_text(im, "address", LONG_CHARS, p->address, sizeof p->address);
    read_phone(im, p);
    (void)import_email(im, "email", p->email);
    (void)import_codes(im, "disabilities", "disability_kind", &p->disabilities);
    (void)import_code(im, "primary_disability", "disability_kind", p->primary_disability);
    read_handbook(im, p);
    (void)import_code(im, "referral_source", "referral_source", p->referral_source);
    (void)import_code(im, "intention", "work_intention", p->intention);
    (void)import_date(im, "opened_on", &p->opened_on);
    (void)import_note_text(im, "note", NOTE_CHARS, p->note, sizeof p->note);
    if (validate_birth(p->birth_date, p->opened_on, "birth_date", &why) != ERR_OK)
        import_bad(im, "birth_date", &why);
    if (p->primary_disability[0] && !code_set_has(&p->disabilities, p->primary_disability))
        (void)code_set_add(&p->disabilities, p->primary_disability);
}

static void
warn_about(struct import *im, const struct person_saving *saving)
{
    char words[256];

    if (saving->suspect_count > 0) {
        snprintf(words, sizeof words, _("This may be the same person as %s."),
                 saving->suspects[0].ref);
        import_warn(im, "name", words);
    }
    if (saving->warning.code != ERR_OK)
        import_warn(im, saving->warning.field, saving->warning.msg);
}

/* What would have stopped a registration at the desk is stored, for a file is history; a supervisor
 * decides, or the person stays on file twice. */
static enum err_code
propose_twins(struct desk *d, const struct person *p, const struct person_saving *saving,
              struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < saving->suspect_count; i++) {
        const struct person_suspect *found = &saving->suspects[i];
        const char *why = found->same_handbook ? _("Imported with the same certificate number.")
                          : found->same_birth  ? _("Imported with the same name and birth date.")
                                               : NULL;

        if (why != NULL)
            rc = merge_propose_found(d, found->id, p->id, why, e);
    }
    return rc;
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct person p = { 0 };
    struct person_saving saving = { .history = true };
    struct desk *d = import_desk(im);
    const char *ref = import_cell(im, "ref");
    enum err_code rc = person_read(d, 0, ref, &p, e);
    bool is_new = rc == ERR_NOT_FOUND;
    char own[REF_SIZE] = "";

    if (is_new)
        rc = merge_old_number(d, ref, true, own, e);
    if (rc != ERR_OK)
        return rc;
    if (own[0]) { /* the file was made before: it is not to make the person a second time */
        char words[256];

        snprintf(words, sizeof words, _("This record was merged into %s; the row is left out."), own);
        import_warn(im, "ref", words);
        *outcome = IMPORT_SAME;
        return ERR_OK;
    }
    if (is_new) {
        memset(&p, 0, sizeof p);
        import_new(im, p.ref);
    }
    read_person(im, &p);
    if (import_row_is_bad(im))
        return ERR_OK;
    if ((rc = person_save(d, &p, &saving, e)) != ERR_OK)
        return rc;
    warn_about(im, &saving);
    *outcome = is_new ? IMPORT_ADDED : saving.changed ? IMPORT_CHANGED : IMPORT_SAME;
    struct support_case c = { .person_id = p.id, .opened_on = p.opened_on };
    if (is_new)
        rc = case_open(d, &c, (struct stage_cause){ 0 }, &(struct case_step){ .history = true }, e);
    return rc == ERR_OK ? propose_twins(d, &p, &saving, e) : rc;
}

const struct import_kind import_people = {
    .id = "people",
    .columns = columns,
    .width = P__WIDTH,
    .row = row,
};

/* ---- out ---- */

static const struct sheet_column sheet_columns[P__WIDTH] = {
    [P_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [P_NAME] = { "name", N_("Name"), SHEET_TEXT },
    [P_KANA] = { "kana", N_("Kana"), SHEET_TEXT },
    [P_BIRTH] = { "birth_date", N_("Birth date"), SHEET_DATE },
    [P_SEX] = { "sex", N_("Sex"), SHEET_TEXT },
    [P_POSTAL] = { "postal_code", N_("Postal code"), SHEET_TEXT },
    [P_ADDRESS] = { "address", N_("Address"), SHEET_TEXT },
    [P_PHONE] = { "phone", N_("Phone"), SHEET_TEXT },
    [P_EMAIL] = { "email", N_("E-mail"), SHEET_TEXT },
    [P_DISABILITIES] = { "disabilities", N_("Disabilities"), SHEET_LIST },
    [P_PRIMARY] = { "primary_disability", N_("Primary"), SHEET_TEXT },
    [P_HB_KIND] = { "handbook_kind", N_("Handbook"), SHEET_TEXT },
    [P_HB_GRADE] = { "handbook_grade", N_("Grade"), SHEET_TEXT },
    [P_HB_EXPIRES] = { "handbook_expires_on", N_("Handbook until"), SHEET_DATE },
    [P_REFERRAL] = { "referral_source", N_("Referral"), SHEET_TEXT },
    [P_INTENTION] = { "intention", N_("Intention"), SHEET_TEXT },
    [P_OPENED] = { "opened_on", N_("Opened on"), SHEET_DATE },
    [P_NOTE] = { "note", N_("Note"), SHEET_TEXT },
};

static void
add_person(struct sheet *s, const struct person *p)
{
    char kinds[CODE_SET_MAX * CODE_SIZE] = "";

    sheet_row(s);
    sheet_set(s, P_REF, p->ref);
    sheet_set(s, P_NAME, p->name);
    sheet_set(s, P_KANA, p->kana);
    export_date(s, P_BIRTH, p->birth_date);
    export_text(s, P_SEX, p->sex);
    export_text(s, P_POSTAL, p->postal_code);
    export_text(s, P_ADDRESS, p->address);
    sheet_set(s, P_PHONE, p->phone_count ? p->phones[0].phone : NULL);
    export_text(s, P_EMAIL, p->email);
    for (size_t i = 0; i < p->disabilities.count; i++)
        export_append(kinds, sizeof kinds, p->disabilities.ids[i]);
    export_text(s, P_DISABILITIES, kinds);
    export_text(s, P_PRIMARY, p->primary_disability);
    if (p->handbook_count) {
        sheet_set(s, P_HB_KIND, p->handbooks[0].kind);
        export_text(s, P_HB_GRADE, p->handbooks[0].grade);
        export_date(s, P_HB_EXPIRES, p->handbooks[0].expires_on);
    }
    export_text(s, P_REFERRAL, p->referral_source);
    export_text(s, P_INTENTION, p->intention);
    export_date(s, P_OPENED, p->opened_on);
    export_text(s, P_NOTE, p->note);
}

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct person p;
    enum err_code rc;

    for (int64_t after = 0; (rc = person_next(d, after, &p, e)) == ERR_OK; after = p.id)
        if (export_in_year(p.opened_on, fy))
            add_person(s, &p);
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_people = {
    .id = "people",
    .columns = sheet_columns,
    .width = P__WIDTH,
    .rows = rows,
};
