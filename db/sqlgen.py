#!/usr/bin/env python3
"""Turn migrations and named queries into C; stop the build on SQL that would fail or be slow.

usage: sqlgen.py OUT.c OUT.h MIGRATION.sql... -- QUERY.sql... [-- SOURCE.c...]

Every query is prepared against a fresh database made from the migrations. The build stops on a
misspelt column, a name used twice, a query that reads a whole table (unless it says /*scan*/) or
sorts (unless it says /*sort*/), and on a C source that binds a parameter the statement has not.

In a query file:
  -- name: person_find      gives `sql_person_find` and a constant for each result column
                            (PERSON_FIND_ID = 0, ...).
  -- figure: kpi_69         a SELECT of `id, d` is THE definition of a figure; parameters :year
                            (first day of the fiscal year), :from and :to (half open). It gives
                            `sql_kpi_69_count` (n) and `sql_kpi_69_rows` (the page behind :after_d,
                            :after_id, at most :limit), so that a number and its list cannot differ.
  -- part: case_columns     words that several statements share: `{{case_columns}}` in a statement of
                            any file stands for them. Nothing is left of it at run time.
  -- part: is_whole(x, y)   the same with words of its own: in it `$x` stands for what the statement
                            gives, `{{is_whole(p.id, :id)}}`.
In a migration, after the column's type; each lets NULL pass, so NOT NULL is said apart:
  GUARD_LINE(col, lo, hi)   lo to hi characters of one line
  GUARD_TEXT(col, lo, hi)   the same with newlines
  GUARD_ASCII(col, lo, hi)  one line of what every keyboard has: words of the program
  GUARD_DATE(col)           a real day YYYY-MM-DD from 1868 on
  GUARD_MONTH(col)          YYYY-MM
  GUARD_LOCAL(col)          YYYY-MM-DDTHH:MM
  GUARD_STAMP(col)          YYYY-MM-DDTHH:MM:SSZ
  GUARD_TIME(col)           HH:MM
  GUARD_CODE(col)           [a-z0-9_-], 1 to 40 characters
  GUARD_FLAG(col)           0 or 1
Each CHECK bears the column's name, so that SQLite's error names the field. Every column of a table
needs a `--` comment on its line: the schema is its own dictionary.
"""
import pathlib
import re
import sqlite3
import sys

# What one-line text may hold. All ends are visible or harmless characters: the schema can be shown
# on a terminal. As one literal it is read five times faster at start than a char(...) call.
# core/text.c says the same in its own words; a test compares the two on every code point.
ALLOWED = [(0x20, 0x7e), (0xa0, 0xac), (0xae, 0x61b), (0x61d, 0x180d), (0x180f, 0x200a),
           (0x2010, 0x2027), (0x202f, 0x205f), (0x2070, 0x3163), (0x3165, 0xfdcf),
           (0xfdf0, 0xfefe), (0xff00, 0xff9f), (0xffa1, 0xfff8), (0xfffc, 0xfffc),
           (0x10000, 0xdffff), (0xe0080, 0x10ffff)]
FIGURE_PARAMETERS = {"year", "from", "to"}


class Stop(Exception):
    """What is wrong and where; ends the build."""


def text_guard(column, low, high, *allowed):
    """substr() stops at a NUL and counts characters: one comparison for both. It is enough that one
    of the lists has all its characters."""
    least = {0: "", 1: f"{column} <> '' AND "}.get(int(low), f"length({column}) >= {low} AND ")
    only = " OR ".join(f"{column} NOT GLOB '*[^{one}]*'" for one in allowed)
    return (f"{least}substr({column}, 1, {int(high)}) = {column}\n"
            f"        AND {f'({only})' if len(allowed) > 1 else only}")


def time_guard(column, form, low, high, value=""):
    """What SQLite makes of it is the text again, so it is written in full. Adding nothing makes
    SQLite count: else it takes 2023-02-31 for a day. 'now' is outside of every range."""
    made = f"strftime('{form}', {column}{value}" if form else f"date({column}"  # the faster one
    return (f"{column} BETWEEN '{low}' AND '{high}'\n"
            f"        AND {made}, '+0 days') IS {column}")


