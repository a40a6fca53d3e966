"""`kpi`: every figure against a count of our own, on the demonstration and on wild records."""
import csv
import datetime
import io
import random

import count

TODAY = datetime.date(2014, 10, 31)
SEED = 63
# Of each fiscal year: the days up to which it is counted. A quarter's last day, and odd ones.
QUARTERS = ((6, 30), (9, 30), (12, 31), (3, 31))


def days_of(fy):
    return [datetime.date(fy if month >= 4 else fy + 1, month, day) for month, day in QUARTERS]


def board(office, db, fy, as_of, *more):
    ran = office.run("kpi", "--fy", fy, "--as-of", as_of, "--format", "json", *more, db=db,
                     user="kakari")
    if ran.code != 0:
        office.check(f"kpi --fy {fy} --as-of {as_of} exits 0", False, ran)
        return None
    return ran.json


def compare(office, what, records, said, fy, as_of):
    """One check for each indicator of a board."""
    if said is None:
        return
    office.same(f"{what}: the nine indicators in their order",
                [row["no"] for row in said["indicators"]], list(count.NUMBERS))
    for row in said["indicators"]:
        expected = count.expected(records, row["no"], fy, as_of)
        office.same(f"{what}: No.{row['no']} is what we count", {k: row[k] for k in expected},
                    expected)


def check_members(office, db, records, fy, as_of):
    for no in count.NUMBERS:
        ran = office.run("kpi", "--fy", fy, "--as-of", as_of, "--no", no, "--members", "--format",
                         "json", db=db, user="kakari")
        name = f"members of No.{no}, FY{fy} up to {as_of}"
        if not office.check(f"{name}: exit 0, nothing on standard error",
                            ran.code == 0 and not ran.err, ran):
            continue
        expected = sorted((x["ref"], x["on"].isoformat()) for x in records.rows(no, fy, as_of) or [])
        said = ran.json
        office.same(f"{name}: exactly the rows we find", sorted(
            (m["ref"], m["date"]) for m in said["members"]), expected)
        office.same(f"{name}: count is the length of the list", said["count"], len(said["members"]))


def make_wild(office, db):
    """Every trap of the counting rules, many times over, past the program's own checks."""
    pick = random.Random(SEED)
    wild = office.copy(db, "wild.db")
    tables = office.tables(wild)
    forms = ["contract", "part_time", "a_type", "self_employed", "regular"]
    helpers = sorted(count.SUPPORTERS | {"hello_work", "school", "none"})
    people = [r["id"] for r in tables.execute("SELECT id FROM person LIMIT 12")]
    around = [datetime.date(y, m, d) for y in (2011, 2012, 2013, 2014)
              for m, d in ((3, 31), (4, 1), (6, 30), (7, 1), (10, 31), (11, 1), (12, 31))]
    with tables:
        for row in tables.execute("SELECT id FROM placement").fetchall():
            tables.execute(
                "UPDATE placement SET started_on = ?, employment_form = ?, voided = ?, person_id = ?,"
                " ended_on = NULL WHERE id = ?",
                (pick.choice(around).isoformat(), pick.choice(forms), pick.random() < 0.2,
                 pick.choice(people), row["id"]))
            tables.execute("DELETE FROM placement_supporter WHERE placement_id = ?", (row["id"],))
            for who in pick.sample(helpers, pick.randint(1, 2)):
                tables.execute("INSERT INTO placement_supporter VALUES (?, ?)", (row["id"], who))
        for row in tables.execute("SELECT id FROM event").fetchall():
            day = pick.choice(around).isoformat()
            tables.execute(
                "UPDATE event SET day = ?, starts_at = ?, ends_at = NULL, kind = ?, status = ?"
                " WHERE id = ?",
                (day, day + pick.choice(("T00:00", "T10:00", "T23:59")),
                 pick.choice([*count.EVENTS.values(), "outreach_lecture", "leisure_programme"]),
                 pick.choice(("held", "held", "planned", "cancelled", "postponed")), row["id"]))
        for row in tables.execute("SELECT id FROM dispatch").fetchall():
            tables.execute(
                "UPDATE dispatch SET on_day = ?, destination_key = 'k' || id, method = ?,"
                " purpose = ?, voided = ? WHERE id = ?",
                (pick.choice(around).isoformat(),
                 pick.choice([*count.VISITS, "phone", "mail", "online"]),
                 pick.choice([*count.PURPOSES, "job_search", "assessment"]), pick.random() < 0.2,
                 row["id"]))
    tables.close()
    return wild


