-- 0022: since when somebody is at a form; proposals to set or lift 閲覧制限.

-- Colleagues who open the same record are told who is at it, and since when. Rows of before have none.
ALTER TABLE draft ADD COLUMN begun_at TEXT GUARD_STAMP(begun_at); -- first key in the session that types; NULL: before it was kept

CREATE TABLE restriction_proposal (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose record
    restrict   INTEGER NOT NULL GUARD_FLAG(restrict), -- 1: set 閲覧制限; 0: lift it
    state      TEXT NOT NULL CHECK (state IN ('proposed', 'declined', 'done')), -- where it stands
    reason     TEXT NOT NULL GUARD_LINE(reason, 1, 200), -- why
    asked_on   TEXT NOT NULL GUARD_DATE(asked_on), -- day of the desk
    asked_at   TEXT NOT NULL GUARD_STAMP(asked_at), -- UTC
    asked_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who proposed it
    decided_at TEXT GUARD_STAMP(decided_at), -- when it was carried out or declined, UTC; NULL: waits
    decided_by INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    answer     TEXT NOT NULL DEFAULT '' GUARD_LINE(answer, 0, 200), -- why it was declined, or carried out
    CHECK ((decided_at IS NULL) = (state = 'proposed')),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL))
) STRICT;
CREATE INDEX restriction_proposal_waits ON restriction_proposal (asked_on, id) WHERE state = 'proposed';
CREATE INDEX restriction_proposal_person ON restriction_proposal (person_id, id);
