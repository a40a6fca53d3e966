/* case_sheet.c - see case_sheet.h */
#include "exchange/case_sheet.h"

#include <string.h>

#include "core/date_words.h"
#include "desk/caseload_words.h"
#include "desk/codes.h"
#include "desk/words.h"

enum { WORDS_SIZE = 4 * LONG_SIZE };

/* Two blanks and the words, if there are any. */
static void
write_part(FILE *out, const char *words)
{
    if (words[0] != '\0')
        fprintf(out, "  %s", words);
}

static void
write_head(struct desk *d, const char *title, FILE *out)
{
    char day[WAREKI_SIZE], hhmm[6];

    date_words(d->lang, d->today, day);
    d->local_now(hhmm);
    fprintf(out, "%s  %s (%s)", title, day, date_weekday_words(d->lang, d->today));
    write_part(out, d->demo ? _("fictitious data") : "");
    fprintf(out, "\n");
    fprintf(out, _("Printed by %s at %s"), d->user.name, hhmm);
    fprintf(out, "\n");
}

static void
write_days(FILE *out, long days)
{
    fprintf(out, _n("%ld day", "%ld days", (unsigned long)days), days);
}

/* ---- F14 ---- */

static void
write_contact(const struct desk *d, const struct caseload_row *row, FILE *out)
{
    char day[WAREKI_SIZE];

    date_words_short(d->lang, row->contact, day);
    fprintf(out, "    %s  %s  ", _("Last contact"), day);
    write_days(out, caseload_silent_days(row, d->today));
    write_part(out, caseload_is_silent(row, d->today) ? _("! longer than the stage allows") : "");
    fprintf(out, "\n");
}

static void
write_next(struct desk *d, const struct caseload_row *row, FILE *out)
{
    const struct case_next next = case_next_of(d, &row->r);
    char day[WAREKI_SIZE];

    date_words_short(d->lang, next.on, day);
    fprintf(out, "    %s", row->r.c.stage == STAGE_CLOSED ? _("Case closed") : _("Next step"));
    write_part(out, day);
    write_part(out, next.words);
    write_part(out, next.late ? _("! overdue") : next.missing ? _("! not set") : "");
    fprintf(out, "\n");
}

static void
write_case(struct desk *d, const struct caseload_row *row, FILE *out)
{
    const struct support_case *c = &row->r.c;

    fprintf(out, "\n%s  %s  %s", row->slip[0] != '\0' ? row->slip : row->r.ref, row->r.name,
            row->r.kana);
    write_part(out, row->restricted ? _("viewing restricted") : "");
    fprintf(out, "\n    %s  ", code_label(d, "case_stage", stage_id(c->stage)));
    write_days(out, date_to_days(d->today) - date_to_days(c->stage_since));
    write_part(out, c->staff_id != 0 ? c->staff_name : _("nobody yet"));
    fprintf(out, "\n");
    write_contact(d, row, out);
    write_next(d, row, out);
}

void
case_sheet_write(struct desk *d, const struct case_filter *filter, const struct caseload_rows *rows,
                 FILE *out)
{
    char words[WORDS_SIZE];

    caseload_filter_words(d, &filter->filter, words, sizeof words);
    write_head(d, _("List of cases"), out);
    fprintf(out, "%s", _("Chosen:"));
    write_part(out, filter->name);
    write_part(out, words);
    fprintf(out, "\n");
    if (rows->narrowed)
        fprintf(out, "%s\n", _("By kind of disability only the own cases are listed."));
    fprintf(out, _n("%zu case", "%zu cases", (unsigned long)rows->count), rows->count);
    fprintf(out, "\n");
    for (size_t i = 0; i < rows->count; i++)
        write_case(d, &rows->rows[i], out);
}

/* ---- cases handed over ---- */

/* A text of several lines, each set in behind `sign`. */
static void
write_text(const char *sign, const char *text, FILE *out)
{
    while (*text != '\0') {
        size_t line = strcspn(text, "\n");

        fprintf(out, "    %s%.*s\n", sign, (int)line, text);
        text += line + (text[line] == '\n');
    }
}

