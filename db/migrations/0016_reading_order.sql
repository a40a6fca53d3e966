-- 0016: skey is the order of readings itself. Until now it held the first six letters of a reading
-- and a serial; all who began alike were read to be put in order. Now it orders people as (sort_key,
-- ref) do, with room between two numbers for those who come later. Phones follow by their trigger.

-- Below 0 first: no two people may have one number meanwhile.
UPDATE person
   SET skey = -(r.place << 40)
  FROM (SELECT id, row_number() OVER (ORDER BY sort_key, ref) AS place FROM person) r
 WHERE person.id = r.id;
UPDATE person SET skey = -skey;
INSERT INTO person_tails (person_tails) VALUES ('rebuild');
