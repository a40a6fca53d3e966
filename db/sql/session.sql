-- session.sql: who is signed in where. `command` is the terminal of sub-commands.

-- name: session_add
INSERT INTO session (id, staff_id, terminal, started_at, seen_at, process)
VALUES (:id, :staff_id, :terminal, :at, :at, :process);

-- name: session_find
SELECT id, staff_id, terminal, started_at, seen_at, ended_at, process
  FROM session
 WHERE id = :id;

-- name: session_seen
UPDATE session
   SET seen_at = :at
 WHERE id = :id
   AND ended_at IS NULL;

-- name: session_end
UPDATE session
   SET ended_at = :at
 WHERE id = :id
   AND ended_at IS NULL;

-- name: session_list_open
-- Sessions of one account that are open.
SELECT id, staff_id, terminal, started_at, seen_at, ended_at, process
  FROM session
 WHERE staff_id = :staff_id
   AND ended_at IS NULL
 ORDER BY started_at, id;
