#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/chart.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

/* ---- hooks ---- */

static bool
allowed(const struct app *app, int action)
{
    const struct sample *m = app_context(app);

    return !m->denies || action != 7;
}

static struct date
today(const struct app *app)
{
    return ((const struct sample *)app_context(app))->today;
}

static void
badge(const struct app *app, struct app_badge *out)
{
    const struct sample *m = app_context(app);

    snprintf(out->who, sizeof out->who, "%s", m->who);
    snprintf(out->day, sizeof out->day, "平成26年10月31日(金)");
    snprintf(out->mark, sizeof out->mark, m->is_set ? "研修日 架空" : "架空");
    snprintf(out->mark_short, sizeof out->mark_short, m->is_set ? "研修架空" : "架空");
}

static bool
poll_changed(struct app *app)
{
    struct sample *m = app_context(app);
    bool changed = m->changed;

    m->changed = false;
    return changed;
}

static long
on_quiet(struct app *app, long quiet_ms)
{
    struct sample *m = app_context(app);

    m->quiet_asked = quiet_ms;
    if (quiet_ms < 60000)
        return 60000;
    app_set_masked(app, true);
    return -1;
}

static void
on_hide(struct app *app)
{
    ((struct sample *)app_context(app))->hides++;
    app_keep_drafts(app);
}

static void
on_language(struct app *app, const char *language)
{
    struct sample *m = app_context(app);

    snprintf(m->language, sizeof m->language, "%s", language);
}

static enum err_code
draft_write(struct app *app, const struct screen *s, const char *text, struct err *e)
{
    struct sample *m = app_context(app);

    (void)s;
    m->draft_hurried = m->in_hurry;
    if (m->draft_fails)
        return err_set(e, ERR_IO, "", N_("The disk is full."));
    m->draft_writes++;
    snprintf(m->draft, sizeof m->draft, "%s", text);
    return ERR_OK;
}

static void
hurry(struct app *app, bool on)
{
    struct sample *m = app_context(app);

    m->in_hurry = on;
}

static char *
draft_read(struct app *app, const struct screen *s, long *version)
{
    const struct sample *m = app_context(app);

    *version = s->draft_version;
    return m->draft[0] != '\0' ? strdup(m->draft) : NULL;
}

static void
draft_drop(struct app *app, const struct screen *s)
{
    struct sample *m = app_context(app);

    (void)s;
    m->draft_drops++;
    m->draft[0] = '\0';
}

const struct app_hooks sample_hooks = {
    .allowed = allowed,
    .today = today,
    .title_badge = badge,
    .poll_changed = poll_changed,
    .on_quiet = on_quiet,
    .on_hide = on_hide,
    .on_language = on_language,
    .draft_write = draft_write,
    .hurry = hurry,
    .draft_read = draft_read,
    .draft_drop = draft_drop,
};

struct sample
sample_new(void)
{
    return (struct sample){ .today = { 2014, 10, 31 } };
}

static struct sample *
model(struct screen *s)
{
    return screen_desk(s);
}

static void
count_close(struct screen *s)
{
    model(s)->closes++;
}

/* ---- the form ---- */

static const struct choice sexes[] = {
    { "male", "男" }, { "female", "女" }, { "other", "その他" }, { NULL, NULL },
};

static const struct choice disabilities[] = {
    { "physical", "身体" }, { "intellectual", "知的" },   { "mental", "精神" },
    { "developmental", "発達" }, { "intractable", "難病" }, { NULL, NULL },
};

static void
list_staff(struct form *f, struct screen *s)
{
    (void)s;
    form_clear_choices(f, "staff");
    for (int i = 1; i <= 12; i++) {
        char key[8], label[32];

        snprintf(key, sizeof key, "s%d", i);
        snprintf(label, sizeof label, "支援員%c", (char)('A' + i - 1));
        form_add_choice(f, "staff", key, label);
    }
}

// clang-format off
static const struct field fields[] = {
    { .label = "本人", .type = FIELD_HEADING },
    { "ref", "番号", FIELD_READONLY },
    { "name", "氏名", FIELD_TEXT, .max = 10, .required = true, .hint = "姓と名の間に空白" },
    { "kana", "ふりがな", FIELD_KANA, .max = 20 },
    { "birth_date", "生年月日", FIELD_DATE },
    { "sex", "性別", FIELD_CHOICE, .choices = sexes },
    { "disabilities", "障害", FIELD_FLAGS, .choices = disabilities },
    { .label = "面談", .type = FIELD_HEADING },
    { "at", "時刻", FIELD_TIME },
    { "minutes", "分", FIELD_NUMBER, .min = 5, .max = 480 },
    { "staff", "担当", FIELD_CHOICE, .list = list_staff },
    { "pin", "暗証番号", FIELD_SECRET, .max = 8 },
    { "note", "記録とそのほかの大事なこと全部", FIELD_NOTE, .max = 400 },
    { 0 },
};
// clang-format on

