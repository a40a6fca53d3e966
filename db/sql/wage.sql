-- wage.sql: kochin paid by facilities.

-- name: wage_insert
INSERT INTO wage (ref, organisation_id, month, paid_yen, people, method)
VALUES (coalesce(:ref, printf('M-%06d', (SELECT coalesce(max(id), 0) + 1 FROM wage))),
        :organisation_id, :month, :paid_yen, :people, :method);

-- name: wage_update
UPDATE wage
   SET organisation_id = :organisation_id, month = :month, paid_yen = :paid_yen, people = :people,
       method = :method, version = version + 1
 WHERE id = :id
   AND version = :version
   AND (organisation_id, month, paid_yen, people, method)
       IS NOT (:organisation_id, :month, :paid_yen, :people, :method);

-- name: wage_find_ref
SELECT id, version, ref, organisation_id, month, paid_yen, people, method
  FROM wage
 WHERE ref = :ref;

-- name: wage_find
SELECT id, version, ref, organisation_id, month, paid_yen, people, method
  FROM wage
 WHERE id = :id;

-- name: wage_id_of_month
SELECT id
  FROM wage
 WHERE organisation_id = :organisation_id
   AND month = :month
   AND method = :method;

-- name: wage_list
SELECT id, version, ref, organisation_id, month, paid_yen, people, method
  FROM wage
 WHERE organisation_id = :organisation_id
 ORDER BY month, method;
