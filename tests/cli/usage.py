"""Options, help, exit statuses, and what goes to which stream."""
import re
import sqlite3

# The contract's commands; those that this version lacks are wrong usage and not in the help.
COMMANDS = ("init demo user import export people person day due agenda slots kpi stats report "
            "calendar date holidays backup restore verify audit").split()
SENTENCE = re.compile(r"^madoguchi: .+", re.M)


def refused(office, name, code, ran):
    """A status, a sentence on standard error, nothing on standard output."""
    return office.check(f"{name}: exit {code}, a sentence, no data",
                        ran.code == code and SENTENCE.match(ran.err) and not ran.raw, ran)


def quiet(office, name, ran):
    return office.check(f"{name}: exit 0, data, nothing on standard error",
                        ran.code == 0 and ran.raw and not ran.raw_err, ran)


def check_help(office):
    ran = office.run("--help")
    quiet(office, "--help", ran)
    there = set(re.findall(r"^  ([a-z]+) ", ran.out, re.M))
    quiet(office, "-h", office.run("-h"))
    version = office.run("--version")
    office.check("--version: name and number", re.fullmatch(r"madoguchi \d+\.\d+\.\d+\n", version.out)
                 and version.code == 0 and not version.err, version)
    for command in COMMANDS:
        if command in there:
            quiet(office, f"{command} --help", office.run(command, "--help"))
            quiet(office, f"--help {command}", office.run("--help", command))
        else:
            refused(office, f"{command} does not exist yet", 2, office.run(command))
    office.check("the help names only commands of the contract", there <= set(COMMANDS), there)
    quiet(office, "import --help people", office.run("import", "--help", "people"))
    return there


def check_wrong_usage(office, demo):
    for arguments in (["frobnicate"], ["--frobnicate"], ["kpi", "--frobnicate"], ["--db"],
                      ["kpi", "--format", "xml"], ["kpi", "--format", ""], ["--lang", "fr", "kpi"],
                      ["--glyphs", "fancy"], ["--color", "always"], ["kpi", "--members"],
                      ["kpi", "extra"], ["kpi", "--seed", "1"], ["person"], ["people", "a", "b"],
                      ["day", "extra"], ["day", "--limit", "5"], ["due", "--fy", "2014"],
                      ["import", "people"], ["import", "nothing", "x.csv"], ["export"],
                      ["export", "nothing"], ["export", "people", "--format", "table"],
                      ["export", "people", "--encoding", "latin1"],
                      ["export", "people", "--format", "json", "--encoding", "cp932"],
                      ["import", "people", "x.csv", "--encoding", "euc-jp"], ["date"],
                      ["holidays"], ["holidays", "export"], ["user"], ["user", "frobnicate"],
                      ["user", "add"], ["verify", "now"], ["init"], ["init", "--admin", "a"]):
        refused(office, "wrong usage " + " ".join(arguments), 2,
                office.run(*arguments, db=demo, user="kakari"))
    # A value that its option never takes is wrong usage; a day that the calendar lacks is refused.
    for arguments, user in ((["people", "--limit", "x"], "kakari"), (["people", "--limit", "0"], "kakari"),
                            (["people", "--limit", ""], "kakari"), (["kpi", "--no", "x"], "kakari"),
                            (["kpi", "--no", "0"], "kakari"), (["demo", "--people", "0"], None),
                            (["demo", "--seed", "9" * 30], None), (["holidays", "--year", "abc"], None),
                            (["user", "add", "neu", "--name", "x", "--role", "boss"], "kanri"),
                            (["user", "role", "shien", "boss"], "kanri")):
        refused(office, "a malformed value " + " ".join(arguments), 2,
                office.run(*arguments, db=demo, user=user))
    for arguments in (["kpi", "--as-of", "2014-02-30"], ["kpi", "--no", "72"],
                      ["holidays", "--year", "1954"]):
        refused(office, "refused for what it says: " + " ".join(arguments), 1,
                office.run(*arguments, db=demo, user="kakari"))
    refused(office, "a day that is none in MADOGUCHI_TODAY", 2,
            office.run("date", "2014-04-01", env={"MADOGUCHI_TODAY": "2014-02-30"}))
    refused(office, "the desk without a terminal", 2, office.run(db=demo, user="kakari"))


