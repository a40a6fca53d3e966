-- 0003: cases (episodes), their stages, intake slips, interviews, assessments, plans, registration.

CREATE TABLE support_case (
    id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    opened_on     TEXT NOT NULL GUARD_DATE(opened_on), -- first day
    staff_id      INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- in charge; NULL: nobody yet
    stage         TEXT NOT NULL GUARD_CODE(stage), -- list case_stage: that of the newest stage_change
    stage_since   TEXT NOT NULL GUARD_DATE(stage_since), -- day of that change
    stage_before  TEXT GUARD_CODE(stage_before), -- while suspended: the stage left
    review_on     TEXT GUARD_DATE(review_on), -- while suspended: when to look again
    next_action   TEXT GUARD_CODE(next_action), -- list next_action; NULL: none set
    next_on       TEXT GUARD_DATE(next_on), -- due day of it
    closed_on     TEXT GUARD_DATE(closed_on), -- NULL: open
    close_reason  TEXT GUARD_CODE(close_reason), -- list close_reason
    imported      INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported) -- 1: stage set from a file
) STRICT;
CREATE UNIQUE INDEX support_case_one_open ON support_case (person_id) WHERE closed_on IS NULL;
CREATE INDEX support_case_person ON support_case (person_id, opened_on);
CREATE INDEX support_case_due ON support_case (next_on, id) WHERE closed_on IS NULL AND next_on IS NOT NULL;
CREATE INDEX support_case_stage ON support_case (stage, stage_since, id) WHERE closed_on IS NULL;

CREATE TABLE stage_change (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    case_id     INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    from_stage  TEXT GUARD_CODE(from_stage), -- NULL: the case was opened
    to_stage    TEXT NOT NULL GUARD_CODE(to_stage), -- list case_stage
    on_day      TEXT NOT NULL GUARD_DATE(on_day), -- not before the change it follows
    skip_reason TEXT GUARD_CODE(skip_reason), -- list stage_skip_reason: why steps were left out
    reason      TEXT NOT NULL DEFAULT '' GUARD_LINE(reason, 0, 200), -- words, or a code of suspend_reason or close_reason
    cause_kind  TEXT NOT NULL DEFAULT '' GUARD_LINE(cause_kind, 0, 40), -- table of the causing record, "" for none
    cause_id    INTEGER, -- its number
    undoes      INTEGER REFERENCES stage_change (id) ON DELETE RESTRICT, -- the change a supervisor took back
    imported    INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported), -- 1: from a file
    staff_id    INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who
    at          TEXT NOT NULL GUARD_STAMP(at) -- when it was entered, UTC
) STRICT;
CREATE INDEX stage_change_case ON stage_change (case_id, id);
CREATE TRIGGER stage_change_fixed BEFORE UPDATE ON stage_change BEGIN
    SELECT raise(ABORT, 'a stage change is never rewritten');
END;

CREATE TABLE intake_slip (
    id               INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version          INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    fy               INTEGER NOT NULL, -- fiscal year of the slip number
    serial           INTEGER NOT NULL CHECK (serial >= 1), -- within the year; gaps stay: 2011-0001
    received_at      TEXT NOT NULL GUARD_LOCAL(received_at), -- day and time of the desk
    received_by      INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who took it
    person_id        INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- NULL: anonymous
    case_id          INTEGER REFERENCES support_case (id) ON DELETE RESTRICT, -- NULL: led to no case
    anonymous        INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(anonymous), -- 匿名の問合せ
    method           TEXT NOT NULL GUARD_CODE(method), -- list contact_method
    consulter_kind   TEXT NOT NULL GUARD_CODE(consulter_kind), -- list consulter_kind
    consulter_name   TEXT NOT NULL DEFAULT '' GUARD_LINE(consulter_name, 0, 100), -- when not the person
    consulter_relation TEXT GUARD_CODE(consulter_relation), -- list relationship
    consulter_phone  TEXT NOT NULL DEFAULT '' GUARD_LINE(consulter_phone, 0, 40), -- as typed
    referral_source  TEXT NOT NULL GUARD_CODE(referral_source), -- list referral_source
    chief_complaint  TEXT NOT NULL GUARD_TEXT(chief_complaint, 1, 4000), -- 主訴, the person's own words
    response         TEXT NOT NULL GUARD_TEXT(response, 1, 4000), -- 対応内容
    next_action      TEXT NOT NULL GUARD_CODE(next_action), -- list next_action
    next_on          TEXT GUARD_DATE(next_on), -- unless close or none
    close_reason     TEXT GUARD_CODE(close_reason), -- list close_reason, when closed at once
    consent_state    TEXT NOT NULL GUARD_CODE(consent_state), -- list consent_state
    UNIQUE (fy, serial)
) STRICT;
CREATE INDEX intake_slip_person ON intake_slip (person_id, received_at);
CREATE INDEX intake_slip_day ON intake_slip (received_at);

CREATE TABLE intake_wish (
    slip_id INTEGER NOT NULL REFERENCES intake_slip (id) ON DELETE RESTRICT, -- which slip
    wish    TEXT NOT NULL GUARD_CODE(wish), -- list wish_kind
    PRIMARY KEY (slip_id, wish)
) STRICT, WITHOUT ROWID;

