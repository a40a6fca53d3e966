-- handbook.sql: handbooks of a person, stored together with the person's row.

-- name: handbook_list
SELECT id, kind, state, grade, number, issued_on, expires_on
  FROM handbook
 WHERE person_id = :person
 ORDER BY id;

-- name: handbook_insert
INSERT INTO handbook (person_id, kind, state, grade, number, number_key, issued_on, expires_on)
VALUES (:person, :kind, :state, :grade, :number, :number_key, :issued_on, :expires_on);

-- name: handbook_update
UPDATE handbook
   SET version = version + 1, kind = :kind, state = :state, grade = :grade, number = :number,
       number_key = :number_key, issued_on = :issued_on, expires_on = :expires_on
 WHERE id = :id
   AND person_id = :person;

-- name: handbook_delete
DELETE FROM handbook
 WHERE id = :id
   AND person_id = :person;

-- name: handbook_past_insert
INSERT INTO handbook_past (person_id, kind, state, grade, number, issued_on, expires_on, ended_on,
                           staff_id, at)
VALUES (:person, :kind, :state, :grade, :number, :issued_on, :expires_on, :ended_on, :staff, :at);
