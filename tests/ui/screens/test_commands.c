/* Every screen's commands: the tables have no fault, and no key on the key bar is dead. */
#include "tests/ui/screens/office.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"
#include "tests/ui/golden.h"
#include "tests/ui/screens/front_stub.h"
#include "ui/kit/command.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/absences.h"
#include "ui/screens/accounts.h"
#include "ui/screens/appointment.h"
#include "ui/screens/args.h"
#include "ui/screens/assessment.h"
#include "ui/screens/assessment_texts.h"
#include "ui/screens/board.h"
#include "ui/screens/calendar.h"
#include "ui/screens/change_user.h"
#include "ui/screens/choose_organisation.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/case_filters.h"
#include "ui/screens/caseload.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/code_lists.h"
#include "ui/screens/codes_of_list.h"
#include "ui/screens/consent.h"
#include "ui/screens/day_staff.h"
#include "ui/screens/decision.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/handover.h"
#include "ui/screens/history.h"
#include "ui/screens/intake.h"
#include "ui/screens/interview.h"
#include "ui/screens/judge.h"
#include "ui/screens/lock.h"
#include "ui/screens/meeting.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/members.h"
#include "ui/screens/merge.h"
#include "ui/screens/merges.h"
#include "ui/screens/new_password.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/organisations.h"
#include "ui/screens/orientation.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/placement.h"
#include "ui/screens/reassign.h"
#include "ui/screens/registration.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/security.h"
#include "ui/screens/separation.h"
#include "ui/screens/settings.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/slip.h"
#include "ui/screens/slip_name.h"
#include "ui/screens/slips.h"
#include "ui/screens/start.h"
#include "ui/screens/support_log.h"
#include "ui/screens/today.h"

static const struct screen_ops *const screens[] = {
    &absences_screen,  &accounts_screen,  &assessment_screen,        &assessment_texts_screen, &board_screen,
    &case_filters_screen, &caseload_screen, &reassign_screen,
    &calendar_screen,  &choose_organisation_screen, &choose_person_screen,  &consent_screen,
    &closing_days_screen, &change_user_screen, &security_screen, &day_staff_screen,
    &code_lists_screen, &codes_of_list_screen,
    &disabilities_screen,
    &decision_screen,  &dispatch_screen,          &event_edit_screen,       &handover_screen,
    &history_screen, &merge_screen, &merges_screen, &restrictions_screen,
    &intake_screen,    &interview_screen,         &judge_screen,            &lock_screen,
    &meeting_screen,   &meeting_case_screen,      &members_screen,          &new_password_screen,
    &organisation_edit_screen, &organisations_screen, &orientation_screen,  &people_screen,
    &person_screen,    &person_edit_screen,       &placement_screen,        &registration_screen,
    &separation_screen, &settings_screen,         &sign_in_screen,          &slip_screen,
    &slip_name_screen, &slips_screen, &start_screen, &support_log_screen, &today_screen,
    &appointment_screen, &interview_history_screen, &record_history_screen,
};
enum { SCREENS = sizeof screens / sizeof *screens };

static int
open_office(void **state)
{
    memset(&front_stub, 0, sizeof front_stub);
    snprintf(front_stub.path, sizeof front_stub.path, "/nowhere/desk.db");
    return office_open(state);
}

/* ---- the tables ---- */

/* How many screens the headers of ui/screens name. */
static int
count_declared(void)
{
    char path[600], line[300];
    int n = 0;
    const char *golden = getenv("MADOGUCHI_GOLDEN");
    DIR *dir;

    assert_non_null(golden);
    snprintf(path, sizeof path, "%.300s/../../../ui/screens", golden);
    dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *file; (file = readdir(dir)) != NULL;) {
        size_t length = strlen(file->d_name);
        FILE *header;

        if (length < 2 || strcmp(file->d_name + length - 2, ".h") != 0)
            continue;
        snprintf(path, sizeof path, "%.300s/../../../ui/screens/%.200s", golden, file->d_name);
        header = fopen(path, "r");
        assert_non_null(header);
        while (fgets(line, sizeof line, header) != NULL)
            n += strncmp(line, "extern const struct screen_ops ", 31) == 0;
        fclose(header);
    }
    closedir(dir);
    return n;
}

