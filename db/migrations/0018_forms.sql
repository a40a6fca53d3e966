-- 0018: what the forms F1 and F3 of the dictionary ask besides.

-- An enquiry without a person keeps what was said of whom it is about, so that whoever decides later,
-- on any terminal, has it all. Who asks for themselves is named as the consulter already.
ALTER TABLE intake_slip ADD COLUMN about_name TEXT NOT NULL DEFAULT '' GUARD_LINE(about_name, 0, 100); -- of whom it is, as far as it was said
ALTER TABLE intake_slip ADD COLUMN about_kana TEXT NOT NULL DEFAULT '' GUARD_LINE(about_kana, 0, 100); -- reading
ALTER TABLE intake_slip ADD COLUMN about_birth TEXT GUARD_DATE(about_birth); -- NULL: not told
ALTER TABLE intake_slip ADD COLUMN about_phone TEXT NOT NULL DEFAULT '' GUARD_LINE(about_phone, 0, 40); -- as typed
ALTER TABLE intake_slip ADD COLUMN referral_agency INTEGER REFERENCES organisation (id) ON DELETE RESTRICT; -- which one of the referral_source; NULL: not told
CREATE INDEX intake_slip_nobody ON intake_slip (received_at) WHERE person_id IS NULL;

-- F3: what stood in the notes on health, daily life and work so far stays in them; the rest has
-- fields of its own.
ALTER TABLE interview ADD COLUMN diagnosis TEXT NOT NULL DEFAULT '' GUARD_LINE(diagnosis, 0, 200); -- 診断名, class C
ALTER TABLE interview ADD COLUMN doctor TEXT NOT NULL DEFAULT '' GUARD_LINE(doctor, 0, 100); -- 主治医
ALTER TABLE interview ADD COLUMN clinic TEXT NOT NULL DEFAULT '' GUARD_LINE(clinic, 0, 100); -- 医療機関
ALTER TABLE interview ADD COLUMN visits TEXT NOT NULL DEFAULT '' GUARD_LINE(visits, 0, 200); -- 通院の頻度
ALTER TABLE interview ADD COLUMN medicine TEXT NOT NULL DEFAULT '' GUARD_TEXT(medicine, 0, 1000); -- 服薬
ALTER TABLE interview ADD COLUMN household TEXT NOT NULL DEFAULT '' GUARD_TEXT(household, 0, 1000); -- 家族・世帯
ALTER TABLE interview ADD COLUMN income_note TEXT NOT NULL DEFAULT '' GUARD_TEXT(income_note, 0, 1000); -- 年金、生活保護、工賃, in words
ALTER TABLE interview ADD COLUMN wish_area TEXT NOT NULL DEFAULT '' GUARD_LINE(wish_area, 0, 200); -- 希望の地域
ALTER TABLE interview ADD COLUMN wish_commute_min INTEGER CHECK (wish_commute_min BETWEEN 0 AND 1440); -- 通勤時間, minutes one way; NULL: not told
ALTER TABLE interview ADD COLUMN wish_days INTEGER CHECK (wish_days BETWEEN 0 AND 7); -- 週の日数; NULL: not told
ALTER TABLE interview ADD COLUMN wish_wage TEXT NOT NULL DEFAULT '' GUARD_LINE(wish_wage, 0, 200); -- 希望の賃金, in words
ALTER TABLE interview ADD COLUMN wish_start TEXT NOT NULL DEFAULT '' GUARD_LINE(wish_start, 0, 200); -- 始めたい時期, in words

-- 担当: those who held it besides interview.staff_id.
CREATE TABLE interview_staff (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE RESTRICT, -- which sheet
    staff_id     INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who was with them
    PRIMARY KEY (interview_id, staff_id)
) STRICT, WITHOUT ROWID;

-- 利用中のサービス: what is used, and where.
CREATE TABLE interview_service (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE RESTRICT, -- which sheet
    service      TEXT NOT NULL GUARD_CODE(service), -- list service_type
    PRIMARY KEY (interview_id, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE interview_agency (
    interview_id    INTEGER NOT NULL REFERENCES interview (id) ON DELETE RESTRICT, -- which sheet
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT, -- which agency
    PRIMARY KEY (interview_id, organisation_id)
) STRICT, WITHOUT ROWID;

-- 職歴: one row for each job, as the person tells them.
CREATE TABLE interview_job (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE RESTRICT, -- which sheet
    rank         INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 8), -- in the order told
    employer     TEXT NOT NULL GUARD_LINE(employer, 1, 100), -- 勤務先
    occupation   TEXT NOT NULL DEFAULT '' GUARD_LINE(occupation, 0, 100), -- 職種
    from_on      TEXT GUARD_DATE(from_on), -- first day; NULL: not told
    to_on        TEXT GUARD_DATE(to_on), -- last day; NULL: not told, or still there
    weekly_min   INTEGER CHECK (weekly_min BETWEEN 0 AND 10080), -- minutes a week; NULL: not told
    leave_reason TEXT GUARD_CODE(leave_reason), -- list leave_reason; NULL: not told
    PRIMARY KEY (interview_id, rank)
) STRICT, WITHOUT ROWID;

-- A psychiatric certificate holds two years, said or not.
CREATE INDEX handbook_undated ON handbook (issued_on)
    WHERE expires_on IS NULL AND kind = 'hb_psychiatric' AND issued_on IS NOT NULL;

ALTER TABLE person ADD COLUMN severe_note TEXT NOT NULL DEFAULT '' GUARD_LINE(severe_note, 0, 200); -- on what 重度 rests