static enum err_code
form_open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    snprintf(s->subtitle, sizeof s->subtitle, "山田 太郎");
    snprintf(s->draft_record, sizeof s->draft_record, "12");
    return ERR_OK;
}

static enum err_code
form_load(struct screen *s, struct err *e)
{
    (void)e;
    model(s)->loads++;
    form_set(s->form, "ref", "M-0012");
    form_set(s->form, "name", "山田 太郎");
    form_set(s->form, "birth_date", "1989-01-08");
    form_set(s->form, "sex", "male");
    form_set(s->form, "disabilities", "physical;mental");
    return ERR_OK;
}

static enum err_code
form_save(struct screen *s, struct err *e)
{
    struct sample *m = model(s);

    if (m->save_fails)
        return err_set(e, ERR_INVALID, "minutes", N_("The room is taken at that time."));
    m->saves++;
    return ERR_OK;
}

static void
said_yes(struct screen *s)
{
    text_copy(model(s)->answer, sizeof model(s)->answer, "yes");
}

static void
ask(struct screen *s)
{
    dialog_confirm(s, "この記録を取り消しますか。", said_yes);
}

static void
answered(struct screen *s, const char *text)
{
    text_copy(model(s)->answer, sizeof model(s)->answer, text);
}

static void
prompt(struct screen *s)
{
    dialog_prompt(s, "取り消す理由を書いてください。", NULL, 20, answered);
}

static void
password(struct screen *s)
{
    dialog_password(s, "パスワードを入れてください。", answered);
}

static const struct field outcome_fields[] = {
    { "outcome", "結果", FIELD_TEXT, .max = 20, .required = true },
    { "due_on", "期限", FIELD_DATE },
    { 0 },
};

static void
prepare(struct screen *s, struct form *f)
{
    form_set_date(f, "due_on", screen_today(s));
}

static enum err_code
save_outcome(struct screen *s, struct form *f, struct err *e)
{
    if (strcmp(form_get(f, "outcome"), "bad") == 0)
        return err_set(e, ERR_INVALID, "outcome", N_("This outcome is not in the list."));
    text_copy(model(s)->answer, sizeof model(s)->answer, form_get(f, "outcome"));
    return ERR_OK;
}

static void
small_form(struct screen *s)
{
    dialog_form(s, "会議の結果", outcome_fields, prepare, save_outcome);
}

static const struct command form_commands[] = {
    { "ask", "F2", "取消", "記録を取り消す。", 0, ask, NULL },
    { "prompt", "Ctrl-X", "理由", "理由を聞く。", 0, prompt, NULL },
    { "outcome", "Ctrl-Y", NULL, "結果を書く。", NEED_FORM, small_form, NULL },
    { "password", "Ctrl-V", NULL, "パスワードを聞く。", 0, password, NULL },
    { 0 },
};

const struct screen_ops sample_form = {
    .id = "sample-form",
    .title = "受付",
    .state_size = 1,
    .commands = form_commands,
    .open = form_open,
    .load = form_load,
    .save = form_save,
    .close = count_close,
};

/* ---- the list ---- */

struct person {
    long id;
    const char *name, *kana;
    int age;
};

static const struct person people[] = {
    { 1, "山田 太郎", "ヤマダ タロウ", 25 },   { 2, "阿部 花子", "アベ ハナコ", 31 },
    { 3, "鈴木 一郎", "スズキ イチロウ", 9 },  { 4, "佐藤 次郎", "サトウ ジロウ", 44 },
    { 5, "高橋 三郎", "タカハシ サブロウ", 0 }, { 6, "田中 四郎", "タナカ シロウ", 52 },
    { 7, "伊藤 五郎", "イトウ ゴロウ", 18 },   { 8, "渡邊 六郎", "ワタナベ ロクロウ", 27 },
    { 9, "中村 七海", "ナカムラ ナナミ", 33 }, { 10, "小林 八重", "コバヤシ ヤエ", 61 },
    { 11, "加藤 九", "カトウ キュウ", 22 },    { 12, "吉田 十和", "ヨシダ トワ", 29 },
    { 13, "山本 真", "ヤマモト マコト", 40 },  { 14, "松本 清", "マツモト キヨシ", 38 },
    { 15, "井上 光", "イノウエ ヒカル", 26 },
};
enum { PEOPLE = sizeof people / sizeof *people };

