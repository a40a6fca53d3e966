-- 0010: the person's record: support log (F13), history of fields, certificates given back, flags.

CREATE TABLE support_log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version     INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whom it was for
    case_id     INTEGER REFERENCES support_case (id) ON DELETE RESTRICT, -- the case open then; NULL: none
    on_day      TEXT NOT NULL GUARD_DATE(on_day), -- 支援日
    starts      TEXT GUARD_TIME(starts), -- time of day; NULL: not told
    minutes     INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440), -- 所要時間
    method      TEXT NOT NULL GUARD_CODE(method), -- list contact_method
    category    TEXT NOT NULL GUARD_CODE(category), -- list support_category
    content     TEXT NOT NULL GUARD_TEXT(content, 1, 4000), -- 支援の内容
    place       TEXT NOT NULL DEFAULT '' GUARD_LINE(place, 0, 100), -- where
    met         TEXT NOT NULL DEFAULT '' GUARD_LINE(met, 0, 200), -- people met besides the person
    next_action TEXT GUARD_CODE(next_action), -- list next_action; NULL: nothing follows from it
    next_on     TEXT GUARD_DATE(next_on), -- its day
    next_words  TEXT NOT NULL DEFAULT '' GUARD_LINE(next_words, 0, 200), -- what exactly is to be done
    staff_id    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- 担当
    visibility  TEXT NOT NULL DEFAULT 'team' GUARD_CODE(visibility), -- list record_visibility
    voided      INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided), -- 1: entered in error, never counted
    void_reason TEXT NOT NULL DEFAULT '' GUARD_LINE(void_reason, 0, 200), -- why
    created_by  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who entered it
    created_at  TEXT NOT NULL GUARD_STAMP(created_at), -- when, UTC
    updated_by  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who changed it last
    updated_at  TEXT NOT NULL GUARD_STAMP(updated_at) -- when, UTC
) STRICT;
CREATE INDEX support_log_person ON support_log (person_id, on_day, id);
-- The statistics count entries of a period by method and by category.
CREATE INDEX support_log_day ON support_log (on_day, method, category, person_id) WHERE voided = 0;

-- What stood in a field before, by whom it was changed and when. The audit log names fields, never
-- their values: those are here.
CREATE TABLE field_history (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose; follows a merge
    kind      TEXT NOT NULL GUARD_CODE(kind), -- table of the record
    record_id INTEGER NOT NULL, -- its number there
    field     TEXT NOT NULL GUARD_CODE(field), -- its column; phones and handbooks are one each
    old_value TEXT NOT NULL GUARD_TEXT(old_value, 0, 5000), -- as stored; several joined by ; or lines
    new_value TEXT NOT NULL GUARD_TEXT(new_value, 0, 5000), -- the same
    staff_id  INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who
    at        TEXT NOT NULL GUARD_STAMP(at), -- when, UTC
    reason    TEXT NOT NULL DEFAULT '' GUARD_LINE(reason, 0, 200) -- where one was given
) STRICT;
CREATE INDEX field_history_person ON field_history (person_id, id);
CREATE INDEX field_history_record ON field_history (kind, record_id, id);
CREATE TRIGGER field_history_fixed BEFORE UPDATE OF id, kind, record_id, field, old_value, new_value,
    staff_id, at, reason ON field_history BEGIN
    SELECT raise(ABORT, 'what a field held before is never rewritten');
END;
CREATE TRIGGER field_history_kept BEFORE DELETE ON field_history BEGIN
    SELECT raise(ABORT, 'what a field held before is never taken away');
END;

-- A certificate that was taken off the card: it stays readable with what was last known of it.
CREATE TABLE handbook_past (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    kind       TEXT NOT NULL GUARD_CODE(kind), -- list handbook_kind
    state      TEXT NOT NULL GUARD_CODE(state), -- list handbook_state, when it was taken off
    grade      TEXT GUARD_CODE(grade), -- list grade_<kind>; NULL: not told
    number     TEXT NOT NULL DEFAULT '' GUARD_LINE(number, 0, 40), -- as printed
    issued_on  TEXT GUARD_DATE(issued_on), -- NULL: not told
    expires_on TEXT GUARD_DATE(expires_on), -- NULL: none or not told
    ended_on   TEXT NOT NULL GUARD_DATE(ended_on), -- the day it was taken off the card
    staff_id   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    at         TEXT NOT NULL GUARD_STAMP(at) -- when, UTC
) STRICT;
CREATE INDEX handbook_past_person ON handbook_past (person_id, ended_on);

-- 付箋: a short note pinned on the card until it is resolved; both stay.
CREATE TABLE person_flag (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    version     INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose card
    words       TEXT NOT NULL GUARD_LINE(words, 1, 60), -- what to know or wait for: 書類待ち
    raised_on   TEXT NOT NULL GUARD_DATE(raised_on), -- the day it was pinned
    raised_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    resolved_on TEXT GUARD_DATE(resolved_on), -- NULL: still open
    resolved_by INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    resolution  TEXT NOT NULL DEFAULT '' GUARD_LINE(resolution, 0, 200), -- how
    CHECK ((resolved_on IS NULL) = (resolution = ''))
) STRICT;
CREATE INDEX person_flag_person ON person_flag (person_id, id);
CREATE INDEX person_flag_open ON person_flag (person_id) WHERE resolved_on IS NULL;
