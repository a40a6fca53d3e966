#include "ui/screens/suspects.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"

enum {
    ROWS_MAX = SUSPECTS_MAX + ENQUIRIES_MAX + 3,
    LABEL_SIZE = 1200,
    WORDS_SIZE = 640,
    BESIDE_MOST = 2,
    NARROW_ROWS = 2,
};

/* ---- look ---- */

void
suspects_asked_of(const struct person *p, struct suspects_asked *out)
{
    memset(out, 0, sizeof *out);
    (void)text_copy(out->name, sizeof out->name, p->name);
    (void)text_copy(out->kana, sizeof out->kana, p->kana);
    date_to_iso(p->birth_date, out->birth);
    for (size_t i = 0; i < p->phone_count; i++)
        (void)text_copy(out->phones[i], REF_SIZE, p->phones[i].phone);
    for (size_t i = 0; i < p->handbook_count; i++) {
        (void)text_copy(out->kinds[i], CODE_SIZE, p->handbooks[i].kind);
        (void)text_copy(out->numbers[i], REF_SIZE, p->handbooks[i].number);
    }
}

void
suspects_begin(struct suspects *st, const struct person *stored)
{
    st->self = stored->id;
    st->found.suspect_count = 0;
    suspects_asked_of(stored, &st->asked);
}

void
suspects_look_for(struct screen *s, struct suspects *st, struct person *p)
{
    struct suspects_asked *now = malloc(sizeof *now);
    struct desk *d = screen_desk(s);
    struct err e = { 0 };
    enum err_code rc;

    if (now == NULL)
        abort();
    p->id = st->self;
    suspects_asked_of(p, now);
    if (memcmp(now, &st->asked, sizeof *now) != 0) {
        desk_set_hurry(d, true);
        rc = person_suspects(d, p, &st->found, &e);
        if (rc == ERR_OK)
            rc = intake_alike(d, p, st->slip, &st->alike, &e);
        desk_set_hurry(d, false);
        if (rc != ERR_BUSY && screen_ok(s, rc, &e))
            st->asked = *now;
    }
    free(now);
}

void
suspects_look(struct screen *s, struct suspects *st)
{
    struct person *p = calloc(1, sizeof *p);

    if (p == NULL)
        abort();
    person_fields_take(s->form, p);
    suspects_look_for(s, st, p);
    explicit_bzero(p, sizeof *p);
    free(p);
}

bool
suspects_any(const struct suspects *st)
{
    return st->found.suspect_count + st->alike.count > 0;
}

/* ---- words ---- */

struct part {
    bool is_so;
    const char *words;
    const char *number; /* which one; NULL or "": not told */
};

static void
join(const struct part *parts, size_t count, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (!parts[i].is_so)
            continue;
        text_join(out, size, _(", "), parts[i].words);
        if (parts[i].number != NULL)
            shown_add(out, size, parts[i].number);
    }
}

static void
agreement(const struct person_suspect *p, char *out)
{
    const struct part parts[] = {
        { p->same_handbook, _("certificate number"), p->handbook },
        { p->same_birth, _("name or reading, and birth date"), NULL },
        { p->same_kana && !p->same_birth, _("reading"), NULL },
        { p->near_birth && !p->same_birth, _("birth date, and nearly the reading"), NULL },
        { p->same_phone, _("phone number"), p->phone },
    };

    join(parts, sizeof parts / sizeof *parts, out, WORDS_SIZE);
}

static void
enquiry_agreement(const struct enquiry *q, char *out)
{
    const struct part parts[] = {
        { q->same_name, _("name"), NULL },
        { q->same_kana, _("reading"), NULL },
        { q->same_phone, _("phone number"), NULL },
    };

    join(parts, sizeof parts / sizeof *parts, out, WORDS_SIZE);
}

/* Both are known and do not match as the search matches. */
static bool
differ(const char *a, const char *b)
{
    char x[KANA_KEY_SIZE], y[KANA_KEY_SIZE];

    return a[0] != '\0' && b[0] != '\0' && kana_search_key(a, x, sizeof x)
           && kana_search_key(b, y, sizeof y) && strcmp(x, y) != 0;
}

