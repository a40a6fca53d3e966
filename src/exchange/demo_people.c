/* The people of the fictitious office: each goes along the line in his or her own time. */
#include <stdio.h>
#include <string.h>

#include "core/holiday.h"
#include "core/wareki.h"
#include "desk/appointment.h"
#include "desk/assessment.h"
#include "desk/case.h"
#include "desk/event.h"
#include "desk/intake.h"
#include "desk/interview.h"
#include "desk/meeting.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/registration.h"
#include "exchange/demo_inside.h"

/* Family names that read naturally and that the reader knows as made up. */
static const char *const family[][2] = {
    { "例田", "レイダ" },     { "見本", "ミホン" },     { "仮野", "カリノ" },     { "試山", "タメシヤマ" },
    { "架空", "カクウ" },     { "模擬田", "モギタ" },   { "想川", "ソウカワ" },   { "夢本", "ユメモト" },
    { "空想", "クウソウ" },   { "雛形", "ヒナガタ" },   { "作井", "ツクイ" },     { "絵空", "エソラ" },
    { "練習野", "レンシュウノ" }, { "手本", "テホン" }, { "型田", "カタダ" },     { "幻川", "マボロシガワ" },
    { "仮名垣", "カナガキ" }, { "例題", "レイダイ" },   { "試作", "シサク" },     { "無名野", "ムメイノ" },
    { "髙例", "タカレイ" },   { "﨑見", "サキミ" },     { "物語", "モノガタリ" }, { "小話", "コバナシ" },
};
static const char *const given[][2] = {
    { "太郎", "タロウ" }, { "花子", "ハナコ" },   { "みのる", "ミノル" }, { "さくら", "サクラ" },
    { "一郎", "イチロウ" }, { "恵", "メグミ" },   { "健", "ケン" },       { "陽子", "ヨウコ" },
    { "翔", "ショウ" },   { "美咲", "ミサキ" },   { "誠", "マコト" },     { "由美", "ユミ" },
    { "大輔", "ダイスケ" }, { "愛", "アイ" },     { "修", "オサム" },     { "京子", "キョウコ" },
    { "直樹", "ナオキ" }, { "薫", "カオル" },     { "剛", "ツヨシ" },     { "千春", "チハル" },
    { "拓也", "タクヤ" }, { "真理", "マリ" },     { "進", "ススム" },     { "優", "ユウ" },
    { "学", "マナブ" },   { "彩", "アヤ" },       { "隆", "タカシ" },     { "文子", "フミコ" },
};

enum { FAMILIES = sizeof family / sizeof *family, GIVENS = sizeof given / sizeof *given };

void
demo_name(struct demo *demo, char name[LINE_SIZE], char kana[LINE_SIZE])
{
    unsigned f = demo_pick(&demo->random, FAMILIES), g = demo_pick(&demo->random, GIVENS);

    snprintf(name, LINE_SIZE, "%s　%s", family[f][0], given[g][0]);
    snprintf(kana, LINE_SIZE, "%s　%s", family[f][1], given[g][1]);
}

static int64_t
some_worker(struct demo *demo)
{
    return demo->staff[1 + demo_pick(&demo->random, DEMO_STAFF - 1)];
}

static void
next(struct demo *demo, struct demo_person *p, enum demo_step step, int least, int most)
{
    p->next = step;
    p->when = date_add_days(demo->d->today,
                            least + (int)demo_pick(&demo->random, (unsigned)(most - least + 1)));
}

enum { DEMO_SEAT = SEAT_WAIT | SEAT_DESPITE }; /* nobody is asked */

/* ---- the steps ---- */

enum { PROMISE_DAYS = 21 }; /* from the first day at work to the first visit at the latest */


static const char *const kinds[] = { "psychiatric", "psychiatric", "psychiatric", "intellectual",
                                     "intellectual", "physical", "physical", "developmental",
                                     "higher_brain", "intractable" };

