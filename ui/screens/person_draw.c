/* person_draw.c - the card above the timeline; see person_private.h */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/workflow.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/person_private.h"
#include "ui/screens/shown.h"

enum { LABELS = 12, CARE_COLS = 300, WORDS = 1024, TABLE_LEAST = 4, TABLE_LEAST_NARROW = 1, EXPIRY_MONTHS = 3 };

static const char *
label(const struct screen *s, const char *list, const char *id)
{
    return code_label(screen_desk(s), list, id);
}

/* ---- who ---- */

static void
who(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;
    int age = date_age(p->birth_date, screen_today(s));
    char birth[WAREKI_SIZE], years[32] = "";

    shown_date(s, p->birth_date, birth);
    if (age >= 0)
        snprintf(years, sizeof years, _("(%d years old)"), age);
    out[0] = '\0';
    shown_add(out, WORDS, p->kana);
    shown_add(out, WORDS, birth);
    shown_add(out, WORDS, years);
    shown_add(out, WORDS, p->sex_text[0] != '\0' ? p->sex_text : label(s, "sex", p->sex));
    shown_add(out, WORDS, p->ref);
    if (st->card.old_refs[0] != '\0') {
        char old[LONG_SIZE + 40];

        snprintf(old, sizeof old, _("(old number %s)"), st->card.old_refs);
        for (char *c = old; *c != '\0'; c++)
            if (*c == '\n')
                *c = ' ';
        shown_add(out, WORDS, old);
    }
    if (p->known_as[0] != '\0') {
        char known[LINE_SIZE + 40];

        snprintf(known, sizeof known, _("known as %s"), p->known_as);
        shown_add(out, WORDS, known);
    }
    if (p->restricted)
        shown_add(out, WORDS, _("! viewing restricted"));
}

static void
contacts(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;

    out[0] = '\0';
    for (size_t i = 0; i < p->phone_count; i++) {
        const struct person_phone *phone = &p->phones[i];
        char words[REF_SIZE + LINE_SIZE * 2];

        snprintf(words, sizeof words, "%s%s%s%s", phone->phone,
                 phone->owner[0] != '\0' ? " " : "", label(s, "phone_owner", phone->owner),
                 phone->call_ok ? "" : _(" (do not call)"));
        text_join(out, WORDS, _(", "), words);
    }
    text_join(out, WORDS, _(", "), p->reachable_time);
    text_join(out, WORDS, _(", "), p->email);
    if (out[0] == '\0')
        text_join(out, WORDS, _(", "), p->address);
    if (out[0] == '\0')
        snprintf(out, WORDS, "%s", _("none recorded"));
}

static void
disabilities(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;

    out[0] = '\0';
    if (p->disabilities.count > 1 && p->primary_disability[0] != '\0')
        snprintf(out, WORDS, _("%s (main)"), label(s, "disability_kind", p->primary_disability));
    for (size_t i = 0; i < p->disabilities.count; i++)
        if (p->disabilities.count == 1 || strcmp(p->disabilities.ids[i], p->primary_disability) != 0)
            text_join(out, WORDS, _(", "), label(s, "disability_kind", p->disabilities.ids[i]));
    if (p->severe)
        text_join(out, WORDS, _(", "), _("severe"));
    text_join(out, WORDS, _(", "), p->severe_note);
    if (out[0] == '\0')
        snprintf(out, WORDS, "%s", _("none recorded"));
}

static void
handbooks(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;
    struct date soon = date_add_months(screen_today(s), EXPIRY_MONTHS);

    out[0] = '\0';
    for (size_t i = 0; i < p->handbook_count; i++) {
        const struct handbook *h = &p->handbooks[i];
        char list[CODE_SIZE + 8], words[LINE_SIZE * 3], day[WAREKI_SIZE];
        const char *end = "";

        snprintf(list, sizeof list, "grade_%s", h->kind);
        shown_day(s, h->expires_on, day);
        if (!date_is_none(h->expires_on) && date_compare(h->expires_on, screen_today(s)) < 0)
            end = _("! expired %s");
        else if (!date_is_none(h->expires_on))
            end = date_compare(h->expires_on, soon) <= 0 ? _("! only to %s") : _("to %s");
        else if (strcmp(h->state, "held") == 0 && handbook_end_is_missing(h))
            end = _("end not written");
        snprintf(words, sizeof words, end, day);
        if (strcmp(h->state, "held") != 0)
            shown_add(words, sizeof words, label(s, "handbook_state", h->state));
        shown_add(words, sizeof words, label(s, list, h->grade));
        shown_add(words, sizeof words, label(s, "handbook_kind", h->kind));
        text_join(out, WORDS, _(", "), words);
    }
    if (out[0] == '\0')
        snprintf(out, WORDS, "%s", _("none recorded"));
}