static void
difference(const struct suspects_asked *asked, const struct person_suspect *p, char *out)
{
    char birth[DATE_ISO_SIZE];

    date_to_iso(p->birth_date, birth);
    const struct part parts[] = {
        { differ(asked->name, p->name), _("name"), NULL },
        { differ(asked->kana, p->kana) && !p->near_birth, _("reading"), NULL }, /* said as near */
        { p->name[0] != '\0' && asked->birth[0] != '\0' && birth[0] != '\0'
              && strcmp(asked->birth, birth) != 0,
          _("birth date"), NULL },
    };

    join(parts, sizeof parts / sizeof *parts, out, WORDS_SIZE);
}

/* ---- beside the form ---- */

static void
draw_one(const struct screen *s, const struct suspects *st, const struct person_suspect *p,
         struct canvas *c, struct area *a)
{
    char same[WORDS_SIZE], other[WORDS_SIZE], day[WAREKI_SIZE];

    shown_day(s, p->birth_date, day);
    if (p->name[0] == '\0')
        area_line(c, a, STYLE_NORMAL, "  %s  %s", p->ref, _("viewing restricted"));
    else
        area_line(c, a, STYLE_NORMAL, "  %s  %s  %s  %s", p->name, p->kana, day, p->ref);
    agreement(p, same);
    difference(&st->asked, p, other);
    if (other[0] == '\0')
        area_line(c, a, STYLE_WARNING, _("    = the same: %s"), same);
    else
        area_line(c, a, STYLE_WARNING, _("    = the same: %s   / differs: %s"), same, other);
}

/* Large type has room for the likeliest one alone; the hint says how many there are. */
static void
draw_narrow(const struct suspects *st, struct canvas *c, struct area *a)
{
    const struct person_suspect *p = &st->found.suspects[0];
    char same[WORDS_SIZE], other[WORDS_SIZE], words[3 * WORDS_SIZE];
    int rows;

    agreement(p, same);
    difference(&st->asked, p, other);
    if (other[0] == '\0')
        snprintf(words, sizeof words, _("%s = the same: %s"),
                 p->name[0] != '\0' ? p->name : p->ref, same);
    else
        snprintf(words, sizeof words, _("%s = the same: %s / differs: %s"),
                 p->name[0] != '\0' ? p->name : p->ref, same, other);
    rows = area_paragraph_rows(a->cols, words);
    if (rows > NARROW_ROWS)
        rows = NARROW_ROWS;
    struct area box = area_take_bottom(a, rows);
    (void)area_paragraph(c, &box, STYLE_WARNING, words);
}

static void
draw_enquiries(const struct screen *s, const struct suspects *st, struct canvas *c, struct area *a)
{
    size_t count = st->alike.count, shown = count < BESIDE_MOST ? count : BESIDE_MOST;
    char head[LINE_SIZE], same[WORDS_SIZE], day[WAREKI_SIZE];

    if (count == 0)
        return;
    struct area box = area_take_bottom(a, 1 + (int)shown);
    snprintf(head, sizeof head,
             _n("%zu enquiry may be of the same person (Ctrl-V: compare)",
                "%zu enquiries may be of the same person (Ctrl-V: compare)", count),
             count);
    area_heading(c, &box, head);
    for (size_t i = 0; i < shown; i++) {
        const struct enquiry *q = &st->alike.rows[i];

        shown_day(s, shown_local_day(q->received_at), day);
        enquiry_agreement(q, same);
        area_line(c, &box, STYLE_WARNING, _("  %s  %s  %s   = the same: %s"), q->number, day,
                  q->name, same);
    }
}

void
suspects_draw(const struct screen *s, const struct suspects *st, struct canvas *c, struct area *a)
{
    size_t count = st->found.suspect_count, shown = count < BESIDE_MOST ? count : BESIDE_MOST;
    char head[LINE_SIZE];

    if (a->cols < SCREEN_NARROW) {
        if (count > 0)
            draw_narrow(st, c, a);
        return;
    }
    draw_enquiries(s, st, c, a);
    if (count == 0)
        return;
    struct area box = area_take_bottom(a, 1 + 2 * (int)shown);
    snprintf(head, sizeof head,
             _n("%zu person on file may be the same (Ctrl-V: compare)",
                "%zu people on file may be the same (Ctrl-V: compare)", count),
             count);
    area_heading(c, &box, head);
    for (size_t i = 0; i < shown; i++)
        draw_one(s, st, &st->found.suspects[i], c, &box);
}