static void
fill_disability(struct demo *demo, struct person *p)
{
    static const struct {
        const char *kind, *handbook, *grade;
    } rows[] = {
        { "psychiatric", "hb_psychiatric", "m2" },  { "intellectual", "hb_ai", "a4" },
        { "physical", "hb_physical", "p3" },        { "developmental", "hb_psychiatric", "m3" },
    };
    const char *kind = kinds[demo_pick(&demo->random, sizeof kinds / sizeof *kinds)];

    (void)code_set_add(&p->disabilities, kind);
    snprintf(p->primary_disability, sizeof p->primary_disability, "%s", kind);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct handbook *h = &p->handbooks[0];
        if (strcmp(rows[i].kind, kind) != 0 || demo_chance(&demo->random, 15))
            continue;
        p->handbook_count = 1;
        snprintf(h->kind, sizeof h->kind, "%s", rows[i].handbook);
        snprintf(h->state, sizeof h->state, "held");
        snprintf(h->grade, sizeof h->grade, "%s", rows[i].grade);
        if (strcmp(h->kind, "hb_psychiatric") == 0)
            h->expires_on = date_add_days(demo->last, (int)demo_pick(&demo->random, 700) - 10);
    }
}

static void
fill_person(struct demo *demo, struct person *p)
{
    static const char *const towns[] = { "架空町", "見本台", "例が丘", "試練南" };
    static const char *const sexes[] = { "female", "male", "" };
    long age_days = (18 + (long)demo_pick(&demo->random, 42)) * 365
                    + (long)demo_pick(&demo->random, 365);

    demo_name(demo, p->name, p->kana);
    p->birth_date = date_add_days(demo->d->today, -age_days);
    snprintf(p->sex, sizeof p->sex, "%s", sexes[demo_pick(&demo->random, 3)]);
    snprintf(p->postal_code, sizeof p->postal_code, "000-%04u", demo_pick(&demo->random, 10000));
    snprintf(p->address, sizeof p->address, "架空区%s%u-%u", towns[demo_pick(&demo->random, 4)],
             1 + demo_pick(&demo->random, 9), 1 + demo_pick(&demo->random, 30));
    p->phone_count = 1;
    p->phones[0] = (struct person_phone){ .owner = "self", .call_ok = true, .message_ok = true };
    snprintf(p->phones[0].phone, sizeof p->phones[0].phone, "090-0000-%04u",
             demo_pick(&demo->random, 10000));
    fill_disability(demo, p);
    p->opened_on = demo->d->today;
}

static enum err_code
arrive(struct demo *demo, struct demo_person *p, struct err *e)
{
    static const char *const sources[] = { "self", "family", "hello_work", "transition_office",
                                           "welfare_office", "health_office", "medical" };
    static struct intake in;
    char iso[DATE_ISO_SIZE];

    memset(&in, 0, sizeof in);
    fill_person(demo, &in.person);
    snprintf(in.person.referral_source, sizeof in.person.referral_source, "%s",
             sources[demo_pick(&demo->random, 7)]);
    in.staff_id = some_worker(demo);
    in.saving.override = "架空のデータ";
    in.slip.received_by = demo->staff[0];
    date_to_iso(demo->d->today, iso);
    snprintf(in.slip.received_at, sizeof in.slip.received_at, "%sT%02u:%02u", iso,
             9 + demo_pick(&demo->random, 8), demo_pick(&demo->random, 4) * 15);
    snprintf(in.slip.method, sizeof in.slip.method, "%s",
             demo_chance(&demo->random, 60) ? "visit_in" : "phone");
    snprintf(in.slip.consulter_kind, sizeof in.slip.consulter_kind, "self");
    snprintf(in.slip.referral_source, sizeof in.slip.referral_source, "%s",
             in.person.referral_source);
    snprintf(in.slip.chief_complaint, sizeof in.slip.chief_complaint,
             "自分に合った仕事を見つけて働きたい（架空）。");
    (void)code_set_add(&in.slip.wishes, "find_job");
    snprintf(in.slip.response, sizeof in.slip.response, "説明会を案内しました（架空）。");
    snprintf(in.slip.next_action, sizeof in.slip.next_action, "orientation_booking");
    next(demo, p, STEP_ATTEND, 3, 20);
    in.slip.next_on = date_add_days(p->when, 7);
    snprintf(in.slip.consent_state, sizeof in.slip.consent_state, "pending");
    enum err_code rc = intake_save(demo->d, &in, e);
    p->person_id = in.person.id;
    p->case_id = in.slip.case_id;
    return rc;
}

