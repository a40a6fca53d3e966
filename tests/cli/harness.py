"""Running the program as a script would, and telling what held."""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys

TODAY = "2014-10-31"
PASSWORD = "madoguchi-demo"


class Ran:
    """One finished run: its status, and both streams as bytes and as text."""

    def __init__(self, done, arguments):
        self.code, self.raw, self.raw_err = done.returncode, done.stdout or b"", done.stderr
        self.arguments = arguments

    @property
    def out(self):
        return self.raw.decode("utf-8", "backslashreplace")

    @property
    def err(self):
        return self.raw_err.decode("utf-8", "backslashreplace")

    @property
    def json(self):
        return json.loads(self.raw)

    def __str__(self):
        return (f"madoguchi {' '.join(map(str, self.arguments))[:300]}\n"
                f"exit {self.code}\nout: {self.out[:600]}\nerr: {self.err[:600]}")


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.done, self.failed = 0, []
        self.password = self.file("password", PASSWORD + "\n", private=True)

    # ---- telling ----

    def check(self, name, good, seen=""):
        self.done += 1
        good = bool(good)
        print(f"{'' if good else 'not '}ok {self.done} - {name.replace('#', 'No.')}", flush=True)
        if not good:
            self.failed.append((name, str(seen)))
        return good

    def same(self, name, got, expected):
        return self.check(name, got == expected, f"expected: {expected!r}\n     got: {got!r}")

    def finish(self):
        print(f"1..{self.done}")
        for name, seen in self.failed:
            print(f"# FAILED: {name}")
            for line in seen.splitlines():
                print(f"#     {line}")
        print(f"# {self.done - len(self.failed)} of {self.done} checks hold")
        return 1 if self.failed else 0

    # ---- files ----

    def file(self, name, content, private=False):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(0o600 if private else 0o644)
        return path

    def copy(self, db, name):
        """A database with the files that lie beside it, under another name."""
        for path in db.parent.glob(db.name + "*"):
            shutil.copy(path, self.folder / (name + path.name[len(db.name):]))
        return self.folder / name

    @staticmethod
    def tables(db):
        """The file itself, read past the program."""
        connection = sqlite3.connect(db)
        connection.row_factory = sqlite3.Row
        return connection

    # ---- running ----

    def run(self, *arguments, user=None, db=None, lang="en", env=None, out=None):
        """Without a terminal. `user` signs in with the demonstration's password; `out` is a file
        that takes standard output."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.folder),
            "LC_ALL": "C", "TZ": "Asia/Tokyo", "MADOGUCHI_TODAY": TODAY,
        }
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        if user:
            environment["MADOGUCHI_USER"] = user
            environment["MADOGUCHI_PASSWORD_FILE"] = str(self.password)
        if db:
            environment["MADOGUCHI_DB"] = str(db)
        if lang:
            environment["LANGUAGE"] = lang
        environment |= env or {}
        environment = {k: v for k, v in environment.items() if v is not None}
        given = list(map(str, arguments))
        with open(out, "wb") if out else contextlib.nullcontext(subprocess.PIPE) as stdout:
            done = subprocess.run([str(self.program), *given], env=environment, timeout=60,
                                  cwd=self.folder, stdin=subprocess.DEVNULL, stdout=stdout,
                                  stderr=subprocess.PIPE, start_new_session=True)
        return Ran(done, given)

    def demo(self, name="demo.db", people=60, *more):
        """A demonstration database, made once for all parts that ask for the same name."""
        db = self.folder / name
        if not db.exists():
            made = self.run("demo", "--people", people, *more, db=db)
            if made.code != 0:
                print(f"Bail out! no demonstration: {made.err}")
                sys.exit(1)
        return db

    def init(self, name):
        """An empty office with the demonstration's supervisor and administrator."""
        db = self.folder / name
        first = self.file("first-password", "first-password\n", private=True)
        for ran in (
                self.run("init", "--admin", "kanri", "--name", "管理", "--password-file",
                         self.password, db=db),
                self.run("user", "add", "kakari", "--name", "係長", "--role", "supervisor",
                         "--new-password-file", first, user="kanri", db=db),
                self.run("user", "password", "kakari", "--password-file", first,
                         "--new-password-file", self.password, user="kakari", db=db)):
            if ran.code != 0:
                print(f"Bail out! no office: {ran}")
                sys.exit(1)
        return db
