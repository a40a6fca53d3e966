/* sheet.c - see sheet.h */
#include "ui/screens/sheet.h"

#include <stdio.h>
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
      .hint = N_("On this computer; it holds personal data. Ctrl-U: another name.") },
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

/* Of a sheet its kind, of the question for the file what is to be replaced. */
static void
note(struct screen *s, const char *text)
{
    memset(s->about, 0, sizeof s->about);
    snprintf((char *)s->about, sizeof s->about, "%s", text);
}

static void
replace(struct screen *question)
{
    note(question, "replace");
    screen_save(question);
}

/* An older file is replaced only by whoever has said so. */
static enum err_code
ask_first(struct screen *question, const char *typed, const char *path, struct err *e)
{
    const bool is_asked = strcmp((const char *)question->about, "replace") == 0;
    char text[PATH_CHARS * 4 + 80];

    note(question, "");
    if (is_asked || !outfile_exists(path))
        return ERR_OK;
    snprintf(text, sizeof text, _("%s is there already. Replace it?"), typed);
    dialog_confirm(question, text, replace);
    return err_set(e, ERR_INVALID, "file", N_("A file of that name is there already."));
}

static enum err_code
save(struct screen *s, struct form *f, struct err *e)
{
    const char *typed = form_get(f, "file"), *text = dialog_sheet_text(s);
    char path[OUTFILE_PATH];
    enum err_code rc = outfile_path(typed, path, e);

    if (rc == ERR_OK)
        rc = desk_refuse_own_file(screen_desk(s), path, "file", e);
    if (rc == ERR_OK)
        rc = ask_first(app_top(s->app), typed, path, e);
    if (rc == ERR_OK)
        rc = outfile_write(path, text, strlen(text), e);
    if (rc == ERR_OK)
        screen_say(s, _("Written: %s"), path);
    else
        (void)text_copy(e->field, sizeof e->field, "file");
    return rc;
}

static void
propose(struct screen *s, struct form *f)
{
    char name[SCREEN_ABOUT + 40], day[DATE_ISO_SIZE];

    date_to_iso(screen_today(s), day);
    snprintf(name, sizeof name, "~/madoguchi-%s-%s.txt", (const char *)s->about, day);
    form_set(f, "file", name);
}

static void
ask_file(struct screen *dialog)
{
    dialog_form(dialog, _("Write the sheet to a file"), fields, propose, save);
}

void
sheet_show(struct screen *s, const char *kind, struct sheet_text *t)
{
    if (fclose(t->out) != 0)
        abort();
    dialog_sheet(s, t->words, ask_file);
    note(app_top(s->app), kind);
    explicit_bzero(t->words, t->size);
    free(t->words);
}