/* On a day with an orientation: booked, and most of them come. */
static enum err_code
attend(struct demo *demo, struct demo_person *p, struct err *e)
{
    struct participation seat = { 0 };
    char iso[DATE_ISO_SIZE];

    if (!demo->orientation)
        return ERR_OK;
    if (demo->is_last_day) /* expected today, not yet here */
        return seat_book(demo->d, demo->orientation, p->person_id, DEMO_SEAT, &seat, e);
    enum err_code rc = seat_book(demo->d, demo->orientation, p->person_id, DEMO_SEAT, &seat, e);
    if (rc != ERR_OK)
        return rc;
    if (demo_chance(&demo->random, 88)) {
        next(demo, p, STEP_INTERVIEW, 5, 25);
        snprintf(seat.attendance, sizeof seat.attendance, "attended");
        date_to_iso(demo->d->today, iso); /* sessions begin at 10:00 */
        snprintf(seat.arrived_at, sizeof seat.arrived_at, "%sT09:5%d", iso, p->person_id % 10 < 5 ? 0 : 5);
        return seat_change(demo->d, &seat, NULL, e);
    }
    next(demo, p, STEP_ATTEND, 10, 40);
    snprintf(seat.attendance, sizeof seat.attendance, "absent");
    snprintf(seat.next_action, sizeof seat.next_action, "orientation_booking");
    seat.next_on = date_add_days(p->when, 14);
    return seat_change(demo->d, &seat, NULL, e);
}

static enum err_code
interview(struct demo *demo, struct demo_person *p, struct err *e)
{
    static struct interview i;
    char iso[DATE_ISO_SIZE];

    memset(&i, 0, sizeof i);
    i.case_id = p->case_id;
    i.staff_id = some_worker(demo);
    i.wish_weekly_min = 1200;
    i.wish_commute_min = i.wish_days = -1;
    i.job_count = 1;
    i.jobs[0] = (struct interview_job){ .weekly_min = 1800 };
    snprintf(i.jobs[0].employer, sizeof i.jobs[0].employer, "架空商店");
    snprintf(i.jobs[0].occupation, sizeof i.jobs[0].occupation, "販売");
    date_to_iso(demo->d->today, iso);
    snprintf(i.at, sizeof i.at, "%sT%02u:30", iso, 9 + demo_pick(&demo->random, 8));
    snprintf(i.place, sizeof i.place, "相談室");
    snprintf(i.living, sizeof i.living, "決まった時間に起きています（架空）。");
    snprintf(i.wish_occupation, sizeof i.wish_occupation, "事務、軽作業");
    snprintf(i.work_intention, sizeof i.work_intention, "%s",
             demo_chance(&demo->random, 75) ? "want" : "want_but_cannot");
    snprintf(i.own_will, sizeof i.own_will, "近くの職場で、長く働きたい（架空）。");
    snprintf(i.wish_conditions[0], sizeof i.wish_conditions[0], "suits_health");
    next(demo, p, STEP_ASSESS, 7, 35);
    snprintf(i.next_action, sizeof i.next_action, "interview_booking");
    i.next_on = p->when;
    return interview_save(demo->d, &i, &(struct interview_saving){ .to_assessment = true }, e);
}

