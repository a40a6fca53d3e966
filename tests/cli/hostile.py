"""`import` of files that no friend wrote: every bad row is told by line, column, value and reason,
and nothing is written."""
import csv
import hashlib
import io
import re

import files
from files import PERSON, table

ORGANISATION = {"ref": "O-1", "kind": "transition_office", "name": "架空移行支援"}
PLACEMENT = {"ref": "L-1", "person_ref": "P-0", "started_on": "2014-05-01", "employer_name": "架空商事",
             "supporters": "association", "employment_form": "contract", "weekly_minutes": "1200",
             "ended_on": "", "leave_reason": "", "partner_ref": "", "partner_person": ""}
DISPATCH = {"ref": "D-1", "on": "2014-05-02", "trip": "1", "staff": "kakari", "person_refs": "P-0",
            "destination": "架空商事", "method": "workplace_visit", "purpose": "retention",
            "minutes": "60", "note": ""}
EVENT = {"ref": "E-1", "kind": "network_meeting", "starts_at": "2014-05-12T10:00",
         "ends_at": "2014-05-12T12:00", "place": "", "title": "", "status": "held", "attendees": "10"}
WAGE = {"ref": "W-1", "organisation_ref": "O-0", "month": "2014-05", "paid_yen": "100000", "people": "10",
        "method": "old"}
GOOD = {"people": PERSON | {"birth_date": "1975-03-02", "sex": "", "disabilities": "", "note": "",
                            "handbook_kind": "", "handbook_grade": "", "phone": "", "email": ""},
        "organisations": ORGANISATION, "placements": PLACEMENT, "dispatches": DISPATCH,
        "events": EVENT, "wages": WAGE}

# kind, column, what it holds. Each is the only fault of its row.
BAD_CELLS = (
    ("people", "ref", ""), ("people", "ref", "M-1"), ("people", "ref", "x" * 41),
    ("people", "ref", "a\x1b[2Jb"), ("people", "ref", "a\tb"), ("people", "name", ""),
    ("people", "name", "あ" * 101), ("people", "name", "架空\u202e太郎"), ("people", "name", "一\n二"),
    ("people", "name", "架空\u200b太郎"), ("people", "name", "\x07"),
    ("people", "kana", ""), ("people", "opened_on", ""),
    ("people", "birth_date", "2014-02-30"), ("people", "birth_date", "2013-02-29"),
    ("people", "birth_date", "H32.5.1"), ("people", "birth_date", "R1.4.30"),
    ("people", "birth_date", "S64.1.8"), ("people", "birth_date", "23.6.1"),
    ("people", "birth_date", "yesterday"), ("people", "birth_date", "99999999999999999999"),
    ("people", "birth_date", "2014-13-01"), ("people", "birth_date", "0000-00-00"),
    ("people", "birth_date", "2014-05-01"), ("people", "birth_date", "2014-4-31"), ("people", "birth_date", "1066-10-14"),
    ("people", "sex", "unheard_of"), ("people", "disabilities", "physical;nonsense"),
    ("people", "handbook_kind", "passport"), ("people", "handbook_grade", "m2"),
    ("people", "note", "あ" * 4001), ("people", "note", "a\rb"),
    ("organisations", "kind", "bank"), ("organisations", "name", ""),
    ("organisations", "name", "x" * 1_000_000),
    ("placements", "person_ref", "P-9999"), ("placements", "started_on", "2014-02-30"),
    ("placements", "supporters", ""), ("placements", "supporters", "my_uncle"),
    ("placements", "supporters", ";;"),
    ("placements", "employment_form", "slavery"), ("placements", "weekly_minutes", "10081"),
    ("placements", "weekly_minutes", "-1"), ("placements", "weekly_minutes", "40h"),
    ("placements", "weekly_minutes", "1e3"), ("placements", "weekly_minutes", "0x10"),
    ("placements", "weekly_minutes", "999999999999999999999999"),
    ("placements", "ended_on", "2014-04-30"), ("placements", "started_on", "1970-01-01"),
    ("placements", "leave_reason", "boredom"), ("placements", "partner_ref", "O-9999"),
    ("dispatches", "on", "2014-11-31"), ("dispatches", "trip", "0"), ("dispatches", "trip", "100"),
    ("dispatches", "staff", ""), ("dispatches", "destination", ""), ("dispatches", "method", "drone"),
    ("dispatches", "purpose", "fun"), ("dispatches", "minutes", "1441"),
    ("dispatches", "person_refs", "P-0;P-9999"),
    ("events", "kind", "party"), ("events", "starts_at", "2014-05-12"),
    ("events", "starts_at", "2014-02-30T10:00"), ("events", "starts_at", "2014-05-12T24:00"),
    ("events", "starts_at", "2014-05-12T10:60"), ("events", "ends_at", "2014-05-12T09:00"),
    ("events", "status", "perhaps"), ("events", "attendees", "100000"),
    ("wages", "organisation_ref", "O-9999"), ("wages", "month", "2014-13"),
    ("wages", "month", "2014-05-01"), ("wages", "paid_yen", "-1"),
    ("wages", "paid_yen", "18446744073709551616"), ("wages", "people", "many"),
    ("wages", "method", "guess"),
)


