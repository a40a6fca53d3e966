#include "exchange/export.h"

#include <string.h>

#include "desk/batch.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

static const struct export_kind *const kinds[] = {
    &export_people,     &export_organisations, &export_placements,
    &export_dispatches, &export_events,        &export_wages,
};

const struct export_kind *
export_kind_find(const char *id)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i]->id, id) == 0)
            return kinds[i];
    return NULL;
}

bool
export_in_year(struct date d, struct fiscal_year fy)
{
    return fy.year == 0 || fiscal_year_of(d).year == fy.year;
}

void
export_text(struct sheet *s, size_t column, const char *text)
{
    sheet_set(s, column, *text ? text : NULL);
}

void
export_date(struct sheet *s, size_t column, struct date d)
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(d, iso);
    export_text(s, column, iso);
}

void
export_append(char *list, size_t size, const char *value)
{
    size_t n = strlen(list);

    if (*value)
        snprintf(list + n, size - n, "%s%s", n ? ";" : "", value);
}

enum err_code
export_run(struct desk *d, const struct export_kind *kind, struct fiscal_year fy,
           struct sheet *out, struct err *e)
{
    sheet_init(out, kind->columns, kind->width);
    enum err_code rc = desk_allow(d, ACTION_EXPORT, 0, e);
    if (rc == ERR_OK)
        rc = batch_begin(d, e);
    if (rc != ERR_OK)
        return rc;
    rc = kind->rows(d, fy, out, e);
    if (rc == ERR_OK)
        rc = audit_add(d,
                       &(struct audit_act){ .action = "export",
                                            .fields = kind->id,
                                            .people = (int)out->count,
                                            .reason = d->reason[0] ? d->reason : "none_given" },
                       e);
    return batch_end(d, rc, e);
}
