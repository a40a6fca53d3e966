#include "ui/kit/command.h"

#include <stdlib.h>

#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

/* ---- when a command is there ---- */

static bool
is_not_locked(const struct screen *s)
{
    return !app_is_locked(s->app);
}

static bool
can_go_back(const struct screen *s)
{
    if (s->table != NULL && table_is_narrowed(s->table))
        return true;
    return s->below != NULL && !s->ops->is_lock;
}

/* A list without rows has nothing to find and nothing to sort. */
static bool
has_rows(const struct screen *s)
{
    return s->table != NULL && table_has_rows(s->table);
}

static bool
can_find(const struct screen *s)
{
    return (s->table == NULL ? s->ops->find != NULL : has_rows(s)) && !s->ops->is_lock;
}

static bool
can_load(const struct screen *s)
{
    return s->ops->load != NULL && !s->ops->is_lock;
}

static bool
has_pages(const struct screen *s)
{
    return s->ops->page != NULL || s->table != NULL || s->form != NULL;
}

static bool
can_save(const struct screen *s)
{
    return s->ops->save != NULL && s->form != NULL && form_can_change(s->form);
}

static bool
has_two_parts(const struct screen *s)
{
    return s->form != NULL && s->table != NULL;
}

static bool
has_form(const struct screen *s)
{
    return s->form != NULL;
}

static bool
may_suspend(const struct screen *s)
{
    return s->app->may_suspend;
}

/* ---- help that depends on the screen ---- */

/* Is there something to type here that no draft would keep? */
static bool
loses_typing(const struct screen *s)
{
    return can_save(s) && !drafts_keeps(s);
}

static const char *
back_help(const struct screen *s)
{
    return loses_typing(s) ? N_("Back one step. What is typed here is not kept as a draft.")
                           : N_("Back one step. Unsaved work is kept as a draft.");
}

static const char *
quit_help(const struct screen *s)
{
    return loses_typing(s) ? N_("End the program. What is typed here is not kept as a draft.")
                           : N_("End the program. Unsaved work is kept as a draft.");
}

/* ---- what they do ---- */

static void
discard_and_go(struct screen *s)
{
    form_revert(s->form);
    screen_pop(s);
}

static void
run_back(struct screen *s)
{
    if (s->table != NULL && table_back(s->table))
        return;
    if (s->ops->leave != NULL && !s->ops->leave(s))
        return;
    if (screen_is_unsaved(s) && !drafts_keeps(s)) {
        dialog_confirm(s, _("What was typed here is not stored. Go back and lose it?"),
                       discard_and_go);
        return;
    }
    if (screen_is_unsaved(s) && !drafts_write(s))
        return;
    if (screen_is_unsaved(s))
        screen_say(s, "%s", _("Kept as a draft."));
    screen_pop(s);
}

static void
run_find(struct screen *s)
{
    if (s->ops->find != NULL) {
        s->ops->find(s);
        return;
    }
    s->on_table = true;
    table_start_filter(s->table);
}

static void
run_reload(struct screen *s)
{
    bool kept = screen_is_unsaved(s);

    screen_reload(s);
    if (kept && !s->is_closing)
        screen_warn(s, "%s", _("Not read again, to keep what you are typing."));
}

static void
page(struct screen *s, int step)
{
    if (s->ops->page != NULL)
        s->ops->page(s, step);
    else if (s->table != NULL)
        table_page(s->table, step);
    else
        form_page(s->form, step);
}

static void
run_page_up(struct screen *s)
{
    page(s, -1);
}

static void
run_page_down(struct screen *s)
{
    page(s, 1);
}

static void
run_save(struct screen *s)
{
    screen_save(s);
}

static void
run_quit(struct screen *s)
{
    app_quit(s->app);
}

static void
run_other_part(struct screen *s)
{
    if (!s->on_table && table_shown(s->table) == 0) {
        screen_warn(s, "%s", _("The list is empty."));
        return;
    }
    if (!s->on_table)
        form_leave_field(s->form);
    s->on_table = !s->on_table;
}

static void
run_field_step(struct screen *s, uint32_t key)
{
    struct key_event ev = { EVENT_KEY, key };

    if (s->on_table)
        s->on_table = false;
    else
        form_event(s->form, &ev);
}

static void
run_field_next(struct screen *s)
{
    run_field_step(s, K_TAB);
}

static void
run_field_previous(struct screen *s)
{
    run_field_step(s, K_BACK_TAB);
}

static void
run_sort(struct screen *s)
{
    table_ask_sort(s->table);
}

static void
run_sort_left(struct screen *s)
{
    table_step_sort(s->table, -1);
}

static void
run_sort_right(struct screen *s)
{
    table_step_sort(s->table, 1);
}

static void
run_hide(struct screen *s)
{
    s->app->hooks->on_hide(s->app);
}

static bool
can_hide(const struct screen *s)
{
    const struct app_hooks *hooks = s->app->hooks;

    return hooks->on_hide != NULL && !app_is_locked(s->app)
           && (hooks->can_hide == NULL || hooks->can_hide(s->app));
}

