-- 0015: phone numbers in the order of readings. Half a ward begins with the same four digits: with
-- the order in the index, such a search stops after a page.

-- skey is that of the person; the triggers below keep it, whoever writes a phone or moves it. ALTER
-- TABLE wants a default, which no row keeps.
ALTER TABLE person_phone ADD COLUMN skey INTEGER NOT NULL DEFAULT 0;
UPDATE person_phone SET skey = (SELECT p.skey FROM person p WHERE p.id = person_phone.person_id);
CREATE TRIGGER person_phone_added AFTER INSERT ON person_phone BEGIN
    UPDATE person_phone
       SET skey = (SELECT p.skey FROM person p WHERE p.id = NEW.person_id)
     WHERE id = NEW.id;
END;
CREATE TRIGGER person_phone_moved AFTER UPDATE OF person_id ON person_phone BEGIN
    UPDATE person_phone
       SET skey = (SELECT p.skey FROM person p WHERE p.id = NEW.person_id)
     WHERE id = NEW.id;
END;
CREATE TRIGGER person_phone_reading AFTER UPDATE OF skey ON person WHEN NEW.skey <> OLD.skey BEGIN
    UPDATE person_phone
       SET skey = NEW.skey
     WHERE person_id = NEW.id;
END;

-- From the eighth digit on a number has too few neighbours for the order to matter.
CREATE INDEX person_phone_begin4 ON person_phone (substr(digits, 1, 4), skey);
CREATE INDEX person_phone_begin5 ON person_phone (substr(digits, 1, 5), skey);
CREATE INDEX person_phone_begin6 ON person_phone (substr(digits, 1, 6), skey);
CREATE INDEX person_phone_begin7 ON person_phone (substr(digits, 1, 7), skey);
DROP INDEX person_phone_last4;
CREATE INDEX person_phone_last4 ON person_phone (substr(digits, -4), skey);
