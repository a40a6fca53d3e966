-- history.sql: what stood in fields before.

-- name: history_insert
INSERT INTO field_history (person_id, kind, record_id, field, old_value, new_value, staff_id, at,
                           reason)
VALUES (:person, :kind, :record, :field, :old_value, :new_value, :staff, :at, :reason);

-- name: history_of_person
-- Card, case, attendance and appointments; entries of the support log and of interview sheets have
-- their own rules of who may see them.
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM field_history h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.person_id = :person
   AND h.kind IN ('person', 'support_case', 'participation', 'event')
 ORDER BY h.id DESC
 LIMIT :limit;

-- name: history_of_record
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM field_history h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.kind = :kind
   AND h.record_id = :record
 ORDER BY h.id DESC
 LIMIT :limit;
