#include "ui/kit/dialog.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/form_private.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

struct dialog {
    struct screen *asker;
    char *heading, *text, *foot; /* foot: what may be pressed, with the cursor; "" none */
    char *sheet;                 /* the text with its heading; NULL: no sheet */
    void (*on_write)(struct screen *s);
    void (*on_yes)(struct screen *s);
    void (*on_text)(struct screen *s, const char *text);
    enum err_code (*on_save)(struct screen *s, struct form *f, struct err *e);
    struct field fields[2]; /* of a prompt */
    char *initial;          /* what stood in it at first */
    int top;                /* of a message: lines scrolled away */
};

struct dialog_arg {
    struct screen *asker;
    const char *heading, *text, *foot; /* translated */
    const char *sheet;
    void (*on_write)(struct screen *s);
    void (*on_yes)(struct screen *s);
    void (*on_text)(struct screen *s, const char *text);
    enum field_type type;
    int max;
    const char *initial;
    const struct field *form_fields;
    void (*prepare)(struct screen *s, struct form *f);
    enum err_code (*on_save)(struct screen *s, struct form *f, struct err *e);
};

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct dialog_arg *a = arg;
    struct dialog *d = s->state;

    (void)e;
    s->draft_person = a->asker->draft_person;
    d->asker = a->asker;
    d->heading = x_strdup(a->heading);
    d->text = x_strdup(a->text);
    d->foot = x_strdup(a->foot != NULL ? a->foot : "");
    d->sheet = a->sheet != NULL ? x_strdup(a->sheet) : NULL;
    d->on_write = a->on_write;
    d->on_yes = a->on_yes;
    d->on_text = a->on_text;
    d->on_save = a->on_save;
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct dialog *d = s->state;

    free(d->heading);
    free(d->text);
    free(d->foot);
    free(d->initial);
    if (d->sheet != NULL)
        explicit_bzero(d->sheet, strlen(d->sheet));
    free(d->sheet);
}

/* ---- the text, which may be longer than the screen ---- */

/* Rows below the text: what may be pressed, what is to be filled in. */
static int
rows_below(const struct screen *s, int cols)
{
    const struct dialog *d = s->state;

    return (d->foot[0] != '\0' ? 1 : 0) + (s->form != NULL ? form_rows(s->form, cols) : 0);
}

/* Lines of the text, and how many of them are in sight below the heading. */
static int
text_lines(const struct screen *s, int *in_sight)
{
    const struct dialog *d = s->state;
    int rows, cols, heading = d->heading[0] != '\0' ? 1 : 0;

    app_size(s->app, &rows, &cols);
    *in_sight = app_body_rows(s->app) - heading - rows_below(s, cols);
    if (*in_sight < 1)
        *in_sight = 1;
    return area_paragraph_rows(cols, d->text);
}

/* The first line in sight, also after the window has grown. */
static int
text_top(const struct screen *s)
{
    const struct dialog *d = s->state;
    int in_sight, last = text_lines(s, &in_sight) - in_sight, top = d->top;

    if (top > last)
        top = last;
    return top > 0 ? top : 0;
}

static void
text_scroll(struct screen *s, int lines)
{
    struct dialog *d = s->state;

    d->top = text_top(s) + lines;
    d->top = text_top(s);
}

static void
text_page(struct screen *s, int step)
{
    int in_sight;

    (void)text_lines(s, &in_sight);
    text_scroll(s, step * in_sight);
}

static bool
text_key(struct screen *s, const struct key_event *ev)
{
    if (ev->kind != EVENT_KEY || (ev->key != K_UP && ev->key != K_DOWN))
        return false;
    text_scroll(s, ev->key == K_UP ? -1 : 1);
    return true;
}

static void
text_hint(const struct screen *s, char *out, size_t size)
{
    int in_sight, lines = text_lines(s, &in_sight), top = text_top(s);

    if (lines > in_sight)
        snprintf(out, size,
                 s->form != NULL ? _("Lines %d-%d of %d. F7 and F8 move.")
                                 : _("Lines %d-%d of %d. Up and Down move."),
                 top + 1, top + in_sight, lines);
}