static void
every_screen_is_on_the_list(void **state)
{
    (void)state;
    assert_int_equal(SCREENS, count_declared());
    for (int i = 0; i < SCREENS; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(screens[i]->id, screens[k]->id);
}

static void
no_table_has_a_fault(void **state)
{
    const char *fault;

    (void)state;
    for (int i = 0; i < SCREENS; i++)
        if ((fault = command_table_fault(screens[i]->commands)) != NULL)
            fail_msg("%s: %s", screens[i]->id, fault);
    fault = command_table_fault(command_common);
    if (fault != NULL)
        fail_msg("the common commands: %s", fault);
}

/* The words of labels and help stand in the catalogue: in Japanese none is as in the source. */
static void
every_command_has_its_japanese(void **state)
{
    (void)state;
    golden_words();
    golden_language("ja");
    for (int i = 0; i <= SCREENS; i++) {
        const struct command *c = i < SCREENS ? screens[i]->commands : command_common;

        for (; c != NULL && c->name != NULL; c++) {
            if (strcmp(word(c->help), c->help) == 0)
                fail_msg("%s: the help has no Japanese", c->name);
            if (c->label != NULL && strcmp(c->label, "PIN") != 0
                && strcmp(word(c->label), c->label) == 0)
                fail_msg("%s: the label has no Japanese", c->name);
        }
    }
}

/* ---- the keys ---- */

/* Where a screen is met: opened with `arg`, or `opens` by `keys` from there. */
struct scene {
    const struct screen_ops *ops;
    const void *arg;
    const char *keys;
    const struct screen_ops *opens;
};

/* What a person in front of the screen can notice. */
struct sight {
    const struct screen *top;
    char text[24 * 400], status[400];
    int asked;
    bool is_over;
};

static void
look(struct office *o, struct sight *out)
{
    const struct canvas *c = app_paint(o->app);
    size_t used = 0;

    memset(out, 0, sizeof *out);
    for (int y = 0; y < c->rows; y++) {
        char row[4096];

        canvas_row(c, y, row, sizeof row);
        used += (size_t)snprintf(out->text + used, sizeof out->text - used, "%.390s\n", row);
    }
    snprintf(out->text + used, sizeof out->text - used, "%d %d", c->cursor_y, c->cursor_x);
    out->top = app_top(o->app);
    snprintf(out->status, sizeof out->status, "%s", app_status(o->app));
    out->asked = front_stub.signed_in + front_stub.signed_out + front_stub.opened
                 + front_stub.unlocked + front_stub.looks;
    out->is_over = app_is_over(o->app);
}

static bool
reach(struct office *o, const char *login, const struct scene *scene)
{
    office_begin(o, login, &today_screen, NULL);
    if (app_push(o->app, scene->ops, scene->arg, &o->f->e) != ERR_OK)
        return false;
    app_feed(o->app, scene->keys);
    return app_top(o->app)->ops == scene->opens;
}

/* The name of the key that the bar shows first for this command here; "" when none is shown. */
static void
shown_key(const struct command *c, const struct screen *s, char out[16])
{
    const char *list = c->keys;

    out[0] = '\0';
    if (c->label == NULL || !command_is_open(c, s))
        return;
    while (*list != '\0') {
        size_t bytes = strcspn(list, " ");
        struct command one = *c;
        char text[48];

        snprintf(out, 16, "%.*s", (int)bytes, list);
        one.keys = out;
        command_keys_text(&one, s, 1, text, sizeof text);
        if (text[0] != '\0')
            return;
        list += bytes + strspn(list + bytes, " ");
    }
    out[0] = '\0';
}

static int dead_keys, lost_words;

/* What can be typed here and stored or answered lies in a draft, whatever happens meanwhile. */
static void
look_for_the_draft(struct office *o, const char *where)
{
    const struct screen *s = app_top(o->app);
    uint64_t sum = 0;

    if (s->form == NULL || (s->ops->save == NULL && !s->ops->keeps_answer)
        || s->ops->draft_is_hidden || strcmp(where, start_screen.id) == 0 /* no file yet */
        || !form_fingerprint(s->form, &sum) || s->draft_record[0] != '\0')
        return;
    print_error("%s: what is typed on %s (%s) is kept nowhere\n", where, s->ops->id, s->subtitle);
    lost_words++;
}

/* Keys of the table on the scene as it is met: a key that is pressed leaves it, and it is met again for
 * the next one that is shown; for those that are not it stays. False: a key has changed what is there. */
static bool
press(struct office *o, const char *login, const struct scene *scene, const struct command *c,
      bool *is_met)
{
    static struct sight before, after;
    char key[16];

    if (!*is_met && !(*is_met = reach(o, login, scene)))
        return false;
    shown_key(c, app_top(o->app), key);
    if (key[0] == '\0')
        return true;
    *is_met = false;
    look(o, &before);
    app_feed(o->app, key);
    if (!app_is_over(o->app))
        look_for_the_draft(o, scene->opens->id);
    look(o, &after);
    if (memcmp(&before, &after, sizeof before) != 0)
        return true;
    print_error("%s, %s: %s (%s) does nothing and says nothing\n", scene->opens->id, login, key,
                c->name);
    dead_keys++;
    return true;
}

/* Every key of the bar, one at a time, as every role. True: some role gets there. */
static bool
press_all(struct office *o, const struct scene *scene)
{
    static const char *const logins[] = { "uketsuke", "shien", "kakari", "kansa", "kanri" };
    bool is_reached = false;

    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        const struct command *c = scene->opens->commands;
        bool is_met = reach(o, logins[i], scene);

        if (!is_met)
            continue;
        is_reached = true;
        look_for_the_draft(o, "the list of screens");
        while (c != NULL && c->name != NULL && press(o, logins[i], scene, c, &is_met))
            c++;
        c = command_common;
        while (c->name != NULL && press(o, logins[i], scene, c, &is_met))
            c++;
    }
    return is_reached;
}

