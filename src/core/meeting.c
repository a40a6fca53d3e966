#include "core/meeting.h"

#include <stdlib.h>

enum stage
meeting_stage(const struct meeting_case *m)
{
    static const enum stage order[] = { STAGE_REGISTERED, STAGE_TRAINING, STAGE_ASSESSMENT,
                                        STAGE_COORDINATION };

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        for (size_t k = 0; k < m->outcomes.count; k++) {
            if (workflow_outcome_stage(m->outcomes.ids[k]) == order[i])
                return order[i];
        }
    }
    return STAGE_NONE;
}

bool
meeting_needs_task(const struct meeting_case *m)
{
    return !code_set_has(&m->outcomes, "declined") && !code_set_has(&m->outcomes, "pending");
}

void
agenda_free(struct agenda *agenda)
{
    if (!agenda)
        return;
    free(agenda->rows);
    *agenda = (struct agenda){ 0 };
}
