-- 0016: skey is the order of readings itself. Until now it held the first six letters of a reading
-- and a serial; all who began alike were read to be put in order. Now it orders people as
-- (sort_key, ref) do, with room between two numbers for those who come later. Phones follow by their trigger.

-- Below 0 first: no two people may have one number meanwhile.
UPDATE person
   SET skey = -(r.place << 40)
  FROM (SELECT id, row_number() OVER (ORDER BY sort_key, ref) AS place FROM person) r
 WHERE person.id = r.id;
UPDATE person SET skey = -skey;
INSERT INTO person_tails (person_tails) VALUES ('rebuild');

-- All that a list of hits shows and search looks at, in the order of readings: a page of them lies
-- together in a few leaves, and rows of people are not read for it.
CREATE INDEX person_hit ON person (
    skey, ref, name, kana, name_key, kana_key, birth_date, restricted
);
