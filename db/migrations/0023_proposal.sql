-- 0023: since when somebody is at a form.

-- Colleagues who open the same record are told who is at it, and since when. Rows of before have none.
ALTER TABLE draft ADD COLUMN begun_at TEXT GUARD_STAMP(begun_at); -- first key in the session that types; NULL: before it was kept
