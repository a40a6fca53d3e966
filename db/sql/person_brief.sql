-- person_brief.sql: what lists say of people besides their names. :ids is a JSON list of person ids;
-- `place` is where in it the person stands.

-- name: person_brief_case
-- The open case, if there is one, and who is in charge.
SELECT j.key AS place, c.stage, s.name AS staff_name
  FROM json_each(:ids) j
  JOIN support_case c ON c.person_id = j.value
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL;

-- name: person_brief_caution
-- How to contact whom with care.
SELECT j.key AS place, {{caution_line(p)}} AS words
  FROM json_each(:ids) j
  JOIN person p ON p.id = j.value
 WHERE p.contact_caution <> '';

-- name: person_brief_note
-- What is pinned on the card, in order of entry for each.
SELECT j.key AS place, f.words
  FROM json_each(:ids) j
  JOIN person_flag f ON f.person_id = j.value
 WHERE f.resolved_on IS NULL;
