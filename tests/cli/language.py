"""Both languages: in Japanese nothing English is left, in English nothing Japanese but what always is;
statuses, ids and keys never change with the language."""
import contextlib
import csv
import io
import re

import files
from files import PERSON, table

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
# What stays Latin in a Japanese text: names of commands, options, columns and files, not sentences.
WORD = re.compile(r"[A-Za-z][A-Za-z']+")
LATIN = set("""
madoguchi init demo user import export people person day due kpi date holidays verify utf UTF cp CP CSV csv json
table xlsx MADOGUCHI NO COLOR PASSWORD DB USER FILE TODAY LOGIN NAME ROLE QUERY REF DATE FY TEXT local
share desk db help version format admin auto ascii unicode never plain lang ja en glyphs color reason
name role password seed encoding dry run output fy as of no members limit year today new kanri kakari
uketsuke shien kansa reception worker supervisor auditor add list disable enable unlock organisations
placements dispatches events wages chmod MiB SQLite No output ref opened on birth
refs trip started partner starts at month
frobnicate nowhere nobody
""".split())


def english(text):
    """Words of a Japanese text that belong to no name. A run of small-letter words is a sentence."""
    text = re.sub(r"(?:/[\w.+-]+)+|\"[^\"\n]*\"|「[^」\n]*」|\$\w+|--[a-z-]+|[\w.-]+\.(?:csv|db)"
                  r"|M-\d+|\d{4}-\d\d-\d\dT[\d:]+Z|\b[0-9a-f]{4}\b|~/\S+|0x[0-9A-F]+", " ", text)
    return [w for w in WORD.findall(text) if w not in LATIN]


def both(office, name, *arguments, strict=True, **how):
    """Run in both languages; the two runs."""
    ja = office.run(*arguments, lang="ja", **how)
    en = office.run(*arguments, lang="en", **how)
    office.same(f"{name}: one status in both languages", ja.code, en.code)
    left = english(ja.out + "\n" + ja.err) if strict else english(ja.err)
    office.check(f"{name}: nothing English in the Japanese", not left, f"{left}\n{ja}")
    office.check(f"{name}: the Japanese is Japanese, on the same stream", all(
        bool(j.strip()) == bool(e.strip()) and (not j.strip() or JAPANESE.search(j))
        for j, e in ((ja.err, en.err), (ja.out if strict else "", en.out if strict else ""))),
        f"{ja}\n{en}")
    for ran in (ja, en):
        cut = [line for line in ran.err.splitlines() if line.startswith("madoguchi: ")
               and not re.search(r"(?:[.?。）)]|か。?|madoguchi( [a-z]+)?|madoguchi-demo。?)$", line)]
        office.check(f"{name}: sentences reach their end", not cut, f"{cut}\n{ran}")
    bare = re.sub(r"\"[^\"\n]*\"", "", en.err)
    # Days and holidays are always Japanese.
    bare = re.sub(r"[明治大正昭和平成令元年月日\d（）,、]+|国民の祝日・休日名称|国民の祝日・休日", "", bare)
    office.check(f"{name}: nothing Japanese in the English", not JAPANESE.search(bare), en)
    return ja, en


def check_tables(office, demo):
    """What people read."""
    for name, arguments, user in (
            ("--help", ["--help"], None), ("kpi", ["kpi"], "kakari"),
            ("kpi of a guide year", ["kpi", "--fy", "2013"], "kakari"),
            ("kpi of a year before the plan", ["kpi", "--fy", "2010"], "kakari"),
            ("kpi for an auditor", ["kpi"], "kansa"),
            ("members of No.63", ["kpi", "--no", "63", "--members"], "kakari"),
            ("members of No.64", ["kpi", "--no", "64", "--members"], "kakari"),
            ("members of No.69", ["kpi", "--no", "69", "--members"], "kakari"),
            ("people", ["people"], "uketsuke"), ("people by name", ["people", "架空"], "uketsuke"),
            ("people by reading", ["people", "かな"], "uketsuke"),
            ("people by number", ["people", "M-000003"], "uketsuke"),
            ("people by phone", ["people", "090"], "uketsuke"),
            ("people by birth date", ["people", "1983-06-19"], "uketsuke"),
            ("person", ["person", "M-000003"], "shien"), ("verify", ["verify"], "kansa"),
            ("user list", ["user", "list"], "kanri"),
            ("date", ["date", "2014-04-01", "2014-05-03", "2014-05-06", "2015-01-02", "2014-11-01"], None),
            ("holidays", ["holidays", "--year", "2014"], None), ("--plain", ["--plain"], "kakari"),
            ("day", ["day"], "uketsuke"), ("due", ["due"], "uketsuke"),
            ("day of nothing", ["day", "--date", "2014-11-02"], "shien"),
            *((f"{c} --help", [c, "--help"], None) for c in
              "init demo user import export people person day due kpi date holidays verify".split())):
        ja, _ = both(office, name, *arguments, db=demo, user=user,
                     strict="import" not in arguments)
        office.check(f"{name}: exit 0", ja.code == 0, ja)
    ran = office.run("user", "list", db=demo, user="kanri", lang="ja")
    office.check("user list: roles in words", not re.search("reception|supervisor|admin", ran.out), ran)
    ran = office.run("date", "2014-04-01", "2014-05-03", lang="ja")
    office.check("date: open or not in words", not re.search(r"\b[01]\b", ran.out), ran)


