/* code_choices.c - see code_choices.h */
#include "ui/screens/code_choices.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/organisation.h"
#include "desk/staff.h"
#include "ui/kit/app.h"
#include "ui/screens/shown.h"

enum { AGENCIES_MAX = 500 };

static bool
is_valid(const struct code *code, struct date day)
{
    return (date_is_none(code->valid_from) || date_compare(code->valid_from, day) <= 0)
           && (date_is_none(code->valid_to) || date_compare(day, code->valid_to) <= 0);
}

void
code_choices_set(struct form *f, struct screen *s, const char *key, const char *list)
{
    struct code_list codes = { 0 };
    bool in_english = strcmp(app_language(s->app), "en") == 0;

    form_clear_choices(f, key);
    if (list[0] != '\0')
        codes = code_list(screen_desk(s), list);
    for (size_t i = 0; i < codes.count; i++) {
        const struct code *code = &codes.rows[i];
        const char *label = in_english ? code->en : code->ja;

        if (is_valid(code, screen_today(s)))
            form_add_choice(f, key, code->id, label);
        else
            form_add_old_choice(f, key, code->id, label);
    }
}

void
code_choices_fill(struct form *f, struct screen *s, const struct code_choice *rows)
{
    for (; rows->key != NULL; rows++)
        code_choices_set(f, s, rows->key, rows->list);
}

/* `cases`: who may not be in charge of one is not offered; a record that has them shows the name. */
static void
add_staff(struct form *f, struct screen *s, const char *key, bool cases)
{
    struct staff_choices staff = { 0 };
    struct err e = { 0 };

    if (!screen_ok(s, staff_choices(screen_desk(s), &staff, &e), &e))
        return;
    for (size_t i = 0; i < staff.count; i++) {
        char id[24];

        snprintf(id, sizeof id, "%" PRId64, staff.rows[i].id);
        if (!cases || role_carries_cases(staff.rows[i].role))
            form_add_choice(f, key, id, staff.rows[i].name);
        else
            form_add_old_choice(f, key, id, staff.rows[i].name);
    }
    staff_choices_free(&staff);
}

void
code_choices_staff(struct form *f, struct screen *s, const char *key, const char *nobody)
{
    form_clear_choices(f, key);
    if (nobody != NULL)
        form_add_choice(f, key, "0", nobody);
    code_choices_add_staff(f, s, key);
}

void
code_choices_case_staff(struct form *f, struct screen *s, const char *key, const char *nobody)
{
    form_clear_choices(f, key);
    if (nobody != NULL)
        form_add_choice(f, key, "0", nobody);
    add_staff(f, s, key, true);
}

void
code_choices_add_staff(struct form *f, struct screen *s, const char *key)
{
    add_staff(f, s, key, false);
}

void
code_choices_agencies(struct form *f, struct screen *s, const char *key)
{
    struct organisation_list list = { 0 };
    struct err e = { 0 };

    form_clear_choices(f, key);
    if (!screen_ok(s, organisation_list(screen_desk(s), "", AGENCIES_MAX, &list, &e), &e))
        return;
    for (size_t i = 0; i < list.count; i++) {
        char id[24];

        snprintf(id, sizeof id, "%" PRId64, list.rows[i].id);
        form_add_choice(f, key, id, list.rows[i].name);
    }
    organisation_list_free(&list);
}

void
code_choices_words(struct screen *s, const char *list, const char *ids, char *out, size_t size)
{
    while (*ids != '\0') {
        size_t n = strcspn(ids, ";");
        char id[CODE_SIZE];

        snprintf(id, sizeof id, "%.*s", (int)n, ids);
        shown_add(out, size, code_label(screen_desk(s), list, id));
        ids += n + (ids[n] == ';' ? 1 : 0);
    }
}

void
code_choices_join(const struct code_set *set, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < set->count; i++)
        text_join(out, size, ";", set->ids[i]);
}

void
code_choices_split(const char *joined, struct code_set *set)
{
    set->count = 0;
    while (*joined != '\0') {
        size_t part = strcspn(joined, ";");
        char id[CODE_SIZE];

        snprintf(id, sizeof id, "%.*s", (int)part, joined);
        code_set_add(set, id);
        joined += part + (joined[part] == ';');
    }
}