CREATE TABLE interview (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    case_id         INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    at              TEXT NOT NULL GUARD_LOCAL(at), -- day and time
    place           TEXT NOT NULL DEFAULT '' GUARD_LINE(place, 0, 100), -- where
    staff_id        INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who held it
    companions      TEXT NOT NULL DEFAULT '' GUARD_LINE(companions, 0, 200), -- 同席者
    education       TEXT NOT NULL DEFAULT '' GUARD_TEXT(education, 0, 4000), -- 学歴
    work_history    TEXT NOT NULL DEFAULT '' GUARD_TEXT(work_history, 0, 4000), -- 職歴
    qualifications  TEXT NOT NULL DEFAULT '' GUARD_TEXT(qualifications, 0, 4000), -- 資格・実習経験
    medical         TEXT NOT NULL DEFAULT '' GUARD_TEXT(medical, 0, 4000), -- 障害・医療, class C
    living          TEXT NOT NULL DEFAULT '' GUARD_TEXT(living, 0, 4000), -- 生活
    wish_occupation TEXT NOT NULL DEFAULT '' GUARD_LINE(wish_occupation, 0, 200), -- 希望職種
    wish_weekly_min INTEGER CHECK (wish_weekly_min BETWEEN 0 AND 10080), -- minutes a week; NULL: not told
    wish_disclosure TEXT GUARD_CODE(wish_disclosure), -- list disclosure
    work_intention  TEXT NOT NULL GUARD_CODE(work_intention), -- list work_intention
    own_will        TEXT NOT NULL GUARD_TEXT(own_will, 1, 4000), -- ご本人の意向
    family_will     TEXT NOT NULL DEFAULT '' GUARD_TEXT(family_will, 0, 4000), -- 家族の意向
    issues          TEXT NOT NULL DEFAULT '' GUARD_TEXT(issues, 0, 4000), -- 課題
    next_action     TEXT NOT NULL GUARD_CODE(next_action), -- list next_action
    next_on         TEXT GUARD_DATE(next_on) -- unless close or none
) STRICT;
CREATE INDEX interview_case ON interview (case_id, at);

