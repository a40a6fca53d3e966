/* slip_fields.c - the slip into its form and out of it; see slip_private.h */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"

/* Rows that are one text of the slip. */
static const struct {
    const char *key;
    size_t at, size;
} texts[] = {
#define TEXT(field)                                                                                \
    { #field, offsetof(struct intake_slip, field), sizeof((struct intake_slip *)0)->field }
    TEXT(method), TEXT(consulter_kind), TEXT(consulter_name), TEXT(consulter_relation),
    TEXT(consulter_phone), TEXT(about_name), TEXT(about_kana), TEXT(about_phone),
    TEXT(referral_source), TEXT(chief_complaint), TEXT(response),
    TEXT(next_action), TEXT(close_reason), TEXT(consent_state),
#undef TEXT
};

enum { TEXTS = sizeof texts / sizeof texts[0] };

static void
put_received(struct screen *s)
{
    const struct intake_slip *slip = &((const struct slip_state *)s->state)->in.slip;
    const struct desk *d = screen_desk(s);

    form_set_date(s->form, "received_on",
                  slip->id != 0 ? shown_local_day(slip->received_at) : d->today);
    form_set(s->form, "received_time", slip->id != 0 ? shown_time(slip->received_at) : "");
    form_set_number(s->form, "received_by",
                    (long)(slip->received_by != 0 ? slip->received_by : d->user.staff_id));
}

void
slip_put(struct screen *s)
{
    struct slip_state *st = s->state;
    const struct intake_slip *slip = &st->in.slip;
    char codes[CODE_SET_MAX * CODE_SIZE];

    for (int i = 0; i < TEXTS; i++)
        form_set(s->form, texts[i].key, (const char *)slip + texts[i].at);
    code_choices_join(&slip->wishes, codes, sizeof codes);
    form_set(s->form, "wishes", codes);
    form_set_date(s->form, "next_on", slip->next_on);
    form_set_date(s->form, "about_birth", slip->about_birth);
    if (slip->referral_agency != 0)
        form_set_number(s->form, "referral_agency", (long)slip->referral_agency);
    else
        form_set(s->form, "referral_agency", "");
    put_received(s);
    slip_reveal(s->form, s);
}

void
slip_take(const struct form *f, struct intake_slip *slip)
{
    for (int i = 0; i < TEXTS; i++)
        (void)text_copy((char *)slip + texts[i].at, texts[i].size, form_get(f, texts[i].key));
    code_choices_split(form_get(f, "wishes"), &slip->wishes);
    slip->next_on = form_get_date(f, "next_on");
    slip->about_birth = form_get_date(f, "about_birth");
    slip->referral_agency =
        slip_is_agency(slip->referral_source) ? form_get_number(f, "referral_agency", 0) : 0;
    slip->received_by = form_get_number(f, "received_by", 0);
    /* Rows that are not shown say nothing. */
    if (strcmp(slip->consulter_kind, "self") == 0) {
        slip->consulter_relation[0] = slip->about_name[0] = slip->about_phone[0] = '\0';
        if (!slip->anonymous)
            slip->consulter_name[0] = slip->consulter_phone[0] = '\0';
    }
    if (strcmp(slip->next_action, "close") != 0)
        slip->close_reason[0] = '\0';
    if (!next_action_needs_date(slip->next_action))
        slip->next_on = DATE_NONE;
}

static void
put_head(struct screen *s)
{
    struct slip_state *st = s->state;
    const struct intake_slip *slip = &st->in.slip;
    char number[80] = "", received[WAREKI_SIZE + LINE_SIZE + 40] = "", day[WAREKI_SIZE];

    if (slip->id != 0) {
        if (strcmp(((const struct desk *)screen_desk(s))->lang, "en") == 0)
            slip_number(slip, number);
        else
            slip_number_label(slip, number, sizeof number);
        shown_date(s, shown_local_day(slip->received_at), day);
        snprintf(received, sizeof received, "%s %s  %s", day, shown_time(slip->received_at),
                 slip->received_name);
    }
    form_set(s->form, "number", number);
    form_show(s->form, "number", slip->id != 0);
    form_set(s->form, "received", received);
    form_show(s->form, "received", slip->id != 0);
    form_set(s->form, "who", st->who);
    form_set(s->form, "on_file", st->on_file);
    form_show(s->form, "on_file", st->on_file[0] != '\0' && st->kind == SLIP_KNOWN_PERSON);
    form_set(s->form, "caution", st->caution);
    form_show(s->form, "caution", st->caution[0] != '\0');
}

/* From new to stored the rows are others. */
void
slip_build_form(struct screen *s)
{
    const struct slip_state *st = s->state;

    form_free(s->form);
    s->form = form_new(s, st->kind == SLIP_NEW_PERSON ? slip_new_rows : slip_known_rows);
    if (st->kind == SLIP_NEW_PERSON)
        person_fields_put(s->form, s, &st->in.person);
    else
        put_head(s);
    slip_put(s);
    slip_consent_put(s);
    if (st->kind == SLIP_STORED)
        form_lock_all(s->form, !st->is_correcting);
}

/* Nothing typed of the time is the moment of saving, of today alone. */
enum err_code
slip_take_received(struct screen *s, struct intake_slip *slip, struct err *e)
{
    struct date day = form_get_date(s->form, "received_on");
    const char *time = form_get(s->form, "received_time");
    bool is_today = date_compare(day, screen_today(s)) == 0;
    const struct desk *d = screen_desk(s);
    char iso[DATE_ISO_SIZE], typed[sizeof slip->received_at] = "";
    char now[6];

    d->local_now(now);
    date_to_iso(day, iso);
    if (time[0] != '\0')
        snprintf(typed, sizeof typed, "%.10sT%.5s", iso, time);
    else if (slip->id != 0 || !is_today)
        return err_set(e, ERR_INVALID, "received_time", "%s",
                       _("Write at what time of that day it was."));
    /* What is stored already was written by a clock that went ahead of this one. */
    if (is_today && strcmp(time, now) > 0
        && (slip->id == 0 || strcmp(typed, slip->received_at) != 0))
        return err_set(e, ERR_INVALID, "received_time", "%s",
                       _("Not saved: it is not yet that time. Write when it was, at the latest now."));
    memcpy(slip->received_at, typed, sizeof typed);
    return ERR_OK;
}