/* Which items there are: read once, from a first sheet that is then taken back. */
static enum err_code
read_items(struct demo *demo, const struct demo_person *p, struct err *e)
{
    static struct assessment a;
    int64_t id;
    enum err_code rc = assessment_create(demo->d, p->case_id, &id, e);

    if (rc == ERR_OK)
        rc = assessment_open(demo->d, id, &a, &demo->items, e);
    return rc == ERR_OK ? assessment_withdraw(demo->d, id, a.version, e) : rc;
}

/* Every third item: what was gone through in one talk. The whole sheet is one act. */
static size_t
rate_items(struct demo *demo, struct assessment_line *rated)
{
    static const char scale[] = "4433221-";
    size_t n = 0;

    for (size_t i = demo_pick(&demo->random, 3); i < demo->items.count && n < DEMO_RATED; i += 3) {
        rated[n] = demo->items.rows[i];
        rated[n].self = scale[demo_pick(&demo->random, 8)];
        rated[n].agreed = scale[demo_pick(&demo->random, 8)];
        snprintf(rated[n].evidence, sizeof rated[n].evidence, "interview");
        n++;
    }
    return n;
}

static enum err_code
assess(struct demo *demo, struct demo_person *p, struct err *e)
{
    static struct assessment a;
    static struct assessment_line rated[DEMO_RATED];
    enum err_code rc = demo->items.count ? ERR_OK : read_items(demo, p, e);
    size_t n = rate_items(demo, rated);

    memset(&a, 0, sizeof a);
    a.case_id = p->case_id;
    a.staff_id = some_worker(demo);
    a.on = a.agreed_on = demo->d->today;
    a.state = SHEET_AGREED;
    snprintf(a.place, sizeof a.place, "相談室");
    snprintf(a.strengths, sizeof a.strengths, "決めたことを続ける力があります（架空）。");
    snprintf(a.own_word, sizeof a.own_word, "これでよい（架空）。");
    if (rc == ERR_OK)
        rc = assessment_put(demo->d, &a, rated, n, e);
    p->sheet_id = a.id;
    next(demo, p, STEP_DECIDE, 3, 10);
    return rc;
}

/* Other agencies hear the case at the meeting: with a consent to each of them. */
static enum err_code
agree_to_share(struct demo *demo, const struct demo_person *p, struct err *e)
{
    struct consent c = { .person_id = p->person_id, .from = demo->d->today,
                         .signed_on = demo->d->today };

    snprintf(c.purpose, sizeof c.purpose, "就労支援の連携のため（架空）。");
    snprintf(c.signed_by, sizeof c.signed_by, "ご本人（架空）");
    snprintf(c.signer_relation, sizeof c.signer_relation, "self");
    (void)code_set_add(&c.items, "assessment");
    (void)code_set_add(&c.items, "support_log");
    for (size_t i = 0; i < DEMO_AGENCIES; i++)
        c.recipients[c.recipient_count++] = demo->agencies[i];
    return consent_save(demo->d, &c, e);
}

static enum err_code
decide(struct demo *demo, struct demo_person *p, struct err *e)
{
    bool meeting = demo_chance(&demo->random, 45);
    struct decision dec = { .case_id = p->case_id, .assessment_id = p->sheet_id };

    dec.route = meeting ? STAGE_COORDINATION : STAGE_REGISTERED;
    snprintf(dec.reason, sizeof dec.reason, "%s",
             meeting ? "就労準備訓練を経ることが望ましいため（架空）。"
                     : "登録して就職を目指せるため（架空）。");
    enum err_code rc = decision_save(demo->d, &dec, false, e);
    if (rc == ERR_OK && meeting)
        rc = agree_to_share(demo, p, e);
    next(demo, p, meeting ? STEP_MEETING : STEP_REGISTER, 1, 14);
    return rc;
}

