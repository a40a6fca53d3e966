-- draft.sql: forms that somebody has begun and not saved.

-- name: draft_put
INSERT INTO draft (staff_id, form, record, title, body, base, person_id, terminal, saved_at)
VALUES (:staff_id, :form, :record, :title, :body, :base, :person_id, :terminal, :saved_at)
ON CONFLICT (staff_id, form, record) DO UPDATE
   SET title = excluded.title, body = excluded.body, base = excluded.base,
       person_id = excluded.person_id, terminal = excluded.terminal,
       saved_at = excluded.saved_at;

-- name: draft_find
SELECT form, record, title, body, base, person_id, terminal, saved_at
  FROM draft
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record;

-- name: draft_list
-- Without the contents, newest first; a person has few.
SELECT form, record, title, base, person_id, terminal, saved_at
  FROM draft
 WHERE staff_id = :staff_id
 ORDER BY saved_at DESC, id DESC /*sort*/;

-- name: draft_others
-- That there is one, of whom and since when; what it holds and whom it is about stays theirs.
SELECT t.name, d.form, d.terminal, d.saved_at
  FROM draft d /*scan*/
  JOIN staff t ON t.id = d.staff_id
 WHERE d.staff_id <> :staff_id
 ORDER BY d.saved_at DESC, d.id DESC /*sort*/;

-- name: draft_remove
DELETE FROM draft
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record;
