/* assessment_draw.c - the list of items with its marks; see assessment_private.h
 *
 * Neither a total nor a mean is drawn anywhere: the sheet is not a test. 0 and - have a sign of their
 * own, for neither is a low rating. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/screens/assessment_private.h"
#include "ui/screens/shown.h"

enum { SIGN = 2, NUMBER = 3, MARK = 8, BEFORE = 8, FOOT_ROWS = 4, TALL = 15 };

static const char *const column_titles[RATING__COUNT] = {
    [RATING_SELF] = N_("Self"),
    [RATING_AGREED] = N_("Agreed"),
    [RATING_SUPPORT] = N_("Helped"),
};

/* What the columns stand for, where there is room. */
static const char *const column_words[RATING__COUNT] = {
    [RATING_SELF] = N_("As the person sees it"),
    [RATING_AGREED] = N_("Seen together"),
    [RATING_SUPPORT] = N_("With the support of the note"),
};

static bool
is_english(const struct screen *s)
{
    return strcmp(app_language(s->app), "en") == 0;
}

const char *
assessment_wording(const struct screen *s, const struct assessment_line *line)
{
    return is_english(s) ? line->en : line->ja;
}

/* Not gone through is blank. */
static const char *
sign_of(char rating)
{
    static const struct {
        char rating;
        const char *sign;
    } signs[] = { { '4', "4" }, { '3', "3" }, { '2', "2" }, { '1', "1" }, { '0', "?" },
                  { '-', "-" } };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].rating == rating)
            return signs[i].sign;
    return "";
}

static const char *
change_sign(bool ascii, int change)
{
    if (ascii)
        return change > 0 ? _("up") : change < 0 ? _("down") : _("same");
    return change > 0 ? "▲" : change < 0 ? "▽" : "＝";
}

static const char *
rating_words(const struct screen *s, char rating)
{
    char code[2] = { rating, '\0' };

    return rating != '\0' ? code_label(screen_desk(s), "assessment_scale", code)
                          : _("not gone through yet");
}

/* ---- columns ---- */

/* All three ratings where there is room, else the chosen one. */
static bool
is_shown(const struct assessment_view *st, int cols, int column)
{
    return cols >= SCREEN_NARROW || column == (int)st->column;
}

static int
wording_cols(const struct assessment_view *st, int cols)
{
    int left = cols - SIGN - NUMBER - 1 - BEFORE;

    for (int i = 0; i < RATING__COUNT; i++)
        left -= is_shown(st, cols, i) ? MARK : 0;
    return left > 4 ? left : 4;
}

static void
draw_head(const struct assessment_view *st, struct canvas *c, struct area row)
{
    int x = row.x + SIGN + NUMBER + wording_cols(st, row.cols) + 1;

    canvas_fill(c, row.y, row.x, 1, row.cols, STYLE_HEADING);
    canvas_text(c, row.y, row.x + SIGN + NUMBER, wording_cols(st, row.cols), STYLE_HEADING,
                _("Item"));
    for (int i = 0; i < RATING__COUNT; i++) {
        char title[40];

        if (!is_shown(st, row.cols, i))
            continue;
        snprintf(title, sizeof title, i == (int)st->column ? "[%.20s]" : " %.20s ",
                 word(column_titles[i]));
        canvas_text(c, row.y, x, MARK, STYLE_HEADING, title);
        x += MARK;
    }
    canvas_text(c, row.y, x + 1, BEFORE - 1, STYLE_HEADING, _("Before"));
}

static void
draw_before(const struct assessment_view *st, struct canvas *c, int y, int x, enum style style,
            const struct assessment_line *line)
{
    const struct assessment_line *before = assessment_before(st, line);
    char text[40];
    int change;

    if (before == NULL)
        return;
    snprintf(text, sizeof text, "%s", sign_of(before->agreed));
    if (assessment_change(before->agreed, line->agreed, &change))
        snprintf(text, sizeof text, "%s %s", sign_of(before->agreed),
                 change_sign(c->ascii, change));
    canvas_text(c, y, x, BEFORE - 1, style, text);
}

