-- handover.sql: retention support given from one agency to another.

-- name: handover_insert
INSERT INTO handover (person_id, placement_id, from_id, to_id, handed_over_on, start_date,
                      employer_contact, course, remaining, consent_id)
VALUES (:person_id, :placement_id, :from_id, :to_id, :handed_over_on, :start_date,
        :employer_contact, :course, :remaining, :consent_id);

-- name: handover_update
UPDATE handover
   SET placement_id = :placement_id, from_id = :from_id, to_id = :to_id,
       handed_over_on = :handed_over_on, start_date = :start_date,
       employer_contact = :employer_contact, course = :course, remaining = :remaining,
       consent_id = :consent_id, version = version + 1
 WHERE id = :id
   AND version = :version
   AND accepted_on IS NULL;

-- name: handover_accept
UPDATE handover
   SET accepted_by = :accepted_by, accepted_on = :accepted_on, version = version + 1
 WHERE id = :id
   AND version = :version
   AND accepted_on IS NULL;

-- name: handover_find
SELECT id, version, person_id, placement_id, from_id, to_id, handed_over_on, start_date,
       employer_contact, course, remaining, consent_id, accepted_by, accepted_on
  FROM handover
 WHERE id = :id;

-- name: handover_list
SELECT h.id AS id, h.handed_over_on AS handed_over_on, h.accepted_on AS accepted_on,
       f.name AS from_name, t.name AS to_name
  FROM handover AS h
  JOIN organisation AS f
    ON f.id = h.from_id
  JOIN organisation AS t
    ON t.id = h.to_id
 WHERE h.person_id = :person_id
 ORDER BY h.handed_over_on;
