-- code.sql: the code lists.

-- name: code_rows
-- One list in its order, retired codes included.
SELECT id, ja, en, valid_from, valid_to
  FROM code
 WHERE list = :list
 ORDER BY sort, id;
