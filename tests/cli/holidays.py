"""`holidays import`: what a list says otherwise is shown in full, asked about, then written."""
import os
import pty
import re
import select
import subprocess

HEADER = "国民の祝日・休日月日,国民の祝日・休日名称\r\n"


def days(office, db, year=2014):
    """(date, name) of the year's holidays as the office has them."""
    ran = office.run("holidays", "--year", year, "--format", "json", db=db)
    return [(day["date"], day["name"]) for day in ran.json]


def listed(rows, official=False):
    """The Cabinet Office's file, with its own names for substitutes and days between."""
    def name(text):
        return "休日" if official and text in ("振替休日", "国民の休日") else text
    lines = [f"{int(d[:4])}/{int(d[5:7])}/{int(d[8:])},{name(text)}\r\n" for d, text in rows]
    return (HEADER + "".join(lines)).encode("cp932")


def take(office, db, content, *more, user="kakari", **how):
    return office.run("holidays", "import", office.file("holidays.csv", content), *more, db=db,
                      user=user, **how)


def answered(office, db, content, answer):
    """The same at a terminal, with that answer to the question."""
    path = office.file("holidays.csv", content)
    main, side = pty.openpty()
    env = {"PATH": os.environ.get("PATH", ""), "HOME": str(office.folder), "LC_ALL": "C",
           "LANGUAGE": "en", "MADOGUCHI_TODAY": "2014-10-31", "MADOGUCHI_USER": "kakari",
           "MADOGUCHI_PASSWORD_FILE": str(office.password), "MADOGUCHI_DB": str(db)}
    env |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    run = subprocess.Popen([str(office.program), "holidays", "import", str(path)], env=env,
                           stdin=side, stdout=side, stderr=side, start_new_session=True)
    os.close(side)
    seen, asked = b"", False
    while select.select([main], [], [], 30)[0]:
        try:
            seen += os.read(main, 4096)
        except OSError:  # the other side is closed
            break
        if b"[y/N]" in seen and not asked:
            asked = True
            os.write(main, answer)
    os.close(main)
    return run.wait(timeout=30), seen.decode()


def run(office):
    db = office.init("holidays.db")
    law = days(office, db)
    office.same("2014 has 17 holidays", len(law), 17)

    for user in ("kakari", "kanri"):
        for rows, official in ((law, False), (law, True)):
            ran = take(office, db, listed(rows, official), user=user)
            office.check(f"{user}: a list that says what the law says changes nothing", ran.code == 0
                         and "0 holidays new, 0 taken away, 0 renamed; 17 are as they were." in ran.out
                         and "0 days entered." in ran.out and not ran.err, ran)
    ran = take(office, db, listed(law + [("2014-07-22", "架空の日")]))
    office.check("one that only adds is written without a question", ran.code == 0 and not ran.err
                 and "2014-07-22 架空の日: a new holiday\n1 holidays new, 0 taken away" in ran.out
                 and "1 days entered." in ran.out, ran)
    office.check("and it counts", ("2014-07-22", "架空の日") in days(office, db))

    now, one = days(office, db), listed([("2014-07-21", "別名の日")])
    ran = take(office, db, one, "--dry-run")
    gone = set(re.findall(r"^(2014-\d\d-\d\d) .*: not in the list", ran.out, re.M))
    office.check("a trial shows every day that would go, come or change", ran.code == 0
                 and gone == {d for d, _ in now} - {"2014-07-21"}
                 and "2014-07-21 海の日: its name becomes 別名の日" in ran.out
                 and "0 holidays new, 17 taken away, 1 renamed; 0 are as they were." in ran.out, ran)
    office.same("and writes nothing", days(office, db), now)
    ran = take(office, db, one)
    office.check("without a terminal holidays are not taken away: exit 1, and how to go on",
                 ran.code == 1 and "--reason" in ran.err and "17 holidays" in ran.err
                 and "holidays.csv" in ran.err and len(gone) == 17, ran)
    office.same("nothing was written", days(office, db), now)
    for answer in (b"\n", b"n\n", b"\x04"):
        code, seen = answered(office, db, one, answer)
        office.check(f"at a terminal it is asked; {answer!r} writes nothing", code == 1
                     and "17 taken away" in seen and "Nothing was written" in seen
                     and days(office, db) == now, seen)
    code, seen = answered(office, db, one, b"y\n")
    office.check("at a terminal, yes writes", code == 0 and "18 days entered." in seen, seen)
    office.same("then the list holds", days(office, db), [("2014-07-21", "別名の日")])
    ran = take(office, db, listed(law), "--reason", "架空: the whole list again")
    office.check("the whole list puts them back", ran.code == 0 and "16 holidays new" in ran.out, ran)
    ran = take(office, db, one, "--reason", "架空: as the notice says")
    office.check("--reason answers for a script", ran.code == 0 and "18 days" not in ran.out
                 and "17 days entered." in ran.out, ran)
    with office.tables(db) as tables:
        reasons = [r[0] for r in tables.execute("SELECT reason FROM audit WHERE action ="
                                                " 'import-holidays' ORDER BY n DESC LIMIT 1")]
    office.same("and stands in the audit", reasons, ["架空: as the notice says"])

    office.run("user", "add", "shien", "--name", "支援", "--role", "worker", "--new-password-file",
               office.file("first-password", "first-password\n", private=True), db=db, user="kanri")
    for more in ((), ("--dry-run",)):
        for name in ("holidays.csv", "nowhere.csv"):
            ran = office.run("holidays", "import", name, *more, "--password-file", "first-password",
                             "--user", "shien", db=db)
            office.check(f"a worker does not read lists in {more} {name}", ran.code == 1 and not ran.raw
                         and "cannot be read" not in ran.err, ran)
    for day, words in (("2014/2/30", "平成26年2月28日"), ("2014/13/1", "month 13"), ("7/21", "2026/9/21")):
        ran = take(office, db, (HEADER + f"{day},架空の日\r\n").encode())
        office.check(f"{day}: file, line and what was meant", ran.code == 1 and "Line 2" in ran.err
                     and words in ran.err and "holidays.csv" in ran.err, ran)