static void
needs(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;

    out[0] = '\0';
    for (size_t i = 0; i < st->card.person.needs.count; i++)
        text_join(out, WORDS, _(", "),
                  label(s, "communication_need", st->card.person.needs.ids[i]));
}

static void
consent_and_wish(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;
    char words[LINE_SIZE];

    shown_consent(s, st->card.consent, words);
    snprintf(out, WORDS, "%s", words);
    if (p->intention[0] != '\0') {
        size_t used = strlen(out);

        snprintf(out + used, WORDS - used, _("   Wish: %s"),
                 label(s, "work_intention", p->intention));
    }
    if (st->card.registered) {
        size_t used = strlen(out);

        snprintf(out + used, WORDS - used, _("   Registered: No. %s"),
                 st->card.registration.number);
    }
}

/* ---- the way ---- */

static const struct {
    enum stage stage;
    const char *label;
    bool side; /* only for those who went there */
} way[] = {
    { STAGE_INQUIRY, N_("Intake"), false },
    { STAGE_ORIENTATION, N_("Orientation"), false },
    { STAGE_INTERVIEW, N_("Interview"), false },
    { STAGE_ASSESSMENT, N_("Assessment"), false },
    { STAGE_COORDINATION, N_("Meeting"), true },
    { STAGE_TRAINING, N_("Training"), true },
    { STAGE_REGISTERED, N_("Registration"), false },
    { STAGE_JOB_SEARCH, N_("Job search"), false },
    { STAGE_PLACED, N_("Placement"), false },
    { STAGE_RETENTION, N_("Retention"), false },
};

/* Where the case has been and what it left out; what was taken back does not count. */
static void
read_way(const struct stage_changes *changes, stage_set *been, stage_set *skipped)
{
    *been = *skipped = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct stage_change *h = &changes->rows[i];

        if (h->undone || h->undoes != 0)
            continue;
        *been |= STAGE_BIT(h->to);
        if (h->skip_reason[0] != '\0')
            *skipped |= workflow_skipped(h->from, h->to);
    }
    *skipped &= ~*been;
}

/* A new line begins between two steps, never inside one. `line`: columns of the last line. */
static void
add_step(char out[WORDS], const char *words, int cols, int *line)
{
    size_t used = strlen(out);
    bool breaks = *line + text_cols(" > ") + text_cols(words) + text_cols(" >") > cols;

    snprintf(out + used, WORDS - used, "%s%s", used == 0 ? "" : breaks ? " >\n" : " > ", words);
    *line = text_cols(words) + (breaks || used == 0 ? 0 : *line + text_cols(" > "));
}

static void
flow(const struct screen *s, int cols, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct support_case *c = &st->card.current;
    enum stage here = c->stage == STAGE_SUSPENDED ? c->stage_before : c->stage;
    stage_set been, skipped;
    int line = 0;

    read_way(&st->stages, &been, &skipped);
    out[0] = '\0';
    for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
        stage_set bit = STAGE_BIT(way[i].stage);
        char words[120];

        if (way[i].side && !(been & bit) && way[i].stage != here)
            continue;
        snprintf(words, sizeof words,
                 way[i].stage == here ? "[%s]"
                 : skipped & bit      ? _("%s skipped")
                 : been & bit         ? _("%s done")
                                      : "%s",
                 word(way[i].label));
        add_step(out, words, cols, &line);
    }
}

static const char *
staff_words(const struct screen *s)
{
    const struct person_state *st = s->state;

    return st->card.current.staff_name[0] != '\0' ? st->card.current.staff_name
                                                  : _("! nobody yet");
}

static void
stage_words(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct support_case *c = &st->card.current;
    char day[WAREKI_SIZE];
    long days = date_to_days(screen_today(s)) - date_to_days(c->stage_since);

    if (!st->card.has_case) {
        snprintf(out, WORDS, "%s", _("no case yet"));
        return;
    }
    shown_date(s, c->stage == STAGE_CLOSED ? c->closed_on : c->stage_since, day);
    if (c->stage == STAGE_CLOSED)
        snprintf(out, WORDS, _("%s on %s: %s"), label(s, "case_stage", "closed"), day,
                 label(s, "close_reason", c->close_reason));
    else
        snprintf(out, WORDS, _n("%s since %s (%ld day)", "%s since %s (%ld days)", days),
                 label(s, "case_stage", stage_id(c->stage)), day, days);
    if (c->stage == STAGE_SUSPENDED) {
        char review[WAREKI_SIZE], words[160];

        shown_date(s, c->review_on, review);
        snprintf(words, sizeof words, _("look again on %s"), review);
        text_join(out, WORDS, _(", "), words);
    }
    if (st->card.cases > 1) {
        size_t used = strlen(out);

        snprintf(out + used, WORDS - used, _("   case %d of this person"), st->card.cases);
    }
}

