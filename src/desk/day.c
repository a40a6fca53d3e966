#include "desk/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/words.h"

void
day_free(struct day *day)
{
    if (!day)
        return;
    for (size_t i = 0; i < day->event_count; i++)
        seat_list_free(&day->events[i].seats);
    free(day->events);
    due_rows_free(&day->due);
    *day = (struct day){ 0 };
}

/* The names of the staff; those that no longer fit are left out. */
static enum err_code
read_staff(struct desk *d, const struct event *ev, char *out, size_t size, struct err *e)
{
    char name[LINE_SIZE];
    enum err_code rc = ERR_OK;
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < ev->staff_count && rc == ERR_OK; i++) {
        rc = staff_choice_repo_name(d->db, ev->staff[i], name, e);
        const char *comma = used ? _(", ") : "";
        if (used + strlen(comma) + strlen(name) < size)
            used += (size_t)snprintf(out + used, size - used, "%s%s", comma, name);
    }
    return rc;
}

static enum err_code
read_event(struct desk *d, struct day_event *row, struct err *e)
{
    struct event ev;
    enum err_code rc = event_repo_find(d->db, row->event.id, &ev, e);

    if (rc == ERR_OK)
        rc = read_staff(d, &ev, row->staff, sizeof row->staff, e);
    return rc == ERR_OK ? seats_read(d, row->event.id, &row->seats, e) : rc;
}

static enum err_code
read_events(struct desk *d, struct day *out, struct err *e)
{
    struct event_list list;
    enum err_code rc = event_repo_list(d->db, out->on, out->on, EVENT_LIST_MAX, &list, e);

    if (rc != ERR_OK)
        return rc;
    out->events = calloc(list.count ? list.count : 1, sizeof *out->events);
    if (!out->events)
        abort();
    for (size_t i = 0; i < list.count && rc == ERR_OK; i++) {
        out->events[i].event = list.rows[i];
        out->event_count++;
        rc = read_event(d, &out->events[i], e);
    }
    event_list_free(&list);
    return rc;
}

enum err_code
day_load(struct desk *d, struct date on, struct day *out, struct err *e)
{
    *out = (struct day){ .on = on };
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    rc = read_events(d, out, e);
    db_end_read(d->db);
    if (rc == ERR_OK)
        rc = person_due(d, on, 0, DAY_DUE_MAX, &out->due, e);
    if (rc != ERR_OK)
        day_free(out);
    return rc;
}
