-- staff_choice.sql: staff as forms offer and show them.

-- name: staff_choices
-- Staff whom a record of :today may name.
SELECT id, login, name, role
  FROM staff
 WHERE id > 0
   AND disabled = 0
   AND (ends_on IS NULL OR ends_on >= :today)
 ORDER BY id;

-- name: staff_name_of
SELECT name
  FROM staff
 WHERE id = :id;
