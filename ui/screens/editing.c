/* editing.c - see editing.h */
#include "ui/screens/editing.h"

#include <stdio.h>

#include "desk/draft.h"
#include "desk/words.h"
#include "ui/screens/shown.h"

void
editing_words(const struct screen *s, char *out, size_t size)
{
    struct desk *d = screen_desk(s);
    struct draft_editors list;
    char since[SHOWN_STAMP_SIZE];
    enum err_code rc = s->form != NULL
                           ? draft_editors(d, s->ops->id, s->draft_record, &list, NULL)
                           : draft_editors_about(d, s->draft_person, &list, NULL);

    out[0] = '\0';
    if (rc != ERR_OK || list.count == 0)
        return;
    shown_since(s, list.rows[0].since, since);
    if (list.count == 1)
        snprintf(out, size, _("Being edited: %s, since %s"), list.rows[0].name, since);
    else
        snprintf(out, size, _("Being edited: %s +%zu, since %s"), list.rows[0].name,
                 list.count - 1, since);
    draft_editors_free(&list);
}
