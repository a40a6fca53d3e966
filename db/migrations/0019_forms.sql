-- 0019: what the forms F1 and F3 of the dictionary ask besides.

-- An enquiry without a person keeps what was said of whom it is about, so that whoever decides later,
-- on any terminal, has it all. Who asks for themselves is named as the consulter already.
ALTER TABLE intake_slip ADD COLUMN about_name TEXT NOT NULL DEFAULT '' GUARD_LINE(about_name, 0, 100); -- of whom it is, as far as it was said
ALTER TABLE intake_slip ADD COLUMN about_kana TEXT NOT NULL DEFAULT '' GUARD_LINE(about_kana, 0, 100); -- reading
ALTER TABLE intake_slip ADD COLUMN about_birth TEXT GUARD_DATE(about_birth); -- NULL: not told
ALTER TABLE intake_slip ADD COLUMN about_phone TEXT NOT NULL DEFAULT '' GUARD_LINE(about_phone, 0, 40); -- as typed
ALTER TABLE intake_slip ADD COLUMN referral_agency INTEGER REFERENCES organisation (id) ON DELETE RESTRICT; -- which one of the referral_source; NULL: not told
CREATE INDEX intake_slip_nobody ON intake_slip (received_at) WHERE person_id IS NULL;