static void
fill_minutes(struct demo *demo, struct meeting_case *m, const char *outcome)
{
    snprintf(m->own_words, sizeof m->own_words, "働く準備をしたい（架空）。");
    snprintf(m->shared_points, sizeof m->shared_points, "アセスメントの結果を共有しました（架空）。");
    (void)code_set_add(&m->outcomes, outcome);
    m->task_count = 1;
    snprintf(m->tasks[0].owner, sizeof m->tasks[0].owner, "架空就労促進協会");
    snprintf(m->tasks[0].content, sizeof m->tasks[0].content, "利用の調整（架空）");
    m->tasks[0].due_on = date_add_days(demo->d->today, 30);
    if (date_compare(demo->d->today, date_add_days(demo->last, -60)) < 0)
        m->tasks[0].done_on = demo->d->today;
}

/* On a day with a coordination meeting that still has room. */
static enum err_code
meet(struct demo *demo, struct demo_person *p, struct err *e)
{
    static struct meeting_case m;
    bool registers = demo_chance(&demo->random, 50);
    int64_t id = 0;

    if (!demo->meeting || demo->meeting_cases >= MEETING_CASES_MAX)
        return ERR_OK;
    enum err_code rc = meeting_add_case(demo->d, demo->meeting, p->case_id, NULL, &id, e);
    if (rc == ERR_OK)
        rc = meeting_case_find(demo->d, id, &m, e);
    if (rc != ERR_OK)
        return rc;
    fill_minutes(demo, &m, registers ? "registration" : "svc_transition");
    demo->meeting_cases++;
    next(demo, p, STEP_REGISTER, registers ? 1 : 150, registers ? 10 : 420);
    return meeting_case_save(demo->d, &m, e);
}

static enum err_code
enroll(struct demo *demo, struct demo_person *p, struct err *e)
{
    struct registration r = { .person_id = p->person_id, .case_id = p->case_id };
    enum err_code rc = registration_save(demo->d, &r, NULL, e);

    next(demo, p, STEP_SEARCH, 5, 30);
    return rc;
}

static enum err_code
search(struct demo *demo, struct demo_person *p, struct err *e)
{
    enum err_code rc = case_move(demo->d, p->case_id, &(struct case_step){ .to = STAGE_JOB_SEARCH },
                                 e);

    if (demo_chance(&demo->random, 75))
        next(demo, p, STEP_PLACE, 60, 480);
    else
        next(demo, p, STEP_CLOSE, 200, 700);
    return rc;
}

static enum err_code
place(struct demo *demo, struct demo_person *p, struct err *e)
{
    static const char *const occupations[] = { "clerical", "cleaning", "logistics", "cooking", "sales" };
    static struct placement x;

    p->employer = (int)demo_pick(&demo->random, DEMO_EMPLOYERS);
    memset(&x, 0, sizeof x);
    x.person_id = p->person_id;
    x.started_on = p->started_on = demo->d->today;
    x.employer_id = demo->employers[p->employer];
    snprintf(x.occupation, sizeof x.occupation, "%s", occupations[demo_pick(&demo->random, 5)]);
    snprintf(x.employment_form, sizeof x.employment_form, "%s",
             demo_chance(&demo->random, 70) ? "part_time" : "contract");
    x.weekly_minutes = 1200 + 60 * (int)demo_pick(&demo->random, 20);
    x.wage = PLACEMENT_NOT_KNOWN;
    snprintf(x.vacancy_kind, sizeof x.vacancy_kind, "disability");
    snprintf(x.disclosure, sizeof x.disclosure, "open");
    snprintf(x.route, sizeof x.route, "hello_work");
    (void)code_set_add(&x.supporters, "association");
    if (demo_chance(&demo->random, 30))
        (void)code_set_add(&x.supporters, "transition_office");
    enum err_code rc = placement_save(demo->d, &x, e);
    p->placement_id = x.id;
    p->placement_version = x.version;
    next(demo, p, STEP_LEAVE, 150, 2600);
    return rc;
}

