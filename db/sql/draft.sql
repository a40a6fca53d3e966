-- draft.sql: forms that somebody has begun and not saved.

-- name: draft_put
-- One that was parked is begun anew by the session that goes on with it.
INSERT INTO draft (staff_id, form, record, title, body, base, person_id, terminal, saved_at, begun_at)
VALUES (:staff_id, :form, :record, :title, :body, :base, :person_id, :terminal, :saved_at, :saved_at)
ON CONFLICT (staff_id, form, record, terminal) DO UPDATE
   SET title = excluded.title, body = excluded.body, base = excluded.base,
       person_id = excluded.person_id, saved_at = excluded.saved_at,
       begun_at = iif(saved_at >= coalesce((SELECT started_at
                                              FROM session
                                             WHERE id = :session), ''),
                      coalesce(begun_at, excluded.begun_at), excluded.begun_at);

-- name: draft_attend
-- Somebody is at its form again, or (NULL) nobody any more.
UPDATE draft
   SET begun_at = :begun_at
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record
   AND terminal = :terminal;

-- name: draft_find
-- That of the terminal, else the newest that another has.
SELECT form, record, title, body, base, person_id, terminal, saved_at
  FROM draft
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record
 ORDER BY terminal = :terminal DESC, saved_at DESC, id DESC /*sort*/
 LIMIT 1;

-- name: draft_give
UPDATE draft
   SET terminal = :to, begun_at = NULL
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record
   AND terminal = :terminal;

-- name: draft_copy
INSERT INTO draft (staff_id, form, record, title, body, base, person_id, terminal, saved_at)
SELECT staff_id, form, record, title, body, base, person_id, :to, saved_at
  FROM draft
 WHERE staff_id = :staff_id
   AND form = :form
   AND record = :record
   AND terminal = :terminal;

-- name: draft_list
-- Without the contents, newest first; a person has few.
SELECT d.form, d.record, d.title, d.base, d.person_id, d.terminal, d.saved_at,
       coalesce(p.ref, '') AS whose, coalesce(p.restricted, 0) AS restricted
  FROM draft d
  LEFT JOIN person p ON p.id = d.person_id
 WHERE d.staff_id = :staff_id
 ORDER BY d.saved_at DESC, d.id DESC /*sort*/;

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
   AND record = :record
   AND terminal = :terminal;

-- part: draft_editor
-- Of a session that is open, at its terminal: what lies there of an earlier one, or of a form that was
-- left, is parked.
d.staff_id AS staff_id, t.name AS name, d.person_id AS person_id,
       d.terminal AS terminal, d.begun_at AS since, s.started_at AS started_at, s.seen_at AS seen_at,
       s.process AS process

-- part: draft_of_session
s.staff_id = d.staff_id AND s.ended_at IS NULL AND s.terminal = d.terminal
            AND s.started_at <= d.begun_at

-- name: draft_editing_form
-- Who else is at this form of this record: other accounts, and one's own at another terminal.
SELECT {{draft_editor}}
  FROM staff t /*scan*/
  JOIN draft d ON d.staff_id = t.id AND d.form = :form AND d.record = :record
  JOIN session s ON {{draft_of_session}}
 WHERE t.id <> :staff_id OR d.terminal <> :terminal
 ORDER BY since, t.id /*sort*/;

-- name: draft_editing_person
-- The same of any form about this person.
SELECT {{draft_editor}}
  FROM draft d
  JOIN staff t ON t.id = d.staff_id
  JOIN session s ON {{draft_of_session}}
 WHERE d.person_id = :person_id
   AND (d.staff_id <> :staff_id OR d.terminal <> :terminal)
 ORDER BY since, d.id /*sort*/;