# GLOB tries every range on every character: most texts that are stored have a short list's.
ASCII, COMMON = " -~", " -~、-ㅣ一-鿿！-～"
LINE = "".join(f"{chr(a)}-{chr(b)}" for a, b in ALLOWED)
GUARDS = {
    "LINE": lambda c, low, high: text_guard(c, low, high, COMMON, LINE),
    "TEXT": lambda c, low, high: text_guard(c, low, high, COMMON, "\n" + LINE),
    "ASCII": lambda c, low, high: text_guard(c, low, high, ASCII),
    "CODE": lambda c: text_guard(c, 1, 40, "a-z0-9_-"),
    "DATE": lambda c: time_guard(c, "", "1868", "9999-12-31"),
    "LOCAL": lambda c: time_guard(c, "%Y-%m-%dT%H:%M", "1868", "9999-12-31T23:59"),
    "STAMP": lambda c: time_guard(c, "%Y-%m-%dT%H:%M:%SZ", "1868", "9999-12-31T23:59:59Z"),
    "TIME": lambda c: time_guard(c, "%H:%M", "00:00", "23:59"),
    "MONTH": lambda c: time_guard(c, "%Y-%m", "1868", "9999-12", " || '-01'"),
    "FLAG": lambda c: f"{c} IN (0, 1)",
}


def one_of(match):
    """SQLite builds a table of three or more values at every write, which costs as much as the rest
    of a small row. Comparisons that stand apart it only makes."""
    values = re.split(r"\s*,\s*", match[2])
    return f"CHECK ({' OR '.join(f'{match[1]} = {value}' for value in values)})"


def expand(where, text):
    """The migration with every GUARD_ written out."""
    def one(match):
        kind, arguments = match[1], re.split(r"\s*,\s*", match[2].strip())
        try:
            return f"CONSTRAINT {arguments[0]} CHECK ({GUARDS[kind](*arguments)})"
        except (KeyError, TypeError, ValueError):
            raise Stop(f"{where}: {match[0]} is no guard of sqlgen.py") from None
    text = re.sub(r"CHECK \((\w+) IN \(([^()]*,[^()]*,[^()]*)\)\)", one_of, text)
    return re.sub(r"GUARD_(\w+)\(([^()]*)\)", one, text)


def lines_of_parts(body):
    """Split the inside of CREATE TABLE (...) at its outer commas; each part keeps the comment that
    stands behind its comma."""
    parts, part, depth, at = [], "", 0, 0
    while at < len(body):
        comment = re.match(r"--[^\n]*", body[at:])
        quoted = re.match(r"'(?:[^']|'')*'", body[at:])
        if comment or quoted:
            part += (comment or quoted)[0]
            at += (comment or quoted).end()
            continue
        c = body[at]
        depth += (c == "(") - (c == ")")
        if depth < 0:
            break
        at += 1
        part += c
        if c == "," and depth == 0:
            behind = re.match(r"[ \t]*--[^\n]*", body[at:])
            parts.append(part + (behind[0] if behind else ""))
            part, at = "", at + (behind.end() if behind else 0)
    return parts + [part]


def check_comments(where, text):
    """Every column says what it means."""
    for table in re.finditer(r"^CREATE TABLE (\w+) \(", text, flags=re.M):
        for part in lines_of_parts(text[table.end():]):
            bare = re.sub(r"--[^\n]*", "", part).strip()
            word = re.match(r"\w+", bare)
            if not word or word[0] in ("PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT"):
                continue
            if not re.search(r"--\s*\S", part):
                raise Stop(f"{where}: {table[1]}.{word[0]} has no comment that says what it means")


def c_text(text):
    """ASCII string literals, one a line; other bytes as octal escapes."""
    def byte(b):
        if b in b'"\\':
            return "\\" + chr(b)
        return chr(b) if 32 <= b < 127 else f"\\{b:03o}"
    return "\n".join('    "' + "".join(map(byte, line.encode())) + '\\n"'
                     for line in text.strip().split("\n")).replace("?", "\\?")


def parameters(where, text):
    bare = re.sub(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", " ", text, flags=re.S)
    if re.search(r"[?@$]", bare):
        raise Stop(f"{where}: only named parameters, :so")
    return dict.fromkeys(re.findall(r":(\w+)", bare))


def check_plan(db, where, text):
    """No whole table, no sort, unless the statement says that it knows."""
    steps = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + text, parameters(where, text))]
    derived = {m[1] for m in (re.match(r"(?:CO-ROUTINE|MATERIALIZE) (.*)", s) for s in steps) if m}
    for step in steps:
        words = re.match(r"SCAN (\(subquery-\d+\)|\S+)", step)
        scan = words and words[1] not in derived and not re.search(
            r"VIRTUAL TABLE INDEX (?:[1-9]|0:.)|CONSTANT ROW|VALUES CLAUSE", step)
        if (scan or "AUTOMATIC" in step) and "/*scan*/" not in text:
            raise Stop(f"{where}: reads a whole table ({step}); add an index or say /*scan*/")
        if "TEMP B-TREE" in step and "/*sort*/" not in text:
            raise Stop(f"{where}: sorts ({step}); add an index or say /*sort*/")


