/* form_bind.c - see form_bind.h */
#include "ui/screens/form_bind.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/intake.h"
#include "core/text.h"
#include "desk/staff.h"

enum { CODES_SIZE = CODE_SET_MAX * CODE_SIZE, ID_SIZE = 24 };

static void
put_codes(struct form *f, const char *key, const struct code_set *set)
{
    char joined[CODES_SIZE] = "";
    size_t used = 0;

    for (size_t i = 0; i < set->count; i++)
        used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%s", i > 0 ? ";" : "",
                                 set->ids[i]);
    form_set(f, key, joined);
}

static void
take_codes(const struct form *f, const char *key, struct code_set *set)
{
    const char *joined = form_get(f, key);

    *set = (struct code_set){ 0 };
    while (*joined != '\0') {
        size_t part = strcspn(joined, ";");
        char id[CODE_SIZE];

        snprintf(id, sizeof id, "%.*s", (int)part, joined);
        code_set_add(set, id);
        joined += part + (joined[part] == ';');
    }
}

static void
put_number(struct form *f, const char *key, int64_t n)
{
    if (n < 0)
        form_set(f, key, "");
    else
        form_set_number(f, key, (long)n);
}

void
bind_put(struct form *f, const struct bind *rows, const void *record)
{
    for (; rows->key != NULL; rows++) {
        const void *at = (const char *)record + rows->at;

        switch (rows->type) {
        case BIND_TEXT: form_set(f, rows->key, at); break;
        case BIND_DATE: form_set_date(f, rows->key, *(const struct date *)at); break;
        case BIND_INT: put_number(f, rows->key, *(const int *)at); break;
        case BIND_NUMBER: put_number(f, rows->key, *(const int64_t *)at); break;
        case BIND_CODES: put_codes(f, rows->key, at); break;
        }
    }
}

void
bind_take(const struct form *f, const struct bind *rows, void *record)
{
    for (; rows->key != NULL; rows++) {
        void *at = (char *)record + rows->at;

        switch (rows->type) {
        case BIND_TEXT: (void)text_copy(at, rows->size, form_get(f, rows->key)); break;
        case BIND_DATE: *(struct date *)at = form_get_date(f, rows->key); break;
        case BIND_INT: *(int *)at = (int)form_get_number(f, rows->key, -1); break;
        case BIND_NUMBER: *(int64_t *)at = form_get_number(f, rows->key, -1); break;
        case BIND_CODES: take_codes(f, rows->key, at); break;
        }
    }
}

/* ---- staff ---- */

static void
add_when_missing(struct form *f, struct screen *s, const char *key, const char *id)
{
    char name[LINE_SIZE];
    struct err e = { 0 };

    form_set(f, key, id);
    if (form_get(f, key)[0] == '\0'
        && screen_ok(s, staff_name_of(screen_desk(s), strtoll(id, NULL, 10), name, &e), &e))
        form_add_choice(f, key, id, name);
}

void
bind_put_staff(struct form *f, struct screen *s, const char *key, const int64_t *ids, int count)
{
    char joined[64 * ID_SIZE] = "", id[ID_SIZE];
    size_t used = 0;

    for (int i = 0; i < count && used + ID_SIZE < sizeof joined; i++) {
        snprintf(id, sizeof id, "%" PRId64, ids[i]);
        add_when_missing(f, s, key, id);
        used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%s", i > 0 ? ";" : "", id);
    }
    form_set(f, key, joined);
}

int
bind_take_staff(const struct form *f, const char *key, int64_t *ids, int most)
{
    const char *joined = form_get(f, key);
    int count = 0;

    while (*joined != '\0' && count < most) {
        size_t part = strcspn(joined, ";");

        ids[count++] = strtoll(joined, NULL, 10);
        joined += part + (joined[part] == ';');
    }
    return count;
}

/* ---- typed for the reader ---- */

void
bind_type(struct form *f, const char *key, const char *value)
{
    size_t room = strlen(key) + 2 * strlen(value) + 2;
    char *line = malloc(room), *to;

    if (line == NULL)
        abort();
    to = line + snprintf(line, room, "%s=", key);
    for (; *value != '\0'; value++) { /* the escapes of form_serialize() */
        if (*value == '\n' || *value == '\\')
            *to++ = '\\';
        *to++ = *value == '\n' ? 'n' : *value;
    }
    *to = '\0';
    form_restore(f, line);
    free(line);
}

bool
bind_needs_next_day(const struct form *f, const struct screen *s, const char *key)
{
    const char *next = form_get(f, "next_action");

    (void)s;
    (void)key;
    return next[0] != '\0' && next_action_needs_date(next);
}

void
bind_ask_despite(struct form *f, const struct err *e)
{
    if (e->code == ERR_INVALID
        && (strcmp(e->field, "despite") == 0 || strcmp(e->field, "reason") == 0))
        form_show(f, e->field, true);
}

void
bind_reset_despite(struct form *f)
{
    form_set(f, "despite", "");
    form_show(f, "despite", false);
}

void
bind_restore_despite(struct form *f)
{
    form_show(f, "despite", !form_is_empty(f, "despite"));
}