static enum err_code
leave(struct demo *demo, struct demo_person *p, struct err *e)
{
    static const char *const reasons[] = { "fatigue", "relations", "mismatch", "term_end", "health" };
    struct separation s = { .ended_on = demo->d->today, .next_stage = "job_search" };

    snprintf(s.leave_reason, sizeof s.leave_reason, "%s", reasons[demo_pick(&demo->random, 5)]);
    enum err_code rc = placement_end(demo->d, p->placement_id, p->placement_version, &s, e);
    p->placement_id = 0;
    if (demo_chance(&demo->random, 40))
        next(demo, p, STEP_PLACE, 120, 500);
    else
        next(demo, p, STEP_CLOSE, 60, 300);
    return rc;
}

static enum err_code
finish(struct demo *demo, struct demo_person *p, struct err *e)
{
    p->next = STEP_NONE;
    return case_close(demo->d, p->case_id, "own_wish", DATE_NONE, e);
}

/* What is still to come on the last day: set only then, for what was set before is done by then. A
 * slip, a seat and an interview sheet set theirs by themselves; those at work are visited. */
static const char *const actions[STEP__COUNT] = {
    [STEP_INTERVIEW] = "interview_booking", /* agreed at the session */
    [STEP_DECIDE] = "interview_booking",    /* to talk about the way on */
    [STEP_MEETING] = "call_back",  [STEP_REGISTER] = "call_back", [STEP_SEARCH] = "call_back",
    [STEP_PLACE] = "call_back",    [STEP_LEAVE] = "call_back",    [STEP_CLOSE] = "call_back",
};

static enum err_code
put_next(struct demo *demo, const struct demo_person *p, const char *action, struct date due,
         struct err *e)
{
    struct support_case c;
    enum err_code rc = case_find(demo->d, p->case_id, &c, e);

    if (!date_is_none(due) && date_compare(due, demo->d->today) < 0)
        due = demo->d->today;
    return rc == ERR_OK ? case_set_next(demo->d, p->case_id, c.version, action, due, e) : rc;
}

/* Most is done in time, some of it a day or two late, and now and then somebody is forgotten: the
 * supervisor's list has something to show. Nobody plans years ahead. */
static enum err_code
set_next(struct demo *demo, struct demo_person *p, struct err *e)
{
    if (!actions[p->next] || date_compare(p->when, demo->last) <= 0)
        return ERR_OK;
    if (p->next == STEP_LEAVE) { /* until the first visit, which comes to all */
        p->is_promised = true;
        return date_compare(demo->d->today, date_add_days(demo->last, -PROMISE_DAYS)) < 0
                   ? ERR_OK
                   : put_next(demo, p, actions[p->next],
                              date_add_days(demo->d->today, PROMISE_DAYS), e);
    }
    if ((p->next == STEP_PLACE || p->next == STEP_CLOSE) && demo_chance(&demo->random, 3))
        return ERR_OK;
    return put_next(demo, p, actions[p->next],
                    date_add_days(demo->last, (int)demo_pick(&demo->random, 40) - 2), e);
}

enum err_code
demo_person_visited(struct demo *demo, struct demo_person *p, struct err *e)
{
    struct support_case c;

    if (!p->is_promised)
        return ERR_OK;
    p->is_promised = false;
    enum err_code rc = case_find(demo->d, p->case_id, &c, e);
    return rc == ERR_OK && c.next_action[0] ? put_next(demo, p, "none", DATE_NONE, e) : rc;
}

static void
day_begins(char hhmm[6])
{
    memcpy(hhmm, "00:00", sizeof "00:00");
}

/* That time if it is offered, else the first that is; "" for none. Whatever hour it is now: the same
 * wishes give the same office. */
static enum err_code
take_time(struct demo *demo, struct appointment *a, struct date day, const char *hhmm,
          struct err *e)
{
    void (*const local_now)(char hhmm[6]) = demo->d->local_now;
    struct appointment_slots slots;
    char iso[DATE_ISO_SIZE], wanted[LOCAL_SIZE];

