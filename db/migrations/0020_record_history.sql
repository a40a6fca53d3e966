-- 0020: 変更履歴 of records that are nobody's: sessions, meetings and events, agencies and employers, slips
-- and job starts before they have a person. What is somebody's stands in field_history.
CREATE TABLE record_history (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    kind      TEXT NOT NULL GUARD_CODE(kind), -- table of the record
    record_id INTEGER NOT NULL, -- its number there
    field     TEXT NOT NULL GUARD_CODE(field), -- its column
    old_value TEXT NOT NULL GUARD_TEXT(old_value, 0, 5000), -- as stored; several joined by ;
    new_value TEXT NOT NULL GUARD_TEXT(new_value, 0, 5000), -- the same
    staff_id  INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who
    at        TEXT NOT NULL GUARD_STAMP(at), -- when, UTC
    reason    TEXT NOT NULL DEFAULT '' GUARD_LINE(reason, 0, 200) -- where one was given
) STRICT;
CREATE INDEX record_history_record ON record_history (kind, record_id, id);
CREATE TRIGGER record_history_fixed BEFORE UPDATE ON record_history BEGIN
    SELECT raise(ABORT, 'what a field held before is never rewritten');
END;
CREATE TRIGGER record_history_kept BEFORE DELETE ON record_history BEGIN
    SELECT raise(ABORT, 'what a field held before is never taken away');
END;
