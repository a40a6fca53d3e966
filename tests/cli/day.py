"""`day` and `due`: forms, keys, roles, whose names are shown, and the mark of the audit at the foot."""
import contextlib
import csv
import io
import re

from usage import quiet, refused

DAY = {"date", "wareki", "weekday", "events", "walk_ins", "audit_line", "audit_head"}
EVENT = {"ref", "kind", "status", "starts_at", "ends_at", "place", "title", "staff", "clash", "seats"}
SEAT = {"person_ref", "name", "attendance", "waiting", "arrived_at", "needs"}
DUE = ["due_on", "late_days", "kind", "ref", "name", "what", "more", "staff", "mind"]
KINDS = {"next_action", "review", "no_action", "handbook", "task", "visit", "silent", "outcome",
         "attendance", "consent"}
HEAD = r"[0-9a-f]{4}( [0-9a-f]{4}){7}"


def check_roles(office, demo):
    for command in ("day", "due"):
        for user in ("uketsuke", "shien", "kakari"):
            quiet(office, f"{command} as {user}", office.run(command, db=demo, user=user))
        for user in ("kansa", "kanri"):
            refused(office, f"{command} as {user}", 1, office.run(command, db=demo, user=user))
        refused(office, f"{command} without a login", 1, office.run(command, db=demo))


# Closed each time: to copy a file while a connection of this process is open drops its locks.
def newest(office, demo):
    with contextlib.closing(office.tables(demo)) as tables:
        return tables.execute("SELECT n, action, people, hex(substr(mac, 1, 16)) AS mac FROM audit"
                              " WHERE action IN ('print-day', 'list-due') ORDER BY n DESC").fetchone()


def check_foot(office, demo):
    """The foot names the line that says the sheet was made, and the beginning of its mac."""
    for arguments in (["day"], ["--plain"]):
        ran = office.run(*arguments, db=demo, user="uketsuke")
        foot = re.search(rf"^Audit log, line (\d+): ({HEAD})$", ran.out, re.M)
        row = newest(office, demo)
        office.check(f"{arguments[0]}: the foot is the audit's line of this sheet",
                     foot and int(foot[1]) == row["n"] and row["action"] == "print-day"
                     and foot[2].replace(" ", "") == row["mac"].lower(), ran)
    ran = office.run("day", "--format", "json", db=demo, user="uketsuke")
    row = newest(office, demo)
    office.check("day as json: the same foot", ran.json["audit_line"] == row["n"]
                 and ran.json["audit_head"].replace(" ", "") == row["mac"].lower(), ran)
    ran = office.run("verify", db=demo, user="kansa")
    office.check("the audit is whole after it", ran.code == 0, ran)


def check_day(office, demo):
    days = set()
    with contextlib.closing(office.tables(demo)) as tables:
        for row in tables.execute("SELECT e.day, count(*) FROM event e JOIN participation p ON"
                                  " p.event_id = e.id GROUP BY e.day HAVING count(*) > 1"):
            days.add(row[0])
    office.check("the demonstration has days with people", days)
    day = max(days)
    ran = office.run("day", "--date", day, "--format", "json", db=demo, user="uketsuke")
    office.check("day as json: its keys", set(ran.json) == DAY and ran.json["date"] == day
                 and all(set(e) == EVENT for e in ran.json["events"])
                 and all(set(s) == SEAT for e in ran.json["events"] for s in e["seats"]), ran)
    seats = [s["person_ref"] for e in ran.json["events"] for s in e["seats"]]
    rows = list(csv.DictReader(io.StringIO(
        office.run("day", "--date", day, "--format", "csv", db=demo, user="uketsuke").out)))
    office.same("day as csv: the same people in the same order",
                [r["person_ref"] for r in rows if r["person_ref"]], seats)
    office.check("day as csv: flags are 0 and 1", {r["clash"] for r in rows} <= {"0", "1"}, rows)
    text = office.run("day", "--date", day, db=demo, user="uketsuke")
    office.check("day as text: all of them", seats and all(ref in text.out for ref in seats), text)
    db = office.copy(demo, "interviews.db")
    with contextlib.closing(office.tables(db)) as tables:
        tables.execute("INSERT INTO event (ref, kind, day, starts_at, ends_at, status, capacity)"
                       " VALUES ('X-1', 'interview', '2014-10-31', '2014-10-31T08:00',"
                       " '2014-10-31T09:00', 'planned', 1)")
        tables.execute("INSERT INTO participation (event_id, person_id) SELECT max(e.id), min(p.id)"
                       " FROM event e, person p")
        tables.commit()
    events = office.run("day", "--format", "json", db=db, user="uketsuke").json["events"]
    first = events[0]
    office.check("day as json: an interview has the keys of every event",
                 first["kind"] == "interview" and set(first) == EVENT and len(first["seats"]) == 1
                 and set(first["seats"][0]) == SEAT and first["ends_at"] == "2014-10-31T09:00", first)
    reiwa = office.run("day", "--date", "H26.10.31", "--format", "json", db=demo, user="uketsuke")
    office.same("a day in era form", reiwa.json["date"], "2014-10-31")
    refused(office, "a day that is none", 1,
            office.run("day", "--date", "2014-02-30", db=demo, user="uketsuke"))
    refused(office, "due on a day that is none", 1,
            office.run("due", "--date", "H26.13.1", db=demo, user="uketsuke"))