static void
run_switch(struct screen *s)
{
    s->app->hooks->on_switch(s->app);
}

static bool
can_switch(const struct screen *s)
{
    const struct app_hooks *hooks = s->app->hooks;

    return hooks->on_switch != NULL && (hooks->can_switch == NULL || hooks->can_switch(s->app));
}

static void
run_take(struct screen *s)
{
    form_take_stored(s->form, false);
}

static void
run_take_all(struct screen *s)
{
    form_take_stored(s->form, true);
}

static bool
can_take(const struct screen *s)
{
    return s->form != NULL && form_differs(s->form, false);
}

static bool
can_take_all(const struct screen *s)
{
    return s->form != NULL && form_differs(s->form, true);
}

static void
discard_yes(struct screen *s)
{
    form_revert(s->form);
    drafts_drop(s);
    screen_reload(s);
    screen_say(s, "%s", _("Thrown away."));
}

static void
run_discard(struct screen *s)
{
    dialog_confirm(s, _("Throw away what was typed here, and its draft?"), discard_yes);
}

static bool
can_discard(const struct screen *s)
{
    return screen_is_unsaved(s) || (drafts_keeps(s) && form_changed(s->form));
}

static void
run_language(struct screen *s)
{
    app_set_language(s->app, app_language(s->app)[0] == 'e' ? "ja" : "en");
}

static void
run_redraw(struct screen *s)
{
    s->app->wants_redraw = true;
}

static void
run_suspend(struct screen *s)
{
    app_suspend(s->app);
}

/* What the pages of this screen are, where it says so. */
static const char *
page_up_help(const struct screen *s)
{
    return s->ops->page_words[0] != NULL ? s->ops->page_words[0] : N_("Previous page.");
}

static const char *
page_down_help(const struct screen *s)
{
    return s->ops->page_words[1] != NULL ? s->ops->page_words[1] : N_("Next page.");
}

// clang-format off
const struct command command_common[] = {
    { "help", "F1 Esc-? ?", N_("Help"), N_("All commands of this screen: type to search, Enter runs one."), 0, help_open, is_not_locked },
    { "back", "F3 Esc-Esc", N_("Back"), N_("Back one step. Unsaved work is kept as a draft."), 0, run_back, can_go_back, back_help },
    { "find", "F4 Ctrl-F /", N_("Find"), N_("Find: narrow the list by typing."), 0, run_find, can_find },
    { "reload", "F5 Ctrl-R", NULL, N_("Read this screen again."), 0, run_reload, can_load },
    { "other-part", "F6 Ctrl-W", N_("Other part"), N_("Go between the fields and the list."), 0, run_other_part, has_two_parts },
    { "page-up", "F7 PgUp", NULL, N_("Previous page."), 0, run_page_up, has_pages, page_up_help },
    { "page-down", "F8 PgDn", NULL, N_("Next page."), 0, run_page_down, has_pages, page_down_help },
    { "save", "F9 Ctrl-S", N_("Save"), N_("Save."), 0, run_save, can_save },
    { "quit", "F10 Ctrl-Q q", N_("Quit"), N_("End the program. Unsaved work is kept as a draft."), 0, run_quit, NULL, quit_help },
    { "messages", "F11 Ctrl-G", NULL, N_("The messages so far."), 0, messages_open, is_not_locked },
    { "hide", "F12 Esc-h", N_("Hide"), N_("Hide the screen at once."), 0, run_hide, can_hide },
    { "switch", "Esc-u", N_("Other user"), N_("Another user: this screen is set aside as it stands, hidden and locked."), 0, run_switch, can_switch },
    { "field-next", "Tab Ctrl-N", NULL, N_("Next field. Enter and Down do the same."), 0, run_field_next, has_form },
    { "field-previous", "BackTab Ctrl-P", NULL, N_("Previous field. Up does the same."), 0, run_field_previous, has_form },
    { "sort", "Ctrl-O", NULL, N_("Sort the list: choose the column; the same one again reverses."), 0, run_sort, has_rows },
    { "sort-left", "<", NULL, N_("Sort by the column to the left."), 0, run_sort_left, has_rows },
    { "sort-right", ">", NULL, N_("Sort by the column to the right."), 0, run_sort_right, has_rows },
    { "take-stored", "Esc-t", N_("Stored/own"), N_("Take what another desk has stored into this field; again: back to yours."), 0, run_take, can_take },
    { "take-all", "Esc-a", N_("All stored"), N_("Take what another desk has stored into all fields that differ."), 0, run_take_all, can_take_all },
    { "discard", "", NULL, N_("Throw away what was typed here."), 0, run_discard, can_discard },
    { "language", "Ctrl-T", N_("Language"), N_("Japanese or English: change the language of the words."), 0, run_language, NULL },
    { "redraw", "Ctrl-L", NULL, N_("Paint the screen again."), 0, run_redraw, NULL },
    { "suspend", "Ctrl-Z", NULL, N_("Stop the program for a while (fg continues)."), 0, run_suspend, may_suspend },
    { 0 },
};
// clang-format on
