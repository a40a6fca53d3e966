-- 0006: the ward's plan: indicators, baselines and targets, judgements, signed figures.

CREATE TABLE plan (
    id      INTEGER PRIMARY KEY, -- number of the plan
    title   TEXT NOT NULL UNIQUE GUARD_LINE(title, 1, 100), -- 第三期障害福祉計画
    from_fy INTEGER NOT NULL, -- first fiscal year
    to_fy   INTEGER NOT NULL -- last fiscal year
) STRICT;

CREATE TABLE indicator (
    plan_id     INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT, -- of which plan
    no          INTEGER NOT NULL, -- 63..71
    section     INTEGER NOT NULL, -- 施策の方向 1..3
    name_ja     TEXT NOT NULL GUARD_LINE(name_ja, 1, 100), -- 事業名
    name_en     TEXT NOT NULL GUARD_LINE(name_en, 1, 100), -- the same in English
    owners      TEXT NOT NULL GUARD_LINE(owners, 1, 100), -- 担当
    measure_ja  TEXT NOT NULL GUARD_LINE(measure_ja, 0, 100), -- what is counted, "" if the plan says nothing
    measure_en  TEXT NOT NULL GUARD_LINE(measure_en, 0, 100), -- the same in English
    kind        TEXT NOT NULL GUARD_CODE(kind), -- list kpi_kind
    unit_ja     TEXT NOT NULL GUARD_LINE(unit_ja, 0, 20), -- 人, 回; "" for milestones
    baseline_fy     INTEGER NOT NULL, -- 現状 (23年度)
    baseline_number INTEGER, -- NULL: words only
    baseline_text   TEXT NOT NULL GUARD_LINE(baseline_text, 1, 200), -- as the plan prints it
    target_fy       INTEGER NOT NULL, -- 目標 (26年度)
    target_number   INTEGER, -- NULL: words only
    target_text     TEXT NOT NULL GUARD_LINE(target_text, 1, 200), -- as the plan prints it
    definition_ja   TEXT NOT NULL GUARD_LINE(definition_ja, 1, 400), -- the counting rule in one line
    definition_en   TEXT NOT NULL GUARD_LINE(definition_en, 1, 600), -- the same in English
    definition_version INTEGER NOT NULL DEFAULT 1, -- a changed rule is a new version
    seed_lines  TEXT NOT NULL GUARD_LINE(seed_lines, 0, 40), -- lines of the plan's text
    PRIMARY KEY (plan_id, no)
) STRICT, WITHOUT ROWID;

-- A person's judgement of a word target or a milestone: never computed. The newest valid one is
-- shown, older ones stay.
CREATE TABLE kpi_judgement (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    plan_id   INTEGER NOT NULL, -- of which plan
    no        INTEGER NOT NULL, -- which indicator
    fy        INTEGER NOT NULL, -- for which fiscal year
    judgement TEXT NOT NULL GUARD_CODE(judgement), -- list kpi_judgement
    words     TEXT NOT NULL GUARD_TEXT(words, 1, 1000), -- in words
    evidence  TEXT NOT NULL GUARD_TEXT(evidence, 1, 1000), -- events, documents or a note
    on_day    TEXT NOT NULL GUARD_DATE(on_day), -- when
    staff_id  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- the supervisor
    voided    INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided), -- 1: taken back
    FOREIGN KEY (plan_id, no) REFERENCES indicator (plan_id, no) ON DELETE RESTRICT
) STRICT;
CREATE INDEX kpi_judgement_year ON kpi_judgement (plan_id, fy, no, id);

-- What two people signed for a closed fiscal year. Never changed: a late record is a difference.
CREATE TABLE kpi_signed (
    plan_id INTEGER NOT NULL, -- of which plan
    fy      INTEGER NOT NULL, -- which year
    no      INTEGER NOT NULL, -- which indicator
    month   INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12), -- 1 April .. 12 March
    n       INTEGER, -- count of that month; NULL: nothing numeric
    definition_version INTEGER NOT NULL, -- rule it was counted with
    PRIMARY KEY (plan_id, fy, no, month),
    FOREIGN KEY (plan_id, no) REFERENCES indicator (plan_id, no) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE TRIGGER kpi_signed_fixed BEFORE UPDATE ON kpi_signed BEGIN
    SELECT raise(ABORT, 'a signed figure is never changed');
END;
CREATE TRIGGER kpi_signed_kept BEFORE DELETE ON kpi_signed BEGIN
    SELECT raise(ABORT, 'a signed figure is never removed');
END;
