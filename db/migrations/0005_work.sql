-- 0005: placements, dispatches, handovers, wages.

CREATE TABLE placement (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref             TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number, or M-...
    person_id       INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- NULL: reported by a partner without a case of ours
    case_id         INTEGER REFERENCES support_case (id) ON DELETE RESTRICT, -- NULL: from a file
    partner_id      INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- reporting partner
    partner_person  TEXT NOT NULL DEFAULT '' GUARD_LINE(partner_person, 0, 60), -- the partner's own pseudonym
    person_key      TEXT NOT NULL AS (coalesce('p' || person_id, 'o' || partner_id || ':' || partner_person)) STORED, -- who it is for No.63
    reported_on     TEXT NOT NULL GUARD_DATE(reported_on), -- 報告日
    started_on      TEXT NOT NULL GUARD_DATE(started_on), -- 就職日（雇入日）: the day of No.63
    employer_id     INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- NULL: only the name is known
    employer_name   TEXT NOT NULL DEFAULT '' GUARD_LINE(employer_name, 0, 100), -- as reported, when there is no record
    occupation      TEXT GUARD_CODE(occupation), -- list occupation; NULL: not told
    job_note        TEXT NOT NULL DEFAULT '' GUARD_TEXT(job_note, 0, 1000), -- 仕事の内容
    employment_form TEXT NOT NULL GUARD_CODE(employment_form), -- list employment_form
    special_subsidiary INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(special_subsidiary), -- 特例子会社
    home_working    INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(home_working), -- 在宅
    weekly_minutes  INTEGER CHECK (weekly_minutes BETWEEN 0 AND 10080), -- minutes a week; NULL: not known
    wage_kind       TEXT GUARD_CODE(wage_kind), -- list wage_kind
    wage            INTEGER CHECK (wage BETWEEN 0 AND 99999999), -- yen
    contract_term   TEXT GUARD_CODE(contract_term), -- list contract_term
    term_end        TEXT GUARD_DATE(term_end), -- end of a fixed term
    vacancy_kind    TEXT GUARD_CODE(vacancy_kind), -- list vacancy_kind
    disclosure      TEXT GUARD_CODE(disclosure), -- list disclosure
    route           TEXT GUARD_CODE(route), -- list placement_route
    retention_lead  INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- 定着支援の主担当
    retention_from  TEXT GUARD_DATE(retention_from), -- 開始日
    ended_on        TEXT GUARD_DATE(ended_on), -- last day at work; NULL: employed
    leave_reason    TEXT GUARD_CODE(leave_reason), -- list leave_reason, the primary one
    leave_note      TEXT NOT NULL DEFAULT '' GUARD_TEXT(leave_note, 0, 1000), -- the person's words
    voided          INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided), -- 1: entered in error; never counted
    void_reason     TEXT NOT NULL DEFAULT '' GUARD_LINE(void_reason, 0, 200), -- why
    imported        INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported), -- 1: came in by file
    CHECK (person_id IS NOT NULL OR (partner_id IS NOT NULL AND partner_person <> ''))
) STRICT;
CREATE INDEX placement_started ON placement (started_on, id, voided, employment_form, person_key);
CREATE INDEX placement_person_key ON placement (person_key, started_on, id, voided, employment_form);
CREATE INDEX placement_person ON placement (person_id, started_on);
CREATE INDEX placement_partner ON placement (partner_id, partner_person);

