-- 0014: caseload lists: the cases of one member of staff in order, who had a case before, and filters
-- under a name.

-- Closed ones too: somebody's list of what they brought to an end.
CREATE INDEX support_case_staff ON support_case (staff_id, stage, stage_since, id);
CREATE INDEX support_case_closed ON support_case (stage_since, id) WHERE closed_on IS NOT NULL;

-- 担当の変更: one row each time somebody else is put in charge of a case.
CREATE TABLE case_charge (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry
    case_id    INTEGER NOT NULL REFERENCES support_case (id) ON DELETE RESTRICT, -- which case
    from_staff INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who had it; NULL: nobody
    to_staff   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who has it since; NULL: nobody
    on_day     TEXT NOT NULL GUARD_DATE(on_day), -- from which day
    reason     TEXT NOT NULL DEFAULT '' GUARD_LINE(reason, 0, 200), -- why; "" where none was asked
    staff_id   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who changed it; NULL: by set-up
    at         TEXT NOT NULL GUARD_STAMP(at) -- when, UTC
) STRICT;
CREATE INDEX case_charge_case ON case_charge (case_id, id);
CREATE TRIGGER case_charge_fixed BEFORE UPDATE ON case_charge BEGIN
    SELECT raise(ABORT, 'who had a case before is never rewritten');
END;
CREATE TRIGGER case_charge_kept BEFORE DELETE ON case_charge BEGIN
    SELECT raise(ABORT, 'who had a case before is never taken away');
END;

-- A choice of cases under a name, of one member of staff or of everybody in a role.
CREATE TABLE case_filter (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    staff_id   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- whose it is; NULL: of a role
    role       TEXT CHECK (role IN ('reception', 'worker', 'supervisor')), -- who sees it; NULL: one's own
    name       TEXT NOT NULL GUARD_LINE(name, 1, 40), -- as chosen
    charge     TEXT NOT NULL CHECK (charge IN ('anybody', 'own', 'nobody', 'one')), -- whose cases
    charge_id  INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- of charge 'one': who
    status     TEXT NOT NULL CHECK (status IN ('open', 'active', 'suspended', 'closed')), -- of the case
    stage      TEXT GUARD_CODE(stage), -- list case_stage; NULL: any
    due        TEXT NOT NULL CHECK (due IN ('any', 'overdue', 'week', 'month', 'missing')), -- next step
    silence    TEXT NOT NULL CHECK (silence IN ('any', 'over', 'days30', 'days90')), -- without contact
    disability TEXT GUARD_CODE(disability), -- list disability_kind; NULL: any
    area       TEXT NOT NULL DEFAULT '' GUARD_LINE(area, 0, 7), -- first digits of the postal code
    CHECK ((staff_id IS NULL) <> (role IS NULL)),
    CHECK ((charge = 'one') = (charge_id IS NOT NULL)),
    CHECK (area NOT GLOB '*[^0-9]*')
) STRICT;
CREATE UNIQUE INDEX case_filter_own ON case_filter (staff_id, name) WHERE staff_id IS NOT NULL;
CREATE UNIQUE INDEX case_filter_role ON case_filter (role, name) WHERE role IS NOT NULL;

-- With which filter somebody's list begins.
CREATE TABLE case_filter_first (
    staff_id  INTEGER NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE RESTRICT, -- whose list
    filter_id INTEGER NOT NULL REFERENCES case_filter (id) ON DELETE RESTRICT -- which filter
) STRICT, WITHOUT ROWID;
CREATE INDEX case_filter_first_filter ON case_filter_first (filter_id);