def check_words_named(office, demo):
    """The word that is wrong is the one named, and no word reaches a terminal raw."""
    for arguments, word in ((["people", "-さき"], "-さき"), (["kpi", "-zz"], "-zz"), (["-x", "kpi"], "-x"),
                            (["people", "-", "-hz"], "-hz"), (["kpi", "--frob=1"], "--frob=1"),
                            (["kpi", "--plain=1"], "--plain=1"), (["people", "架空", "-o"], "-o"),
                            (["--db"], "--db")):
        ran = office.run(*arguments, db=demo, user="kakari")
        refused(office, f"{arguments}: wrong usage", 2, ran)
        office.check(f"{arguments}: {word} is named", f" {word} " in ran.err, ran)
    ran = office.run("people", "--limit", "3", "--", "-さき", db=demo, user="kakari")
    office.check("after -- a word with a dash is an argument", ran.code == 0, ran)
    evil = "x\x1b]0;hello\x07\x1b[2J\u202e\x9b31m"
    for arguments in ([evil], ["--" + evil], ["kpi", "--format", evil], ["import", evil, "x"],
                      ["export", evil], ["kpi", "--fy", evil], ["kpi", "--no", evil],
                      ["import", "people", evil], ["kpi", "--password-file", evil],
                      ["kpi", "--db", evil], ["kpi", "--user", evil], ["user", "disable", evil],
                      ["holidays", "import", evil], ["date", evil], ["person", evil],
                      ["export", "events", "-o", evil + "/x"], ["kpi", "--reason", evil]):
        ran = office.run(*arguments, db=demo, user="kanri" if arguments[0] == "user" else "kakari")
        office.check(f"{arguments!r}: nothing of it is obeyed by a terminal", ran.code in (1, 2, 3)
                     and ran.err and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.err), ran)
    ran = office.run("kpi", env={"MADOGUCHI_TODAY": evil}, db=demo, user="kakari")
    office.check("MADOGUCHI_TODAY: nothing of it is obeyed by a terminal", ran.code == 2
                 and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.err), ran)


def check_init(office):
    """The password of the first administrator from where every password comes."""
    ran = office.run("init", "--admin", "kanri", "--name", "管理", db=office.folder / "init-env.db",
                     env={"MADOGUCHI_PASSWORD_FILE": str(office.password)})
    office.check("init takes $MADOGUCHI_PASSWORD_FILE", ran.code == 0, ran)
    quiet(office, "and that is the password",
          office.run("user", "list", db=office.folder / "init-env.db", user="kanri"))


def check_database(office, demo):
    """What cannot be used is 3, for every command that reads."""
    garbage = office.file("garbage.db", b"This is no database. " * 500)
    empty = office.file("empty.db", b"")
    folder = office.folder / "folder.db"
    folder.mkdir()
    newer = office.copy(demo, "newer.db")
    with sqlite3.connect(newer) as tables:
        tables.execute("PRAGMA user_version = 9999")
    tables.close()
    for version in (0, 3):
        with sqlite3.connect(office.copy(demo, f"version-{version}.db")) as tables:
            tables.execute(f"PRAGMA user_version = {version}")
        tables.close()
    other = office.folder / "other.db"
    with sqlite3.connect(other) as tables:
        tables.execute("CREATE TABLE mine (a)")
    tables.close()
    for what, db in (("missing", office.folder / "missing.db"), ("garbage", garbage),
                     ("empty", empty), ("a folder", folder), ("of a newer version", newer),
                     ("of another program", other),
                     ("of a version that it is not", office.folder / "version-0.db"),
                     ("half as old as it says", office.folder / "version-3.db"),
                     ("in a folder that is not there", office.folder / "no" / "desk.db")):
        before = db.read_bytes() if db.is_file() else None
        refused(office, f"a database that is {what}", 3, office.run("kpi", db=db, user="kakari"))
        office.check(f"a database that is {what} stays as it was",
                     (db.read_bytes() if db.is_file() else None) == before)


