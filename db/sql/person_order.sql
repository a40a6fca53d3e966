-- person_order.sql: skey, the order of readings as a number. person_order.c says how it is kept.

-- name: person_order_stays
-- Does the row stand where this reading and number would?
SELECT skey, sort_key = :sort AND ref = :ref AS stays
  FROM person
 WHERE id = :id;

-- name: person_order_around
-- The numbers of those between whom they would stand; :end where there is nobody behind.
SELECT coalesce((SELECT skey
                   FROM person
                  WHERE (sort_key, ref) < (:sort, :ref)
                  ORDER BY sort_key DESC, ref DESC
                  LIMIT 1), 0) AS before,
       coalesce((SELECT skey
                   FROM person
                  WHERE (sort_key, ref) > (:sort, :ref)
                  ORDER BY sort_key, ref
                  LIMIT 1), :end) AS behind;

-- name: person_order_count
SELECT count(*) AS people
  FROM person
 WHERE skey BETWEEN :low AND :high;

-- name: person_order_unindex
INSERT INTO person_tails (person_tails, rowid, text)
SELECT 'delete', skey, text
  FROM person_text
 WHERE skey BETWEEN :low AND :high;

-- name: person_order_spread
-- In the order of readings, :step apart. Below 0 for now: no two may have one number meanwhile.
UPDATE person
   SET skey = -(:low + :step * r.place)
  FROM (SELECT id, row_number() OVER (ORDER BY sort_key, ref /*sort*/) AS place
          FROM person
         WHERE skey BETWEEN :low AND :high) r /*scan*/
 WHERE person.id = r.id;

-- name: person_order_settle
UPDATE person
   SET skey = -skey
 WHERE skey < 0;

-- name: person_order_phones
-- As the trigger does, which a file that the program fills itself goes without.
UPDATE person_phone
   SET skey = p.skey
  FROM person p
 WHERE p.skey BETWEEN :low AND :high
   AND person_phone.person_id = p.id;

-- name: person_order_index
INSERT INTO person_tails (rowid, text)
SELECT skey, text
  FROM person_text
 WHERE skey BETWEEN :low AND :high;
