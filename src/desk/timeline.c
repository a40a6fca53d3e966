/* timeline.c - everything on one person by time, in words; see people.h */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/support_log.h"
#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/timeline_repo.h"
#include "desk/codes.h"
#include "desk/desk_inside.h"
#include "desk/history_inside.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/words.h"

/* How the words of a kind are made: labels of code and code2 from these lists, and the words as
 * they are, joined. */
static const struct {
    const char *label;
    bool class_c;
    const char *list, *list2;
    bool words;
} kinds[] = {
    [TIMELINE_STAGE] = { N_("Stage"), false, "case_stage", NULL, false },
    [TIMELINE_SLIP] = { N_("Intake"), false, "contact_method", "next_action", false },
    [TIMELINE_INTERVIEW] = { N_("Interview"), true, "work_intention", NULL, true },
    [TIMELINE_ASSESSMENT] = { N_("Assessment"), true, "assessment_state", NULL, false },
    [TIMELINE_DECISION] = { N_("Decision"), true, "case_stage", NULL, false },
    [TIMELINE_MEETING] = { N_("Coordination meeting"), true, "event_status", "meeting_outcome",
                           true },
    [TIMELINE_EVENT] = { N_("Attendance"), false, "event_kind", "attendance_status", true },
    [TIMELINE_REGISTRATION] = { N_("Registration"), false, "close_reason", NULL, false },
    [TIMELINE_PLACEMENT] = { N_("Placement"), true, "employment_form", NULL, true },
    [TIMELINE_LEFT] = { N_("Left work"), true, "leave_reason", NULL, true },
    [TIMELINE_DISPATCH] = { N_("Dispatch"), true, "contact_method", "dispatch_purpose", true },
    [TIMELINE_HANDOVER] = { N_("Handover"), true, NULL, NULL, true },
    [TIMELINE_CONSENT] = { N_("Consent"), false, "consent_state", NULL, false },
    [TIMELINE_LOG] = { N_("Support log"), true, NULL, NULL, false },
    [TIMELINE_HANDBOOK] = { N_("Certificate off"), false, NULL, NULL, false },
    [TIMELINE_FLAG] = { N_("Pinned note"), false, NULL, NULL, true },
    [TIMELINE_RESOLVED] = { N_("Note resolved"), false, NULL, NULL, true },
    [TIMELINE_WALK_IN] = { N_("Walk-in"), false, NULL, NULL, false },
    [TIMELINE_APPOINTMENT] = { N_("Appointment"), false, "attendance_status", NULL, true },
    [TIMELINE_MOVED] = { N_("Moved"), false, NULL, NULL, false },
    [TIMELINE_CHARGE] = { N_("In charge"), false, NULL, NULL, true },
    [TIMELINE_DISABILITY] = { N_("Disability"), false, NULL, NULL, false },
    [TIMELINE_DISABILITY_OFF] = { N_("Disability"), false, NULL, NULL, false },
};
static_assert(sizeof kinds / sizeof kinds[0] == TIMELINE__COUNT, "a kind without words");

const char *
timeline_kind_label(enum timeline_kind kind)
{
    assert(kind < TIMELINE__COUNT);
    return _(kinds[kind].label);
}

/* Append a part after a separator, cut at a character. */
static void
add_words(char title[LONG_SIZE], const char *words)
{
    size_t used = strlen(title), room;
    const char *gap = used ? "  " : "";

    if (!words[0])
        return;
    room = LONG_SIZE - used;
    if (strlen(gap) + strlen(words) < room)
        snprintf(title + used, room, "%s%s", gap, words);
}