static void
draw_item(const struct screen *s, struct canvas *c, struct area row, size_t i)
{
    const struct assessment_view *st = s->state;
    const struct assessment_line *line = &st->lines.rows[i];
    enum style style = i == st->at ? STYLE_SELECTED : STYLE_NORMAL;
    int x = row.x + SIGN + NUMBER, words = wording_cols(st, row.cols);
    char number[24];

    if (i == st->at) {
        canvas_fill(c, row.y, row.x, 1, row.cols, STYLE_SELECTED);
        canvas_text(c, row.y, row.x, 1, style, ">");
    }
    snprintf(number, sizeof number, "%zu", i + 1);
    canvas_text_right(c, row.y, row.x + SIGN, NUMBER - 1, style, number);
    canvas_text(c, row.y, x, words, style, assessment_wording(s, line));
    x += words + 1;
    for (int k = 0; k < RATING__COUNT; k++) {
        bool here = i == st->at && k == (int)st->column;
        char mark[16];

        if (!is_shown(st, row.cols, k))
            continue;
        snprintf(mark, sizeof mark, here ? "[%1s]" : " %1s ",
                 sign_of(assessment_rated(line, (enum rating_column)k)));
        canvas_text(c, row.y, x + 1, MARK - 1, here ? STYLE_FOCUS : style, mark);
        if (here)
            canvas_cursor(c, row.y, x + 2);
        x += MARK;
    }
    draw_before(st, c, row.y, x + 1, style, line);
    if (line->note[0] != '\0')
        canvas_text(c, row.y, row.x + SIGN + NUMBER - 1, 1, style, "*");
}

static void
draw_domain(const struct screen *s, struct canvas *c, struct area row, const char *domain)
{
    int confirmed, items;
    char text[160];

    assessment_domain_count(s->state, domain, &confirmed, &items);
    snprintf(text, sizeof text, _("%s  confirmed %d/%d"),
             code_label(screen_desk(s), "assessment_domain", domain), confirmed, items);
    canvas_text(c, row.y, row.x + SIGN, row.cols - SIGN, STYLE_LABEL, text);
}

/* ---- the list ---- */

static bool
begins_domain(const struct assessment_view *st, size_t i)
{
    return i == 0 || strcmp(st->lines.rows[i].domain, st->lines.rows[i - 1].domain) != 0;
}

/* Rows of the list before item i, with the heads of the domains, its own included. */
static int
rows_before(const struct assessment_view *st, size_t i)
{
    int rows = 0;

    for (size_t k = 0; k <= i && k < st->lines.count; k++)
        rows += begins_domain(st, k) ? 2 : 1;
    return rows - 1;
}

/* Pages stand still while the selection moves inside them. */
static void
draw_list(const struct screen *s, struct canvas *c, struct area a)
{
    const struct assessment_view *st = s->state;
    int selected = rows_before(st, st->at), top, y = 0;

    if (a.rows <= 0)
        return;
    *st->page = a.rows > 2 ? (size_t)a.rows - 2 : 1;
    top = selected - selected % a.rows;
    if (top > 0 && selected == top && begins_domain(st, st->at))
        top--; /* the head stays with its first item */
    for (size_t i = 0; i < st->lines.count; i++) {
        if (begins_domain(st, i)) {
            if (y >= top && y < top + a.rows)
                draw_domain(s, c, (struct area){ a.y + y - top, a.x, 1, a.cols },
                            st->lines.rows[i].domain);
            y++;
        }
        if (y >= top && y < top + a.rows)
            draw_item(s, c, (struct area){ a.y + y - top, a.x, 1, a.cols }, i);
        y++;
    }
}

/* ---- the rest ---- */

