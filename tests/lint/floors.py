"""Includes run downwards only; sizes, forbidden functions, raw output and direct opening of the
database are refused. Run from the top of the tree; prints every breach and exits 1."""
import pathlib
import re
import subprocess
import sys

MAY = {  # floor: the floors it may include
    "src/core": {"core"},
    "db": {"core", "db"},
    "src/desk": {"core", "db", "desk"},
    "src/exchange": {"core", "desk", "exchange"},
    "src/cli": {"core", "desk", "exchange", "cli"},
    "ui": {"core", "desk", "exchange", "ui"},
}
SYSTEM = {  # system header: where alone it may be included
    "sqlite3.h": r"^db/",
    "ncurses.h": r"^ui/kit/term\.c$",
    "curses.h": r"^ui/kit/term\.c$",
    "libintl.h": r"^src/desk/words\.h$|^ui/kit/term_locale\.c$|^src/main\.c$",
}
WORDS = [  # pattern, where it is allowed, what to say
    (r"\b(strcpy|strcat|sprintf|strncpy|strncat|gets|strtok|atoi|system|popen|vfork)\s*\(", r"^$",
     "a forbidden function"),
    (r"\bfork\s*\(", r"^$", "only a restore may fork"),
    (r"\b_?exit\s*\(", r"^src/main\.c$|^ui/kit/loop\.c$", "only main ends the program"),
    (r"(?<![a-z_])(printf|puts|putchar)\s*\(|\bstdout\b", r"^src/cli/|^src/(main|man)\.c$|^ui/kit/term|^ui/kit/loop",
     "output belongs to term.c and src/cli"),
    (r"\btime\s*\(\s*NULL|\blocaltime|\bgmtime|\bstrftime|\bstrcoll",
     r"^src/desk/desk\.c$", "time comes from the desk's clock"),
    # A plain open() and close() of the live database would drop SQLite's locks.
    (r"(?<=[\s(!=])(f?open|openat|creat|mkostemp)\s*\(",
     r"^db/(files|gate)\.c$|^src/desk/(audit_key|audit_mark|password|process)\.c$|^src/exchange/(encoding|outfile)\.c$"
     r"|^src/cli/cli_password\.c$|^ui/kit/(term|dialog)", "files are opened in few places"),
    (r"(?<![\w])_n?\s*\(", r"^src/(desk|exchange|cli)/|^src/(main|man)\.c$|^ui/",
     "core and db mark words with N_() and leave them to err_set()"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", r"^$", "unfinished work"),
]
LINES_MOST, FUNCTION_MOST = 600, 80


def files():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.c", "*.h"],
                           capture_output=True, text=True).stdout.split()
    if not names:  # a tree without git
        names = [str(p) for d in ("src", "db", "ui") for p in pathlib.Path(d).rglob("*.[ch]")]
    return sorted(n for n in names if not n.startswith("tests/"))


def floor_of(name):
    return next((f for f in MAY if name.startswith(f + "/")), None)


def without_comments(text):
    keep_lines = lambda m: re.sub(r"[^\n]", " ", m.group())
    return re.sub(r"/\*.*?\*/|//[^\n]*", keep_lines, text, flags=re.S)


def check_includes(name, code, say):
    floor = floor_of(name)
    for n, line in enumerate(code.splitlines(), 1):
        system = re.match(r"\s*#\s*include\s*<(?:ncursesw/)?([^>]+)>", line)
        if system and system[1] in SYSTEM and not re.search(SYSTEM[system[1]], name):
            say(name, n, f"<{system[1]}> does not belong here")
        own = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if own and floor and "/" in own[1] and own[1].split("/")[0] not in MAY[floor]:
            say(name, n, f"{floor} may not include {own[1]}")


def check_functions(name, code, say):
    start = None
    for n, line in enumerate(code.splitlines(), 1):
        if line == "{":
            start = n
        elif line.startswith("}") and start:
            if n - start > FUNCTION_MOST:
                say(name, start, f"a function of {n - start} lines")
            start = None


def main():
    found = []
    say = lambda name, n, what: found.append(f"{name}:{n}: {what}")
    for name in files():
        text = pathlib.Path(name).read_text(encoding="utf-8")
        code = without_comments(text)
        bare = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', code)
        check_includes(name, code, say)
        check_functions(name, code, say)
        if text.count("\n") > LINES_MOST:
            say(name, 1, f"{text.count(chr(10))} lines: it holds two things")
        if name.endswith(".h") and "#pragma once" not in text:
            say(name, 1, "no #pragma once")
        for n, line in enumerate(bare.splitlines(), 1):
            for pattern, allowed, what in WORDS:
                if re.search(pattern, line) and not re.search(allowed, name):
                    say(name, n, what)
    print("\n".join(found) or f"{len(files())} files, nothing to say")
    return 1 if found else 0


sys.exit(main())
