/* person_finder.c - see person_finder.h */
#include "ui/screens/person_finder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/intake.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/keys.h"
#include "ui/kit/table.h"

/* Few: the list below is of people, and another letter tells them apart. */
enum { ENQUIRIES_SHOWN = 3 };

static void
clear_rows(struct person_finder *f)
{
    free(f->rows);
    f->rows = NULL;
    f->enquiries = f->count = 0;
    f->more = false;
}

void
person_finder_close(struct screen *s)
{
    struct person_finder *f = s->state;

    clear_rows(f);
    enquiry_rows_free(&f->all);
}

static bool
begins_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

bool
person_finder_hint(const struct person_finder *f, char *out, size_t size)
{
    struct err e = { 0 };

    if (f->count == 1 && f->rows[f->enquiries].by_old_number)
        snprintf(out, size, _("Old number. It is %s now."), f->rows[f->enquiries].ref);
    else if (f->count + f->enquiries == 0 && date_is_begun(f->query, &e))
        snprintf(out, size, "%s", e.msg);
    else
        return false;
    return true;
}

bool
person_finder_trace(struct screen *s)
{
    struct person_finder *f = s->state;
    struct person_hits hits = { 0 };
    struct enquiries enquiries;
    struct err e = { 0 };
    enum err_code rc = ERR_OK;

    if (f->asked[0] != '\0')
        rc = person_search(screen_desk(s), f->asked, f->asked_for, true, &hits, &e);
    person_hits_free(&hits);
    if (rc == ERR_OK && f->asked[0] != '\0' && f->with_enquiries)
        rc = intake_search(screen_desk(s), f->asked, &enquiries, &e);
    if (rc == ERR_OK)
        f->asked[0] = '\0';
    return screen_ok(s, rc, &e);
}

void
person_finder_settle(struct screen *s)
{
    (void)person_finder_trace(s);
}

/* Typing on and wiping letters are still the same search; the longest form of it is traced. */
static void
note(struct screen *s, struct person_finder *f, const char *query)
{
    if (begins_with(f->asked, query))
        return;
    if (!begins_with(query, f->asked))
        (void)person_finder_trace(s);
    (void)text_copy(f->asked, sizeof f->asked, query);
    f->asked_for = SEARCH_LIMIT;
}

static struct person_row *
add_rows(struct person_finder *f, size_t count)
{
    size_t used = f->enquiries + f->count;

    f->rows = reallocarray(f->rows, used + count, sizeof *f->rows);
    if (f->rows == NULL)
        abort();
    memset(f->rows + used, 0, count * sizeof *f->rows);
    return f->rows + used;
}

static void
add_enquiries(struct screen *s, struct person_finder *f)
{
    struct enquiries found;

    enquiries_find(&f->all, f->query, ENQUIRIES_SHOWN, &found);
    if (found.count > 0)
        person_rows_of_enquiries(s, &found, add_rows(f, found.count));
    f->enquiries = found.count;
}

/* Put the page behind the rows that are there. */
static enum err_code
add_page(struct screen *s, struct person_finder *f, const struct person_place *after, size_t limit,
         struct err *e)
{
    struct person_hits hits = { 0 };
    enum err_code rc = person_search_page(screen_desk(s), f->query, after, limit, &hits, e);

    f->more = rc == ERR_OK && hits.more;
    if (rc == ERR_OK && hits.count > 0) {
        person_rows_of_hits(s, &hits, add_rows(f, hits.count));
        f->count += hits.count;
        f->end = hits.end;
    }
    person_hits_free(&hits);
    return rc;
}

enum err_code
person_finder_load(struct screen *s, const char *query, struct err *e)
{
    struct person_finder *f = s->state;
    bool is_same = strcmp(f->query, query) == 0;
    size_t pages = is_same && f->count > 0 ? (f->count + SEARCH_LIMIT - 1) / SEARCH_LIMIT : 1;
    enum err_code rc;

    clear_rows(f);
    f->is_new = !is_same;
    if (f->with_enquiries && (is_same || query[0] == '\0')) {
        enquiry_rows_free(&f->all);
        rc = intake_enquiries(screen_desk(s), &f->all, e);
        if (rc != ERR_OK)
            return rc;
    }
    (void)text_copy(f->query, sizeof f->query, query);
    if (query[0] == '\0')
        return ERR_OK;
    note(s, f, query);
    add_enquiries(s, f);
    return add_page(s, f, NULL, pages * SEARCH_LIMIT, e);
}

const char person_finder_nobody[] =
    N_("Nobody fits. F2 begins the form of a new person with these words.");

bool
person_finder_typed(struct screen *s, char out[LINE_SIZE])
{
    form_leave_field(s->form);
    return text_copy(out, LINE_SIZE, form_get(s->form, "query"));
}

static void
show_more(struct screen *s)
{
    struct person_finder *f = s->state;
    struct person_place end = f->end;
    struct err e = { 0 };
    enum err_code rc = add_page(s, f, &end, SEARCH_LIMIT, &e);

    if (rc != ERR_OK)
        f->more = true; /* another try may reach them */
    if (strcmp(f->asked, f->query) == 0 && f->count > f->asked_for)
        f->asked_for = f->count;
    (void)screen_ok(s, rc, &e);
    person_finder_show(s);
}

void
person_finder_show(struct screen *s)
{
    struct person_finder *f = s->state;

    table_set_rows(s->table, f->rows, f->enquiries + f->count, sizeof *f->rows);
    if (f->is_new) /* what is typed is mostly the name of somebody on file */
        table_select(s->table, f->count > 0 ? f->enquiries : 0);
    f->is_new = false;
    if (f->more) /* what is not read yet cannot pass a filter */
        (void)table_back(s->table);
    table_set_more(s->table, f->more && f->query[0] != '\0' ? show_more : NULL);
    table_set_part(s->table, f->more);
}

void
person_finder_find(struct screen *s)
{
    const struct person_finder *f = s->state;

    if (!f->more && table_has_rows(s->table)) {
        s->on_table = true;
        table_start_filter(s->table);
        return;
    }
    s->on_table = false;
    form_focus(s->form, "query");
    if (f->more)
        screen_say(s, "%s", _("Not everybody is listed yet. Type more here to narrow the search."));
}

const struct person_row *
person_finder_enquiry(const struct screen *s)
{
    const struct person_row *row = table_row(s->table);

    return row != NULL && row->slip_id != 0 ? row : NULL;
}

void
person_finder_extent(const struct person_finder *f, char *out, size_t size)
{
    snprintf(out, size, _("1-%zu and more: past the last row comes the next page."), f->count);
}

bool
person_finder_key(struct screen *s, const struct key_event *ev)
{
    enum { ASCII_END = 0x80 };

    if (!s->on_table || ev->kind != EVENT_KEY || !key_is_char(ev->key) || ev->key < ASCII_END
        || table_in_text(s->table))
        return false;
    form_set(s->form, "query", "");
    form_focus(s->form, "query");
    s->on_table = false;
    return false;
}
