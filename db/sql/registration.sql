-- registration.sql: registrations with the association.

-- name: registration_find
SELECT id, version, person_id, case_id, number, registered_on, ended_on, end_reason, note
  FROM registration
 WHERE id = :id;

-- name: registration_open_of_person
SELECT id
  FROM registration
 WHERE person_id = :person
   AND ended_on IS NULL;

-- name: registration_by_number
SELECT id
  FROM registration
 WHERE number = :number;

-- name: registration_next_id
SELECT coalesce(max(id), 0) + 1 AS id
  FROM registration;

-- name: registration_insert
INSERT INTO registration (person_id, case_id, number, registered_on, ended_on, end_reason, note)
VALUES (:person, :case, :number, :registered_on, :ended_on, :end_reason, :note);

-- name: registration_update
UPDATE registration
   SET version = version + 1, number = :number, registered_on = :registered_on,
       ended_on = :ended_on, end_reason = :end_reason, note = :note
 WHERE id = :id
   AND version = :version;
