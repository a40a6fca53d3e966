/* assessment_texts.c - see assessment_texts.h */
#include "ui/screens/assessment_texts.h"

#include <stdio.h>

#include "desk/assessment.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/resume.h"

struct texts_state {
    int64_t id, person_id;
    struct assessment sheet;
};

static void
fill(struct form *f, struct screen *s)
{
    code_choices_staff(f, s, "staff_id", NULL);
}

static const struct field fields[] = {
    { .key = "state", .label = N_("State"), .type = FIELD_READONLY, .list = fill },
    { .key = "on", .label = N_("Day"), .type = FIELD_DATE, .required = true },
    { .key = "staff_id", .label = N_("Staff"), .type = FIELD_CHOICE, .required = true },
    { .key = "place", .label = N_("Where"), .type = FIELD_TEXT, .max = LINE_CHARS },
    { .key = "present", .label = N_("Also present"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "strengths", .label = N_("Strengths"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .hint = N_("Needed before the sheet can be agreed.") },
    { .key = "accommodations", .label = N_("Possible if"), .type = FIELD_NOTE,
      .max = NOTE_CHARS, .hint = N_("With which accommodations it is possible.") },
    { .key = "wish_note", .label = N_("Wishes"), .type = FIELD_NOTE, .max = NOTE_CHARS },
    { .key = "outside", .label = N_("Other material"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .hint = N_("Tool, version, date and a short summary in own words; never the copy.") },
    { .key = "own_word", .label = N_("Word to it"), .type = FIELD_READONLY },
    { 0 },
};

#define TEXT(member) { #member, offsetof(struct assessment, member), sizeof(((struct assessment *)0)->member) }

static const struct {
    const char *key;
    size_t at, size;
} texts[] = {
    TEXT(place),          TEXT(present),   TEXT(strengths),
    TEXT(accommodations), TEXT(wish_note), TEXT(outside),
};
enum { TEXTS = sizeof texts / sizeof *texts };

static void
put(struct screen *s)
{
    const struct texts_state *st = s->state;
    const struct assessment *a = &st->sheet;
    char state[200];

    snprintf(state, sizeof state, _("Version %d  %s"), a->number,
             code_label(screen_desk(s), "assessment_state", assessment_state_id(a->state)));
    form_set(s->form, "state", state);
    form_set_date(s->form, "on", a->on);
    form_set_number(s->form, "staff_id", (long)a->staff_id);
    for (size_t i = 0; i < TEXTS; i++)
        form_set(s->form, texts[i].key, (const char *)a + texts[i].at);
    form_set(s->form, "own_word", a->own_word);
    form_show(s->form, "own_word", a->own_word[0] != '\0');
    form_lock_all(s->form, a->state != SHEET_DRAFT || !desk_may(screen_desk(s), ACTION_WRITE_C));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct texts_state *st = s->state;
    enum err_code rc = assessment_open(screen_desk(s), st->id, &st->sheet, NULL, e);

    if (rc == ERR_OK) {
        s->draft_version = (long)st->sheet.version;
        put(s);
    }
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct texts_state *st = s->state;

    st->id = a->id;
    st->person_id = a->person_id;
    s->form = form_new(s, fields);
    draft_record_set(s, st->id, st->person_id);
    return casework_open(s, st->person_id, e);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct texts_state *st = s->state;
    struct assessment *a = &st->sheet;
    enum err_code rc = ERR_OK;

    a->on = form_get_date(s->form, "on");
    a->staff_id = form_get_number(s->form, "staff_id", 0);
    for (size_t i = 0; rc == ERR_OK && i < TEXTS; i++)
        rc = casework_take(s->form, texts[i].key, (char *)a + texts[i].at, texts[i].size, e);
    return rc == ERR_OK ? assessment_save(screen_desk(s), a, e) : rc;
}

const struct screen_ops assessment_texts_screen = {
    .id = "assessment-texts",
    .title = N_("Texts of the assessment"),
    .state_size = sizeof(struct texts_state),
    .open = open,
    .load = load,
    .save = save,
};
