#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_words.h"
#include "core/text.h"
#include "core/wareki.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

enum { BOX_COLS = 18 }; /* with its brackets and a blank */

static bool
is_english(const struct form *f)
{
    return app_language(f->s->app)[0] == 'e';
}

static const char *
weekday(const struct form *f, struct date d)
{
    return date_weekday_words(app_language(f->s->app), d);
}

/* "平成26年10月31日" or "2014-10-31". */
static void
full_day(const struct form *f, struct date d, char out[WAREKI_SIZE])
{
    date_words(app_language(f->s->app), d, out);
}

/* What the box shows of a date: the short era form in Japanese, ISO in English; both are read
 * back. */
static void
show(struct form *f, struct slot *s, struct date d)
{
    char text[WAREKI_SIZE];

    date_words_short(app_language(f->s->app), d, text);
    slot_set_typed(s, text);
}

static void
date_set(struct form *f, struct slot *s, const char *value)
{
    struct date d;

    if (date_from_iso(value, &d))
        show(f, s, d);
    else
        slot_set_typed(s, value);
    s->suggestion = DATE_NONE;
}

/* A day of this month or of this year is nobody's birth date, though it is one of today's forms. */
static enum err_code
parse(const struct form *f, const struct slot *s, const char *text, struct date *d,
      struct date *suggestion, struct err *e)
{
    const struct date today = app_today(f->s->app);
    enum err_code rc = date_parse(text, today, d, suggestion, e);

    if (rc != ERR_OK || !s->field->is_birth || date_is_none(today))
        return rc;
    if (date_parse(text, DATE_NONE, d, NULL, NULL) != ERR_OK)
        return err_set(e, ERR_INVALID, s->field->key,
                       N_("Write the whole birth date, like S55.5.6 or 19800506."));
    if (date_compare(*d, today) > 0)
        return err_set(e, ERR_INVALID, s->field->key,
                       N_("This birth date is still to come. Check the year."));
    return ERR_OK;
}

static char *
date_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    struct date d = DATE_NONE;
    char iso[DATE_ISO_SIZE], *text = x_strdup(raw);

    text_trim(text);
    if (text[0] != '\0' && parse(f, s, text, &d, NULL, e) != ERR_OK) {
        free(text);
        return NULL;
    }
    free(text);
    date_to_iso(d, iso);
    return x_strdup(iso);
}

enum { AGE_LEAST = 10, AGE_MOST = 110 }; /* of those who come to look for work */

static void
remark_age(struct form *f, const struct slot *s, struct date birth)
{
    const struct date today = app_today(f->s->app);
    const int age = date_is_none(today) ? AGE_LEAST : date_age(birth, today);
    char text[160];

    if (!s->field->is_birth || (age >= AGE_LEAST && age <= AGE_MOST))
        return;
    snprintf(text, sizeof text, _("That would be %d years of age. Please check the birth date."), age);
    form_remark(f, s->field->key, text);
}

static void
date_leave(struct form *f, struct slot *s)
{
    struct err e = { 0 };
    struct date d = DATE_NONE;
    char *raw = slot_raw(s);

    text_trim(raw);
    s->suggestion = DATE_NONE;
    if (raw[0] == '\0')
        slot_set_typed(s, "");
    else if (parse(f, s, raw, &d, &s->suggestion, &e) == ERR_OK) {
        show(f, s, d);
        remark_age(f, s, d);
    } else
        slot_set_error(s, e.msg);
    free(raw);
}

/* A finished date takes the form of the other language, unless somebody is typing it. */
static void
date_relabel(struct form *f, struct slot *s)
{
    char *value = slot_read(f, s, NULL);
    struct date d;

    if (value != NULL && date_from_iso(value, &d)
        && (f->focus < 0 || s != &f->slots[f->focus] || f->is_fresh))
        show(f, s, d);
    free(value);
}

/* ---- the list: days near today, or at once the reading that the error named ---- */

static const int near_days[] = { 0, 1, -1, 7, 14, 30 };

