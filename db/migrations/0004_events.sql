-- 0004: sessions, meetings and programmes, and who took part.

CREATE TABLE event (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version   INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref       TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number, or M-...
    kind      TEXT NOT NULL GUARD_CODE(kind), -- list event_kind; decides the indicator
    day       TEXT NOT NULL GUARD_DATE(day), -- the day of starts_at, for ranges
    starts_at TEXT NOT NULL GUARD_LOCAL(starts_at), -- day and time of the desk
    ends_at   TEXT GUARD_LOCAL(ends_at), -- NULL: not told
    place     TEXT NOT NULL DEFAULT '' GUARD_LINE(place, 0, 100), -- where
    title     TEXT NOT NULL DEFAULT '' GUARD_LINE(title, 0, 200), -- what
    status    TEXT NOT NULL GUARD_CODE(status), -- list event_status
    capacity  INTEGER CHECK (capacity BETWEEN 0 AND 9999), -- 定員; NULL: no limit
    attendees INTEGER CHECK (attendees BETWEEN 0 AND 99999), -- head count; NULL: not known
    chair_id    INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- 司会
    recorder_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- 記録者
    summary   TEXT NOT NULL DEFAULT '' GUARD_TEXT(summary, 0, 4000), -- what was done
    note      TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 4000), -- anything else
    imported  INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported) -- 1: came in by file
) STRICT;
CREATE INDEX event_kind_day ON event (kind, status, day, id);
CREATE INDEX event_day ON event (day, starts_at, id);

CREATE TABLE event_staff (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT, -- which
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- 担当
    PRIMARY KEY (event_id, staff_id)
) STRICT, WITHOUT ROWID;

-- A person's seat in an event: orientation, meeting of one's own case, leisure programme.
CREATE TABLE participation (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version      INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    event_id     INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT, -- which
    person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- who
    attendance   TEXT NOT NULL DEFAULT 'booked' GUARD_CODE(attendance), -- list attendance_status
    waiting      INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(waiting), -- 1: on the waiting list
    arrived_at   TEXT GUARD_LOCAL(arrived_at), -- when the person came to the counter
    next_action  TEXT GUARD_CODE(next_action), -- list next_action, after the session
    note         TEXT NOT NULL DEFAULT '' GUARD_LINE(note, 0, 200), -- anything else
    UNIQUE (event_id, person_id)
) STRICT;
CREATE INDEX participation_person ON participation (person_id, event_id);

CREATE TABLE event_attendee (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    event_id        INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT, -- which
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- from where; NULL: nowhere
    post            TEXT NOT NULL DEFAULT '' GUARD_LINE(post, 0, 100), -- 職名
    name            TEXT NOT NULL GUARD_LINE(name, 1, 100), -- who
    role            TEXT NOT NULL GUARD_CODE(role), -- list meeting_role
    attendance      TEXT NOT NULL DEFAULT 'booked' GUARD_CODE(attendance) -- list attendance_status
) STRICT;
CREATE INDEX event_attendee_event ON event_attendee (event_id, id);

-- One case on the agenda of a coordination meeting (F5).
CREATE TABLE meeting_case (
    id            INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    event_id      INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT, -- which meeting
    case_id       INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    sort          INTEGER NOT NULL, -- order on the agenda
    assessment_id INTEGER REFERENCES assessment (id) ON DELETE RESTRICT, -- the sheet heard; frozen when held
    own_words     TEXT NOT NULL DEFAULT '' GUARD_TEXT(own_words, 0, 4000), -- ご本人の意向・発言
    shared_points TEXT NOT NULL DEFAULT '' GUARD_TEXT(shared_points, 0, 4000), -- 共有した要点
    discussed     TEXT NOT NULL DEFAULT '' GUARD_TEXT(discussed, 0, 4000), -- 検討
    opinions      TEXT NOT NULL DEFAULT '' GUARD_TEXT(opinions, 0, 4000), -- 各委員の意見
    remaining     TEXT NOT NULL DEFAULT '' GUARD_TEXT(remaining, 0, 4000), -- 残された課題
    next_on       TEXT GUARD_DATE(next_on), -- 次回
    UNIQUE (event_id, case_id)
) STRICT;
CREATE INDEX meeting_case_case ON meeting_case (case_id, event_id);

CREATE TABLE meeting_outcome (
    meeting_case_id INTEGER NOT NULL REFERENCES meeting_case (id) ON DELETE RESTRICT, -- which case
    outcome         TEXT NOT NULL GUARD_CODE(outcome), -- list meeting_outcome
    PRIMARY KEY (meeting_case_id, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_task (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    meeting_case_id INTEGER NOT NULL REFERENCES meeting_case (id) ON DELETE RESTRICT, -- which case
    owner           TEXT NOT NULL GUARD_LINE(owner, 1, 100), -- 担当: agency or staff in words
    content         TEXT NOT NULL GUARD_TEXT(content, 1, 1000), -- what
    due_on          TEXT NOT NULL GUARD_DATE(due_on), -- by when
    done_on         TEXT GUARD_DATE(done_on) -- NULL: open
) STRICT;
CREATE INDEX meeting_task_case ON meeting_task (meeting_case_id, id);
CREATE INDEX meeting_task_due ON meeting_task (due_on, id) WHERE done_on IS NULL;
