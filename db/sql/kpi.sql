-- kpi.sql: one definition for each figure (dictionary 1.2). sqlgen.py makes its count and its list
-- from it, so the number on the board and the records behind it are the same rows. `d` is the day
-- that counts; :year is the first day of the fiscal year, :from and :to a half-open range inside it.

-- part: counts_for_63(x)
-- Does placement $x count for No.63: open employment with support of the association or a welfare
-- facility?
$x.voided = 0
   AND $x.employment_form NOT IN ('a_type', 'self_employed')
   AND EXISTS (SELECT 1
                 FROM placement_supporter AS s
                WHERE s.placement_id = $x.id
                  AND s.supporter IN ('association', 'transition_office', 'continuation_a',
                                      'continuation_b', 'workshop', 'training_facility',
                                      'other_welfare'));

-- part: keys_of_person(key, id, partner, pseudonym, person)
-- The keys of whom a report is about, given by itself: the client it is linked to; else the client to
-- whom any other report of the same partner and pseudonym is linked, the one longer on file should
-- there be two; else the pseudonym. The keys of a person are the client's and those of the pseudonyms
-- that stand for the client.
SELECT $key
        UNION ALL
       SELECT 'p' || min(m.person_id)
         FROM placement AS m
        WHERE m.partner_id = $partner
          AND m.partner_person = $pseudonym
          AND $person IS NULL
          AND m.id <> $id
          AND m.voided = 0
        UNION ALL
       SELECT 'o' || l.partner_id || ':' || l.partner_person
         FROM placement AS l
        WHERE l.partner_person <> ''
          AND l.voided = 0
          AND l.person_id = (SELECT min(m.person_id)
                               FROM placement AS m
                              WHERE m.partner_id = l.partner_id
                                AND m.partner_person = l.partner_person
                                AND m.voided = 0)
          AND l.person_id = coalesce(
                  $person,
                  (SELECT min(m.person_id)
                     FROM placement AS m
                    WHERE m.partner_id = $partner
                      AND m.partner_person = $pseudonym
                      AND m.id <> $id
                      AND m.voided = 0));

-- figure: kpi_63
-- No.63, rule 63-v1: people who started open employment with support of the association or a welfare
-- facility. A person counts once a year, with the earliest such start. Linking one report of a
-- partner to a client moves all of the same pseudonym, and the count stays unless the person was
-- counted twice.
SELECT p.id AS id, p.started_on AS d
  FROM placement AS p
 WHERE p.started_on >= :from
   AND p.started_on < :to
   AND {{counts_for_63(p)}}
   AND NOT EXISTS (SELECT 1
                     FROM placement AS q
                    WHERE q.started_on >= :year
                      AND (q.started_on, q.id) < (p.started_on, p.id)
                      AND {{counts_for_63(q)}}
                      AND q.person_key IN (
       {{keys_of_person(p.person_key, p.id, p.partner_id, p.partner_person, p.person_id)}}));

-- part: held(kind)
-- Events of that kind that took place.
SELECT id, day AS d
  FROM event
 WHERE kind = $kind
   AND status = 'held'
   AND day >= :from
   AND day < :to

-- figure: kpi_64
-- No.64, rule 64-v1: coordination meetings held; one meeting counts once.
{{held('coordination_meeting')}};

-- figure: kpi_66
-- No.66, rule 66-v1: network meetings held.
{{held('network_meeting')}};

-- figure: kpi_67
-- No.67, rule 67-v1: employer seminars held.
{{held('employer_seminar')}};

-- figure: kpi_68
-- No.68, rule 68-v1: support-staff seminars held.
{{held('staff_seminar')}};

-- figure: kpi_68_beside
-- Beside No.68: outreach lectures held.
{{held('outreach_lecture')}};

-- figure: kpi_69
-- No.69, rule 69-v1: dispatches, one a record, whoever went and whoever was seen.
SELECT id, on_day AS d
  FROM dispatch
 WHERE on_day >= :from
   AND on_day < :to
   AND voided = 0
   AND method IN ('workplace_visit', 'home_visit', 'accompaniment')
   AND purpose IN ('retention', 'life_support');

-- figure: kpi_70_evidence
-- For the judge of No.70: leisure programmes held.
{{held('leisure_programme')}};

-- figure: kpi_71_evidence
-- For the judge of No.71: wage increase efforts held.
{{held('wage_programme')}};

-- name: kpi_booked_placements
-- Placements to come that would count by their own fields.
SELECT count(*) AS n
  FROM placement AS p
 WHERE p.started_on >= :from
   AND p.started_on < :to
   AND {{counts_for_63(p)}};

-- name: kpi_booked_events
SELECT count(*) AS n
  FROM event
 WHERE kind = :kind
   AND status = 'planned'
   AND day >= :from
   AND day < :to;

-- name: kpi_first_placement
-- The counted placement of that person before (:started_on, :id) since :year, if there is one; the
-- person is found as for the figure. What the record itself says is given, not read.
SELECT q.ref AS ref
  FROM placement AS q
 WHERE q.started_on >= :year
   AND (q.started_on, q.id) < (:started_on, :id)
   AND q.id <> :id
   AND {{counts_for_63(q)}}
   AND q.person_key IN (
       {{keys_of_person(coalesce('p' || :person_id, 'o' || :partner_id || ':' || :partner_person),
                        :id, :partner_id, :partner_person, :person_id)}})
 ORDER BY +q.started_on, q.id /*sort*/
 LIMIT 1;

-- name: kpi_placement
-- What a placement shows in a list of members.
SELECT p.ref AS ref, coalesce(o.name, p.employer_name) AS title, p.person_id AS person_id,
       n.ref AS person_ref, n.name AS person_name, n.restricted AS restricted
  FROM placement AS p
  LEFT JOIN organisation AS o
    ON o.id = p.employer_id
  LEFT JOIN person AS n
    ON n.id = p.person_id
 WHERE p.id = :id;

-- name: kpi_dispatch
-- What a dispatch shows in a list of members.
SELECT x.ref AS ref, x.destination AS title
  FROM dispatch AS x
 WHERE x.id = :id;

-- name: kpi_dispatch_people
SELECT n.id AS person_id, n.ref AS person_ref, n.name AS person_name, n.restricted AS restricted
  FROM dispatch_person AS p
  JOIN person AS n
    ON n.id = p.person_id
 WHERE p.dispatch_id = :id
 ORDER BY p.person_id;

-- name: kpi_event
-- What an event shows in a list of members.
SELECT ref, kind, title
  FROM event
 WHERE id = :id;