def split_outer(text):
    """Split at the commas outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for m in re.finditer(r"'(?:[^']|'')*'|[(),]", text):
        depth += (m[0] == "(") - (m[0] == ")")
        if m[0] == "," and depth == 0:
            parts.append(text[start:m.start()])
            start = m.end()
    return parts + [text[start:]]


def result_columns(db, where, text):
    """Names of the result columns; nothing that writes is run."""
    names = []
    returning = re.split(r"\bRETURNING\b", text)
    if len(returning) > 1:
        names = [re.sub(r".*\bAS\s+", "", n.strip(), flags=re.S).split(".")[-1]
                 for n in split_outer(returning[-1])]
    elif re.match(r"PRAGMA\b", text):
        names = [d[0] for d in db.execute(text).description]
    elif re.match(r"(?:SELECT|WITH)\b", text) and not re.search(
            r"^(?:INSERT|UPDATE|DELETE)\b", text, flags=re.M):
        names = [d[0] for d in db.execute(f"SELECT * FROM (\n{text}\n) LIMIT 0",
                                          parameters(where, text)).description]
    names = [n.split(":")[0] for n in names]  # SQLite's own way to tell doubles apart
    for name in names:
        if not re.fullmatch(r"[a-z_][a-z0-9_]*", name):
            raise Stop(f"{where}: the result column `{name}` needs a plain name (AS ...)")
    if len(set(names)) < len(names):
        raise Stop(f"{where}: two result columns have the same name")
    return names


def pieces(path):
    """(kind, name, words, comment, text) of each named piece of a query file, as written."""
    parts = re.split(r"^-- (name|figure|part): *(\w+)(?:\((.*)\))? *\n",
                     path.read_text(encoding="utf-8"), flags=re.M)
    if re.search(r"^[^-\s]", parts[0], flags=re.M):
        raise Stop(f"{path}: a statement without a name")
    for kind, name, given, body in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4]):
        lines = body.strip().splitlines()
        comment = " ".join(line[2:].strip() for line in lines if line.startswith("--"))
        text = "\n".join(line for line in lines if not line.startswith("--"))
        text = text.strip().rstrip(";").rstrip()
        if not text:
            raise Stop(f"{path}: {name}: no statement")
        yield kind, name, re.findall(r"\w+", given or ""), comment, text


def shared_parts(paths):
    """Words and text of each part; a part stands in statements, not in another part."""
    found = {}
    for path in sorted(paths):
        for kind, name, given, _, text in pieces(path):
            if kind != "part":
                continue
            if name in found:
                raise Stop(f"{path}: {name}: the name is used twice")
            if "{{" in text:
                raise Stop(f"{path}: {name}: a part in a part")
            found[name] = given, text
    return found


def put_parts(where, text, shared, used):
    def one(match):
        if match[1] not in shared:
            raise Stop(f"{where}: there is no part {match[1]}")
        used.add(match[1])
        given, part = shared[match[1]]
        words = [w.strip() for w in split_outer(match[2])] if match[2] else []
        if len(words) != len(given):
            raise Stop(f"{where}: the part {match[1]} takes {len(given)} words, not {len(words)}")
        values = dict(zip(given, words))
        return re.sub(r"\$(\w+)", lambda m: values.get(m[1], m[0]), part)
    return re.sub(r"\{\{(\w+)(?:\(([^{}]*)\))?\}\}", one, text)


def queries(path, shared, used):
    """(kind, name, comment, text) of each statement; a figure is unfolded into two."""
    for kind, name, _, comment, text in pieces(path):
        if kind == "part":
            continue
        text = put_parts(f"{path}: {name}", text, shared, used)
        if kind == "name":
            yield "name", name, comment, text
            continue
        yield "figure", f"{name}_count", comment, f"SELECT count(*) AS n FROM (\n{text}\n)"
        yield "rows", f"{name}_rows", comment, (
            f"SELECT id, d FROM (\n{text}\n)\n WHERE (d, id) > (:after_d, :after_id)\n"
            " ORDER BY d, id\n LIMIT :limit")


def check_figure(db, where, text):
    inner = text[text.index("\n") + 1:text.rindex(")")]
    unknown = set(parameters(where, inner)) - FIGURE_PARAMETERS
    if unknown:
        raise Stop(f"{where}: a figure has only :year, :from and :to, not :{min(unknown)}")
    if result_columns(db, where, inner) != ["id", "d"]:
        raise Stop(f"{where}: a figure gives exactly the columns id, d")


def check_uses(path, known):
    """A C source binds only parameters that its statement has. A statement handed to a helper
    function cannot be followed; stmt_close() reports those at run time."""
    text = path.read_text(encoding="utf-8")
    for function in re.split(r"^}", text, flags=re.M):
        holds = {}
        for m in re.finditer(r"(\w+) = stmt_open\(\s*[^,;]+,\s*(?:&sql_(\w+)|[^;]*?)\)"
                             r'|stmt_\w+\(\s*(\w+),\s*":(\w+)"', function):
            if m[1]:
                holds[m[1]] = m[2]
            elif holds.get(m[3]) in known and m[4] not in known[holds[m[3]]]:
                raise Stop(f"{path}: sql_{holds[m[3]]} has no parameter :{m[4]}")


def make_schema(paths):
    """The database of all migrations, and (name, text) of each as the program will run it."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    done = []
    for path in sorted(paths, key=lambda p: p.name):
        raw = path.read_text(encoding="utf-8")
        check_comments(path, raw)
        text = expand(path, raw)
        try:
            # The tokenizer lives in the program; any other will do for preparing statements.
            db.executescript(re.sub(r"tokenize = 'tails'", "tokenize = 'unicode61'", text))
        except sqlite3.Error as err:
            raise Stop(f"{path}: {err}") from None
        done.append((path.stem, text))
    return db, done


