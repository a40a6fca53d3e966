"""`export` and `import`: what goes out comes back unchanged, in every form and encoding."""
import csv
import io

KINDS = {
    "organisations": "ref kind name kana postal_code address phone note",
    "people": "ref name kana birth_date sex postal_code address phone email disabilities "
              "primary_disability handbook_kind handbook_grade handbook_expires_on referral_source "
              "intention opened_on note",
    "placements": "ref person_ref partner_ref partner_person started_on employer_ref employer_name "
                  "supporters employment_form weekly_minutes ended_on leave_reason",
    "dispatches": "ref on trip staff person_refs destination method purpose minutes note",
    "events": "ref kind starts_at ends_at place title status attendees",
    "wages": "ref organisation_ref month paid_yen people method",
}
LISTS = {"disabilities", "supporters", "staff", "person_refs"}
NUMBERS = {"weekly_minutes", "trip", "minutes", "attendees", "paid_yen", "people"}
DAY_OF = {"people": "opened_on", "placements": "started_on", "dispatches": "on", "events": "starts_at",
          "wages": "month"}

PERSON = {"ref": "P-1", "name": "架空　花子", "kana": "カクウ　ハナコ", "opened_on": "2014-04-01"}


def table(*rows, columns=None):
    """Rows as CSV bytes; the columns are those of the first row."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or list(rows[0]), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def write(office, db, kind, content, *more, user="kakari", lang="en"):
    return office.run("import", kind, office.file(f"{kind}.csv", content), *more, db=db, user=user,
                      lang=lang)


def read(office, db, kind, *more):
    return office.run("export", kind, *more, db=db, user="kakari")


def rows_of(office, db, kind):
    return list(csv.DictReader(io.StringIO(read(office, db, kind).out)))


def said(office, name, ran, added=0, changed=0, unchanged=0):
    words = f"{added} added, {changed} changed, {unchanged} unchanged."
    return office.check(f"{name}: {words}", ran.code == 0 and words in ran.out, ran)


def check_forms(office, db, kind, plain):
    """CSV after RFC 4180, JSON of the same cells, one fiscal year, a file instead of the stream."""
    head = plain.split(b"\r\n")[0].decode()
    office.same(f"export {kind}: the columns of the contract", head, ",".join(KINDS[kind].split()))
    office.check(f"export {kind}: every line ends with CRLF",
                 plain.endswith(b"\r\n") and plain.count(b"\n") == plain.count(b"\r\n"))
    rows = list(csv.DictReader(io.StringIO(plain.decode(), newline="")))
    documents = read(office, db, kind, "--format", "json").json

    def cell(name, text):
        if name in LISTS:
            return text.split(";") if text else None
        return None if text == "" else int(text) if name in NUMBERS else text

    office.same(f"export {kind}: the json says what the csv says", documents,
                [{name: cell(name, text) for name, text in row.items()} for row in rows])
    if kind in DAY_OF:
        year = [r for r in rows if "2013-04-01" <= r[DAY_OF[kind]] + "-01" and
                r[DAY_OF[kind]][:7] <= "2014-03"]
        some = read(office, db, kind, "--fy", "H25").out
        office.same(f"export {kind} --fy: the rows of that year",
                    [r["ref"] for r in csv.DictReader(io.StringIO(some))], [r["ref"] for r in year])
        office.check(f"export {kind} --fy: there are such rows and others",
                     0 < len(year) < len(rows))
    path = office.folder / f"out-{kind}.csv"
    ran = read(office, db, kind, "-o", path)
    office.check(f"export {kind} -o: the same bytes, and only a message",
                 ran.code == 0 and not ran.raw and ran.err and path.read_bytes() == plain, ran)


def check_round_trip(office, demo):
    """The demonstration moved to empty offices, once in UTF-8 and once in CP932."""
    here, there, old = office.copy(demo, "here.db"), office.init("there.db"), office.init("old.db")
    before = {}
    for kind in KINDS:
        plain = read(office, here, kind).raw
        before[kind] = plain
        count = plain.count(b"\r\n") - 1
        check_forms(office, here, kind, plain)
        said(office, f"import {kind} of one's own export", write(office, here, kind, plain),
             unchanged=count)
        office.check(f"export {kind} after it: not a byte differs", read(office, here, kind).raw == plain)

        refused = write(office, there, kind, plain)
        office.check(f"import {kind}: refs of another desk's screens are refused, each by its line",
                     refused.code == 1 and refused.err.count(' ref "M-') == count
                     and f"{kind}.csv:{count + 1}:" in refused.err and not refused.raw, refused)
        moved = plain.replace(b"M-0", b"N-0")
        said(office, f"import {kind} into an empty office", write(office, there, kind, moved),
             added=count)
        office.check(f"export {kind} from there: byte for byte what came in",
                     read(office, there, kind).raw == moved)
        said(office, f"import {kind} a second time", write(office, there, kind, moved),
             unchanged=count)

        ran = read(office, there, kind, "--encoding", "cp932")
        office.check(f"export {kind} in CP932: the same text", ran.code == 0 and
                     ran.raw.decode("cp932").replace("～", "〜") == moved.decode().replace("～", "〜"),
                     ran)
        said(office, f"import {kind} from CP932, the encoding guessed",
             write(office, old, kind, ran.raw), added=count)
        office.check(f"export {kind} after CP932: byte for byte", read(office, old, kind).raw == moved)
        said(office, f"import {kind} from CP932, the encoding named",
             write(office, old, kind, ran.raw, "--encoding", "cp932"), unchanged=count)
    for fy in (2012, 2013, 2014):
        numbers = [[(r["no"], r["actual"]["number"], r["months"]) for r in office.run(
            "kpi", "--fy", fy, "--format", "json", db=db, user="kakari").json["indicators"]]
            for db in (here, there, old)]
        office.check(f"FY{fy}: the moved records count as before", numbers[0] == numbers[1] == numbers[2],
                     numbers)


def check_words_of_cells(office):
    """Japanese headers, words instead of ids, era dates, full-width digits, BOM, LF, quoted lines."""
    db = office.init("cells.db")
    japanese = ("番号,氏名,フリガナ,生年月日,性別,障害種別,受付日,備考\r\n"
                "P-1,架空　花子,ｶｸｳ ﾊﾅｺ,昭和50年3月2日,女,精神障害;知的障害,Ｈ２６．４．１,\"一行目\n二行目\"\r\n")
    said(office, "Japanese headers and words", write(office, db, "people", japanese), added=1)
    row = rows_of(office, db, "people")[0]
    office.same("they are stored as ids and ISO days",
                [row[k] for k in ("ref", "name", "birth_date", "sex", "opened_on", "note")],
                ["P-1", "架空　花子", "1975-03-02", "female", "2014-04-01", "一行目\n二行目"])
    office.same("a list of codes", sorted(row["disabilities"].split(";")),
                ["intellectual", "psychiatric"])
    office.check("half-width kana are stored in full width", row["kana"].startswith("カクウ"), row)
    said(office, "a BOM", write(office, db, "people", b"\xef\xbb\xbf" + japanese.encode()), unchanged=1)
    said(office, "LF alone", write(office, db, "people", japanese.replace("\r\n", "\n")), unchanged=1)
    said(office, "no end of line at the end", write(office, db, "people", japanese[:-2]), unchanged=1)
    said(office, "an absent column leaves, a new one is set", write(
        office, db, "people", table({"ref": "P-1", "phone": "03-0000-0001"})), changed=1)
    office.same("the note was left", rows_of(office, db, "people")[0]["note"], "一行目\n二行目")
    said(office, "an empty cell clears", write(
        office, db, "people", table({"ref": "P-1", "note": "", "phone": ""})), changed=1)
    row = rows_of(office, db, "people")[0]
    office.same("note and phone are cleared", (row["note"], row["phone"]), ("", ""))
    said(office, "only a header", write(office, db, "people", "ref,name\n"))
    ran = write(office, db, "people", table(PERSON | {"ref": "P-2"}), "--dry-run")
    office.check("--dry-run says what it would add", ran.code == 0 and "would add 1" in ran.out, ran)
    office.same("--dry-run writes nothing", len(rows_of(office, db, "people")), 1)
    said(office, "the same number as another kind's", write(office, db, "organisations", table(
        {"ref": "P-1", "kind": "employer", "name": "架空商事"})), added=1)
    return db


def check_formulas(office, db):
    """What a spreadsheet would run goes out guarded and comes back as it was."""
    notes = ["=1+1", "+81", "-5", "@SUM(A1)", "'=1", "=HYPERLINK(\"http://example.invalid\")",
             "'quoted'", "''", "ordinary"]
    typed = [("'" if note.startswith("'") else "") + note for note in notes]
    content = table(*(PERSON | {"ref": f"F-{i}", "name": f"架空　{i}", "note": note}
                      for i, note in enumerate(typed)))
    said(office, "formulas in cells", write(office, db, "people", content), added=len(notes))
    exported = read(office, db, "people").raw
    cells = [r["note"] for r in rows_of(office, db, "people") if r["ref"].startswith("F-")]
    office.check("no exported cell begins with = + - @",
                 not any(c[:1] in ("=", "+", "-", "@") for c in cells), cells)
    stored = [r["note"] for r in read(office, db, "people", "--format", "json").json
              if r["ref"].startswith("F-")]
    office.same("json has them as they were", stored, notes)
    said(office, "the guarded file read back", write(office, db, "people", exported),
         unchanged=exported.count(b"\r\n") - 1)


def check_unwritable(office, db):
    folder = office.folder / "a-folder"
    folder.mkdir()
    for what, path in (("a folder", folder), ("a folder that is not there", office.folder / "no" / "x"),
                       ("a device", "/dev/full"), ("a name too long", office.folder / ("x" * 300))):
        ran = read(office, db, "people", "-o", path)
        office.check(f"export into {what}: exit 1, a sentence with the name",
                     ran.code == 1 and not ran.raw and str(path)[:200] in ran.err, ran)
    target = office.file("kept.csv", "kept")
    write(office, db, "people", table(PERSON | {"ref": "Q-1", "name": "架空　😀"}))
    ran = read(office, db, "people", "--encoding", "cp932", "-o", target)
    office.check("a letter that CP932 lacks: exit 1, its line and code; the file stays",
                 ran.code == 1 and "U+1F600" in ran.err and target.read_text() == "kept", ran)
    for command in (["export", "people"], ["people"], ["kpi"], ["date", "2014-04-01"], ["--help"],
                    ["--version"]):
        ran = office.run(*command, db=db, user="kakari", out="/dev/full")
        office.check(f"{' '.join(command)} to a full disk: exit 1 and a sentence",
                     ran.code == 1 and ran.err.startswith("madoguchi: "), ran)


def check_own_files(office, db):
    """The database and what lies beside it are never read or written as a file of ours."""
    link, beside = office.folder / "link.csv", office.folder / "beside"
    link.symlink_to(db)
    beside.mkdir()
    before = db.read_bytes()
    key = office.folder / (db.name + "-key")
    kept = key.read_bytes()
    places = [db, link, key, f"{db}-mark", f"{db}-gate", f"{db}-wal", f"{db}-shm",
              beside / ".." / db.name]
    for path in places:
        for arguments in (["export", "organisations", "-o", path], ["import", "people", path],
                          ["holidays", "import", path]):
            ran = office.run(*arguments, db=db, user="kakari")
            office.check(f"{arguments[0]} {path}: exit 1, a sentence", ran.code == 1
                         and "belongs to the database" in ran.err, ran)
    office.check("the database and its key are as they were",
                 office.run("verify", db=db, user="kakari").code == 0 and key.read_bytes() == kept
                 and db.read_bytes()[:16] == before[:16])


def check_roles(office, demo):
    for user in ("uketsuke", "shien", "kansa", "kanri"):
        for arguments in (["export", "people"], ["import", "people", office.file("r.csv", table(PERSON))]):
            ran = office.run(*arguments, db=demo, user=user)
            office.check(f"{arguments[0]} by {user}: refused, exit 1", ran.code == 1 and ran.err
                         and not ran.raw, ran)
    tables = office.tables(demo)
    denied = tables.execute("SELECT count(*) FROM audit WHERE outcome = 'denied'"
                            " AND action IN ('import', 'export')").fetchone()[0]
    office.same("each refusal is in the audit", denied, 8)
    ran = office.run("export", "people", "--reason", "年度末の突合", db=demo, user="kakari")
    line = tables.execute("SELECT action, reason, people, outcome FROM audit WHERE action = 'export'"
                          " ORDER BY n DESC").fetchone()
    office.same("an export is in the audit with its reason and its number of people", tuple(line),
                ("export", "年度末の突合", ran.out.count("\r\n") - 1, "done"))
    office.run("export", "events", db=demo, user="kakari")
    office.same("an export without a reason says so in the audit", tables.execute(
        "SELECT reason FROM audit WHERE action = 'export' ORDER BY n DESC").fetchone()[0],
        "none_given")
    for what, reason in (("too long", "理" * 300), ("with a control character", "a\x1b[31mb")):
        ran = office.run("export", "events", "--reason", reason, db=demo, user="kakari")
        office.check(f"a reason {what}: exit 1, a sentence, no data",
                     ran.code == 1 and ran.err and not ran.raw and "\x1b" not in ran.err, ran)


def run(office):
    demo = office.demo()
    check_round_trip(office, demo)
    db = check_words_of_cells(office)
    check_formulas(office, db)
    check_unwritable(office, db)
    check_own_files(office, db)
    check_roles(office, office.copy(demo, "roles.db"))