def check_ids(office, demo):
    """Forms for programs do not change with the language, but for the words that follow it."""
    for arguments in (["due"], ["people"], ["people", "架空"], ["person", "M-000003"], ["verify"],
                      ["kpi", "--no", "69", "--members"], ["kpi", "--fy", "2013"],
                      ["date", "2014-05-06"], ["holidays", "--year", "2014"],
                      *(["export", kind] for kind in files.KINDS)):
        for form in ("csv", "json"):
            ja, en = (office.run(*arguments, "--format", form, db=demo, user="kakari", lang=lang)
                      for lang in ("ja", "en"))
            if form == "csv":
                ja, en = (list(csv.DictReader(io.StringIO(ran.out))) for ran in (ja, en))
            else:
                ja, en = ja.json, en.json
            office.check(f"{' '.join(arguments)} as {form}: the same in both languages but for words",
                         bare(ja) == bare(en), f"{bare(ja)}\n{bare(en)}"[:3000])


def check_restricted(office, demo):
    """A restricted person hit by the number alone has no name, and no sentence instead."""
    with contextlib.closing(office.tables(demo)) as tables:
        ref = tables.execute("SELECT ref FROM person WHERE id NOT IN (SELECT"
                             " person_id FROM support_case c JOIN staff s ON s.id = c.staff_id"
                             " WHERE s.login = 'shien') LIMIT 1").fetchone()[0]
        tables.execute("UPDATE person SET restricted = 1 WHERE ref = ?", (ref,))
        tables.commit()
    for lang in ("ja", "en"):
        data, cells, words = (office.run("people", ref, "--format", form, db=demo, user="shien",
                                         lang=lang) for form in ("json", "csv", "table"))
        office.same(f"restricted as json in {lang}",
                    [(hit["ref"], hit["name"]) for hit in data.json], [(ref, "")])
        row = next(csv.DictReader(io.StringIO(cells.out)))
        office.same(f"restricted as csv in {lang}",
                    (row["ref"], row["name"]), (ref, ""))
        office.check(f"restricted as a table in {lang}",
                     {"ja": "閲覧制限のある方", "en": "viewing restricted"}[lang] in words.out, words)
    with contextlib.closing(office.tables(demo)) as tables:
        tables.execute("UPDATE person SET restricted = 0 WHERE ref = ?", (ref,))
        tables.commit()


FOLLOW = {"name", "measure", "definition", "reason", "title", "text"}


def bare(document):
    """A document without the words that follow the language."""
    if isinstance(document, dict):
        return {k: bare(v) for k, v in document.items() if k not in FOLLOW}
    return [bare(v) for v in document] if isinstance(document, list) else document