/* At the bottom of what it is about, or over all of it where there is little room. */
static void
draw(const struct screen *s, struct canvas *c)
{
    const struct dialog *d = s->state;
    struct area a = area_body(c), box, question;
    int below = rows_below(s, a.cols), in_sight, rows = 1 + text_lines(s, &in_sight) + below;

    if (a.rows > rows + 3)
        box = area_take_bottom(&a, rows + 1);
    else
        box = a;
    canvas_fill(c, box.y, box.x, box.rows, box.cols, STYLE_NORMAL);
    if (d->heading[0] != '\0' || box.rows > rows)
        area_heading(c, &box, d->heading);
    canvas_cursor(c, box.y, box.x);
    question = area_take_top(&box, box.rows > below ? box.rows - below : 0);
    area_paragraph_from(c, &question, STYLE_NORMAL, d->text, text_top(s));
    box.y -= question.rows; /* what is left of it */
    box.rows += question.rows;
    if (d->foot[0] != '\0') {
        canvas_cursor(c, box.y, box.x);
        area_line(c, &box, STYLE_KEY, "%s", d->foot);
    }
    if (s->form != NULL)
        form_draw(s->form, c, box);
}

static void
leave(struct screen *s)
{
    screen_pop(s);
}

/* ---- a message ---- */

static bool
is_sheet(const struct screen *s)
{
    return ((const struct dialog *)s->state)->sheet != NULL;
}

static void
write_sheet(struct screen *s)
{
    ((const struct dialog *)s->state)->on_write(s);
}

static const struct command message_commands[] = {
    { "close", "Enter", N_("Close"), N_("Close this message."), 0, leave, NULL },
    { "write-sheet", "w", N_("To a file"), N_("Write this sheet to a file."), 0, write_sheet, is_sheet },
    { 0 },
};

static const struct screen_ops message_screen = {
    .id = "message",
    .title = N_("Message"),
    .state_size = sizeof(struct dialog),
    .commands = message_commands,
    .open = open,
    .draw = draw,
    .close = close,
    .key = text_key,
    .page = text_page,
    .hint = text_hint,
    .is_dialog = true,
    .is_asked_again = true,
};

void
dialog_message(struct screen *s, const char *title, const char *text)
{
    screen_push(s, &message_screen,
                &(struct dialog_arg){ .asker = s, .heading = title, .text = text });
}

void
dialog_sheet(struct screen *s, const char *text, void (*on_write)(struct screen *dialog))
{
    size_t first = strcspn(text, "\n");
    char heading[256];

    snprintf(heading, sizeof heading, "%.*s", (int)first, text);
    screen_push(s, &message_screen,
                &(struct dialog_arg){ .asker = s, .heading = heading, .sheet = text,
                                      .text = text[first] != '\0' ? text + first + 1 : "",
                                      .on_write = on_write });
}

const char *
dialog_sheet_text(const struct screen *dialog)
{
    return ((const struct dialog *)dialog->state)->sheet;
}

/* ---- yes or no ---- */

static void
say_yes(struct screen *s)
{
    struct dialog *d = s->state;
    void (*outer)(struct screen *) = s->app->running;

    screen_pop(s);
    s->app->running = s->opened_by; /* what the answer opens */
    d->on_yes(d->asker);
    s->app->running = outer;
}

static const struct command confirm_commands[] = {
    { "no", "n Enter", N_("No, cancel"), N_("Go back; nothing is done."), 0, leave, NULL },
    { "yes", "y", N_("Yes, do it"), N_("Yes, do it."), 0, say_yes, NULL },
    { 0 },
};

static const struct screen_ops confirm_screen = {
    .id = "confirm",
    .title = N_("Question"),
    .state_size = sizeof(struct dialog),
    .commands = confirm_commands,
    .open = open,
    .draw = draw,
    .key = text_key,
    .page = text_page,
    .hint = text_hint,
    .close = close,
    .is_dialog = true,
    .is_asked_again = true,
};

