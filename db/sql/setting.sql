-- setting.sql: settings of the office.

-- name: setting_find
SELECT value, version
  FROM setting
 WHERE key = :key;

-- name: setting_add
INSERT INTO setting (key, value)
VALUES (:key, :value)
ON CONFLICT (key) DO NOTHING;

-- name: setting_change
-- No row: somebody else changed it first.
UPDATE setting
   SET value = :value, version = version + 1
 WHERE key = :key
   AND version = :version;

-- name: setting_put
-- By the program itself, whatever was there.
INSERT INTO setting (key, value)
VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE
   SET value = excluded.value, version = version + 1;
