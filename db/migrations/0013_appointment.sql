-- 0013: interviews with a time. An appointment is an event with one seat, so it needs no table; its
-- kind is no indicator's, and it is booked with a person, never read in from a file.
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('event_kind', 'interview', '個別面談', 'individual interview', 15, NULL, NULL);
