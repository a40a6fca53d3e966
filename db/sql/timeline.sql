-- timeline.sql: everything on one person as rows, without order: they are few, and each kind comes
-- from an index of its own.

-- name: timeline_of_person
-- `kind` is enum timeline_kind; what code, code2, words and n mean depends on it, see timeline_repo.c.
SELECT 0 AS kind, h.on_day AS at, h.id, h.case_id, h.to_stage AS code, h.from_stage AS code2,
       '' AS words, h.undoes IS NOT NULL AS n, '' AS ref,
       EXISTS (SELECT 1
                 FROM stage_change u
                WHERE u.case_id = h.case_id
                  AND u.undoes = h.id) AS undone
  FROM support_case c
  JOIN stage_change h ON h.case_id = c.id
 WHERE c.person_id = :person
UNION ALL
SELECT 1, s.received_at, s.id, s.case_id, s.method, s.next_action, '', 0,
       s.fy || '-' || printf('%04d', s.serial), 0
  FROM intake_slip s
 WHERE s.person_id = :person
UNION ALL
SELECT 2, i.at, i.id, i.case_id, i.work_intention, '', i.place, 0, '', 0
  FROM support_case c
  JOIN interview i ON i.case_id = c.id
 WHERE c.person_id = :person
UNION ALL
SELECT 3, a.on_day, a.id, a.case_id, a.state, '', '', a.number, '', a.state = 'withdrawn'
  FROM support_case c
  JOIN assessment a ON a.case_id = c.id
 WHERE c.person_id = :person
UNION ALL
SELECT 4, d.on_day, d.id, d.case_id, d.route, '', '', 0, '', 0
  FROM support_case c
  JOIN decision d ON d.case_id = c.id
 WHERE c.person_id = :person
UNION ALL
SELECT 5, v.starts_at, m.id, m.case_id, v.status,
       (SELECT min(o.outcome) FROM meeting_outcome o WHERE o.meeting_case_id = m.id), v.title, 0,
       v.ref, v.status = 'cancelled'
  FROM support_case c
  JOIN meeting_case m ON m.case_id = c.id
  JOIN event v ON v.id = m.event_id
 WHERE c.person_id = :person
UNION ALL
SELECT 6, v.starts_at, p.id, NULL, v.kind, p.attendance, v.title,
       p.waiting = 1 AND p.attendance = 'booked', v.ref, v.status = 'cancelled'
  FROM participation p
  JOIN event v ON v.id = p.event_id
 WHERE p.person_id = :person
   AND v.kind <> 'interview'
UNION ALL
SELECT 18, v.starts_at, v.id, NULL, p.attendance, '',
       coalesce((SELECT min(s.name)
                   FROM event_staff f
                   JOIN staff s ON s.id = f.staff_id
                  WHERE f.event_id = v.id), '')
       || CASE v.title WHEN '' THEN '' ELSE '  ' || v.title END
       || CASE p.note WHEN '' THEN '' ELSE '  ' || p.note END, 0, '', 0
  FROM participation p
  JOIN event v ON v.id = p.event_id
 WHERE p.person_id = :person
   AND v.kind = 'interview'
UNION ALL
SELECT 19, substr(h.at, 1, 16), h.record_id, NULL, h.old_value, h.new_value, h.reason, 0, '', 0
  FROM field_history h
 WHERE h.person_id = :person
   AND h.kind = 'event'
   AND h.field = 'starts_at'
UNION ALL
SELECT 17, w.arrived_at, w.id, NULL, '', '', s.name, 0, '', 0
  FROM walk_in w
  JOIN staff s ON s.id = w.staff_id
 WHERE w.person_id = :person
   AND w.voided = 0
   AND NOT EXISTS (SELECT 1 -- the slip of that visit tells it
                     FROM intake_slip s
                    WHERE s.person_id = :person
                      AND s.method = 'visit_in'
                      AND substr(s.received_at, 1, 10) = w.day)
UNION ALL
SELECT 7, r.registered_on, r.id, r.case_id, '', '', '', 0, r.number, 0
  FROM registration r
 WHERE r.person_id = :person
