-- history.sql: what stood in fields before.

-- name: history_insert
INSERT INTO field_history (person_id, kind, record_id, field, old_value, new_value, staff_id, at,
                           reason)
VALUES (:person, :kind, :record, :field, :old_value, :new_value, :staff, :at, :reason);

-- name: history_insert_nobodys
INSERT INTO record_history (kind, record_id, field, old_value, new_value, staff_id, at, reason)
VALUES (:kind, :record, :field, :old_value, :new_value, :staff, :at, :reason);

-- name: history_of_person
-- Of the card, the cases and all records of the person. Entries of the support log have their own
-- rules of who may see them, those of the interview sheets a list of their own.
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM field_history h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.person_id = :person
   AND h.kind NOT IN ('support_log', 'interview')
   AND (h.kind <> 'dispatch'
        OR NOT EXISTS (SELECT 1
                         FROM dispatch_person o
                        WHERE o.dispatch_id = h.record_id
                          AND o.person_id <> h.person_id))
 ORDER BY h.id DESC
 LIMIT :limit;

-- name: history_of_record
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM field_history h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.kind = :kind
   AND h.record_id = :record
 ORDER BY h.id DESC
 LIMIT :limit;

-- name: history_of_seats
-- Of the seats of an event.
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM participation p
  JOIN field_history h
    ON h.kind = 'participation'
   AND h.record_id = p.id
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE p.event_id = :record
 ORDER BY h.id DESC /*sort*/
 LIMIT :limit;

-- name: history_of_nobodys
SELECT h.kind, h.record_id, h.field, h.old_value, h.new_value, s.name AS staff_name, h.at, h.reason
  FROM record_history h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.kind = :kind
   AND h.record_id = :record
 ORDER BY h.id DESC
 LIMIT :limit;

-- part: merge_change(field, tbl, words)
-- The same kind of row of a card's list, as words of each of its rows, before and after.
SELECT 'person', :person, $field,
       (SELECT coalesce($words, '') FROM json_each(t.before) r),
       (SELECT coalesce($words, '') FROM json_each(t.after) r),
       s.name, m.decided_at, iif(m.answer <> '', m.answer, m.reason), m.id
  FROM line_of l
  JOIN person_merge m ON m.survivor_id = l.person
  JOIN merge_step t ON t.merge_id = m.id
  JOIN staff s ON s.id = m.decided_by
 WHERE m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = $tbl;

-- name: history_of_merges
-- What merges that stand have made of the card, and of the cards that went into it, back to the first:
-- their journal holds it, for what is in this table can never be taken back. Phones, certificates and
-- sets as they are kept here, the same on both sides where only their numbers changed.
  WITH RECURSIVE line_of (person) AS (
SELECT :person
 UNION
SELECT m.loser_id
  FROM line_of l
  JOIN person_merge m ON m.survivor_id = l.person
 WHERE m.state = 'done'
 LIMIT 100
)
SELECT 'person' AS kind, :person AS record_id, f.key AS field,
       coalesce(json_extract(t.before, f.fullkey), '') AS old_value,
       coalesce(f.value, '') AS new_value, s.name AS staff_name, m.decided_at AS at,
       iif(m.answer <> '', m.answer, m.reason) AS reason,
       m.id AS merge_id
  FROM line_of l /*scan*/
  JOIN person_merge m ON m.survivor_id = l.person
  JOIN merge_step t ON t.merge_id = m.id
  JOIN json_each(t.after) f
  JOIN staff s ON s.id = m.decided_by
 WHERE m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'person'
   AND f.value IS NOT json_extract(t.before, f.fullkey)
   AND f.key NOT IN ('version', 'updated_at', 'updated_by', 'skey', 'name_key', 'kana_key',
                     'sort_key')
 UNION ALL
{{merge_change('phones', 'person_phone',
               group_concat(r.value ->> 'phone' || '|' || coalesce(r.value ->> 'owner', '') || '|'
                            || (r.value ->> 'call_ok') || '|' || (r.value ->> 'message_ok') || '|'
                            || (r.value ->> 'note'), char(10)))}}
 UNION ALL
{{merge_change('disabilities', 'person_disability', group_concat(r.value ->> 'kind', ';'))}}
 UNION ALL
{{merge_change('needs', 'person_need', group_concat(r.value ->> 'need', ';'))}}
 UNION ALL
{{merge_change('handbooks', 'handbook',
               group_concat(r.value ->> 'kind' || '|' || (r.value ->> 'state') || '|'
                            || coalesce(r.value ->> 'grade', '') || '|' || (r.value ->> 'number')
                            || '|' || coalesce(r.value ->> 'issued_on', '') || '|'
                            || coalesce(r.value ->> 'expires_on', ''), char(10)))}}
 ORDER BY at DESC, merge_id DESC /*sort*/;