CREATE TABLE interview_condition (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE RESTRICT, -- which sheet
    rank         INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3), -- 1 most important
    wish         TEXT NOT NULL GUARD_CODE(wish), -- list work_condition_wish
    PRIMARY KEY (interview_id, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_item (
    item_set INTEGER NOT NULL, -- version of the wording; old sheets keep theirs
    id       TEXT NOT NULL GUARD_CODE(id), -- never changes
    domain   TEXT NOT NULL GUARD_CODE(domain), -- list assessment_domain
    ja       TEXT NOT NULL GUARD_LINE(ja, 1, 100), -- wording
    en       TEXT NOT NULL GUARD_LINE(en, 1, 100), -- wording
    sort     INTEGER NOT NULL, -- order on the sheet
    PRIMARY KEY (item_set, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX assessment_item_order ON assessment_item (item_set, sort);

CREATE TABLE assessment (
    id             INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version        INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    case_id        INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    number         INTEGER NOT NULL CHECK (number >= 1), -- 第n版 of the case
    item_set       INTEGER NOT NULL, -- wording the sheet was made with
    on_day         TEXT NOT NULL GUARD_DATE(on_day), -- day of the sheet
    staff_id       INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who made it
    place          TEXT NOT NULL DEFAULT '' GUARD_LINE(place, 0, 100), -- where
    present        TEXT NOT NULL DEFAULT '' GUARD_LINE(present, 0, 200), -- who was there
    strengths      TEXT NOT NULL DEFAULT '' GUARD_TEXT(strengths, 0, 4000), -- 強み; needed to agree
    accommodations TEXT NOT NULL DEFAULT '' GUARD_TEXT(accommodations, 0, 4000), -- 配慮があれば
    wish_note      TEXT NOT NULL DEFAULT '' GUARD_TEXT(wish_note, 0, 4000), -- wishes
    outside        TEXT NOT NULL DEFAULT '' GUARD_TEXT(outside, 0, 4000), -- other material: tool, version, date, short summary
    state          TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'agreed', 'frozen', 'withdrawn')), -- list assessment_state
    agreed_on      TEXT GUARD_DATE(agreed_on), -- day the person agreed
    own_word       TEXT NOT NULL DEFAULT '' GUARD_TEXT(own_word, 0, 1000), -- the person's word to it
    frozen_on      TEXT GUARD_DATE(frozen_on), -- day of its first use
    UNIQUE (case_id, number)
) STRICT;
CREATE TRIGGER assessment_frozen BEFORE UPDATE ON assessment WHEN OLD.state = 'frozen' BEGIN
    SELECT raise(ABORT, 'a frozen sheet is never changed');
END;

CREATE TABLE assessment_rating (
    assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT, -- which sheet
    item          TEXT NOT NULL GUARD_CODE(item), -- assessment_item.id
    self          TEXT CHECK (self IN ('4', '3', '2', '1', '0', '-')), -- the person; NULL: not gone through
    agreed        TEXT CHECK (agreed IN ('4', '3', '2', '1', '0', '-')), -- together
    with_support  TEXT CHECK (with_support IN ('4', '3', '2', '1', '0', '-')), -- with the support named in the note
    note          TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 1000), -- needed by with_support
    evidence      TEXT GUARD_CODE(evidence), -- list assessment_evidence
    seen_on       TEXT GUARD_DATE(seen_on), -- when it was seen
    PRIMARY KEY (assessment_id, item)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER assessment_rating_frozen BEFORE UPDATE ON assessment_rating
WHEN (SELECT state FROM assessment WHERE id = OLD.assessment_id) = 'frozen' BEGIN
    SELECT raise(ABORT, 'a frozen sheet is never changed');
END;
CREATE TRIGGER assessment_rating_frozen_new BEFORE INSERT ON assessment_rating
WHEN (SELECT state FROM assessment WHERE id = NEW.assessment_id) = 'frozen' BEGIN
    SELECT raise(ABORT, 'a frozen sheet is never changed');
END;
CREATE TRIGGER assessment_rating_kept BEFORE DELETE ON assessment_rating
WHEN (SELECT state FROM assessment WHERE id = OLD.assessment_id) = 'frozen' BEGIN
    SELECT raise(ABORT, 'a frozen sheet is never changed');
END;

-- The route decision after an assessment: the fork of the flow chart (plan L564-599).
CREATE TABLE decision (
    id            INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    case_id       INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE RESTRICT, -- the sheet it rests on
    route         TEXT NOT NULL CHECK (route IN ('coordination', 'registered')), -- stage it leads to
    reason        TEXT NOT NULL GUARD_TEXT(reason, 1, 1000), -- why
    on_day        TEXT NOT NULL GUARD_DATE(on_day), -- when
    staff_id      INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who
    at            TEXT NOT NULL GUARD_STAMP(at) -- when it was entered, UTC
) STRICT;
CREATE INDEX decision_case ON decision (case_id, id);

CREATE TABLE support_plan (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version      INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    case_id      INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    number       INTEGER NOT NULL CHECK (number >= 1), -- 第n版 of the case
    from_on      TEXT NOT NULL GUARD_DATE(from_on), -- period
    to_on        TEXT NOT NULL GUARD_DATE(to_on), -- period
    staff_id     INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- author
    made_on      TEXT NOT NULL GUARD_DATE(made_on), -- 作成日
    explained_on TEXT GUARD_DATE(explained_on), -- 説明日
    own_will     TEXT NOT NULL GUARD_TEXT(own_will, 1, 4000), -- ご本人の意向
    issues       TEXT NOT NULL DEFAULT '' GUARD_TEXT(issues, 0, 4000), -- 現時点の課題
    long_goal    TEXT NOT NULL GUARD_TEXT(long_goal, 1, 1000), -- 長期目標
    agreed_on    TEXT GUARD_DATE(agreed_on), -- NULL: not yet in effect
    agreed_by    TEXT NOT NULL DEFAULT '' GUARD_LINE(agreed_by, 0, 100), -- who signed
    agreed_relation TEXT GUARD_CODE(agreed_relation), -- list relationship
    UNIQUE (case_id, number)
) STRICT;

CREATE TABLE plan_goal (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    plan_id   INTEGER NOT NULL REFERENCES support_plan (id) ON DELETE RESTRICT, -- which plan
    sort      INTEGER NOT NULL, -- order
    goal      TEXT NOT NULL GUARD_TEXT(goal, 1, 1000), -- 短期目標
    own_part  TEXT NOT NULL DEFAULT '' GUARD_TEXT(own_part, 0, 1000), -- what the person does
    support   TEXT NOT NULL DEFAULT '' GUARD_TEXT(support, 0, 1000), -- what the supporters do
    due_on    TEXT NOT NULL GUARD_DATE(due_on), -- 期限
    result    TEXT GUARD_CODE(result), -- list plan_goal_result; NULL: not evaluated
    judged_on TEXT GUARD_DATE(judged_on), -- 評価日
    UNIQUE (plan_id, sort)
) STRICT;

CREATE TABLE registration (
    id            INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version       INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- who
    case_id       INTEGER REFERENCES support_case (id) ON DELETE RESTRICT, -- in which case; NULL: from a file
    number        TEXT NOT NULL UNIQUE GUARD_LINE(number, 1, 40), -- registration number
    registered_on TEXT NOT NULL GUARD_DATE(registered_on), -- 協会登録日
    ended_on      TEXT GUARD_DATE(ended_on), -- NULL: registered
    end_reason    TEXT GUARD_CODE(end_reason), -- list close_reason
    note          TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 1000) -- anything else
) STRICT;
CREATE UNIQUE INDEX registration_one_open ON registration (person_id) WHERE ended_on IS NULL;
CREATE INDEX registration_person ON registration (person_id, registered_on);
CREATE INDEX registration_day ON registration (registered_on, id);
