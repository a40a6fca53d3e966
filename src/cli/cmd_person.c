/* One person: card, case, timeline. What the role may not see comes empty from the desk. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli_commands.h"
#include "cli/json.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/flag.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "desk/words.h"
#include "exchange/export.h"
#include "exchange/sheet.h"

/* ---- JSON ---- */

/* Numbers of records that were merged into this one. */
static json_t *
old_refs_json(const struct person_card *card)
{
    json_t *refs = json_array();

    for (const char *ref = card->old_refs; *ref;) {
        size_t bytes = strcspn(ref, "\n");

        json_array_append_new(refs, json_stringn(ref, bytes));
        ref += bytes + (ref[bytes] == '\n');
    }
    return refs;
}

/* What may be done with each number, in the order of "phones". */
static json_t *
phone_rules_json(const struct person *p)
{
    json_t *rules = json_array();

    for (size_t i = 0; i < p->phone_count; i++)
        json_array_append_new(rules, json_pack("{s:s, s:o, s:b, s:b, s:o}", "phone",
                                               p->phones[i].phone, "owner",
                                               json_text(p->phones[i].owner), "call_ok",
                                               p->phones[i].call_ok, "message_ok",
                                               p->phones[i].message_ok, "note",
                                               json_text(p->phones[i].note)));
    return rules;
}

static json_t *
flags_json(const struct flags *flags)
{
    json_t *words = json_array();

    for (size_t i = 0; i < flags->count; i++)
        json_array_append_new(words, json_string(flags->rows[i].words));
    return words;
}

static json_t *
card_json(const struct person_card *card, const struct flags *flags)
{
    const struct person *p = &card->person;
    json_t *phones = json_array(), *kinds = json_array(), *handbooks = json_array();

    for (size_t i = 0; i < p->phone_count; i++)
        json_array_append_new(phones, json_string(p->phones[i].phone));
    for (size_t i = 0; i < p->disabilities.count; i++)
        json_array_append_new(kinds, json_string(p->disabilities.ids[i]));
    for (size_t i = 0; i < p->handbook_count; i++)
        json_array_append_new(
            handbooks, json_pack("{s:s, s:o, s:o}", "kind", p->handbooks[i].kind, "grade",
                                 json_text(p->handbooks[i].grade), "expires_on",
                                 json_date(p->handbooks[i].expires_on)));
    return json_pack("{s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o,"
                     " s:o, s:o, s:o, s:o}",
                     "ref", p->ref, "old_refs", old_refs_json(card), "name", p->name, "kana",
                     p->kana, "birth_date", json_date(p->birth_date), "sex", json_text(p->sex), "postal_code",
                     json_text(p->postal_code), "address", json_text(p->address), "phones", phones,
                     "email", json_text(p->email), "disabilities", kinds, "primary_disability",
                     json_text(p->primary_disability), "handbooks", handbooks, "referral_source",
                     json_text(p->referral_source), "intention", json_text(p->intention), "note",
                     json_text(p->note), "contact_caution", json_text(p->contact_caution),
                     "phone_rules", phone_rules_json(p), "flags", flags_json(flags));
}

static json_t *
case_json(const struct person_card *card)
{
    const struct support_case *c = &card->current;

    if (!card->has_case)
        return json_null();
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "stage", stage_id(c->stage),
                     "stage_since", json_date(c->stage_since), "opened_on", json_date(c->opened_on),
                     "closed_on", json_date(c->closed_on), "close_reason",
                     json_text(c->close_reason), "staff", json_text(c->staff_name), "next_action",
                     json_text(c->next_action), "next_on", json_date(c->next_on));
}

static json_t *
timeline_json(const struct timeline *t)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < t->count; i++)
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:o}", "at", t->rows[i].at, "kind",
                                              timeline_kind_id(t->rows[i].kind), "title",
                                              t->rows[i].title, "ref",
                                              json_text(t->rows[i].ref)));
    return rows;
}

/* ---- table and CSV ---- */

enum { T_AT, T_KIND, T_TITLE, T_REF, T__WIDTH };

static const struct sheet_column columns[T__WIDTH] = {
    [T_AT] = { "at", N_("Date"), SHEET_DATE },
    [T_KIND] = { "kind", N_("Kind"), SHEET_TEXT },
    [T_TITLE] = { "title", N_("Title"), SHEET_TEXT },
    [T_REF] = { "ref", N_("Number"), SHEET_TEXT },
};

static void
print_pair(const char *label, const char *value)
{
    if (*value)
        printf("%s: %s\n", label, value);
}

static void
print_phone(struct cli *cli, const struct person_phone *phone)
{
    printf("%s: %s", _("Phone"), phone->phone);
    if (phone->owner[0])
        printf("  %s", code_label(cli->desk, "phone_owner", phone->owner));
    if (!phone->call_ok)
        printf("  ! %s", _("do not call"));
    if (!phone->message_ok)
        printf("  ! %s", _("leave no message"));
    if (phone->note[0])
        printf("  %s", phone->note);
    printf("\n");
}