def state(office, db):
    """What the office holds, apart from the audit and the sessions that any try leaves behind."""
    tables = office.tables(db)
    names = [r[0] for r in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'"
                                          " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'person_t%'"
                                          " AND name NOT IN ('audit', 'session', 'staff')")]
    rows = [(name, tuple(map(tuple, tables.execute(f"SELECT * FROM {name}")))) for name in sorted(names)]
    staff = tables.execute("SELECT login, name, role FROM staff ORDER BY id").fetchall()
    tables.close()
    return hashlib.sha256(repr((rows, [tuple(s) for s in staff])).encode()).hexdigest()


class Target:
    """An office into which nothing bad may ever come."""

    def __init__(self, office):
        self.office, self.db = office, office.init("hostile.db")
        for kind, row in (("people", GOOD["people"] | {"ref": "P-0", "name": "架空　零"}),
                          ("organisations", ORGANISATION | {"ref": "O-0", "name": "架空作業所"})):
            files.said(office, f"a good row of {kind}", files.write(office, self.db, kind, table(row)),
                       added=1)
        self.before = state(office, self.db)

    def refuses(self, name, ran, *words):
        """Exit 1, a sentence, the words in it, no bytes that a terminal would obey, nothing done."""
        office = self.office
        missing = [w for w in words if w not in ran.err]
        office.check(f"{name}: exit 1 and says why", ran.code == 1 and not ran.raw and not missing
                     and re.search(r"^madoguchi: .+", ran.err, re.M), f"missing: {missing}\n{ran}")
        office.check(f"{name}: short and harmless on a terminal", len(ran.raw_err) < 20000
                     and not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", ran.raw_err)
                     and b"\\x" not in ran.raw_err and ran.raw_err.decode("utf-8", "ignore").encode()
                     == ran.raw_err, ran.raw_err[:300])
        office.check(f"{name}: nothing was written", state(office, self.db) == self.before)


def check_cells(target, lang):
    """All bad cells of a kind in one file between good rows: one run tells them all."""
    office = target.office
    for kind, good in GOOD.items():
        cells = [(column, value) for k, column, value in BAD_CELLS if k == kind]
        columns = list(dict.fromkeys([*good, *(column for column, _ in cells)]))
        rows, lines, line = [], {}, 2
        for i, (column, value) in enumerate(cells):
            for row in (good | {"ref": f"G-{i}"}, good | {"ref": f"B-{i}"} | {column: value}):
                # Rows must not trip over each other: one trip a day and place, one wage a month.
                row |= {c: row[c] + f" {i}-{row['ref'][0]}" for c in ("destination",)
                        if row.get(c) and len(row[c]) < 90 and c != column}
                if kind == "wages" and row["month"] == good["month"]:
                    row["month"] = f"20{10 + i // 6:02}-{1 + i % 6 + 6 * (row['ref'][0] == 'B'):02}"
                rows.append(row)
                if row.get(column) == value and row["ref"] != f"G-{i}":
                    lines[line] = (column, value)
                line += 1 + sum(str(v).count("\n") + str(v).count("\r") for v in row.values())
        ran = files.write(office, target.db, kind, table(*rows, columns=columns), lang=lang)
        told = {}
        for n, column, rest in re.findall(r"^[^\n]*?%s\.csv:(\d+): (?:warning: |注意: )?([a-z_]+) ?(.*)$"
                                          % kind, ran.err, re.M):
            told.setdefault(int(n), {})[column] = rest
        for n, (column, value) in lines.items():
            shown = re.match("[ -~あ-んァ-ヶ一-龠]*", value[:10])[0]
            office.check(f"{kind} {column} {value[:24]!r} ({lang}): told with its line, column, value"
                         " and a reason", column in told.get(n, {}) and
                         shown in told[n][column]
                         and len(re.sub(r'^".*?": |^: ', "", told[n][column])) > 8,
                         f"line {n}: {told.get(n)}\n{ran.err[:3000]}")
        bad = set(told) - set(lines)
        warned = {n for n in bad if re.search(r":%d: (warning|注意): " % n, ran.err)}
        office.check(f"{kind} ({lang}): no good row is called bad", bad <= warned,
                     [(n, told[n]) for n in bad - warned])
        target.refuses(f"{kind} with {len(lines)} bad rows among good ones ({lang})", ran,
                       str(len(lines)))