    demo->d->local_now = day_begins;
    enum err_code rc = appointment_free(demo->d, a, day, &slots, e);
    demo->d->local_now = local_now;
    date_to_iso(day, iso);
    appointment_at(iso, (unsigned)appointment_minute(hhmm), wanted);
    for (size_t i = slots.count; i-- > 0;)
        if (i == 0 || strcmp(slots.starts_at[i], wanted) == 0) {
            memcpy(a->starts_at, slots.starts_at[i], sizeof a->starts_at);
            break;
        }
    return rc;
}

/* Two interviews a day from the last day on. */
static enum err_code
book_interview(struct demo *demo, const struct demo_person *p, int nth, struct err *e)
{
    static const struct office_calendar none = { 0 };
    static const char *const times[] = { "11:00", "15:30" };
    struct appointment a = { .person_id = p->person_id, .minutes = APPOINTMENT_MINUTES };
    struct date day = calendar_next_open(&none, demo->last);
    struct support_case c;
    enum err_code rc = case_find(demo->d, p->case_id, &c, e);

    if (rc != ERR_OK)
        return rc;
    for (int i = 0; i < nth / 2; i++)
        day = calendar_next_open(&none, date_add_days(day, 1));
    a.staff_id = c.staff_id != 0 ? c.staff_id : demo->staff[1 + nth % 3];
    snprintf(a.purpose, sizeof a.purpose, "%s", p->next == STEP_INTERVIEW ? "" : "今後の進め方");
    rc = take_time(demo, &a, day, times[nth % 2], e);
    return rc == ERR_OK && a.starts_at[0] != '\0' ? appointment_save(demo->d, &a, NULL, e) : rc;
}

/* Those who wait have a seat in the session to come, or a place on the agenda of the meeting; the last
 * ones have only just come. */
enum err_code
demo_people_ahead(struct demo *demo, int64_t orientation, int64_t meeting, struct err *e)
{
    enum { SEATS = 12, NEWEST = 3, INTERVIEWS = 6 };
    int seats = 0, cases = 0, interviews = 0;
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < demo->people_count; i++) {
        struct demo_person *p = &demo->people[i];
        struct participation seat;

        if (p->next == STEP_ATTEND && orientation && date_compare(p->when, demo->last) > 0
            && i + NEWEST < demo->people_count && seats++ < SEATS)
            rc = seat_book(demo->d, orientation, p->person_id, DEMO_SEAT, &seat, e);
        if (rc == ERR_OK && p->next >= STEP_INTERVIEW && p->next <= STEP_DECIDE
            && interviews < INTERVIEWS)
            rc = book_interview(demo, p, interviews++, e);
        if (rc == ERR_OK && p->next == STEP_MEETING && meeting && cases++ < MEETING_CASES_MAX)
            rc = meeting_add_case(demo->d, meeting, p->case_id, NULL, NULL, e);
    }
    return rc;
}

enum err_code
demo_person_step(struct demo *demo, struct demo_person *p, struct err *e)
{
    static enum err_code (*const steps[STEP__COUNT])(struct demo *, struct demo_person *,
                                                     struct err *) = {
        [STEP_ARRIVE] = arrive,     [STEP_ATTEND] = attend,    [STEP_INTERVIEW] = interview,
        [STEP_ASSESS] = assess,     [STEP_DECIDE] = decide,    [STEP_MEETING] = meet,
        [STEP_REGISTER] = enroll,   [STEP_SEARCH] = search,    [STEP_PLACE] = place,
        [STEP_LEAVE] = leave,       [STEP_CLOSE] = finish,
    };

    enum err_code rc = steps[p->next](demo, p, e);
    return rc == ERR_OK && p->next != STEP_NONE ? set_next(demo, p, e) : rc;
}