void
dialog_confirm(struct screen *s, const char *question, void (*on_yes)(struct screen *s))
{
    screen_push(s, &confirm_screen,
                &(struct dialog_arg){ .asker = s,
                                      .heading = _("Question"),
                                      .text = question,
                                      .foot = _("n: cancel   y: yes"),
                                      .on_yes = on_yes });
}

/* ---- what is typed into a question or a small form ---- */

void
dialog_about(struct screen *s, const char *kind, int64_t id, const char *part)
{
    snprintf(s->asks_about, sizeof s->asks_about, "%.12s %" PRId64 " %.80s", kind, id, part);
    s->asks_about_new = id == 0;
}

/* The command of the asker that led to this question; "-": none did, a save may have. */
static const char *
opener_name(const struct screen *s, const struct screen *asker)
{
    for (const struct command *c = asker->ops->commands; c != NULL && c->name != NULL; c++)
        if (c->run == s->opened_by)
            return c->name;
    return "-";
}

/* The draft bears no number of a record: its name is made of who asks, what about (what is named for
 * this question, the record or person there, the row selected there) and what stood in it at first.
 * Where nothing says what about, or rows have no ids, two of them could get each other's words: then
 * none is kept. */
static void
name_draft(struct screen *s, struct screen *asker, const char *question)
{
    uint64_t sum = UINT64_C(14695981039346656037);
    char numbers[64], about[sizeof asker->asks_about];
    long row = 0;
    bool knows_row = asker->table == NULL || table_selected_id(asker->table, &row);

    text_copy(about, sizeof about, asker->asks_about);
    asker->asks_about[0] = '\0';
    s->draft_is_own = about[0] != '\0' && asker->asks_about_new;
    if (about[0] == '\0'
        && (!knows_row || (row == 0 && asker->draft_person == 0 && asker->draft_record[0] == '\0')))
        return;
    snprintf(numbers, sizeof numbers, "%ld %" PRId64, row, asker->draft_person);
    draft_sum(&sum, asker->ops->id);
    draft_sum(&sum, asker->subtitle);
    draft_sum(&sum, asker->draft_record);
    draft_sum(&sum, about);
    draft_sum(&sum, numbers);
    draft_sum(&sum, question);
    if (!form_fingerprint(s->form, &sum)) /* a password alone */
        return;
    snprintf(s->draft_record, sizeof s->draft_record, "%016" PRIx64, sum);
    snprintf(s->asked_from, sizeof s->asked_from, "%s %s %ld %s %s", asker->ops->id,
             opener_name(s, asker), row, asker->draft_record[0] != '\0' ? asker->draft_record : "-",
             about);
}

/* ---- one line ---- */

static enum err_code
prompt_open(struct screen *s, const void *arg, struct err *e)
{
    const struct dialog_arg *a = arg;
    struct dialog *d = s->state;

    d->fields[0] = (struct field){ .key = "answer",
                                   .label = a->type == FIELD_SECRET ? N_("Password")
                                                                    : N_("Answer"),
                                   .type = a->type,
                                   .max = a->max };
    s->form = form_new(s, d->fields);
    d->initial = x_strdup(a->initial != NULL ? a->initial : "");
    form_set(s->form, "answer", d->initial);
    text_copy(s->subtitle, sizeof s->subtitle, a->text); /* the title line stays the asker's */
    name_draft(s, a->asker, a->text);
    return open(s, arg, e);
}

/* The desk does not take it: it stands there as it was typed, with the words why. Where these are about
 * a field of the asker, or another question lies here by now, that comes first, and the answer waits as
 * a draft. */
static void
give_back(struct screen *s, const char *text)
{
    struct dialog *d = s->state;
    const struct form *form = d->asker->form;

    if (d->fields[0].type != FIELD_SECRET) {
        form_set(s->form, "answer", d->initial);
        form_fill(s->form, "answer", text);
    } else {
        form_clear_secrets(s->form);
    }
    if (app_top(s->app) != s || (form != NULL && form_error_of(form, form_focused(form))[0] != '\0'))
        stack_remove(s);
    else
        form_error(s->form, "answer", d->asker->refusal);
}

