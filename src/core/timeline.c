/* timeline.c - see timeline.h */
#include "core/timeline.h"

#include <assert.h>
#include <stdlib.h>

static const char *const kind_ids[] = {
    [TIMELINE_STAGE] = "stage",         [TIMELINE_SLIP] = "slip",
    [TIMELINE_INTERVIEW] = "interview", [TIMELINE_ASSESSMENT] = "assessment",
    [TIMELINE_DECISION] = "decision",   [TIMELINE_MEETING] = "meeting",
    [TIMELINE_EVENT] = "event",         [TIMELINE_REGISTRATION] = "registration",
    [TIMELINE_PLACEMENT] = "placement", [TIMELINE_LEFT] = "left",
    [TIMELINE_DISPATCH] = "dispatch",   [TIMELINE_HANDOVER] = "handover",
    [TIMELINE_CONSENT] = "consent",     [TIMELINE_LOG] = "support_log",
    [TIMELINE_HANDBOOK] = "handbook",   [TIMELINE_FLAG] = "flag",
    [TIMELINE_RESOLVED] = "flag_resolved", [TIMELINE_WALK_IN] = "walk_in",
    [TIMELINE_APPOINTMENT] = "appointment", [TIMELINE_MOVED] = "appointment_moved",
    [TIMELINE_CHARGE] = "charge",       [TIMELINE_DISABILITY] = "disability",
    [TIMELINE_DISABILITY_OFF] = "disability_off",
};
static_assert(sizeof kind_ids / sizeof kind_ids[0] == TIMELINE__COUNT, "a kind without an id");

const char *
timeline_kind_id(enum timeline_kind kind)
{
    assert(kind < TIMELINE__COUNT);
    return kind_ids[kind];
}

void
timeline_free(struct timeline *t)
{
    if (!t)
        return;
    free(t->rows);
    *t = (struct timeline){ 0 };
}
