#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

enum { BOX_COLS = 15 }; /* with its brackets and a blank */

/* What the box shows of a date: the short era form in Japanese, ISO in English; both are read
 * back. */
static void
show(struct form *f, struct slot *s, struct date d)
{
    char text[WAREKI_SIZE];

    if (app_language(f->s->app)[0] == 'e' || date_is_none(d))
        date_to_iso(d, text);
    else
        wareki_format_short(d, text);
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

static char *
date_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    struct date d = DATE_NONE;
    char iso[DATE_ISO_SIZE], *text = x_strdup(raw);

    text_trim(text);
    if (text[0] != '\0' && date_parse(text, app_today(f->s->app), &d, NULL, e) != ERR_OK) {
        free(text);
        return NULL;
    }
    (void)s;
    free(text);
    date_to_iso(d, iso);
    return x_strdup(iso);
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
    else if (date_parse(raw, app_today(f->s->app), &d, &s->suggestion, &e) == ERR_OK)
        show(f, s, d);
    else
        slot_set_error(s, e.msg);
    free(raw);
}

/* ---- the list: days near today, or at once the reading that the error named ---- */

static const int near_days[] = { 0, 1, -1, 7, 14, 30 };

static void
take(struct form *f, struct slot *s, struct date d)
{
    show(f, s, d);
    s->suggestion = DATE_NONE;
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
    const char *names[NEAR] = { _("Today"),       _("Tomorrow"),     _("Yesterday"),
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
        char wareki[WAREKI_SIZE], iso[DATE_ISO_SIZE];

        wareki_format(d, wareki);
        date_to_iso(d, iso);
        snprintf(labels[i], sizeof labels[i], "%s  %s (%s)", names[i], wareki, wareki_weekday(d));
        rows[i] = (struct choice){ names[i], labels[i] };
    }
    picker_ask_with(f->s, word(s->field->label), rows, 0, picked, f);
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
        char wareki[WAREKI_SIZE], text[WAREKI_SIZE + 16];

        wareki_format(d, wareki);
        snprintf(text, sizeof text, "%s（%s）", wareki, wareki_weekday(d));
        if (text_cols(text) > box.cols - BOX_COLS) /* the box holds the rest */
            snprintf(text, sizeof text, "（%s）", wareki_weekday(d));
        if (text_cols(text) <= box.cols - BOX_COLS)
            canvas_text(c, box.y, box.x + BOX_COLS, box.cols - BOX_COLS, STYLE_NORMAL, text);
    }
    free(value);
}

static void
date_hint(const struct form *f, const struct slot *s, char *out, size_t size)
{
    char wareki[WAREKI_SIZE];

    (void)f;
    if (date_is_none(s->suggestion))
        return;
    wareki_format(s->suggestion, wareki);
    snprintf(out, size, _("F1 (Esc 1) takes %s."), wareki);
}

const struct field_ops field_date = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = date_set, .read = date_read,
    .leave = date_leave, .key = slot_edit_key, .list = date_list, .draw = date_draw,
    .hint = date_hint,
};
