/* sheet.c - see sheet.h */
#include "ui/screens/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/desk.h"
#include "desk/words.h"
#include "exchange/outfile.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"

enum { PATH_CHARS = 500 };

static const struct field fields[] = {
    { .key = "file", .label = N_("File"), .type = FIELD_TEXT, .max = PATH_CHARS, .required = true,
      .hint = N_("Where the sheet is written on this computer. It holds personal data.") },
    { 0 },
};

FILE *
sheet_begin(struct sheet_text *t)
{
    *t = (struct sheet_text){ 0 };
    t->out = open_memstream(&t->words, &t->size);
    if (t->out == NULL)
        abort();
    return t->out;
}

static enum err_code
save(struct screen *s, struct form *f, struct err *e)
{
    const char *path = form_get(f, "file"), *text = dialog_sheet_text(s);
    enum err_code rc = desk_refuse_own_file(screen_desk(s), path, "file", e);

    if (rc == ERR_OK)
        rc = outfile_write(path, text, strlen(text), e);
    if (rc == ERR_OK)
        screen_say(s, _("Written: %s"), path);
    else
        (void)text_copy(e->field, sizeof e->field, "file");
    return rc;
}

static void
ask_file(struct screen *dialog)
{
    dialog_form(dialog, _("Write the sheet to a file"), fields, NULL, save);
}

void
sheet_show(struct screen *s, struct sheet_text *t)
{
    if (fclose(t->out) != 0)
        abort();
    dialog_sheet(s, t->words, ask_file);
    explicit_bzero(t->words, t->size);
    free(t->words);
}
