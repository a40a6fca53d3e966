-- 0015: phone numbers in the order of readings. Half a ward begins with the same four digits: with
-- the order in the index, such a search stops after a page.

-- skey is the person's: the repository writes both. ALTER TABLE wants a default; the rows get theirs
-- at once.
ALTER TABLE person_phone ADD COLUMN skey INTEGER NOT NULL DEFAULT 0;
UPDATE person_phone SET skey = (SELECT p.skey FROM person p WHERE p.id = person_phone.person_id);
-- From the eighth digit on a number has too few neighbours for the order to matter.
CREATE INDEX person_phone_begin4 ON person_phone (substr(digits, 1, 4), skey);
CREATE INDEX person_phone_begin5 ON person_phone (substr(digits, 1, 5), skey);
CREATE INDEX person_phone_begin6 ON person_phone (substr(digits, 1, 6), skey);
CREATE INDEX person_phone_begin7 ON person_phone (substr(digits, 1, 7), skey);
DROP INDEX person_phone_last4;
CREATE INDEX person_phone_last4 ON person_phone (substr(digits, -4), skey);
