-- staff.sql: accounts, and staff members who only have a name.

-- name: staff_find
-- One member by number.
SELECT id, version, login, name, kana, role, password_hash, pin_hash, must_change,
       password_set_at, first_use_at, disabled, ends_on, failures, failed_at, not_before,
       lang, glyphs, theme
  FROM staff
 WHERE id = :id;

-- name: staff_id_of_login
SELECT id
  FROM staff
 WHERE login = :login;

-- name: staff_id_of_name
-- The oldest member of that name; accounts first.
SELECT id
  FROM staff
 WHERE name = :name
 ORDER BY login IS NULL, id /*sort*/
 LIMIT 1;

-- name: staff_list
-- Accounts, or everybody with :all, in order of role and number. An office has tens of them.
SELECT id, version, login, name, kana, role, password_hash, pin_hash, must_change,
       password_set_at, first_use_at, disabled, ends_on, failures, failed_at, not_before,
       lang, glyphs, theme
  FROM staff /*scan*/
 WHERE :all OR login IS NOT NULL
 ORDER BY id;

-- name: staff_add
INSERT INTO staff (login, name, kana, role, password_hash, must_change, password_set_at)
VALUES (:login, :name, :kana, :role, :password_hash, :must_change, :password_set_at)
RETURNING id;

-- name: staff_set_role
-- What people change knows the version it was read with.
UPDATE staff
   SET role = :role, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_disabled
UPDATE staff
   SET disabled = :disabled, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_end
UPDATE staff
   SET ends_on = :ends_on, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_password
-- A new password begins a new count of failures.
UPDATE staff
   SET password_hash = :password_hash, must_change = :must_change, password_set_at = :at,
       first_use_at = CASE WHEN :must_change THEN NULL ELSE coalesce(first_use_at, :at) END,
       failures = 0, failed_at = NULL, not_before = NULL, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_hash
-- The same password at a higher cost.
UPDATE staff
   SET password_hash = :password_hash
 WHERE id = :id;

-- name: staff_set_pin
UPDATE staff
   SET pin_hash = :pin_hash, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_look
UPDATE staff
   SET lang = :lang, glyphs = :glyphs, theme = :theme, version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: staff_set_failures
UPDATE staff
   SET failures = :failures, failed_at = :failed_at, not_before = :not_before
 WHERE id = :id;

-- name: staff_set_used
-- The first sign-in with a password.
UPDATE staff
   SET first_use_at = coalesce(first_use_at, :at)
 WHERE id = :id;

-- name: staff_admins
-- Administrators who could sign in on :day, apart from :but; with :at, who are not locked either.
SELECT count(*) AS n
  FROM staff /*scan*/
 WHERE role = 'admin'
   AND disabled = 0
   AND password_hash IS NOT NULL
   AND (ends_on IS NULL OR ends_on >= :day)
   AND (:at IS NULL OR not_before IS NULL OR not_before <= :at)
   AND id <> :but;

-- name: staff_count_accounts
SELECT count(*) AS n
  FROM staff
 WHERE login IS NOT NULL;