static void
answer(struct screen *s)
{
    struct dialog *d = s->state;
    void (*outer)(struct screen *) = s->app->running;
    char *text;

    form_leave_field(s->form);
    if (!form_check(s->form))
        return;
    text = x_strdup(form_get(s->form, "answer"));
    if (text[0] == '\0') {
        form_error(s->form, "answer", _("This must be filled in."));
    } else {
        form_mark_saved(s->form); /* it is given: no draft of it */
        d->asker->refusal[0] = '\0';
        s->app->running = s->opened_by;
        d->on_text(d->asker, text);
        s->app->running = outer;
        if (d->asker->refusal[0] == '\0')
            stack_remove(s); /* another question may lie on it by now */
        else if (!s->is_closing)
            give_back(s, text);
    }
    explicit_bzero(text, strlen(text));
    free(text);
}

static bool
prompt_key(struct screen *s, const struct key_event *ev)
{
    if (ev->kind != EVENT_KEY || ev->key != K_ENTER)
        return false;
    answer(s);
    return true;
}

static const struct command prompt_commands[] = {
    { "answer", "Enter", N_("OK"), N_("Take this answer."), 0, answer, NULL },
    { 0 },
};

static const struct screen_ops prompt_screen = {
    .id = "prompt",
    .title = N_("Question"),
    .state_size = sizeof(struct dialog),
    .commands = prompt_commands,
    .open = prompt_open,
    .draw = draw,
    .close = close,
    .key = prompt_key,
    .page = text_page,
    .hint = text_hint,
    .is_dialog = true,
    .keeps_answer = true,
};

void
dialog_prompt(struct screen *s, const char *question, const char *initial, int max,
              void (*on_text)(struct screen *s, const char *text))
{
    screen_push(s, &prompt_screen,
                &(struct dialog_arg){ .asker = s, .heading = "", .text = question,
                                      .type = FIELD_TEXT, .max = max, .initial = initial,
                                      .on_text = on_text });
}

void
dialog_password(struct screen *s, const char *question,
                void (*on_text)(struct screen *s, const char *password))
{
    screen_push(s, &prompt_screen,
                &(struct dialog_arg){ .asker = s, .heading = "", .text = question,
                                      .type = FIELD_SECRET, .on_text = on_text });
}

/* ---- a small form ---- */

static enum err_code
form_dialog_open(struct screen *s, const void *arg, struct err *e)
{
    const struct dialog_arg *a = arg;

    text_copy(s->subtitle, sizeof s->subtitle, a->heading);
    /* The rows' callbacks get the asker, whose state they know. */
    s->form = form_new(a->asker, a->form_fields);
    if (a->prepare != NULL)
        a->prepare(a->asker, s->form);
    name_draft(s, a->asker, a->heading);
    return open(s, arg, e);
}

static enum err_code
form_dialog_save(struct screen *s, struct err *e)
{
    struct dialog *d = s->state;
    enum err_code rc = d->on_save(d->asker, s->form, e);

    if (rc == ERR_OK)
        screen_pop(s);
    return rc;
}

static const struct screen_ops form_dialog_screen = {
    .id = "form-dialog",
    .title = "",
    .state_size = sizeof(struct dialog),
    .open = form_dialog_open,
    .save = form_dialog_save,
    .close = close,
};

void
dialog_form(struct screen *s, const char *title, const struct field *fields,
            void (*prepare)(struct screen *s, struct form *f),
            enum err_code (*on_save)(struct screen *s, struct form *f, struct err *e))
{
    screen_push(s, &form_dialog_screen,
                &(struct dialog_arg){ .asker = s, .heading = title, .text = "",
                                      .form_fields = fields, .prepare = prepare,
                                      .on_save = on_save });
}
