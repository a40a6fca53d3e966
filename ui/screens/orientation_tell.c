/* orientation_tell.c - who is to be told of what became of a session; see orientation.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/person.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/desk.h"
#include "desk/event.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/orientation.h"
#include "ui/screens/orientation_private.h"
#include "ui/screens/shown.h"

/* ---- who moved up ---- */

/* As the list of the session has the name. */
static bool
read_name(struct screen *s, int64_t event_id, int64_t person_id, char out[LINE_SIZE])
{
    struct seat_list list = { 0 };
    struct err e = { 0 };

    out[0] = '\0';
    if (!screen_ok(s, seat_list(screen_desk(s), event_id, &list, &e), &e))
        return false;
    struct seat_row *rows = orientation_seat_rows(s, &list);
    for (size_t i = 0; i < list.count; i++)
        if (rows[i].p.person_id == person_id)
            memcpy(out, rows[i].name, LINE_SIZE);
    free(rows);
    seat_list_free(&list);
    return true;
}

void
orientation_say_promoted(struct screen *s, int64_t event_id, int64_t person_id)
{
    char other[LOCAL_SIZE], day[WAREKI_SIZE], who[LINE_SIZE];
    struct err e = { 0 };

    if (person_id == 0 || !read_name(s, event_id, person_id, who)
        || !screen_ok(s, seat_other_session(screen_desk(s), event_id, person_id, other, &e), &e))
        return;
    shown_day(s, shown_local_day(other), day);
    if (other[0] == '\0')
        screen_say(s, _("%s has the free place, the first on the waiting list. Tell the person: in the "
                        "session t shows the phone."),
                   who);
    else
        screen_warn(s, _("%s has the free place, and another on %s %s: ask the person which is given "
                         "up. In the session t shows the phone."),
                    who, day, shown_time(other));
}

/* ---- the phone of one ---- */

static void
add_phones(const struct screen *s, const struct person *p, bool call_ok, char *out, size_t size)
{
    for (size_t i = 0; i < p->phone_count; i++) {
        const struct person_phone *phone = &p->phones[i];
        char words[REF_SIZE + 3 * LINE_SIZE];

        if (phone->call_ok != call_ok)
            continue;
        snprintf(words, sizeof words, "%s", phone->phone);
        shown_add(words, sizeof words,
                  code_label(screen_desk(s), "phone_owner", phone->owner));
        shown_add(words, sizeof words,
                  !call_ok              ? _("(do not call)")
                  : !phone->message_ok ? _("(leave no message)")
                                        : "");
        text_join(out, size, _(", "), words);
    }
}

static void
show_phone(struct screen *s)
{
    struct person *p = calloc(1, sizeof *p);
    char phones[LONG_SIZE] = "";
    struct err e = { 0 };
    int64_t person_id;

    if (p == NULL)
        abort();
    memcpy(&person_id, s->about, sizeof person_id);
    if (person_open(screen_desk(s), person_id, p, &e) != ERR_OK) {
        (void)ask_reason(s, &e, show_phone);
    } else {
        add_phones(s, p, true, phones, sizeof phones); /* which to call comes first */
        add_phones(s, p, false, phones, sizeof phones);
        screen_say(s, _("%s: phone %s"), p->name, phones[0] != '\0' ? phones : _("none recorded"));
    }
    explicit_bzero(p, sizeof *p);
    free(p);
}

void
orientation_phone(struct screen *s)
{
    struct desk *d = screen_desk(s);
    const struct seat_row *row = table_row(s->table);

    d->reason[0] = '\0'; /* each person's opening has a reason of its own */
    memcpy(s->about, &row->p.person_id, sizeof row->p.person_id);
    show_phone(s);
}

/* ---- a session is called off ---- */

bool
orientation_asks_cancel(struct screen *s, int64_t event_id, void (*on_yes)(struct screen *s))
{
    struct seat_list list = { 0 };
    struct err e = { 0 };
    char question[LONG_SIZE];
    size_t booked = 0;

    if (event_id == 0 || !screen_ok(s, seat_list(screen_desk(s), event_id, &list, &e), &e))
        return false;
    for (size_t i = 0; i < list.count; i++)
        booked += strcmp(list.rows[i].p.attendance, "booked") == 0;
    seat_list_free(&list);
    if (booked == 0)
        return false;
    snprintf(question, sizeof question,
             _n("Call this session off? The seat of %zu person is cancelled.",
                "Call this session off? The seats of %zu people are cancelled.", booked),
             booked);
    dialog_confirm(s, question, on_yes);
    return true;
}
