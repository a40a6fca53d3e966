-- support_log.sql: entries of the support log (F13).

-- part: support_log_columns
l.id, l.version, l.person_id, l.case_id, l.on_day, l.starts, l.minutes, l.method, l.category,
       l.content, l.place, l.met, l.next_action, l.next_on, l.next_words, l.staff_id,
       s.name AS staff_name, l.visibility, l.voided, l.void_reason, m.name AS created_name,
       l.created_at
  FROM support_log l
  JOIN staff s ON s.id = l.staff_id
  JOIN staff m ON m.id = l.created_by;

-- name: support_log_find
SELECT {{support_log_columns}}
 WHERE l.id = :id;

-- name: support_log_list
SELECT {{support_log_columns}}
 WHERE l.person_id = :person
   AND l.on_day BETWEEN :from AND :to
   AND l.voided = 0
 ORDER BY l.on_day, l.id;

-- name: support_log_insert
INSERT INTO support_log (person_id, case_id, on_day, starts, minutes, method, category, content,
                         place, met, next_action, next_on, next_words, staff_id, visibility,
                         created_by, created_at, updated_by, updated_at)
VALUES (:person, :case, :on_day, :starts, :minutes, :method, :category, :content, :place, :met,
        :next_action, :next_on, :next_words, :staff, :visibility, :by, :at, :by, :at);

-- name: support_log_update
UPDATE support_log
   SET version = version + 1, on_day = :on_day, starts = :starts, minutes = :minutes,
       method = :method, category = :category, content = :content, place = :place, met = :met,
       next_action = :next_action, next_on = :next_on, next_words = :next_words, staff_id = :staff,
       visibility = :visibility, updated_by = :by, updated_at = :at
 WHERE id = :id
   AND version = :version
   AND voided = 0;

-- name: support_log_void
UPDATE support_log
   SET version = version + 1, voided = 1, void_reason = :reason, updated_by = :by,
       updated_at = :at
 WHERE id = :id
   AND version = :version
   AND voided = 0;
