#include "desk/kpi_why.h"

#include <stdio.h>
#include <string.h>

#include "core/wareki.h"
#include "db/repo/kpi_repo.h"
#include "desk/words.h"

static void
say(struct kpi_why *out, const char *words)
{
    snprintf(out->words, sizeof out->words, "%s", words);
}

/* Days and years in the words of the reader. */
static void
write_day(const struct desk *d, struct date day, char out[WAREKI_SIZE])
{
    if (strcmp(d->lang, "ja") == 0)
        wareki_format(day, out);
    else
        date_to_iso(day, out);
}

static void
write_year(const struct desk *d, struct fiscal_year fy, char out[FISCAL_LABEL_SIZE])
{
    if (strcmp(d->lang, "ja") == 0)
        fiscal_year_label(fy, out);
    else
        snprintf(out, FISCAL_LABEL_SIZE, "FY%d", fy.year);
}

/* What holds for every figure: a day, and one that has come. */
static bool
has_come(const struct desk *d, struct date day, struct kpi_why *out)
{
    char label[FISCAL_LABEL_SIZE], words[WAREKI_SIZE];

    *out = (struct kpi_why){ 0 };
    if (date_is_none(day)) {
        say(out, _("Not counted: it has no day yet."));
        return false;
    }
    out->fy = fiscal_year_of(day).year;
    if (date_compare(day, d->today) > 0) {
        write_day(d, day, words);
        snprintf(out->words, sizeof out->words, _("Not counted yet: it will count from %s."),
                 words);
        return false;
    }
    write_year(d, fiscal_year_of(day), label);
    out->counts = true;
    snprintf(out->words, sizeof out->words, _("Counted in %s."), label);
    return true;
}

enum err_code
placement_why(struct desk *d, const struct placement *p, struct kpi_why *out, struct err *e)
{
    static const char *const reasons[] = {
        [PLACEMENT_COUNTS] = "",
        [PLACEMENT_VOID] = N_("Not counted: the record is void."),
        [PLACEMENT_FORM] = N_("Not counted: type A and self-employment are not open employment."),
        [PLACEMENT_SUPPORTER] = N_("Not counted: neither the association nor a welfare facility "
                                   "supported it."),
    };
    _Static_assert(sizeof reasons / sizeof *reasons == PLACEMENT_COUNT__COUNT, "one a case");
    char ref[REF_SIZE], label[FISCAL_LABEL_SIZE];
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);

    *out = (struct kpi_why){ 0 };
    if (rc != ERR_OK)
        return rc;
    bool come = has_come(d, p->started_on, out);
    enum placement_count count = placement_counts(p);

    if (count != PLACEMENT_COUNTS) {
        out->counts = false;
        say(out, _(reasons[count]));
    }
    if (!come || count != PLACEMENT_COUNTS)
        return ERR_OK;
    rc = kpi_repo_first_placement(d->db, p, ref, e);
    if (rc == ERR_OK && ref[0]) {
        out->counts = false;
        write_year(d, fiscal_year_of(p->started_on), label);
        snprintf(out->words, sizeof out->words,
                 _("Not counted again: the person counts in %s with record %s."), label, ref);
    }
    return rc;
}

void
dispatch_why(const struct desk *d, const struct dispatch *x, struct kpi_why *out)
{
    static const char *const reasons[] = {
        [DISPATCH_COUNTS] = "",
        [DISPATCH_VOID] = N_("Not counted: the record is void."),
        [DISPATCH_METHOD] = N_("Not counted: only visits to the workplace or the home and "
                               "accompaniment count."),
        [DISPATCH_PURPOSE] = N_("Not counted: the purpose is neither job retention nor daily life "
                                "after job start."),
    };
    _Static_assert(sizeof reasons / sizeof *reasons == DISPATCH_COUNT__COUNT, "one a case");
    enum dispatch_count count = dispatch_counts(x);

    (void)has_come(d, x->on_day, out);
    if (count != DISPATCH_COUNTS) {
        out->counts = false;
        say(out, _(reasons[count]));
    }
}
