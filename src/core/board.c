#include "core/board.h"

#include <stdlib.h>

void
board_members_free(struct board_members *m)
{
    if (!m)
        return;
    free(m->rows);
    *m = (struct board_members){ 0 };
}