CREATE TABLE placement_supporter (
    placement_id INTEGER NOT NULL REFERENCES placement (id) ON DELETE RESTRICT, -- which
    supporter    TEXT NOT NULL GUARD_CODE(supporter), -- list placement_supporter: decides No.63
    PRIMARY KEY (placement_id, supporter)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispatch (
    id             INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version        INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref            TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number, or M-...
    on_day         TEXT NOT NULL GUARD_DATE(on_day), -- day of the trip
    starts         TEXT GUARD_TIME(starts), -- time of day; NULL: not told
    trip           INTEGER NOT NULL DEFAULT 1 CHECK (trip BETWEEN 1 AND 99), -- 2: knowingly a second trip that day
    trip_reason    TEXT NOT NULL DEFAULT '' GUARD_LINE(trip_reason, 0, 200), -- why it is another trip
    destination    TEXT NOT NULL GUARD_LINE(destination, 1, 100), -- 行先 as written
    destination_key TEXT NOT NULL GUARD_LINE(destination_key, 0, 400), -- folded, one place is one place
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- the place, when it is a record
    method         TEXT NOT NULL GUARD_CODE(method), -- list contact_method
    purpose        TEXT NOT NULL GUARD_CODE(purpose), -- list dispatch_purpose
    minutes        INTEGER CHECK (minutes BETWEEN 0 AND 1440), -- length; NULL: not told
    situation      TEXT NOT NULL DEFAULT '' GUARD_TEXT(situation, 0, 4000), -- 勤怠・作業・対人・健康・生活
    adjusted       TEXT NOT NULL DEFAULT '' GUARD_TEXT(adjusted, 0, 4000), -- 調整内容
    checkpoint     TEXT GUARD_CODE(checkpoint), -- list retention_checkpoint
    status         TEXT GUARD_CODE(status), -- list retention_status
    next_on        TEXT GUARD_DATE(next_on), -- 次回予定
    note           TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 4000), -- anything else
    voided         INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided), -- 1: entered in error; never counted
    void_reason    TEXT NOT NULL DEFAULT '' GUARD_LINE(void_reason, 0, 200), -- why
    imported       INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported) -- 1: came in by file
) STRICT;
CREATE UNIQUE INDEX dispatch_trip ON dispatch (on_day, destination_key, trip) WHERE voided = 0;
CREATE INDEX dispatch_counted ON dispatch (on_day, id, voided, method, purpose);
CREATE INDEX dispatch_next ON dispatch (next_on, id) WHERE next_on IS NOT NULL;

CREATE TABLE dispatch_staff (
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE RESTRICT, -- which
    staff_id    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- 就労支援員
    PRIMARY KEY (dispatch_id, staff_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispatch_person (
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE RESTRICT, -- which
    person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- 対象者
    PRIMARY KEY (dispatch_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispatch_person_person ON dispatch_person (person_id, dispatch_id);

CREATE TABLE dispatch_met (
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE RESTRICT, -- which
    met         TEXT NOT NULL GUARD_CODE(met), -- list person_met
    PRIMARY KEY (dispatch_id, met)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
    id               INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version          INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id        INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- who
    placement_id     INTEGER REFERENCES placement (id) ON DELETE RESTRICT, -- which job
    from_id          INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT, -- giving agency
    to_id            INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT, -- taking agency
    handed_over_on   TEXT NOT NULL GUARD_DATE(handed_over_on), -- 引継日
    start_date       TEXT NOT NULL GUARD_DATE(start_date), -- 就職日
    employer_contact TEXT NOT NULL DEFAULT '' GUARD_LINE(employer_contact, 0, 200), -- whom to ask there
    course           TEXT NOT NULL GUARD_TEXT(course, 1, 4000), -- 経過
    remaining        TEXT NOT NULL GUARD_TEXT(remaining, 1, 4000), -- 残課題
    consent_id       INTEGER REFERENCES consent (id) ON DELETE RESTRICT, -- valid on that day
    accepted_by      INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- NULL: not yet accepted
    accepted_on      TEXT GUARD_DATE(accepted_on) -- until then the lead stays
) STRICT;
CREATE INDEX handover_person ON handover (person_id, handed_over_on);

CREATE TABLE wage (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref             TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT, -- which facility
    month           TEXT NOT NULL GUARD_MONTH(month), -- "2014-05"
    paid_yen        INTEGER NOT NULL CHECK (paid_yen BETWEEN 0 AND 9999999999), -- sum of kochin paid
    people          INTEGER NOT NULL CHECK (people BETWEEN 0 AND 99999), -- to how many
    method          TEXT NOT NULL GUARD_CODE(method), -- list wage_method: the series breaks at FY2023
    UNIQUE (organisation_id, month, method)
) STRICT;