/* Where there is little room: the stage, for how long, and whose case it is. */
static void
stage_words_short(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct support_case *c = &st->card.current;
    char days[40];

    if (!person_has_open_case(s)) {
        stage_words(s, out);
        return;
    }
    snprintf(days, sizeof days, _("%ld d"),
             (long)(date_to_days(screen_today(s)) - date_to_days(c->stage_since)));
    out[0] = '\0';
    shown_add(out, WORDS, label(s, "case_stage", stage_id(c->stage)));
    shown_add(out, WORDS, days);
    shown_add(out, WORDS, staff_words(s));
}

/* True when it is overdue or missing. */
static bool
next_words(const struct screen *s, bool is_short, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct support_case *c = &st->card.current;
    const struct ahead *ahead = &st->card.ahead;
    bool by_record = date_is_none(c->next_on) && ahead->kind != AHEAD_NONE;
    struct date on = by_record ? ahead->on : c->next_on;
    bool late = !date_is_none(on) && date_compare(on, screen_today(s)) < 0;
    char day[WAREKI_SIZE];

    if (!by_record && c->next_action[0] == '\0') {
        snprintf(out, WORDS, "%s", _("! not set"));
        return true;
    }
    (is_short ? shown_day : shown_date)(s, on, day);
    snprintf(out, WORDS,
             !late      ? "%s  %s"
             : is_short ? _("! overdue %s %s")
                        : _("! overdue since %s: %s"),
             day,
             by_record ? ahead_label(ahead->kind) : label(s, "next_action", c->next_action));
    return late;
}

/* ---- the rows of the card ---- */

enum { CARD_ROWS = 14 };

struct card_row {
    const char *name; /* "": the words take the whole row */
    enum style style;
    bool is_long; /* goes on in as many rows as it needs */
    char words[WORDS];
};

struct card {
    struct card_row rows[CARD_ROWS];
    size_t count;
};

static char *
add_row(struct card *card, const char *name, enum style style)
{
    struct card_row *row = &card->rows[card->count++];

    *row = (struct card_row){ .name = name, .style = style };
    return row->words;
}

static void
add_state(const struct screen *s, struct card *card, int cols)
{
    const struct person_state *st = s->state;
    bool late, holds = shown_consent_holds(st->card.consent);

    consent_and_wish(s, add_row(card, _("Consent"), holds ? STYLE_NORMAL : STYLE_WARNING));
    stage_words(s, add_row(card, _("Stage"), STYLE_NORMAL));
    if (!st->card.has_case)
        return;
    flow(s, cols, add_row(card, "", STYLE_MUTED));
    card->rows[card->count - 1].is_long = true;
    if (!person_has_open_case(s))
        return;
    snprintf(add_row(card, _("In charge"), STYLE_NORMAL), WORDS, "%s", staff_words(s));
    late = next_words(s, false, add_row(card, _("Next step"), STYLE_NORMAL));
    card->rows[card->count - 1].style = late ? STYLE_WARNING : STYLE_NORMAL;
}

/* With who wrote it and when: care of long ago may be over. */
static void
caution_words(const struct screen *s, char words[WORDS])
{
    const struct person_card *card = &((const struct person_state *)s->state)->card;
    char local[DESK_LOCAL_SIZE], day[WAREKI_SIZE], care[WORDS / 2];

    desk_local_of_stamp(card->caution_at, local);
    shown_day(s, shown_local_day(local), day);
    (void)text_clip(card->person.contact_caution, CARE_COLS, false, care, sizeof care);
    snprintf(words, WORDS, "! %s (%.200s%s%s)", care, card->caution_by,
             card->caution_by[0] != '\0' ? ", " : "", day);
}

/* All that the card says. `cols`: of the screen. */
static void
whole_card(const struct screen *s, int cols, struct card *card)
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;

    card->count = 0;
    who(s, add_row(card, "", STYLE_NORMAL));
    contacts(s, add_row(card, _("Contact"), STYLE_NORMAL));
    if (p->contact_caution[0] != '\0')
        caution_words(s, add_row(card, _("Care"), STYLE_WARNING));
    flags_words(&st->flags, st->person_id, add_row(card, _("Pinned"), STYLE_WARNING), WORDS);
    card->count -= card->rows[card->count - 1].words[0] == '\0';
    disabilities(s, add_row(card, _("Disability"), STYLE_NORMAL));
    handbooks(s, add_row(card, _("Certificate"), STYLE_NORMAL));
    needs(s, add_row(card, _("Needs"), STYLE_NORMAL));
    card->count -= card->rows[card->count - 1].words[0] == '\0';
    add_state(s, card, cols);
}