bool
suspects_hint(const struct screen *s, const struct suspects *st, char *out, size_t size)
{
    size_t count = st->found.suspect_count + st->alike.count;
    int rows, cols;

    app_size(s->app, &rows, &cols);
    if (count == 0 || cols >= SCREEN_NARROW)
        return false;
    snprintf(out, size,
             _n("%zu may be the same person: Ctrl-V", "%zu may be the same person: Ctrl-V", count),
             count);
    return true;
}

/* ---- choosing ---- */

static void
suspect_label(const struct screen *s, const struct suspects_asked *asked,
              const struct person_suspect *p, char *out)
{
    char same[WORDS_SIZE], other[WORDS_SIZE], words[3 * WORDS_SIZE], day[WAREKI_SIZE];

    agreement(p, same);
    difference(asked, p, other);
    if (other[0] == '\0')
        snprintf(words, sizeof words, _("= the same: %s"), same);
    else
        snprintf(words, sizeof words, _("= the same: %s / differs: %s"), same, other);
    shown_day(s, p->birth_date, day);
    if (p->name[0] == '\0')
        snprintf(out, LABEL_SIZE, _("%s, viewing restricted\n%s"), p->ref, words);
    else
        snprintf(out, LABEL_SIZE, _("%s  %s  (%s %s)\n%s"), p->name, day, p->kana, p->ref,
                 words);
}

static void
enquiry_label(const struct screen *s, const struct enquiry *q, char *out)
{
    char same[WORDS_SIZE], day[WAREKI_SIZE];

    enquiry_agreement(q, same);
    shown_day(s, shown_local_day(q->received_at), day);
    snprintf(out, LABEL_SIZE, _("Enquiry %s of %s  %s  the same: %s"), q->number, day, q->name,
             same);
}

bool
suspects_show_enquiry(struct screen *s, const struct suspects *st, int *index)
{
    size_t at = (size_t)*index;

    if (at >= st->alike.count) {
        *index -= (int)st->alike.count;
        return false;
    }
    screen_push(s, &slip_screen,
                &(struct slip_arg){ .kind = SLIP_STORED, .slip_id = st->alike.rows[at].slip_id });
    return true;
}

void
suspects_ask(struct screen *s, const struct suspects_asked *asked,
             const struct person_saving *found, const struct suspects *st, unsigned offers,
             void (*picked)(struct screen *s, int index))
{
    const struct desk *d = screen_desk(s);
    struct choice rows[ROWS_MAX + 1] = { { 0 } };
    char (*labels)[LABEL_SIZE] = calloc(SUSPECTS_MAX + ENQUIRIES_MAX, sizeof *labels);
    size_t n = 0;

    if (labels == NULL)
        abort();
    for (; n < found->suspect_count; n++) {
        suspect_label(s, asked, &found->suspects[n], labels[n]);
        rows[n] = (struct choice){ found->suspects[n].ref, labels[n] };
    }
    for (size_t i = 0; st != NULL && i < st->alike.count; i++, n++) {
        enquiry_label(s, &st->alike.rows[i], labels[n]);
        rows[n] = (struct choice){ st->alike.rows[i].number, labels[n] };
    }
    rows[n++] = (offers & SUSPECTS_SEARCH)
                    ? (struct choice){ "search", _("Somebody else: search") }
                    : (struct choice){ "park", _("Not sure: keep this form as a draft") };
    if (offers & SUSPECTS_ENQUIRY)
        rows[n++] = (struct choice){ "enquiry", _("Not sure: store it as an enquiry") };
    if ((offers & SUSPECTS_OTHER) && desk_may(d, ACTION_CORRECT))
        rows[n] = (struct choice){ "other", (offers & SUSPECTS_CARD)
                                                ? _("Another person: save, with a reason")
                                                : _("Another person: register, with a reason") };
    picker_ask(s, (offers & SUSPECTS_SEARCH) ? _("Which record is the same person?")
                                            : _("May be on file already"),
               rows, 0, picked);
    free(labels);
}

const char *
suspects_why_other(unsigned offers)
{
    return (offers & SUSPECTS_CARD) ? _("Save as another person. Why is it certain?")
                                    : _("Register as another person. Why is it certain?");
}
