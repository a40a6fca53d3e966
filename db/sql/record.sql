-- record.sql: records by number and ref, for files in and out.

-- name: record_person_next
SELECT id, ref
  FROM person
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_organisation_next
SELECT id, ref
  FROM organisation
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_placement_next
SELECT id, ref
  FROM placement
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_dispatch_next
SELECT id, ref
  FROM dispatch
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_event_next
SELECT id, ref
  FROM event
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_wage_next
SELECT id, ref
  FROM wage
 WHERE id > :after
 ORDER BY id
 LIMIT 1;

-- name: record_staff
SELECT coalesce(login, name) AS words
  FROM staff
 WHERE id = :id;
