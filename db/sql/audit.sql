-- audit.sql: the append-only log. Nothing here changes or removes a line.

-- name: audit_insert
INSERT INTO audit (n, at, set_day, staff_id, role, session, terminal, action, kind, record_id,
                   person_id, fields, people, reason, outcome, mac)
VALUES (:n, :at, :set_day, :staff_id, :role, :session, :terminal, :action, :kind, :record_id,
        :person_id, :fields, :people, :reason, :outcome, :mac);

-- name: audit_tail
-- The newest line.
SELECT n, at, mac
  FROM audit
 WHERE n = (SELECT max(n) FROM audit);

-- name: audit_mac
SELECT mac
  FROM audit
 WHERE n = :n;

-- name: audit_strangers
-- Refused sign-ins with a login that nobody has, of one mark, each with the time of the line before:
-- among the lines of nobody.
SELECT a.at, (SELECT b.at FROM audit AS b WHERE b.n = a.n - 1) AS before
  FROM audit AS a
 WHERE a.staff_id IS NULL
   AND a.kind = 'login'
   AND a.record_id = :mark
   AND a.outcome = 'failed'
 ORDER BY a.n;

-- name: audit_each
-- All lines from :first on.
SELECT n, at, set_day, staff_id, role, session, terminal, action, kind, record_id, person_id,
       fields, people, reason, outcome, mac
  FROM audit
 WHERE n >= :first
 ORDER BY n;

-- name: audit_last_of
-- The newest line of one action; rare, only while the whole chain is read anyway.
SELECT n, at
  FROM audit /*scan*/
 WHERE action = :action
 ORDER BY n DESC
 LIMIT 1;
