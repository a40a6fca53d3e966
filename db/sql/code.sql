-- code.sql: the code lists.

-- name: code_rows
-- One list in its order, retired codes included.
SELECT id, ja, en, sort, valid_from, valid_to
  FROM code
 WHERE list = :list
 ORDER BY sort, id;

-- name: code_add
INSERT INTO code (list, id, ja, en, sort)
VALUES (:list, :id, :ja, :en, :sort);

-- name: code_change
-- No row: somebody else has changed it since it was read.
UPDATE code
   SET ja = :ja, en = :en, sort = :sort, valid_to = :valid_to
 WHERE list = :list
   AND id = :id
   AND ja = :old_ja
   AND en = :old_en
   AND sort = :old_sort
   AND valid_to IS :old_valid_to
RETURNING id;
