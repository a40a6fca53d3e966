#include "ui/screens/postal_import.h"

#include <stdlib.h>

#include "desk/postal.h"
#include "desk/words.h"
#include "exchange/outfile.h"
#include "exchange/postal_csv.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"

enum { PATH_CHARS = 500 };

static const struct field fields[] = {
    { .key = "file", .label = N_("File"), .type = FIELD_TEXT, .max = PATH_CHARS, .required = true,
      .hint = N_("Where KEN_ALL.CSV or utf_ken_all.csv of Japan Post lies on this computer.") },
    { 0 },
};

static enum err_code
save(struct screen *s, struct form *f, struct err *e)
{
    struct desk *d = screen_desk(s);
    char path[OUTFILE_PATH];
    struct postal_place *rows = NULL;
    struct postal_import done = { 0 };
    size_t count = 0;
    enum err_code rc = outfile_path(form_get(f, "file"), path, e);

    if (rc == ERR_OK)
        rc = desk_refuse_own_file(d, path, "file", e);
    if (rc == ERR_OK)
        rc = postal_csv_read(path, &rows, &count, e);
    if (rc == ERR_OK)
        rc = postal_import(d, rows, count, &done, e);
    free(rows);
    if (rc == ERR_OK)
        screen_say(s, _("%zu postal codes read in, %zu were so already."), done.changed,
                   done.unchanged);
    return rc;
}

void
postal_import_ask(struct screen *s)
{
    dialog_form(s, _("Read postal codes in"), fields, NULL, save);
}
