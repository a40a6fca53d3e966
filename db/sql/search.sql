-- search.sql: the search box. All statements give the same columns, and no more than who fits and in
-- which order: what a list says besides is read for the rows that are shown (person_brief.sql).
-- skey is the order of readings (person_order.h); :from is where to begin. person_search.c decides
-- which to ask, leaves out restricted people and cuts the list.

-- part: hit_columns
p.id, p.skey, p.ref, p.name, p.kana, p.name_key, p.kana_key, p.birth_date, p.restricted

-- name: search_from
-- The number in the order from which the people behind :sort and :ref stand.
SELECT skey
  FROM person
 WHERE (sort_key, ref) > (:sort, :ref)
 ORDER BY sort_key, ref
 LIMIT 1;

-- name: search_place
SELECT sort_key
  FROM person
 WHERE id = :id;

-- name: search_all
-- Everybody, in the asked order.
SELECT {{hit_columns}}
  FROM person p INDEXED BY person_hit
 WHERE p.skey >= :from
 ORDER BY p.skey;

-- name: search_text
-- :match comes from tails_match().
SELECT {{hit_columns}}
  FROM person_tails t
  JOIN person p INDEXED BY person_hit ON p.skey = t.rowid
 WHERE person_tails MATCH :match
   AND t.rowid >= :from
 ORDER BY t.rowid;

-- name: search_ref
SELECT {{hit_columns}}
  FROM person p
 WHERE p.ref = :query COLLATE NOCASE;

-- name: search_old_ref
-- The number of a record that was merged into this one.
SELECT {{hit_columns}}
  FROM person_alias a
  JOIN person p ON p.id = a.person_id
 WHERE a.ref = :query COLLATE NOCASE;

-- name: search_slip
-- Whose slip of that number it was: 2009-0001.
SELECT {{hit_columns}}
  FROM intake_slip i
  JOIN person p ON p.id = i.person_id
 WHERE i.fy = :year
   AND i.serial = :serial;

-- name: search_registration
SELECT {{hit_columns}}
  FROM registration r
  JOIN person p ON p.id = r.person_id
 WHERE r.number = :query;

-- name: search_birth
-- Days that many were given, the first of a year, stop after a page.
SELECT {{hit_columns}}
  FROM person p
 WHERE p.birth_date = :query
   AND p.skey >= :from
 ORDER BY p.skey;

-- name: search_handbook
SELECT {{hit_columns}}
  FROM handbook h
  JOIN person p ON p.id = h.person_id
 WHERE h.number_key = :query
   AND h.number_key <> '';

-- name: search_phone
SELECT {{hit_columns}}
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
 WHERE f.digits = :query;

-- name: search_phone_begin
-- ':' follows '9'. Eight digits and more; fewer are searched by the next four, in order.
SELECT {{hit_columns}}
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
 WHERE f.digits >= :query
   AND f.digits < :query || ':';

-- part: phones_in_order(digits)
  FROM person_phone f
  JOIN person p INDEXED BY person_hit ON p.skey = f.skey
 WHERE $digits = :query
   AND f.skey >= :from
 ORDER BY f.skey

-- name: search_phone_begin4
SELECT {{hit_columns}}
{{phones_in_order(substr(f.digits, 1, 4))}};

-- name: search_phone_begin5
SELECT {{hit_columns}}
{{phones_in_order(substr(f.digits, 1, 5))}};

-- name: search_phone_begin6
SELECT {{hit_columns}}
{{phones_in_order(substr(f.digits, 1, 6))}};

-- name: search_phone_begin7
SELECT {{hit_columns}}
{{phones_in_order(substr(f.digits, 1, 7))}};

-- name: search_phone_last4
SELECT {{hit_columns}}
{{phones_in_order(substr(f.digits, -4))}};

-- name: search_index_add
-- After INSERT or UPDATE of the row.
INSERT INTO person_tails (rowid, text)
SELECT t.skey, t.text
  FROM person p
  JOIN person_text t ON t.skey = p.skey
 WHERE p.id = :id;

-- name: search_index_remove
-- Before UPDATE or DELETE: the index needs the very text that was added.
INSERT INTO person_tails (person_tails, rowid, text)
SELECT 'delete', t.skey, t.text
  FROM person p
  JOIN person_text t ON t.skey = p.skey
 WHERE p.id = :id;
