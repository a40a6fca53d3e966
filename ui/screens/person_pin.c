/* person_pin.c - notes pinned on the card: a new one, or one resolved; see person_private.h */
#include <stdio.h>

#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/person_private.h"
#include "ui/screens/shown.h"

enum { NEW_NOTE, FIRST_OPEN, CHOICES_MAX = 30 };

static void
new_note(struct screen *s, const char *words)
{
    const struct person_state *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, flag_raise(screen_desk(s), st->person_id, words, &e), &e))
        return;
    screen_say(s, "%s", _("Pinned on the card."));
    screen_reload(s);
}

static void
resolve(struct screen *s, const char *words)
{
    struct person_state *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, flag_resolve(screen_desk(s), st->flag.id, st->flag.version, words, &e), &e))
        return;
    screen_say(s, "%s", _("Resolved. The note stays on the timeline."));
    screen_reload(s);
}

static void
ask_new(struct screen *s)
{
    const struct person_state *st = s->state;

    dialog_about(s, "person", st->person_id, "");
    dialog_prompt(s, _("What is to be known or waited for?"), NULL, FLAG_CHARS, new_note);
}

static void
chosen(struct screen *s, int index)
{
    struct person_state *st = s->state;
    size_t open = (size_t)index - FIRST_OPEN;

    if (index == NEW_NOTE) {
        ask_new(s);
    } else if (open < st->flags.count) {
        st->flag = st->flags.rows[open];
        dialog_about(s, "flag", st->flag.id, "");
        dialog_prompt(s, _("How was it resolved?"), NULL, LONG_CHARS, resolve);
    }
}

void
person_pin(struct screen *s)
{
    const struct person_state *st = s->state;
    struct choice choices[CHOICES_MAX + 1] = { [NEW_NOTE] = { "", _("A new note") } };
    char labels[CHOICES_MAX][SHORT_SIZE + LINE_SIZE + WAREKI_SIZE + 40], day[WAREKI_SIZE];

    if (st->flags.count == 0) {
        ask_new(s);
        return;
    }
    for (size_t i = 0; i < st->flags.count && i + FIRST_OPEN < CHOICES_MAX; i++) {
        const struct flag *f = &st->flags.rows[i];

        shown_day(s, f->raised_on, day);
        snprintf(labels[i], sizeof labels[i], _("Resolve: %s (%s, %s)"), f->words, day,
                 f->raised_name);
        choices[i + FIRST_OPEN] = (struct choice){ "", labels[i] };
    }
    picker_ask(s, _("Notes on the card"), choices, FIRST_OPEN, chosen);
}
