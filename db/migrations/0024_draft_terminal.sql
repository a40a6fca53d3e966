-- 0024: two terminals of one account each have their own draft of a form: neither writes over the other.
DROP INDEX draft_form;
CREATE UNIQUE INDEX draft_form ON draft (staff_id, form, record, terminal);