def check_sentences(office, demo):
    """What goes wrong, said in both languages."""
    wrong = office.file("wrong", "not-the-password\n", private=True)
    garbage = office.file("garbage.db", b"This is no database. " * 500)
    folder = office.folder / "folder"
    folder.mkdir(exist_ok=True)
    bad = office.file("bad.csv", table(PERSON | {"opened_on": "2014-02-30"}))
    quote = office.file("quote.csv", 'ref,name\r\nP-1,a"b\r\n')
    column = office.file("column.csv", "ref,shoe\r\nP-1,a\r\n")
    twice = office.file("twice.csv", "ref,ref\r\nP-1,a\r\n")
    empty = office.file("empty.csv", "")
    bytes_ = office.file("bytes.csv", b"ref\r\n\xff\r\n")
    euc = office.file("euc.csv", table(PERSON).decode().encode("euc-jp"))
    narrow = office.file("narrow.csv", "ref,name\r\nP-1\r\n")
    good = office.file("good.csv", table(PERSON | {"ref": "X-1"}))
    same = office.file("same.csv", table(PERSON | {"ref": "X-2"}, PERSON | {"ref": "X-2"}))
    day = "国民の祝日・休日月日,国民の祝日・休日名称\r\n"
    one_day = office.file("one-day.csv", day + "2014/7/21,別名の日\r\n")
    no_day = office.file("no-day.csv", day + "2014/2/30,架空の日\r\n")
    half = office.file("half.csv", "ref,name\r\nM-000003,架空ﾊﾅｺ\r\n".encode("cp932"))
    trip = {"ref": "X-1", "on": "2014-05-01", "staff": "shien", "person_refs": "M-000003",
            "destination": "架空", "method": "workplace_visit", "purpose": "retention"}
    trips = office.file("trips.csv", table(trip, trip | {"ref": "X-2"}, trip | {
        "ref": "X-3", "on": "1995-05-01"}))
    job = {"ref": "X-1", "person_ref": "M-000003", "started_on": "1985-05-01", "partner_ref": "M-000001",
           "partner_person": "か1", "supporters": "association", "employment_form": "regular"}
    jobs = office.file("jobs.csv", table(job, job | {"ref": "X-2", "person_ref": "M-000004"},
                                         job | {"ref": "X-3", "started_on": "2014-09-01"}))
    meeting = {"ref": "X-1", "kind": "other", "starts_at": "2014-05-12T10:00", "status": "held"}
    twins = office.file("twins.csv", table(meeting, meeting | {"ref": "X-2"}))
    late = office.file("late.csv", table(meeting | {"starts_at": "2014-02-30T10:00"}))
    pay = {"ref": "X-1", "organisation_ref": "M-000001", "month": "2014-05", "paid_yen": 1, "people": 1}
    pays = office.file("pays.csv", table(pay, pay | {"ref": "X-2"}))
    me, admin = {"db": demo, "user": "kakari"}, {"db": demo, "user": "kanri"}
    for name, arguments, how in (
            ("no command", ["frobnicate"], {}), ("no option", ["--frobnicate"], {}),
            ("no value", ["--db"], {}), ("a wrong choice", ["kpi", "--format", "xml"], {}),
            ("an option out of place", ["kpi", "--seed", "1"], {}), ("too few arguments", ["person"], {}),
            ("no kind to read", ["import", "nothing", "x"], me), ("no kind to write", ["export", "nothing"], me),
            ("no form", ["export", "people", "--format", "table"], me),
            ("no encoding", ["export", "people", "--encoding", "x"], me),
            ("no encoding to read", ["import", "people", "x", "--encoding", "x"], me),
            ("init without a login", ["init"], {}), ("holidays of nothing", ["holidays"], {}),
            ("members of nothing", ["kpi", "--members"], me), ("no verb", ["user", "frobnicate"], admin),
            ("MADOGUCHI_TODAY", ["kpi"], {"env": {"MADOGUCHI_TODAY": "today"}}),
            ("no terminal", [], me), ("no database", ["kpi"], {"db": "missing.db", "user": "kakari"}),
            ("garbage", ["kpi"], {"db": garbage, "user": "kakari"}),
            ("a folder as database", ["kpi"], {"db": folder, "user": "kakari"}),
            ("an existing file", ["demo"], {"db": demo}),
            ("an existing file for init", ["init", "--admin", "a", "--name", "b", "--password-file",
                                           office.password], {"db": demo}),
            ("no login", ["kpi"], {"db": demo}), ("unknown login", ["kpi"], {"db": demo, "user": "nobody"}),
            ("wrong password", ["kpi", "--password-file", wrong], {"db": demo, "user": "kakari2"}),
            ("no password file", ["kpi", "--password-file", "nowhere"], me),
            ("no password", ["kpi"], me | {"env": {"MADOGUCHI_PASSWORD_FILE": None}}),
            ("no right", ["export", "people"], {"db": demo, "user": "shien"}),
            ("no right to accounts", ["user", "list"], me), ("no right to people", ["people"], admin),
            ("no person", ["person", "P-404"], me), ("no indicator", ["kpi", "--no", "72"], me),
            ("no number", ["kpi", "--no", "x"], me), ("no year", ["kpi", "--fy", "23"], me),
            ("a year to come", ["kpi", "--fy", "2030"], me), ("no day", ["kpi", "--as-of", "2014-02-30"], me),
            ("before the year", ["kpi", "--fy", "2014", "--as-of", "2013-01-01"], me),
            ("a reason too long", ["kpi", "--reason", "x" * 300], me),
            ("an era that ended", ["date", "H32.5.1"], {}), ("an era to come", ["date", "R1.4.30"], {}),
            ("no era", ["date", "23.6.1"], {}), ("no date at all", ["date", "yesterday"], {}),
            ("a year zero", ["date", "H0.1.1"], {}), ("Meiji", ["date", "M1.1.1"], {}),
            ("no limit", ["people", "--limit", "0"], me), ("no year of holidays", ["holidays", "--year", "1"], {}),
            ("no holidays", ["holidays", "import", bad], me),
            ("no account", ["user", "disable", "nobody"], admin),
            ("oneself", ["user", "disable", "kanri"], admin),
            ("no role", ["user", "add", "neu", "--name", "x", "--role", "boss"], admin),
            ("a bad login", ["user", "add", "Neu!", "--name", "x", "--role", "worker",
                             "--new-password-file", office.password], admin),
            ("a login twice", ["user", "add", "shien", "--name", "x", "--role", "worker",
                               "--new-password-file", office.password], admin),
            ("a short password", ["user", "password", "shien", "--new-password-file", empty], admin),
            ("a bad row", ["import", "people", bad], me), ("a quote", ["import", "people", quote], me),
            ("a column", ["import", "people", column], me), ("twice", ["import", "people", twice], me),
            ("empty", ["import", "people", empty], me), ("bytes", ["import", "people", bytes_], me),
            ("EUC", ["import", "people", euc], me), ("narrow", ["import", "people", narrow], me),
            ("no file", ["import", "people", "nowhere.csv"], me), ("a folder", ["import", "people", folder], me),
            ("good", ["import", "people", good, "--dry-run"], me),
            ("a number twice", ["import", "people", same], me),
            ("half width", ["import", "people", half], me),
            ("trips that collide", ["import", "dispatches", trips, "--dry-run"], me),
            ("jobs that overlap", ["import", "placements", jobs, "--dry-run"], me),
            ("twin events", ["import", "events", twins, "--dry-run"], me),
            ("no day for an event", ["import", "events", late], me),
            ("wages twice", ["import", "wages", pays], me),
            ("a list of one day", ["holidays", "import", one_day], me),
            ("no day for a holiday", ["holidays", "import", no_day], me),
            ("a year without rules", ["holidays", "--year", "1900"], {}),
            ("unwritable", ["export", "people", "-o", folder / "no" / "x"], me),
            ("a folder to write", ["export", "people", "-o", folder], me),
            ("written", ["export", "events", "-o", office.folder / "written.csv"], me)):
        ja, _ = both(office, name, *arguments, strict=False, **how)
        office.check(f"{name}: it is said", ja.err or ja.code == 0, ja)
    for name, env, expected in (
            ("C says nothing: Japanese", {"LC_ALL": "C"}, "ja"),
            ("LC_ALL=en_US.UTF-8", {"LC_ALL": "en_US.UTF-8"}, "en"),
            ("LANG=en_GB", {"LC_ALL": None, "LANG": "en_GB.UTF-8"}, "en"),
            ("LANGUAGE before LC_ALL", {"LANGUAGE": "ja", "LC_ALL": "en_US.UTF-8"}, "ja"),
            ("the first of LANGUAGE that is known", {"LANGUAGE": "fr:en:ja"}, "en"),
            ("LANGUAGE with none that is known", {"LANGUAGE": "fr:de", "LC_ALL": "en_US.UTF-8"}, "en"),
            ("a language that only begins like one", {"LANGUAGE": "jam:eno:en_GB"}, "en"),
            ("C.UTF-8 and POSIX", {"LC_ALL": "C.UTF-8", "LANG": "POSIX"}, "ja")):
        ran = office.run("frobnicate", lang=None, env=env)
        office.same(f"language: {name}", bool(JAPANESE.search(ran.err)), expected == "ja")
    for lang in ("ja", "en"):
        ran = office.run("--lang", lang, "frobnicate", lang="en" if lang == "ja" else "ja")
        office.same(f"language: --lang {lang} before all", bool(JAPANESE.search(ran.err)), lang == "ja")


def run(office):
    demo = office.demo()
    check_tables(office, demo)
    check_ids(office, demo)
    check_restricted(office, demo)
    check_sentences(office, office.copy(demo, "language.db"))