/* What must not be missed before anything is done or said. */
static void
warnings(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;
    char words[WORDS / 2], consent[LINE_SIZE];

    out[0] = '\0';
    if (p->restricted)
        shown_add(out, WORDS, _("! viewing restricted"));
    if (p->contact_caution[0] != '\0') {
        snprintf(words, sizeof words, "! %.500s", p->contact_caution);
        shown_add(out, WORDS, words);
    }
    flags_words(&st->flags, st->person_id, words, sizeof words);
    shown_add(out, WORDS, words);
    if (shown_consent_holds(st->card.consent))
        return;
    if (st->card.consent[0] == '\0')
        shown_consent(s, st->card.consent, consent);
    else
        snprintf(consent, sizeof consent, "! %s %.200s", _("Consent"),
                 label(s, "consent_state", st->card.consent));
    shown_add(out, WORDS, consent);
}

/* What tells two of one name apart comes first; the title has the name. */
static void
who_short(const struct screen *s, char out[WORDS])
{
    const struct person_state *st = s->state;
    const struct person *p = &st->card.person;
    int age = date_age(p->birth_date, screen_today(s));
    char birth[WAREKI_SIZE], years[32] = "";

    shown_day(s, p->birth_date, birth);
    if (age >= 0)
        snprintf(years, sizeof years, _("%d y"), age);
    out[0] = '\0';
    shown_add(out, WORDS, birth);
    shown_add(out, WORDS, years);
    shown_add(out, WORDS, p->ref);
    shown_add(out, WORDS, p->kana);
}

/* Large type: what must be minded, who, the telephone, where the case is with whom and what comes
 * next; Space shows the rest. */
static void
short_card(const struct screen *s, struct card *card)
{
    bool late;

    card->count = 0;
    warnings(s, add_row(card, "", STYLE_WARNING));
    card->count -= card->rows[0].words[0] == '\0';
    who_short(s, add_row(card, "", STYLE_NORMAL));
    contacts(s, add_row(card, _("Contact"), STYLE_NORMAL));
    stage_words_short(s, add_row(card, _("Stage"), STYLE_NORMAL));
    if (!person_has_open_case(s))
        return;
    late = next_words(s, true, add_row(card, _("Next"), STYLE_NORMAL));
    card->rows[card->count - 1].style = late ? STYLE_WARNING : STYLE_NORMAL;
}

/* ---- on the canvas ---- */

static void
pair(struct canvas *c, struct area *a, const struct card_row *r)
{
    struct area row = area_take_top(a, 1);
    int cols = a->cols >= SCREEN_NARROW ? LABELS : 8;

    if (row.rows == 0)
        return;
    canvas_text(c, row.y, row.x, cols, STYLE_LABEL, r->name);
    canvas_text(c, row.y, row.x + cols + 1, row.cols - cols - 1, r->style, r->words);
}

static void
draw_card(const struct card *card, struct canvas *c, struct area *a)
{
    for (size_t i = 0; i < card->count; i++) {
        const struct card_row *r = &card->rows[i];

        if (r->is_long)
            area_paragraph(c, a, r->style, r->words);
        else if (r->name[0] == '\0')
            area_line(c, a, r->style, "%s", r->words);
        else
            pair(c, a, r);
    }
}

void
person_draw(const struct screen *s, struct canvas *c)
{
    struct area a = area_body(c), top = a;
    struct card card;

    top = area_take_top(&a, a.rows - (a.cols >= SCREEN_NARROW ? TABLE_LEAST : TABLE_LEAST_NARROW));
    if (a.cols >= SCREEN_NARROW && top.rows >= 12)
        whole_card(s, a.cols, &card);
    else
        short_card(s, &card);
    draw_card(&card, c, &top);
    /* What the card left over belongs to the table. */
    a.rows += top.rows;
    a.y -= top.rows;
    table_draw(s->table, c, a);
}

void
person_show_card(struct screen *s)
{
    char text[CARD_ROWS * (WORDS + LINE_SIZE)];
    size_t used = 0;
    struct card card;

    whole_card(s, INT_MAX, &card);
    for (size_t i = 0; i < card.count; i++) {
        const struct card_row *r = &card.rows[i];

        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%s%s", i > 0 ? "\n" : "",
                                 r->name, r->name[0] != '\0' ? ": " : "", r->words);
    }
    dialog_message(s, _("The whole card"), text);
}