static void
draw_summary(const struct screen *s, struct canvas *c, struct area *a)
{
    const struct assessment_view *st = s->state;
    const struct assessment *sheet = &st->sheet;
    const char *state = code_label(screen_desk(s), "assessment_state",
                                   assessment_state_id(sheet->state));
    char day[WAREKI_SIZE];

    shown_day(s, sheet->on, day);
    if (a->cols >= SCREEN_NARROW && st->before_number != 0)
        area_line(c, a, STYLE_NORMAL, _("Version %d  %s  %s  %s  (before: version %d)"),
                  sheet->number, state, day, sheet->staff_name, st->before_number);
    else if (a->cols >= SCREEN_NARROW)
        area_line(c, a, STYLE_NORMAL, _("Version %d  %s  %s  %s"), sheet->number, state, day,
                  sheet->staff_name);
    else
        area_line(c, a, STYLE_NORMAL, _("Version %d  %s  item %zu/%zu"), sheet->number, state,
                  st->at + 1, st->lines.count);
}

/* Where no foot fits: rows for the longest wording, so that the list stands still; 0 when the list
 * cuts none. */
static int
wording_rows(const struct screen *s, int cols)
{
    const struct assessment_view *st = s->state;
    int most = 0;
    bool cut = false;

    for (size_t i = 0; i < st->lines.count; i++) {
        const char *words = assessment_wording(s, &st->lines.rows[i]);
        int rows = area_paragraph_rows(cols, words);

        cut |= text_cols(words) > wording_cols(st, cols);
        most = rows > most ? rows : most;
    }
    return cut ? most : 0;
}

/* The selected item in full. */
static void
draw_foot(const struct screen *s, struct canvas *c, struct area a)
{
    const struct assessment_view *st = s->state;
    const struct assessment_line *line = &st->lines.rows[st->at];
    char day[WAREKI_SIZE], text[REMARK_SIZE];

    shown_day(s, line->seen_on, day);
    canvas_fill(c, a.y, a.x, 1, a.cols, STYLE_HEADING);
    area_line(c, &a, STYLE_HEADING, "%zu/%zu  %s", st->at + 1, st->lines.count, assessment_wording(s, line));
    area_line(c, &a, STYLE_NORMAL, _("%s: %s"), word(column_words[st->column]),
              rating_words(s, assessment_rated(line, st->column)));
    if (line->evidence[0] != '\0' || day[0] != '\0')
        area_line(c, &a, STYLE_NORMAL, _("Seen in: %s  %s"),
                  code_label(screen_desk(s), "assessment_evidence", line->evidence), day);
    snprintf(text, sizeof text, "%s", line->note);
    for (char *p = text; (p = strchr(p, '\n')) != NULL;)
        *p = ' ';
    if (text[0] != '\0')
        area_line(c, &a, STYLE_NORMAL, _("Note: %.900s"), text);
}

void
assessment_draw(const struct screen *s, struct canvas *c)
{
    const struct assessment_view *st = s->state;
    struct area a = area_body(c), foot = { 0 }, whole = { 0 };

    if (!assessment_has_sheet(s) || st->lines.count == 0) {
        area_paragraph(c, &a, STYLE_NORMAL,
                       assessment_can_begin(s)
                           ? _("There is no assessment sheet yet. v begins the first version.")
                           : _("There is no assessment sheet. It begins after the interview."));
        return;
    }
    draw_summary(s, c, &a);
    if (a.rows >= TALL)
        foot = area_take_bottom(&a, FOOT_ROWS);
    else
        whole = area_take_bottom(&a, wording_rows(s, a.cols));
    draw_head(st, c, area_take_top(&a, 1));
    draw_list(s, c, a);
    if (foot.rows > 0)
        draw_foot(s, c, foot);
    canvas_fill(c, whole.y, whole.x, whole.rows, whole.cols, STYLE_HEADING);
    area_paragraph(c, &whole, STYLE_HEADING, assessment_wording(s, &st->lines.rows[st->at]));
}