def check_forms(office, db):
    """table, csv and json say the same numbers."""
    said = board(office, db, 2014, TODAY)
    as_csv = office.run("kpi", "--fy", 2014, "--as-of", TODAY, "--format", "csv", db=db, user="kakari")
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    number = lambda text: None if text == "" else float(text)
    office.same("kpi csv: the numbers of the json",
                [(int(r["no"]), number(r["actual"]), number(r["guide"]), number(r["pace"]),
                  number(r["forecast"]), number(r["booked"]), number(r["rate_percent"]), r["status"])
                 for r in rows],
                [(r["no"], r["actual"]["number"], r["guide"], r["pace"], r["forecast"], r["booked"],
                  r["rate_percent"], r["status"]) for r in said["indicators"]])
    office.check("kpi csv: lines end with CRLF", as_csv.raw.count(b"\r\n") == 10
                 and as_csv.raw.count(b"\n") == 10, as_csv)
    table = office.run("kpi", "--fy", 2014, "--as-of", TODAY, db=db, user="kakari")
    lines = {line.split()[0]: line.split() for line in table.out.splitlines()[2:] if line.strip()}
    office.check("kpi table: the actual of each indicator stands in its line",
                 all(str(r["actual"]["number"]) in lines[str(r["no"])] for r in said["indicators"]
                     if r["actual"]["number"] is not None), table)
    one = office.run("kpi", "--no", 69, "--format", "json", db=db, user="kakari").json
    office.same("kpi --no 69: the same document with one indicator", one, said | {
        "indicators": [r for r in said["indicators"] if r["no"] == 69]})


def check_document(office, db):
    said = board(office, db, 2014, TODAY)
    office.same("kpi json: the head of the document",
                {k: said[k] for k in ("plan", "fiscal_year", "as_of", "closed")},
                {"plan": "第三期障害福祉計画", "fiscal_year": 2014, "as_of": "2014-10-31",
                 "closed": False})
    keys = ["no", "name", "measure", "unit", "kind", "baseline", "target", "guide", "actual",
            "months", "pace", "forecast", "booked", "rate_percent", "status", "definition",
            "definition_version"]
    for row in said["indicators"]:
        office.same(f"kpi json No.{row['no']}: the keys of the contract", list(row), keys)
        baseline, target = count.PLAN[row["no"]]
        office.same(f"kpi json No.{row['no']}: baseline and target of the plan",
                    (row["baseline"]["fiscal_year"], row["baseline"]["number"],
                     row["target"]["fiscal_year"], row["target"]["number"]),
                    (2011, baseline, 2014, target))
    office.same("kpi without options: this year up to today",
                office.run("kpi", "--format", "json", db=db, user="kakari").json, said)
    office.same("kpi --fy of a past year: up to its last day",
                [office.run("kpi", "--fy", "H25", "--format", "json", db=db, user="kakari").json[k]
                 for k in ("as_of", "closed", "fiscal_year")], ["2014-03-31", False, 2013])
    office.same("kpi --as-of alone: its fiscal year",
                office.run("kpi", "--as-of", "H26.3.31", "--format", "json", db=db,
                           user="kakari").json["fiscal_year"], 2013)
    office.same("kpi --as-of after the year: its last day",
                board(office, db, 2012, "2014-10-31")["as_of"], "2013-03-31")
    early = office.run("kpi", "--fy", 2014, "--as-of", "2014-03-31", db=db, user="kakari")
    office.check("kpi --as-of before the year: exit 1, a sentence, no data",
                 early.code == 1 and early.err and not early.raw, early)
    none = office.run("kpi", "--no", 72, db=db, user="kakari")
    office.check("kpi --no 72: exit 1, no data", none.code == 1 and none.err and not none.raw, none)


def run(office):
    demo = office.demo()
    records = count.Records(office.tables(demo))
    office.check("the demonstration has something to count for every number",
                 all(records.number(no, 2014, TODAY) for no in (63, 64, 66, 67, 68, 69)))
    check_document(office, demo)
    check_forms(office, demo)
    for fy in range(2009, 2015):
        as_of = min(count.last_day(fy), TODAY)
        compare(office, f"demo FY{fy}", records, board(office, demo, fy, as_of), fy, as_of)
    check_members(office, demo, records, 2014, TODAY)

    wild = make_wild(office, demo)
    records = count.Records(office.tables(wild))
    for fy in (2011, 2012, 2013, 2014):
        for as_of in days_of(fy):
            compare(office, f"wild FY{fy} up to {as_of}", records, board(office, wild, fy, as_of), fy,
                    as_of)
    for fy, as_of in ((2012, datetime.date(2012, 6, 30)), (2013, datetime.date(2014, 3, 31)),
                      (2014, datetime.date(2014, 4, 1)), (2014, TODAY)):
        check_members(office, wild, records, fy, as_of)
    ran = office.run("verify", "--format", "json", db=wild, user="kakari")
    office.check("verify: the figures of the wild file equal their records too", ran.code == 0, ran)
