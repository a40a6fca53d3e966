-- history.sql: what stood in fields before.

-- name: history_insert
INSERT INTO field_history (person_id, kind, record_id, field, old_value, new_value, staff_id, at,
                           reason)
VALUES (:person, :kind, :record, :field, :old_value, :new_value, :staff, :at, :reason);

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

-- name: history_of_merges
-- What merges that stand have made of the card: their journal holds it, for what is in this table can
-- never be taken back. Phones, certificates and sets as they are kept here, the same on both sides
-- where only their numbers changed.
SELECT 'person' AS kind, m.survivor_id AS record_id, f.key AS field,
       coalesce(json_extract(t.before, f.fullkey), '') AS old_value,
       coalesce(f.value, '') AS new_value, s.name AS staff_name, m.decided_at AS at,
       iif(m.answer <> '', m.answer, m.reason) AS reason,
       m.id AS merge_id
  FROM person_merge m /*scan*/
  JOIN merge_step t ON t.merge_id = m.id
  JOIN json_each(t.after) f
  JOIN staff s ON s.id = m.decided_by
 WHERE m.survivor_id = :person
   AND m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'person'
   AND f.value IS NOT json_extract(t.before, f.fullkey)
   AND f.key NOT IN ('version', 'updated_at', 'updated_by', 'skey', 'name_key', 'kana_key',
                     'sort_key')
 UNION ALL
SELECT 'person', m.survivor_id, 'phones',
       (SELECT coalesce(group_concat(r.value ->> 'phone' || '|' || coalesce(r.value ->> 'owner', '')
                                    || '|' || (r.value ->> 'call_ok') || '|'
                                    || (r.value ->> 'message_ok') || '|'
                                    || (r.value ->> 'note'), char(10)), '')
          FROM json_each(t.before) r),
       (SELECT coalesce(group_concat(r.value ->> 'phone' || '|' || coalesce(r.value ->> 'owner', '')
                                    || '|' || (r.value ->> 'call_ok') || '|'
                                    || (r.value ->> 'message_ok') || '|'
                                    || (r.value ->> 'note'), char(10)), '')
          FROM json_each(t.after) r),
       s.name, m.decided_at, iif(m.answer <> '', m.answer, m.reason), m.id
  FROM person_merge m
  JOIN merge_step t ON t.merge_id = m.id
  JOIN staff s ON s.id = m.decided_by
 WHERE m.survivor_id = :person
   AND m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'person_phone'
 UNION ALL
SELECT 'person', m.survivor_id, 'disabilities',
       (SELECT coalesce(group_concat(r.value ->> 'kind', ';'), '') FROM json_each(t.before) r),
       (SELECT coalesce(group_concat(r.value ->> 'kind', ';'), '') FROM json_each(t.after) r),
       s.name, m.decided_at, iif(m.answer <> '', m.answer, m.reason), m.id
  FROM person_merge m
  JOIN merge_step t ON t.merge_id = m.id
  JOIN staff s ON s.id = m.decided_by
 WHERE m.survivor_id = :person
   AND m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'person_disability'
 UNION ALL
SELECT 'person', m.survivor_id, 'needs',
       (SELECT coalesce(group_concat(r.value ->> 'need', ';'), '') FROM json_each(t.before) r),
       (SELECT coalesce(group_concat(r.value ->> 'need', ';'), '') FROM json_each(t.after) r),
       s.name, m.decided_at, iif(m.answer <> '', m.answer, m.reason), m.id
  FROM person_merge m
  JOIN merge_step t ON t.merge_id = m.id
  JOIN staff s ON s.id = m.decided_by
 WHERE m.survivor_id = :person
   AND m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'person_need'
 UNION ALL
SELECT 'person', m.survivor_id, 'handbooks',
       (SELECT coalesce(group_concat(r.value ->> 'kind' || '|' || (r.value ->> 'state') || '|'
                                    || coalesce(r.value ->> 'grade', '') || '|'
                                    || (r.value ->> 'number') || '|'
                                    || coalesce(r.value ->> 'issued_on', '') || '|'
                                    || coalesce(r.value ->> 'expires_on', ''), char(10)), '')
          FROM json_each(t.before) r),
       (SELECT coalesce(group_concat(r.value ->> 'kind' || '|' || (r.value ->> 'state') || '|'
                                    || coalesce(r.value ->> 'grade', '') || '|'
                                    || (r.value ->> 'number') || '|'
                                    || coalesce(r.value ->> 'issued_on', '') || '|'
                                    || coalesce(r.value ->> 'expires_on', ''), char(10)), '')
          FROM json_each(t.after) r),
       s.name, m.decided_at, iif(m.answer <> '', m.answer, m.reason), m.id
  FROM person_merge m
  JOIN merge_step t ON t.merge_id = m.id
  JOIN staff s ON s.id = m.decided_by
 WHERE m.survivor_id = :person
   AND m.state = 'done'
   AND t.what = 'changed'
   AND t.tbl = 'handbook'
 ORDER BY merge_id DESC /*sort*/;