static void
take(struct form *f, struct slot *s, struct date d)
{
    show(f, s, d);
    s->suggestion = DATE_NONE;
    f->is_fresh = true;
    form_note_edit(f, s);
}

static void
picked(struct screen *screen, void *data, int index)
{
    struct form *f = data;

    take(f, &f->slots[f->focus], date_add_days(screen_today(screen), near_days[index]));
}

static void
date_list(struct form *f, struct slot *s)
{
    enum { NEAR = sizeof near_days / sizeof *near_days };
    const char *names[NEAR] = { _("Today's date"), _("Tomorrow"),     _("Yesterday"),
                                _("In one week"), _("In two weeks"), _("In 30 days") };
    char labels[NEAR][128];
    struct choice rows[NEAR + 1] = { 0 };
    struct date today = app_today(f->s->app);

    if (date_is_none(s->suggestion))
        date_leave(f, s);
    if (!date_is_none(s->suggestion)) {
        take(f, s, s->suggestion);
        return;
    }
    if (date_is_none(today)) {
        screen_warn(f->s, "%s", _("There is no list here."));
        return;
    }
    for (int i = 0; i < NEAR; i++) {
        struct date d = date_add_days(today, near_days[i]);
        char day[WAREKI_SIZE];

        full_day(f, d, day);
        snprintf(labels[i], sizeof labels[i], "%s  %s (%s)", names[i], day, weekday(f, d));
        rows[i] = (struct choice){ names[i], labels[i] };
    }
    picker_ask_with(f->s, word(s->field->label), rows, 0, picked, f);
}

static bool
is_typed_as(const struct slot *s, const char *iso)
{
    char *raw = slot_raw(s);
    bool is = strcmp(raw, iso) == 0;

    free(raw);
    return is;
}

/* The full reading beside the box, once the field has been left or holds a finished date. */
static void
date_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
          bool focused)
{
    struct date d;
    char *value = slot_read(f, s, NULL);

    field_text.draw(f, s, c, box, focused);
    if (value != NULL && date_from_iso(value, &d)) {
        char day[WAREKI_SIZE], text[WAREKI_SIZE + 16];

        wareki_format(d, day);
        if (is_english(f) && is_typed_as(s, value)) /* the box says all but the weekday */
            snprintf(text, sizeof text, "%s", weekday(f, d));
        else if (is_english(f))
            snprintf(text, sizeof text, "%s %s", value, weekday(f, d));
        else
            snprintf(text, sizeof text, "%s（%s）", day, weekday(f, d));
        if (text_cols(text) > box.cols - BOX_COLS) /* the box holds the rest */
            snprintf(text, sizeof text, is_english(f) ? "%s" : "（%s）", weekday(f, d));
        if (text_cols(text) <= box.cols - BOX_COLS)
            canvas_text(c, box.y, box.x + BOX_COLS, box.cols - BOX_COLS, STYLE_NORMAL, text);
    }
    free(value);
}

/* The full reading of a date that is only read. */
static char *
day_words(const struct form *f, const struct slot *s)
{
    struct date d;
    char day[WAREKI_SIZE], text[WAREKI_SIZE + 16], *value = slot_read(f, s, NULL);
    bool is_date = value != NULL && date_from_iso(value, &d);

    free(value);
    if (!is_date)
        return slot_raw(s);
    full_day(f, d, day);
    snprintf(text, sizeof text, is_english(f) ? "%s (%s)" : "%s（%s）", day, weekday(f, d));
    return x_strdup(text);
}

static void
date_hint(const struct form *f, const struct slot *s, char *out, size_t size)
{
    char day[WAREKI_SIZE];

    if (date_is_none(s->suggestion)) {
        if (slot_is_replaced(f, s))
            snprintf(out, size, "%s", _("Typing replaces it, arrows edit it."));
        return;
    }
    full_day(f, s->suggestion, day);
    snprintf(out, size, _("F1 (Esc 1) takes %s."), day);
}

const struct field_ops field_date = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = date_set, .read = date_read,
    .leave = date_leave, .relabel = date_relabel, .key = slot_replace_key, .list = date_list, .draw = date_draw,
    .hint = date_hint, .words = day_words,
};
