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
