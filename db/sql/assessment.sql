-- assessment.sql: assessment sheets and their items (F4).

-- name: assessment_find
SELECT a.id, a.version, a.case_id, a.number, a.item_set, a.on_day, a.staff_id,
       s.name AS staff_name, a.place, a.present, a.strengths, a.accommodations, a.wish_note,
       a.outside, a.state, a.agreed_on, a.own_word, a.frozen_on
  FROM assessment a
  JOIN staff s ON s.id = a.staff_id
 WHERE a.id = :id;

-- name: assessment_item_set
-- The newest wording.
SELECT max(item_set) AS item_set
  FROM assessment_item;

-- name: assessment_next_number
SELECT coalesce(max(number), 0) + 1 AS number
  FROM assessment
 WHERE case_id = :case;

-- name: assessment_last
-- What a new version copies.
SELECT id
  FROM assessment
 WHERE case_id = :case
   AND state <> 'withdrawn'
 ORDER BY number DESC
 LIMIT 1;

-- name: assessment_draft
SELECT id
  FROM assessment
 WHERE case_id = :case
   AND state = 'draft'
 ORDER BY number
 LIMIT 1;

-- name: assessment_insert
INSERT INTO assessment (case_id, number, item_set, on_day, staff_id)
VALUES (:case, :number, :item_set, :on_day, :staff);

-- name: assessment_copy
UPDATE assessment
   SET (strengths, accommodations, wish_note, outside) =
       (SELECT strengths, accommodations, wish_note, outside
          FROM assessment
         WHERE id = :from)
 WHERE id = :id;

-- name: assessment_copy_ratings
-- Only items that the new wording still has.
INSERT INTO assessment_rating (assessment_id, item, self, agreed, with_support, note, evidence,
       seen_on)
SELECT :id, r.item, r.self, r.agreed, r.with_support, r.note, r.evidence, r.seen_on
  FROM assessment_rating r
  JOIN assessment_item i ON i.item_set = :item_set AND i.id = r.item
 WHERE r.assessment_id = :from;

-- name: assessment_update
UPDATE assessment
   SET version = version + 1, on_day = :on_day, staff_id = :staff, place = :place,
       present = :present, strengths = :strengths, accommodations = :accommodations,
       wish_note = :wish_note, outside = :outside, state = :state, agreed_on = :agreed_on,
       own_word = :own_word, frozen_on = :frozen_on
 WHERE id = :id
   AND version = :version;

-- name: assessment_touch
UPDATE assessment
   SET version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: assessment_rating_put
INSERT INTO assessment_rating (assessment_id, item, self, agreed, with_support, note, evidence,
       seen_on)
VALUES (:id, :item, :self, :agreed, :with_support, :note, :evidence, :seen_on)
ON CONFLICT (assessment_id, item) DO UPDATE
   SET self = excluded.self, agreed = excluded.agreed, with_support = excluded.with_support,
       note = excluded.note, evidence = excluded.evidence, seen_on = excluded.seen_on;

-- name: assessment_rating_drop
DELETE FROM assessment_rating
 WHERE assessment_id = :id
   AND item = :item;

-- name: assessment_lines
SELECT i.id, i.domain, i.ja, i.en, r.self, r.agreed, r.with_support, r.note, r.evidence, r.seen_on
  FROM assessment_item i
  LEFT JOIN assessment_rating r ON r.assessment_id = :id AND r.item = i.id
 WHERE i.item_set = :item_set
 ORDER BY i.sort;

-- name: assessment_item_exists
SELECT 1 AS fits
  FROM assessment_item
 WHERE item_set = :item_set
   AND id = :item;

-- name: assessment_counts
SELECT (SELECT count(*)
          FROM assessment_rating r
         WHERE r.assessment_id = :id
           AND r.agreed IN ('1', '2', '3', '4')) AS confirmed,
       (SELECT count(*)
          FROM assessment_rating r
         WHERE r.assessment_id = :id
           AND r.agreed IS NOT NULL) AS rated;

-- name: assessment_list
SELECT a.id, a.number, a.on_day, a.agreed_on, a.state, s.name AS staff_name,
       (SELECT count(*)
          FROM assessment_rating r
         WHERE r.assessment_id = a.id
           AND r.agreed IN ('1', '2', '3', '4')) AS confirmed,
       (SELECT count(*)
          FROM assessment_item i
         WHERE i.item_set = a.item_set) AS items
  FROM assessment a
  JOIN staff s ON s.id = a.staff_id
 WHERE a.case_id = :case
 ORDER BY a.number DESC;