def check_sign_in(office, demo):
    refused(office, "no login", 1, office.run("kpi", db=demo))
    refused(office, "an unknown login", 1, office.run("kpi", db=demo, user="nobody"))
    wrong = office.file("wrong", "not-the-password\n", private=True)
    refused(office, "a wrong password", 1,
            office.run("kpi", "--password-file", wrong, db=demo, user="kansa"))
    refused(office, "a password file that is not there", 1,
            office.run("kpi", "--password-file", "nowhere", db=demo, user="kakari"))
    refused(office, "no password file and no terminal", 1,
            office.run("kpi", db=demo, user="kakari", env={"MADOGUCHI_PASSWORD_FILE": None}))
    office.password.chmod(0o644)
    ran = office.run("kpi", db=demo, user="kakari")
    office.check("a password file that others can read: a warning, and the data",
                 ran.code == 0 and ran.raw and "chmod 600" in ran.err, ran)
    office.password.chmod(0o600)
    long = office.file("long", "x" * 100000, private=True)
    refused(office, "a password of 100,000 letters", 1,
            office.run("kpi", "--password-file", long, db=demo, user="kakari"))


def check_order(office, demo):
    """Options before or after the command, and the places of the database."""
    quiet(office, "options before the command",
          office.run("--format", "json", "--fy", "2014", "--db", demo, "kpi", user="kakari"))
    quiet(office, "options after the command",
          office.run("kpi", "--fy=2014", "--db", demo, "--user", "kakari", user="shien"))
    home = office.folder / "share" / "madoguchi"
    home.mkdir(parents=True)
    office.copy(demo, "share/madoguchi/desk.db")
    quiet(office, "$XDG_DATA_HOME is where the database lies",
          office.run("kpi", user="kakari", env={"XDG_DATA_HOME": str(office.folder / "share")}))
    for ref in ("M-000003", "m-000003", "Ｍ－０００００３"):
        ran = office.run("person", ref, "--format", "json", db=demo, user="shien")
        office.check(f"person {ref}: the number in any width and letter case", ran.code == 0
                     and ran.json["card"]["ref"] == "M-000003", ran)
    ran = office.run("--plain", db=demo, user="kakari")
    office.check("--plain: the day sheet and the commands", ran.code == 0 and not ran.err
                 and "2014-10-31" in ran.out and "holidays" in ran.out, ran)


def check_lost_lines(office, demo):
    """A log shorter than its mark: nothing is stored until somebody answers for it."""
    db = office.copy(demo, "short.db")
    with sqlite3.connect(db) as tables:
        tables.execute("DROP TRIGGER audit_kept")
        tables.execute("DELETE FROM audit WHERE n > (SELECT max(n) - 5 FROM audit)")
    tables.close()
    add = ["user", "add", "neu", "--name", "架空 新人", "--role", "worker",
           "--new-password-file", office.file("fresh", "an open window 1\n", private=True)]
    ran = office.run(*add, db=db, user="kanri")
    office.check("lines are missing: nothing is stored", ran.code != 0 and "missing" in ran.err, ran)
    ran = office.run("verify", db=db, user="kakari")
    office.check("verify says so and how to go on", ran.code == 1 and "missing" in ran.out
                 and "--accept-loss" in ran.err, ran)
    refused(office, "without a reason", 2, office.run("verify", "--accept-loss", db=db, user="kakari"))
    reason = ["--accept-loss", "--reason", "disk put back from last night"]
    refused(office, "an auditor does not answer for it", 1,
            office.run("verify", *reason, db=db, user="kansa"))
    ran = office.run("verify", *reason, db=db, user="kakari")
    office.check("a supervisor does", ran.code == 0 and not ran.err, ran)
    refused(office, "nothing is missing any more", 1,
            office.run("verify", *reason, db=db, user="kakari"))
    ran = office.run(*add, db=db, user="kanri")
    office.check("and work goes on", ran.code == 0, ran)


def run(office):
    demo = office.demo()
    check_help(office)
    check_wrong_usage(office, demo)
    check_words_named(office, demo)
    check_init(office)
    check_database(office, demo)
    check_sign_in(office, demo)
    check_order(office, demo)
    check_lost_lines(office, demo)