def check_due(office, demo):
    ran = office.run("due", "--format", "json", db=demo, user="uketsuke")
    rows = ran.json
    office.check("due as json: keys and kinds", rows and all(list(r) == DUE for r in rows)
                 and {r["kind"] for r in rows} <= KINDS, ran)
    office.same("due: longest waiting first", [r["due_on"] for r in rows],
                sorted(r["due_on"] for r in rows))
    office.check("due: one row a person and kind",
                 len({(r["kind"], r["ref"]) for r in rows}) == len(rows), rows)
    as_csv = list(csv.DictReader(io.StringIO(
        office.run("due", "--format", "csv", db=demo, user="uketsuke").out)))
    office.same("due as csv: the same", [(r["kind"], r["ref"], r["due_on"]) for r in as_csv],
                [(r["kind"], r["ref"], r["due_on"]) for r in rows])
    office.same("due: the line in the audit counts them",
                (newest(office, demo)["action"], newest(office, demo)["people"]),
                ("list-due", len(rows)))
    early = office.run("due", "--date", "2010-01-01", "--format", "json", db=demo, user="uketsuke")
    office.check("due on an early day", early.code == 0 and len(early.json) < len(rows), early)


def check_restricted(office, demo):
    """Nobody learns of a restricted person by a list: not due, and the number alone on the day."""
    name = office.run("due", "--format", "json", db=demo, user="uketsuke").json
    ref = next(r["ref"] for r in name if r["kind"] != "outcome")
    db = office.copy(demo, "restricted.db")
    with contextlib.closing(office.tables(db)) as tables:
        row = tables.execute("SELECT id, name FROM person WHERE ref = ?", [ref]).fetchone()
        tables.execute("UPDATE person SET restricted = 1 WHERE id = ?", [row["id"]])
        tables.commit()
    for user, sees in (("uketsuke", False), ("kakari", True)):
        due = office.run("due", "--format", "json", db=db, user=user)
        office.same(f"due as {user}: a restricted person {'stands' if sees else 'is missing'}",
                    any(r["ref"] == ref for r in due.json), sees)
    with contextlib.closing(office.tables(db)) as tables:
        tables.execute("INSERT INTO walk_in (person_id, day, arrived_at, staff_id) VALUES"
                       " (?, '2014-10-31', '2014-10-31T10:42', 1)", [row["id"]])
        tables.commit()
    day = office.run("day", db=db, user="uketsuke")
    lines = [line for line in day.out.splitlines() if ref in line]
    office.check("day as uketsuke: only the number", row["name"] not in day.out and lines
                 and all("restricted" in line and row["name"].split()[0] not in line for line in lines),
                 f"{row['name']}\n{day}")


def run(office):
    demo = office.demo()
    check_roles(office, demo)
    check_foot(office, demo)
    check_day(office, demo)
    check_due(office, demo)
    check_restricted(office, demo)
