/* shown.c - see shown.h */
#include "ui/screens/shown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_words.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"

static bool
is_english(const struct screen *s)
{
    return strcmp(app_language(s->app), "en") == 0;
}

void
shown_date(const struct screen *s, struct date d, char out[WAREKI_SIZE])
{
    date_words(app_language(s->app), d, out);
}

void
shown_day(const struct screen *s, struct date d, char out[WAREKI_SIZE])
{
    date_words_short(app_language(s->app), d, out);
}

void
shown_day_of_year(const struct screen *s, struct date d, char *out, size_t size)
{
    out[0] = '\0';
    if (!date_is_none(d))
        snprintf(out, size, is_english(s) ? "%02d-%02d" : "%d/%d", d.month, d.day);
}

void
shown_month(const struct screen *s, struct date first, char out[WAREKI_SIZE])
{
    char *end;

    shown_date(s, first, out);
    /* "平成26年10月1日" and "2014-10-01" without the day. */
    end = is_english(s) ? strrchr(out, '-') : strstr(out, "1日");
    if (!is_english(s))
        for (char *next = end; next != NULL && (next = strstr(next + 1, "1日")) != NULL;)
            end = next;
    if (end != NULL)
        *end = '\0';
}

const char *
shown_time(const char *local)
{
    const char *t = strchr(local, 'T');

    return t != NULL ? t + 1 : "";
}

struct date
shown_local_day(const char *local)
{
    char iso[DATE_ISO_SIZE];
    struct date d = DATE_NONE;

    snprintf(iso, sizeof iso, "%.10s", local);
    (void)date_from_iso(iso, &d);
    return d;
}

void
shown_stamp(const struct screen *s, const char *stamp, char out[SHOWN_STAMP_SIZE])
{
    char local[DESK_LOCAL_SIZE], day[WAREKI_SIZE];

    desk_local_of_stamp(stamp, local);
    shown_day(s, shown_local_day(local), day);
    snprintf(out, SHOWN_STAMP_SIZE, "%s %s", day, shown_time(local));
}

void
shown_since(const struct screen *s, const char *stamp, char out[SHOWN_STAMP_SIZE])
{
    const struct desk *d = screen_desk(s);
    char local[DESK_LOCAL_SIZE], today[DESK_LOCAL_SIZE], now[STAMP_SIZE];

    d->now(now); /* the desk's day may be a set one */
    desk_local_of_stamp(now, today);
    desk_local_of_stamp(stamp, local);
    if (date_compare(shown_local_day(local), shown_local_day(today)) == 0)
        snprintf(out, SHOWN_STAMP_SIZE, "%s", shown_time(local));
    else
        shown_stamp(s, stamp, out);
}

bool
shown_consent_holds(const char *state)
{
    return strcmp(state, "valid") == 0;
}

void
shown_consent(const struct screen *s, const char *state, char out[LINE_SIZE])
{
    if (state[0] == '\0')
        snprintf(out, LINE_SIZE, "%s", _("! no consent form"));
    else
        snprintf(out, LINE_SIZE, "%s%.200s", shown_consent_holds(state) ? "" : "! ",
                 code_label(screen_desk(s), "consent_state", state));
}

void
shown_add(char *out, size_t size, const char *words)
{
    text_join(out, size, " ", words);
}

void
shown_cell(char out[TABLE_CELL], const char *text)
{
    out[0] = '\0';
    shown_add(out, TABLE_CELL, text);
}

static void
add_warning(char *out, size_t size, const char *words)
{
    if (words[0] == '\0')
        return;
    shown_add(out, size, "!");
    shown_add(out, size, words);
}

/* ---- two of one name ---- */

static int
by_name(const void *a, const void *b)
{
    const struct shown_who *x = a, *y = b;
    int order = strcmp(x->who, y->who);

    return order != 0 ? order : (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

int
shown_tell_apart(const struct screen *s, struct shown_who *all, size_t count)
{
    int cols = 0;

    if (count > 1)
        qsort(all, count, sizeof *all, by_name);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && strcmp(all[to].who, all[from].who) == 0;)
            to++;
        if (all[from].person_id == all[to - 1].person_id)
            continue;
        for (size_t i = from; i < to; i++) {
            char day[WAREKI_SIZE];

            shown_day(s, all[i].birth, day);
            shown_add(all[i].who, all[i].size, day);
            cols = text_cols(all[i].who) > cols ? text_cols(all[i].who) : cols;
        }
    }
    return cols;
}

void
shown_seat_warnings(const struct seat *seat, char *out, size_t size)
{
    add_warning(out, size, seat->caution);
    add_warning(out, size, seat->flags);
}

void
shown_stage_after(struct screen *s, enum seat_stage stage)
{
    if (stage == SEAT_STAGE_BACK)
        screen_say(s, "%s", _("Written down. The stage of the case goes back with it."));
    else if (stage == SEAT_STAGE_STAYS)
        screen_warn(s, "%s", _("Written down. The stage of the case stays: it has gone on since. "
                               "A supervisor can take it back on the card."));
}