static void
name_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct person *)row)->name);
}

static void
kana_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct person *)row)->kana);
}

static void
age_cell(const void *row, char *out)
{
    const struct person *p = row;

    if (p->age > 0) /* unknown is blank, not 0 */
        snprintf(out, TABLE_CELL, "%d", p->age);
}

static enum style
age_style(const void *row)
{
    return ((const struct person *)row)->age < 10 ? STYLE_WARNING : STYLE_NORMAL;
}

static long
person_id(const void *row)
{
    return ((const struct person *)row)->id;
}

static const struct table_column columns[] = {
    { "氏名", 16, .grow = 1, .cell = name_cell },
    { "ふりがな", 20, .grow = 2, .priority = 2, .cell = kana_cell },
    { "年齢", 6, .right = true, .priority = 1, .cell = age_cell, .style = age_style },
    { 0 },
};

static enum err_code
list_open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns, "まだ誰も登録されていません。n で登録します。");
    table_set_id(s->table, person_id);
    return ERR_OK;
}

static enum err_code
list_load(struct screen *s, struct err *e)
{
    struct sample *m = model(s);

    (void)e;
    m->loads++;
    snprintf(m->loaded_in, sizeof m->loaded_in, "%s", m->language);
    table_set_rows(s->table, people, PEOPLE, sizeof *people);
    return ERR_OK;
}

static void
open_row(struct screen *s)
{
    screen_push(s, &sample_form, NULL);
}

static void
new_person(struct screen *s)
{
    screen_say(s, "新規");
}

static const struct command list_commands[] = {
    { "open", "Enter", "開く", "この方の記録を開く。", NEED_ROW, open_row, NULL },
    { "new", "n F2", "新規", "新しい方を登録する。", 0, new_person, NULL },
    { "delete", "d", "取消", "登録を取り消す。", NEED_ROW, ask, NULL },
    { "secret", "x", "秘密", "係長だけができる。", NEED_MAY(7), new_person, NULL },
    { 0 },
};

const struct screen_ops sample_list = {
    .id = "sample-list",
    .title = "利用者",
    .commands = list_commands,
    .open = list_open,
    .load = list_load,
    .close = count_close,
};

/* ---- a search with its results ---- */

struct both {
    struct person rows[PEOPLE];
    size_t count;
};

static void
search(struct form *f, struct screen *s)
{
    struct both *b = s->state;
    const char *typed = form_get(f, "query");

    b->count = 0;
    for (size_t i = 0; i < PEOPLE; i++)
        if (strstr(people[i].name, typed) != NULL || strstr(people[i].kana, typed) != NULL)
            b->rows[b->count++] = people[i];
    table_set_rows(s->table, b->rows, b->count, sizeof *b->rows);
}

static const struct field query_fields[] = {
    { "query", "検索", FIELD_TEXT, .max = 40, .hint = "氏名・電話・生年月日", .changed = search },
    { 0 },
};

static enum err_code
both_open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, query_fields);
    s->table = table_new(s, columns, "該当者はいません。");
    return ERR_OK;
}

static enum err_code
both_load(struct screen *s, struct err *e)
{
    (void)e;
    model(s)->loads++;
    search(s->form, s);
    return ERR_OK;
}

const struct screen_ops sample_both = {
    .id = "sample-both",
    .title = "検索",
    .state_size = sizeof(struct both),
    .commands = list_commands,
    .open = both_open,
    .load = both_load,
    .close = count_close,
};

/* ---- text and pictures ---- */

static void
text_draw(const struct screen *s, struct canvas *c)
{
    static const double months[CHART_MONTHS] = { 3, 9, 14, 20, 27, 38, 57, -1, -1, -1, -1, -1 };
    static const double each[CHART_MONTHS] = { 3, 6, 5, 6, 0, 11, 19, -1, -1, -1, -1, -1 };
    struct area a = area_body(c);

    (void)s;
    area_heading(c, &a, "No.63 就職者数");
    area_paragraph(c, &a, STYLE_NORMAL,
                   "10月末で57人。目安66人より9人少ない(86%)。目標は113人。Enterで一覧を開きます。");
    area_gap(&a);
    area_pair(c, &a, 10, "実績", "57人");
    area_pair(c, &a, 10, "目標", "113人");
    if (a.rows < 8)
        return;
    chart_bullet(c, a.y, a.x, 40, 57, 113, 120);
    chart_spark(c, a.y + 1, a.x, each);
    area_take_top(&a, 3);
    chart_line(c, a, months, 113);
}

const struct screen_ops sample_text = {
    .id = "sample-text",
    .title = "目標と実績",
    .draw = text_draw,
};