def check_files(target):
    """Files that are no table at all."""
    office, db = target.office, target.db
    good = table(PERSON)
    head = ",".join(PERSON).encode() + b"\r\n"
    row = "P-1,架空,カクウ,2014-04-01\r\n".encode()
    for name, content, words in (
            ("an empty file", b"", ("empty",)),
            ("a header of another kind", b"ref,kind,name\r\n", ("Line 1", "kind")),
            ("an unknown column", b"ref,shoe_size\r\nP-1,40\r\n", ("Line 1", "shoe_size")),
            ("a column twice", b"ref,name,ref\r\nP-1,a,P-2\r\n", ("Line 1", "ref")),
            ("no ref", b"name,kana,opened_on\r\na,b,2014-04-01\r\n", ("Line 1", "ref")),
            ("a required column that is absent", b"ref,name,kana\r\nP-1,a,b\r\n", (":2: opened_on",)),
            ("too few cells", head + b"P-1,a\r\n", (":2:", "2", "4")),
            ("too many cells", head + row[:-2] + b",more\r\n", (":2:", "5", "4")),
            ("a quote inside a cell", head + b'P-1,a"b,c,2014-04-01\r\n', ("Line 2",)),
            ("a quote never closed", head + row + b'P-2,"a,b,2014-04-01\r\n', ("line 3",)),
            ("a NUL byte", head + b"P-1,a\0b,c,2014-04-01\r\n", ("Line 2", "byte 6")),
            ("a NUL byte in CP932", head + "P-1,架\0空,c,2014-04-01\r\n".encode("cp932"), ("Line 2",)),
            ("a file of NUL bytes", b"\0" * 10000, ("Line 1", "byte 1")),
            ("broken UTF-8", head + row + b"P-2,\xe6\x9e,c,2014-04-01\r\n", ("Line 3",)),
            ("a surrogate in UTF-8", head + b"P-1,\xed\xa0\x80,c,2014-04-01\r\n", ("Line 2",)),
            ("an overlong UTF-8 slash", head + b"P-1,\xc0\xaf,c,2014-04-01\r\n", ("Line 2",)),
            ("UTF-16 with its BOM", b"\xff\xfe" + good.decode().encode("utf-16-le"), ("Line 1", "byte 1")),
            ("EUC-JP", good.decode().encode("euc-jp"), ("cp932",)),
            ("random bytes", bytes((i * 7919 + 13) % 256 for i in range(50000)), ("Line 1",)),
            ("a BOM in the middle", head + b"P-1,\xef\xbb\xbfa,c,2014-04-01\r\n", (":2: name",)),
            ("2,000 columns", b"ref," * 2000 + b"ref\r\n", ("Line 1",)),
            ("one cell of a megabyte", head + b"P-1," + b"x" * 1_000_000 + b",c,2014-04-01\r\n",
             (":2: name", '"xxxx')),
            ("one line of a megabyte without an end", b"x" * 1_000_000, ("Line 1",)),
            ("a program", open(office.program, "rb").read()[:200000], ("Line 1",)),
            ("a table with semicolons", head.replace(b",", b";"), ("Line 1",)),
    ):
        target.refuses(name, files.write(office, db, "people", content), "people.csv", *words)
    big = office.folder / "big.csv"
    with open(big, "wb") as out:
        out.truncate(21 << 20)
    folder = office.folder / "folder.csv"
    folder.mkdir()
    for name, path, words in (
            ("a file that is not there", "nowhere.csv", ("nowhere.csv",)),
            ("a folder", folder, ("folder.csv",)), ("a device", "/dev/zero", ("/dev/zero",)),
            ("21 MiB", big, ("big.csv", "20 MiB")), ("an empty name", "", ())):
        target.refuses(name, office.run("import", "people", path, db=db, user="kakari"), *words)
    ran = files.write(office, db, "people", head + row, "--encoding", "cp932")
    office.check("UTF-8 called CP932: refused, or the words as they then read",
                 ran.code in (0, 1) and (ran.code == 0 or ran.err), ran)


def check_many(office):
    """20,000 bad rows are told in full, in good time, and the good file of that size goes in."""
    db = office.init("many.db")
    rows = [PERSON | {"ref": f"P-{i}", "name": f"架空　{i}", "opened_on": "2014-02-30"} for i in range(2000)]
    ran = files.write(office, db, "people", table(*rows))
    office.check("2,000 bad rows: each is told", ran.code == 1
                 and len(re.findall(r":\d+: opened_on \"2014-02-30\": ", ran.err)) == 2000, ran)
    for row in rows:
        row["opened_on"] = "2014-04-01"
    files.said(office, "2,000 good rows", files.write(office, db, "people", table(*rows)), added=2000)
    out = files.read(office, db, "people").out
    office.same("they come out in their order", [r["ref"] for r in csv.DictReader(io.StringIO(out))],
                [r["ref"] for r in rows])


def run(office):
    target = Target(office)
    check_cells(target, "en")
    check_cells(target, "ja")
    check_files(target)
    check_many(office)
