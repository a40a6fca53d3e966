-- search.sql: the search box. All statements give the same columns; :restricted is 1 for roles that
-- may open restricted people. person_search.c decides which to ask and cuts the list.

-- name: search_all
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person p
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE p.sort_key >= x'' -- a range of everybody: no scan
   AND (p.restricted = 0 OR :restricted)
 ORDER BY p.sort_key, p.ref
 LIMIT :limit;

-- name: search_text
-- In the order of skey; :match comes from tails_match().
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person_tails t
  JOIN person p ON p.skey = t.rowid
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE person_tails MATCH :match
   AND (p.restricted = 0 OR :restricted)
 ORDER BY t.rowid;

-- name: search_ref
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person p
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE p.ref = :query COLLATE NOCASE
   AND (p.restricted = 0 OR :restricted);

-- name: search_old_ref
-- The number of a record that was merged into this one.
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person_alias a
  JOIN person p ON p.id = a.person_id
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE a.ref = :query COLLATE NOCASE
   AND (p.restricted = 0 OR :restricted);

-- name: search_birth
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person p
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE p.birth_date = :query
   AND (p.restricted = 0 OR :restricted);

-- name: search_handbook
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM handbook h
  JOIN person p ON p.id = h.person_id
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE h.number_key = :query
   AND h.number_key <> ''
   AND (p.restricted = 0 OR :restricted);

-- name: search_phone
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE f.digits = :query
   AND (p.restricted = 0 OR :restricted);

-- name: search_phone_begin
-- ':' follows '9'.
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE f.digits >= :query
   AND f.digits < :query || ':'
   AND (p.restricted = 0 OR :restricted);

-- name: search_phone_last4
SELECT p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted,
       p.sort_key, length(p.sort_key) AS sort_size, c.id AS case_id, c.stage, c.staff_id
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
  LEFT JOIN support_case c ON c.person_id = p.id AND c.closed_on IS NULL
 WHERE substr(f.digits, -4) = :query
   AND (p.restricted = 0 OR :restricted);

-- name: search_index_add
-- After INSERT or UPDATE of the row.
INSERT INTO person_tails (rowid, text)
SELECT skey, text
  FROM person_text
 WHERE skey = :skey;

-- name: search_index_remove
-- Before UPDATE or DELETE: the index needs the very text that was added.
INSERT INTO person_tails (person_tails, rowid, text)
SELECT 'delete', skey, text
  FROM person_text
 WHERE skey = :skey;