static void
write_charge(const struct desk *d, const struct handed_line *line, FILE *out)
{
    char day[WAREKI_SIZE];

    if (date_is_none(line->on))
        return;
    date_words_short(d->lang, line->on, day);
    fprintf(out, "    %s  %s  %s > %s", _("Handed over"), day,
            line->from[0] != '\0' ? line->from : _("nobody"),
            line->to[0] != '\0' ? line->to : _("nobody"));
    write_part(out, line->reason);
    fprintf(out, "\n");
}

void
handed_sheet_write(struct desk *d, const struct handed_sheet *sheet, FILE *out)
{
    write_head(d, _("List of cases handed over"), out);
    fprintf(out, _n("%zu case", "%zu cases", (unsigned long)sheet->count), sheet->count);
    fprintf(out, "\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct handed_line *line = &sheet->rows[i];

        write_case(d, &line->row, out);
        write_charge(d, line, out);
        write_text("! ", line->caution, out);
        for (size_t k = 0; k < line->notes.count; k++)
            write_text("! ", line->notes.rows[k].words, out);
    }
}

/* ---- F13 ---- */

static void
write_entry(struct desk *d, const struct support_log *x, FILE *out)
{
    char day[WAREKI_SIZE];

    date_words_short(d->lang, x->on_day, day);
    fprintf(out, "\n%s", day);
    write_part(out, x->starts);
    fprintf(out, "  ");
    fprintf(out, _("%d min"), x->minutes);
    write_part(out, code_label(d, "contact_method", x->method));
    write_part(out, code_label(d, "support_category", x->category));
    write_part(out, x->staff_name);
    if (strcmp(x->visibility, SUPPORT_LOG_TEAM) != 0)
        fprintf(out, "  ! %s", code_label(d, "record_visibility", x->visibility));
    fprintf(out, "\n");
    if (x->place[0] != '\0')
        fprintf(out, "    %s  %s\n", _("Where"), x->place);
    if (x->met[0] != '\0')
        fprintf(out, "    %s  %s\n", _("Also present"), x->met);
    write_text("", x->content, out);
    if (x->next_action[0] == '\0')
        return;
    date_words_short(d->lang, x->next_on, day);
    fprintf(out, "    %s", _("Next step"));
    write_part(out, day);
    write_part(out, code_label(d, "next_action", x->next_action));
    write_part(out, x->next_words);
    fprintf(out, "\n");
}

static void
write_period(const struct desk *d, const struct log_sheet *sheet, FILE *out)
{
    char from[WAREKI_SIZE], to[WAREKI_SIZE];

    date_words(d->lang, sheet->from, from);
    date_words(d->lang, date_is_none(sheet->to) ? d->today : sheet->to, to);
    if (from[0] == '\0' && date_is_none(sheet->to))
        fprintf(out, "%s\n", _("Period: everything on file"));
    else {
        fprintf(out, _("Period: %s to %s"), from, to);
        fprintf(out, "\n");
    }
    fprintf(out, "%s\n", _("Chosen: every category, method and colleague, without what was taken back"));
}

void
log_sheet_write(struct desk *d, const struct log_sheet *sheet, FILE *out)
{
    write_head(d, _("Course of the support"), out);
    fprintf(out, "%s  %s  %s", sheet->ref, sheet->name, sheet->kana);
    if (sheet->slip[0] != '\0') {
        fprintf(out, "  ");
        fprintf(out, _("slip %s"), sheet->slip);
    }
    fprintf(out, "\n");
    write_period(d, sheet, out);
    fprintf(out, _n("%zu entry", "%zu entries", (unsigned long)sheet->count), sheet->count);
    if (sheet->confined > 0) {
        fprintf(out, "  ");
        fprintf(out,
                _n("%zu for the staff in charge alone is left out",
                   "%zu for the staff in charge alone are left out",
                   (unsigned long)sheet->confined),
                sheet->confined);
    }
    fprintf(out, "\n");
    for (size_t i = 0; i < sheet->count; i++)
        write_entry(d, &sheet->rows[i], out);
}