/* What is marked comes first: who else must not see it decides how it is read out. */
static void
make_log_title(struct desk *d, struct timeline_raw *raw)
{
    struct timeline_row *row = &raw->row;
    char part[LONG_SIZE];

    for (char *c = row->text; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    if (strcmp(row->visibility, SUPPORT_LOG_TEAM) != 0) {
        snprintf(part, sizeof part, "! %s", code_label(d, "record_visibility", row->visibility));
        add_words(row->title, part);
    }
    add_words(row->title, code_label(d, "contact_method", row->method));
    add_words(row->title, code_label(d, "support_category", row->category));
    snprintf(part, sizeof part, _("%d min"), row->minutes);
    add_words(row->title, part);
    add_words(row->title, row->text);
}

/* From when to when and why, on the day of the office on which it was done. */
static void
make_moved(struct desk *d, struct timeline_raw *raw)
{
    struct timeline_row *row = &raw->row;
    char from[WAREKI_SIZE + 8], to[WAREKI_SIZE + 8], stamp[STAMP_SIZE], local[DESK_LOCAL_SIZE];

    snprintf(stamp, sizeof stamp, "%.16s:00Z", row->at);
    desk_local_of_stamp(stamp, local);
    snprintf(row->at, sizeof row->at, "%.16s", local);
    stamp[DATE_ISO_SIZE - 1] = '\0';
    memcpy(stamp, local, DATE_ISO_SIZE - 1);
    (void)date_from_iso(stamp, &row->day);
    history_moment_words(d, raw->code, from, sizeof from);
    history_moment_words(d, raw->code2, to, sizeof to);
    snprintf(row->title, sizeof row->title, _("from %s to %s"), from, to);
    add_words(row->title, raw->words);
}

static void
make_title(struct desk *d, struct timeline_raw *raw)
{
    struct timeline_row *row = &raw->row;
    char part[LONG_SIZE];

    row->title[0] = '\0';
    if (row->kind == TIMELINE_LOG) {
        make_log_title(d, raw);
        return;
    }
    if (row->kind == TIMELINE_MOVED) {
        make_moved(d, raw);
        return;
    }
    if (row->kind == TIMELINE_WALK_IN) {
        snprintf(row->title, sizeof row->title, _("without an appointment, seen by %.300s"),
                 raw->words);
        return;
    }
    if (row->kind == TIMELINE_HANDBOOK) {
        people_handbook_words(d, raw->words, part, sizeof part);
        add_words(row->title, part);
        return;
    }
    if (row->kind == TIMELINE_DISABILITY || row->kind == TIMELINE_DISABILITY_OFF) {
        snprintf(row->title, sizeof row->title,
                 row->kind == TIMELINE_DISABILITY ? _("%s from this day") : _("%s no more"),
                 code_label(d, "disability_kind", raw->code));
        return;
    }
    if (row->kind == TIMELINE_FLAG && raw->n) {
        snprintf(row->title, sizeof row->title, "! %.*s", SHORT_SIZE, raw->words);
        return;
    }
    if (row->kind == TIMELINE_STAGE && raw->n) {
        snprintf(part, sizeof part, _("taken back to %s"), code_label(d, "case_stage", raw->code));
        add_words(row->title, part);
        return;
    }
    if (row->kind == TIMELINE_ASSESSMENT) {
        snprintf(part, sizeof part, _("version %d"), raw->n);
        add_words(row->title, part);
    }
    if (row->kind == TIMELINE_REGISTRATION)
        add_words(row->title, raw->n ? _("ended") : _("registered"));
    if (row->kind == TIMELINE_HANDOVER)
        add_words(row->title, raw->n ? _("accepted from") : _("offered by"));
    if (kinds[row->kind].list)
        add_words(row->title, code_label(d, kinds[row->kind].list, raw->code));
    if (row->kind == TIMELINE_EVENT && raw->n) /* on the waiting list: no seat yet */
        add_words(row->title, _("waiting list"));
    else if (kinds[row->kind].list2)
        add_words(row->title, code_label(d, kinds[row->kind].list2, raw->code2));
    if (kinds[row->kind].words)
        add_words(row->title, raw->words);
}

/* Newest first; on one day the record before the stage that it caused, so the stage stands above.
 */
static int
by_time(const void *a, const void *b)
{
    const struct timeline_row *l = a, *r = b;
    int order = date_compare(r->day, l->day);

    if (order)
        return order;
    if ((l->kind == TIMELINE_STAGE) != (r->kind == TIMELINE_STAGE))
        return l->kind == TIMELINE_STAGE ? -1 : 1;
    order = strcmp(r->at, l->at);
    if (order)
        return order;
    if (l->kind != r->kind)
        return l->kind > r->kind ? -1 : 1;
    return (l->id < r->id) - (l->id > r->id);
}

/* An entry of the log for its own member of staff, whoever is in charge and supervisors. */
static bool
is_withheld(const struct desk *d, const struct timeline_raw *raw)
{
    return raw->row.kind == TIMELINE_LOG && raw->staff_id != d->user.staff_id
           && strcmp(raw->row.visibility, SUPPORT_LOG_RESTRICTED) == 0;
}

enum err_code
person_timeline(struct desk *d, int64_t id, struct timeline *out, struct err *e)
{
    struct timeline_raws raws;
    bool confined = false;
    enum err_code rc = people_allow_open(d, id, e);

    *out = (struct timeline){ 0 };
    if (rc == ERR_OK)
        rc = desk_sees_confined(d, id, &confined, e);
    if (rc != ERR_OK)
        return rc;
    rc = timeline_repo_read(d->db, id, &raws, e);
    if (rc == ERR_OK && raws.count) {
        out->rows = calloc(raws.count, sizeof *out->rows);
        if (!out->rows)
            abort();
    }
    for (size_t i = 0; rc == ERR_OK && i < raws.count; i++) {
        if (kinds[raws.rows[i].row.kind].class_c && !desk_may(d, ACTION_OPEN_C))
            continue;
        if (!confined && is_withheld(d, &raws.rows[i])) {
            out->withheld++;
            continue;
        }
        make_title(d, &raws.rows[i]);
        out->rows[out->count++] = raws.rows[i].row;
    }
    if (out->count)
        qsort(out->rows, out->count, sizeof *out->rows, by_time);
    free(raws.rows);
    return rc;
}