def check_query(db, where, kind, text):
    """The names of its result columns."""
    try:
        if kind == "figure":
            check_figure(db, where, text)
        check_plan(db, where, text)
        return result_columns(db, where, text)
    except (sqlite3.Error, sqlite3.Warning) as err:
        raise Stop(f"{where}: {err}") from None


def make_queries(db, paths):
    """(name, comment, text, columns, parameters) of each statement, all checked. One run names all
    that is wrong."""
    done, names, constants, wrong, used = [], set(), {}, [], set()
    shared = shared_parts(paths)
    for path in sorted(paths):
        for kind, name, comment, text in queries(path, shared, used):
            where = f"{path}: {name}"
            try:
                if name in names:
                    raise Stop(f"{where}: the name is used twice")
                names.add(name)
                columns = check_query(db, where, kind, text)
                for column in columns:
                    constant = f"{name}_{column}".upper()
                    if constants.setdefault(constant, name) != name:
                        raise Stop(f"{where}: {constant} is also made by {constants[constant]}")
                done.append((name, comment, text, columns, parameters(where, text)))
            except Stop as why:
                wrong.append(str(why))
    wrong += [f"the part {name} stands in no statement" for name in sorted(set(shared) - used)]
    if wrong:
        raise Stop("\n".join(wrong))
    return done


def write_c(path, migrations, statements):
    out = ["/* Made by sqlgen.py; do not edit. */", '#include "db/sql.h"', "",
           "/* The text of a migration is longer than ISO C asks a compiler to take. */",
           '#pragma GCC diagnostic ignored "-Woverlength-strings"', "",
           "const struct sql migrations[] = {"]
    out += [f'{{ "{name}",\n{c_text(text)} }},' for name, text in migrations]
    out += ["    { 0 },", "};", f"const int migrations_count = {len(migrations)};", ""]
    out += [f'const struct sql sql_{name} = {{ "{name}",\n{c_text(text)} }};'
            for name, _, text, _, _ in statements]
    out += ["const struct sql *const all_sql[] = {"]
    out += [f"    &sql_{name}," for name, *_ in statements]
    out += ["    0,", "};", f"const int all_sql_count = {len(statements)};"]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def write_h(path, statements):
    out = ["/* Made by sqlgen.py; do not edit. */", "#pragma once", "", '#include "db/stmt.h"', "",
           "extern const struct sql migrations[]; /* oldest first; migrations_count of them */",
           "extern const int migrations_count;",
           "extern const struct sql *const all_sql[]; /* all_sql_count of them */",
           "extern const int all_sql_count;"]
    for name, comment, _, columns, _ in statements:
        out += ["", f"/* {comment.replace('*/', '* /')} */"] if comment else [""]
        out.append(f"extern const struct sql sql_{name};")
        if columns:
            listed = ", ".join(f"{name}_{column}".upper() for column in columns)
            out.append(f"enum {{ {listed} }};")
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def main(arguments):
    out_c, out_h, *rest = arguments
    lists = [[]]
    for word in rest:
        if word == "--":
            lists.append([])
        else:
            lists[-1].append(pathlib.Path(word))
    try:
        db, migrations = make_schema(lists[0])
        statements = make_queries(db, lists[1])
        known = {name: params for name, _, _, _, params in statements}
        for source in lists[2] if len(lists) > 2 else []:
            check_uses(source, known)
    except Stop as why:
        sys.exit(str(why))
    write_c(pathlib.Path(out_c), migrations, statements)
    write_h(pathlib.Path(out_h), statements)


if __name__ == "__main__":
    main(sys.argv[1:])