UNION ALL
SELECT 7, r.ended_on, r.id, r.case_id, coalesce(r.end_reason, ''), '', '', 1, r.number, 0
  FROM registration r
 WHERE r.person_id = :person
   AND r.ended_on IS NOT NULL
UNION ALL
SELECT 8, p.started_on, p.id, p.case_id, p.employment_form, '', coalesce(o.name, p.employer_name),
       0, p.ref, p.voided
  FROM placement p
  LEFT JOIN organisation o ON o.id = p.employer_id
 WHERE p.person_id = :person
UNION ALL
SELECT 9, p.ended_on, p.id, p.case_id, coalesce(p.leave_reason, ''), '',
       coalesce(o.name, p.employer_name), 0, p.ref, p.voided
  FROM placement p
  LEFT JOIN organisation o ON o.id = p.employer_id
 WHERE p.person_id = :person
   AND p.ended_on IS NOT NULL
UNION ALL
SELECT 10, d.on_day || coalesce('T' || d.starts, ''), d.id, NULL, d.method, d.purpose,
       d.destination, 0, d.ref, d.voided
  FROM dispatch_person dp
  JOIN dispatch d ON d.id = dp.dispatch_id
 WHERE dp.person_id = :person
UNION ALL
SELECT 11, h.handed_over_on, h.id, NULL, '', '', o.name, h.accepted_on IS NOT NULL, '', 0
  FROM handover h
  JOIN organisation o ON o.id = h.from_id
 WHERE h.person_id = :person
UNION ALL
SELECT 12, k.signed_on, k.id, NULL,
       CASE WHEN k.refused = 1 THEN 'refused'
            WHEN k.withdrawn_on IS NOT NULL THEN 'withdrawn'
            ELSE 'valid' END, '', '', 0, '', 0
  FROM consent k
 WHERE k.person_id = :person
UNION ALL
SELECT 14, h.ended_on, h.id, NULL, h.kind, h.state,
       h.kind || '|' || h.state || '|' || coalesce(h.grade, '') || '|' || h.number || '|'
       || coalesce(h.issued_on, '') || '|' || coalesce(h.expires_on, ''), 0, '', 0
  FROM handbook_past h
 WHERE h.person_id = :person
UNION ALL
SELECT 21, t.since, t.id, NULL, t.kind, '', '', 0, '', 0
  FROM disability_period t
 WHERE t.person_id = :person
   AND t.since IS NOT NULL
UNION ALL
SELECT 22, t.ended_on, t.id, NULL, t.kind, '', '', 0, '', 0
  FROM disability_period t
 WHERE t.person_id = :person
   AND t.ended_on IS NOT NULL
UNION ALL
SELECT 15, g.raised_on, g.id, NULL, '', '', g.words, g.resolved_on IS NULL, '', 0
  FROM person_flag g
 WHERE g.person_id = :person
UNION ALL
SELECT 16, g.resolved_on, g.id, NULL, '', '', g.words || '  ' || g.resolution, 0, '', 0
  FROM person_flag g
 WHERE g.person_id = :person
   AND g.resolved_on IS NOT NULL
UNION ALL
SELECT 20, h.on_day, h.id, h.case_id, '', '',
       a.name || ' > ' || coalesce(b.name, '-') || '  ' || h.reason, 0, '', 0
  FROM support_case c
  JOIN case_charge h ON h.case_id = c.id
  JOIN staff a ON a.id = h.from_staff
  LEFT JOIN staff b ON b.id = h.to_staff
 WHERE c.person_id = :person;

-- name: timeline_log_of_person
-- Entries of the support log with the beginning of their words.
SELECT l.on_day || coalesce('T' || l.starts, '') AS at, l.id, l.case_id, l.method, l.category,
       l.minutes, substr(l.content, 1, 120) AS words, l.staff_id, s.name AS staff_name,
       l.visibility, l.voided
  FROM support_log l
  JOIN staff s ON s.id = l.staff_id
 WHERE l.person_id = :person;
