"""One person on the command line: what the timeline tells of the support log, and what it leaves out."""
import sqlite3


LOG = ("INSERT INTO support_log (person_id, on_day, minutes, method, category, content, visibility,"
       " staff_id, created_by, created_at, updated_by, updated_at) SELECT :person, :day, 30, 'phone',"
       " 'job_consult', :content, :visibility, s.id, s.id, '2014-10-31T01:00:00Z', s.id,"
       " '2014-10-31T01:00:00Z' FROM staff s WHERE s.login = 'kakari2'")
FLAG = ("INSERT INTO person_flag (person_id, words, raised_on, raised_by) SELECT :person, '書類待ち',"
        " '2014-10-30', id FROM staff WHERE login = 'kakari2'")


def run(office):
    db = office.copy(office.demo(), "record.db")
    connection = sqlite3.connect(db)
    # Somebody of nobody whom the test signs in: a restricted entry is not for them.
    person, ref = connection.execute(
        "SELECT p.id, p.ref FROM person p JOIN support_case c ON c.person_id = p.id LEFT JOIN staff s ON"
        " s.id = c.staff_id WHERE c.closed_on IS NULL AND s.login IS NOT 'shien' AND p.restricted = 0"
        " AND NOT EXISTS (SELECT 1 FROM support_log l WHERE l.person_id = p.id)"
        " ORDER BY p.id LIMIT 1").fetchone()
    for day, content, visibility in (("2014-10-29", "架空の相談。", "team"),
                                     ("2014-10-30", "内密の話。", "restricted")):
        connection.execute(LOG, {"person": person, "day": day, "content": content,
                                 "visibility": visibility})
    connection.execute(FLAG, {"person": person})
    connection.execute("UPDATE person SET contact_caution = '職場には電話しない' WHERE id = ?", (person,))
    connection.execute("DELETE FROM person_phone WHERE person_id = ?", (person,))
    connection.execute("INSERT INTO person_phone (person_id, sort, phone, digits, call_ok) VALUES"
                       " (?, 1, '03-0000-0000', '0300000000', 0)", (person,))
    connection.commit()
    connection.close()
    for user, wanted in (("kakari", 2), ("shien", 1), ("uketsuke", 0)):
        ran = office.run("person", ref, "--format", "json", "--reason", "test", db=db, user=user)
        rows = ran.json["timeline"]
        office.same(f"person as {user}: entries of the support log",
                    sum(r["kind"] == "support_log" for r in rows), wanted)
        office.check(f"person as {user}: the note on the card",
                     any(r["kind"] == "flag" and "書類待ち" in r["title"] for r in rows), ran)
        office.check(f"person as {user}: the keys of the contract",
                     set(ran.json) == {"card", "case", "timeline"}
                     and all(set(r) == {"at", "kind", "title", "ref"} for r in rows), ran)
        office.check(f"person as {user}: nothing of what is withheld",
                     ("内密" in ran.out) == (user == "kakari"), ran)
        card = ran.json["card"]
        office.same(f"person as {user}: how to contact with care", card["contact_caution"],
                    "職場には電話しない")
        office.same(f"person as {user}: what is pinned", card["flags"], ["書類待ち"])
        office.same(f"person as {user}: which numbers may be called",
                    [(r["phone"], r["call_ok"], r["message_ok"]) for r in card["phone_rules"]],
                    [("03-0000-0000", False, True)])
    due = office.run("due", "--format", "json", "--date", "2016-12-31", db=db, user="kakari").json
    minds = {r["mind"] for r in due if r["ref"] == ref}
    office.same("due: what to mind stands in every row", minds, {"! 職場には電話しない / 書類待ち"})
    ran = office.run("person", ref, "--reason", "test", db=db, user="shien", lang="ja")
    office.check("person: care and what not to do with a number stand on the card",
                 "! 職場には電話しない" in ran.out and "03-0000-0000  ! 電話しない" in ran.out
                 and "! 書類待ち" in ran.out, ran)
    office.check("person: what is left out is counted", "非表示1件" in ran.out, ran)