static void
print_card(struct cli *cli, const struct person_card *card, const struct flags *flags)
{
    const struct person *p = &card->person;
    char iso[DATE_ISO_SIZE], mind[LONG_SIZE];

    if (cli->desk->demo)
        printf("%s\n", _("fictitious data"));
    print_pair(_("Number"), p->ref);
    for (const char *ref = card->old_refs; *ref; ref += strspn(ref, "\n")) {
        printf("%s: %.*s\n", _("Old number"), (int)strcspn(ref, "\n"), ref);
        ref += strcspn(ref, "\n");
    }
    print_pair(_("Name"), p->name);
    if (p->contact_caution[0])
        printf("%s: ! %s\n", _("Care in contacts"), p->contact_caution);
    flags_words(flags, card->person.id, mind, sizeof mind);
    print_pair(_("Pinned notes"), mind);
    print_pair(_("Kana"), p->kana);
    date_to_iso(p->birth_date, iso);
    print_pair(_("Birth date"), iso);
    print_pair(_("Address"), p->address);
    for (size_t i = 0; i < p->phone_count; i++)
        print_phone(cli, &p->phones[i]);
    for (size_t i = 0; i < p->disabilities.count; i++)
        print_pair(_("Disability"),
                   code_label(cli->desk, "disability_kind", p->disabilities.ids[i]));
    if (card->has_case) {
        print_pair(_("Stage"), code_label(cli->desk, "case_stage", stage_id(card->current.stage)));
        print_pair(_("In charge"), card->current.staff_name);
        print_pair(_("Next"), code_label(cli->desk, "next_action", card->current.next_action));
        date_to_iso(card->current.next_on, iso);
        print_pair(_("Next on"), iso);
    }
    print_pair(_("Consent"), code_label(cli->desk, "consent_state", card->consent));
    print_pair(_("Note"), p->note);
    printf("\n");
}

static void
print_rows(struct cli *cli, const struct person_card *card, const struct flags *flags,
           const struct timeline *t)
{
    struct sheet s;

    if (cli->format == FORMAT_TABLE)
        print_card(cli, card, flags);
    sheet_init(&s, columns, T__WIDTH);
    for (size_t i = 0; i < t->count; i++) {
        sheet_row(&s);
        sheet_set(&s, T_AT, t->rows[i].at);
        sheet_set(&s, T_KIND,
                  cli->format == FORMAT_TABLE ? timeline_kind_label(t->rows[i].kind)
                                              : timeline_kind_id(t->rows[i].kind));
        sheet_set(&s, T_TITLE, t->rows[i].title);
        export_text(&s, T_REF, t->rows[i].ref);
    }
    cli_print_sheet(cli, &s);
    sheet_free(&s);
    if (cli->format == FORMAT_TABLE && t->withheld > 0) {
        printf(_("%zu not shown: for the staff in charge."), t->withheld);
        printf("\n");
    }
}

static int
run(struct cli *cli, struct err *e)
{
    struct person_card *card = calloc(1, sizeof *card);
    struct timeline t = { 0 };
    struct flags flags = { 0 };
    char own[REF_SIZE] = "";
    int64_t id = 0;

    if (!card)
        abort();
    enum err_code rc = person_find(cli->desk, cli->arguments[0], &id, e);
    if (rc == ERR_OK)
        rc = person_card(cli->desk, id, card, e);
    if (rc == ERR_OK)
        rc = flag_list(cli->desk, id, &flags, e);
    if (rc == ERR_OK)
        rc = person_timeline(cli->desk, id, &t, e);
    if (rc == ERR_OK)
        rc = merge_old_number(cli->desk, cli->arguments[0], false, own, e);
    if (rc == ERR_OK && own[0] && strcmp(own, card->person.ref) == 0)
        cli_note(_("%s is the old number of a merged record; this is %s."), cli->arguments[0], own);
    if (rc == ERR_OK && cli->format == FORMAT_JSON)
        json_print(json_pack("{s:o, s:o, s:o}", "card", card_json(card, &flags), "case", case_json(card),
                             "timeline", timeline_json(&t)));
    else if (rc == ERR_OK)
        print_rows(cli, card, &flags, &t);
    timeline_free(&t);
    flags_free(&flags);
    free(card);
    return rc == ERR_OK ? CLI_DONE : cli_status(e);
}

static const enum cli_option options[] = { OPTION_FORMAT, OPTION__COUNT };

const struct cli_command cmd_person = {
    .name = "person",
    .usage = "REF [--format table|csv|json]",
    .help = N_("One person: card, case and timeline. The opening is written into the audit."),
    .needs = CLI_DESK,
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