static void
no_key_on_the_bar_is_dead(void **state)
{
    struct office *o = *state;
    struct person_arg taro = { o->taro };
    struct record_arg fresh = { 0, o->taro }, job = { 0, o->taro }, sheet = { 0, o->taro };
    struct record_arg on_agenda = { 0, o->taro }, unnamed = { 0, 0 };
    struct record_arg booked = { 0, o->taro };
    struct case_arg taro_case = { o->taro_case, o->taro };
    struct event_arg meeting = { o->meeting, "coordination_meeting" };
    struct event_arg session = { o->session, "orientation" };
    struct history_arg session_record = { "event", o->session };
    struct seat_arg seats = { o->session, 0 };
    struct slip_arg slip = { .kind = SLIP_NEW_PERSON };
    struct organisation_arg agency = { 0 };

    fixture_as(o->f, "kakari");
    agency.id = record_organisation(o->f, "O-1", "employer", "架空商店");
    job.id = record_placement(o->f, "L-1", o->taro, "2014-04-01", "part_time", "association");
    record_dispatch(o->f, "D-1", "2014-10-10", "架空商店", "workplace_visit", "retention",
                    (int64_t[]){ o->taro, 0 });
    sheet.id = record_assessment(o->f, o->taro_case, 1, "draft");
    fixture_sql(o->f, "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1)",
                (long long)o->meeting, (long long)o->taro_case);
    on_agenda.id = fixture_number(o->f, "SELECT max(id) FROM meeting_case");

    fixture_sql(o->f,
                "INSERT INTO intake_slip (fy, serial, received_at, received_by, anonymous, method,"
                " consulter_kind, referral_source, chief_complaint, response, next_action,"
                " consent_state) VALUES (2014, 99, '2014-10-30T10:00', %lld, 1, 'phone_in', 'self',"
                " 'hello_work', '架空', '架空', 'none', 'pending')",
                (long long)o->f->reception);
    fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-9',"
                      " 'interview', '2014-11-07', '2014-11-07T10:00', 'planned');"
                      "INSERT INTO participation (event_id, person_id) SELECT max(id), %lld"
                      " FROM event", (long long)o->taro);
    booked.id = fixture_number(o->f, "SELECT max(id) FROM event");
    unnamed.id = fixture_number(o->f, "SELECT max(id) FROM intake_slip");

    const struct merge_arg two = { o->taro, o->hanako, 0 };
    const struct scene scenes[] = {
        { &absences_screen, NULL, "", &absences_screen },
        { &accounts_screen, NULL, "", &accounts_screen },
        { &appointment_screen, &fresh, "", &appointment_screen },
        { &appointment_screen, &booked, "", &appointment_screen },
        { &assessment_screen, &sheet, "", &assessment_screen },
        { &assessment_texts_screen, &sheet, "", &assessment_texts_screen },
        { &board_screen, NULL, "", &board_screen },
        { &board_screen, NULL, "Down Down", &board_screen },
        { &calendar_screen, NULL, "", &calendar_screen },
        { &placement_screen, &fresh, "Ctrl-V", &choose_organisation_screen },
        { &dispatch_screen, &fresh, "F2", &choose_person_screen },
        { &change_user_screen, NULL, "", &change_user_screen },
        { &closing_days_screen, NULL, "", &closing_days_screen },
        { &code_lists_screen, NULL, "", &code_lists_screen },
        { &codes_of_list_screen, "contact_method", "", &codes_of_list_screen },
        { &consent_screen, &fresh, "", &consent_screen },
        { &disabilities_screen, &fresh, "", &disabilities_screen },
        { &decision_screen, &taro_case, "", &decision_screen },
        { &dispatch_screen, &fresh, "", &dispatch_screen },
        { &event_edit_screen, &session, "", &event_edit_screen },
        { &handover_screen, &fresh, "", &handover_screen },
        { &history_screen, &fresh, "", &history_screen },
        { &record_history_screen, &session_record, "", &record_history_screen },
        { &merge_screen, &two, "", &merge_screen },
        { &merges_screen, &fresh, "", &merges_screen },
        { &restrictions_screen, &fresh, "", &restrictions_screen },
        { &intake_screen, NULL, "", &intake_screen },
        { &interview_screen, &fresh, "", &interview_screen },
        { &interview_history_screen, &taro_case, "", &interview_history_screen },
        { &board_screen, NULL, "Down Down j", &judge_screen },
        { &lock_screen, NULL, "", &lock_screen },
        { &meeting_screen, &meeting, "", &meeting_screen },
        { &meeting_case_screen, &on_agenda, "", &meeting_case_screen },
        { &board_screen, NULL, "Enter", &members_screen },
        { &new_password_screen, NULL, "", &new_password_screen },
        { &organisation_edit_screen, &agency, "", &organisation_edit_screen },
        { &organisations_screen, NULL, "", &organisations_screen },
        { &orientation_screen, &seats, "", &orientation_screen },
        { &people_screen, NULL, "", &people_screen },
        { &caseload_screen, NULL, "", &caseload_screen },
        { &caseload_screen, NULL, "v", &case_filters_screen },
        { &caseload_screen, NULL, "f 2 a h", &reassign_screen },
        { &person_screen, &taro, "", &person_screen },
        { &person_edit_screen, &taro, "", &person_edit_screen },
        { &placement_screen, &fresh, "", &placement_screen },
        { &placement_screen, &job, "", &placement_screen },
        { &registration_screen, &fresh, "", &registration_screen },
        { &security_screen, NULL, "", &security_screen },
        { &separation_screen, &job, "", &separation_screen },
        { &settings_screen, NULL, "", &settings_screen },
        { &settings_screen, NULL, "F6", &settings_screen },
        { &sign_in_screen, NULL, "", &sign_in_screen },
        { &slip_screen, &slip, "", &slip_screen },
        { &slip_name_screen, &unnamed, "", &slip_name_screen },
        { &slips_screen, NULL, "", &slips_screen },
        { &start_screen, NULL, "", &start_screen },
        { &support_log_screen, &fresh, "", &support_log_screen },
        { &today_screen, NULL, "", &today_screen },
        { &day_staff_screen, NULL, "", &day_staff_screen },
    };

    for (int i = 0; i < SCREENS; i++) {
        bool is_met = false;

        for (size_t k = 0; k < sizeof scenes / sizeof *scenes; k++)
            is_met |= scenes[k].opens == screens[i];
        if (!is_met)
            fail_msg("%s has no scene", screens[i]->id);
    }
    for (size_t k = 0; k < sizeof scenes / sizeof *scenes; k++)
        if (!press_all(o, &scenes[k]))
            fail_msg("no role reaches %s: %s", scenes[k].opens->id, o->f->e.msg);
    assert_int_equal(dead_keys, 0);
    assert_int_equal(lost_words, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_on_the_list),
        cmocka_unit_test(no_table_has_a_fault),
        cmocka_unit_test(every_command_has_its_japanese),
        cmocka_unit_test_setup_teardown(no_key_on_the_bar_is_dead, open_office, office_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
