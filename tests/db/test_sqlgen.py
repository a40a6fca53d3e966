"""test_sqlgen.py SQLGEN.py: what must stop the build does, and says where; what is right does not."""
import pathlib
import subprocess
import sys
import tempfile

SCHEMA = """CREATE TABLE person (
    id    INTEGER PRIMARY KEY, -- number, of the row
    name  TEXT NOT NULL GUARD_LINE(name, 1, 100), -- as written
    birth TEXT GUARD_DATE(birth), -- NULL: not told
    sort  INTEGER NOT NULL -- order
) STRICT;
CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_name ON person (name);
"""
QUERY = "-- name: x\nSELECT id FROM person WHERE id = :id;\n"
FIGURE = ("-- figure: x\nSELECT id, birth AS d FROM person"
          " WHERE birth >= :from AND birth < :to")
# What is wrong, a word of the message (None: must pass), query file, migration, C source.
CASES = [
    ("right", None, QUERY, SCHEMA, ""),
    ("misspelt column", "no such column: nam", "-- name: x\nSELECT nam FROM person WHERE id = :id;"),
    ("misspelt table", "no such table", "-- name: x\nSELECT id FROM persons WHERE id = :id;"),
    ("whole table read", "reads a whole table", "-- name: x\nSELECT id FROM person WHERE sort = :s;"),
    ("whole index read", "reads a whole table", "-- name: x\nSELECT id, name FROM person ORDER BY name;"),
    ("the same on purpose", None, "-- name: x\nSELECT id FROM person WHERE sort = :s /*scan*/;"),
    ("index made on the fly", "reads a whole table",
     "-- name: x\nSELECT a.id FROM person a JOIN person b ON b.sort = a.sort WHERE a.birth = :b;"),
    ("sort", "sorts", "-- name: x\nSELECT id FROM person WHERE birth = :b ORDER BY sort;"),
    ("sort on purpose", None, "-- name: x\nSELECT id FROM person WHERE birth = :b ORDER BY sort /*sort*/;"),
    ("list in the SQL itself", None,
     "-- name: x\nWITH n (i) AS (VALUES (1), (2)) SELECT i FROM n JOIN person ON person.id = n.i;"),
    ("name used twice", "used twice", QUERY + QUERY),
    ("no name", "without a name", "SELECT 1 AS a;"),
    ("no statement", "no statement", "-- name: x\n"),
    ("positional parameter", "only named", "-- name: x\nSELECT id FROM person WHERE id = ?;"),
    ("column without a name", "plain name", "-- name: x\nSELECT count(*) FROM person WHERE id = :id;"),
    ("two columns of one name", "same name",
     "-- name: x\nSELECT a.id, b.id FROM person a JOIN person b ON b.id = a.sort WHERE a.id = :id;"),
    ("expression in RETURNING", "plain name",
     "-- name: x\nUPDATE person SET sort = 1 WHERE id = :id RETURNING sort + 1;"),
    ("name in RETURNING", None,
     "-- name: x\nUPDATE person SET sort = 1 WHERE id = :id RETURNING max(sort, 1) AS n, id;"),
    ("two constants of one name", "is also made by",
     "-- name: a\nSELECT id AS b_c FROM person WHERE id = :id;\n"
     "-- name: a_b\nSELECT id AS c FROM person WHERE id = :id;"),
    ("part", None, "-- part: p\nid, name;\n-- name: x\nSELECT {{p}} FROM person WHERE id = :id;"),
    ("part that is not there", "no part q", "-- name: x\nSELECT {{q}} FROM person WHERE id = :id;"),
    ("part of no use", "part p stands in no statement", QUERY + "-- part: p\nid, name;"),
    ("part in a part", "a part in a part", QUERY + "-- part: p\n{{q}};"),
    ("part of a used name", "used twice", QUERY + "-- part: p\nid;\n-- part: p\nid;"),
    ("misspelt column in a part", "no such column: nam",
     "-- part: p\nid, nam;\n-- name: x\nSELECT {{p}} FROM person WHERE id = :id;"),
    ("part with words", None,
     "-- part: p(x, y)\n$x.name = $y;\n-- name: x\nSELECT id FROM person a WHERE {{p(a, max(:n, 'b'))}};"),
    ("part with other words", "takes 1 words, not 2",
     "-- part: p(x)\n$x.id;\n-- name: x\nSELECT {{p(a, b)}} FROM person a WHERE id = :id;"),
    ("part with a misspelt word", "only named",
     "-- part: p(x)\n$y.id;\n-- name: x\nSELECT {{p(a)}} FROM person a WHERE id = :id;"),
    ("figure", None, FIGURE),
    ("figure of another parameter", "not :since", FIGURE.replace(":from", ":since")),
    ("figure of other columns", "id, d", FIGURE.replace("birth AS d", "birth")),
    ("figure without an index", "reads a whole table", FIGURE.replace("birth >=", "name || birth >=")
     .replace("birth <", "name || birth <")),
    ("no comment", "person.birth has no comment", QUERY, SCHEMA.replace("-- NULL: not told", "")),
    ("no comment in the last line", "person.sort has no comment", QUERY,
     SCHEMA.replace("-- order", "")),
    ("empty comment", "person.birth has no comment", QUERY,
     SCHEMA.replace("-- NULL: not told", "--")),
    ("misspelt guard", "no guard", QUERY, SCHEMA.replace("GUARD_DATE", "GUARD_DAY")),
    ("guard without numbers", "no guard", QUERY, SCHEMA.replace("(name, 1, 100)", "(name)")),
    ("broken migration", "0001.sql: near", QUERY, SCHEMA + "CREATE TABL x;"),
    ("right parameters", None, QUERY, SCHEMA,
     'void f(void)\n{\n    s = stmt_open(db, &sql_x);\n    stmt_int(s, ":id", 1);\n}\n'),
    ("misspelt parameter", "sql_x has no parameter :idd", QUERY, SCHEMA,
     'void f(void)\n{\n    s = stmt_open(db, &sql_x);\n    stmt_int(s, ":idd", 1);\n}\n'),
    ("parameter of the statement before", None, QUERY + "-- name: y\nSELECT id FROM person WHERE birth = :b;",
     SCHEMA, 'void f(void)\n{\n    s = stmt_open(db, &sql_x);\n    stmt_int(s, ":id", 1);\n'
     '    s = stmt_open(db, &sql_y);\n    stmt_text(s, ":b", b);\n}\n'),
]


def run(sqlgen, folder, query, schema=SCHEMA, source=""):
    for name, text in (("0001.sql", schema), ("q.sql", query), ("r.c", source)):
        (folder / name).write_text(text, encoding="utf-8")
    return subprocess.run([sys.executable, sqlgen, folder / "o.c", folder / "o.h",
                           folder / "0001.sql", "--", folder / "q.sql", "--", folder / "r.c"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def main(sqlgen):
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for what, word, *files in CASES:
            done = run(sqlgen, folder, *files)
            good = done.returncode == 0 if word is None else (
                done.returncode != 0 and word in done.stdout and "Traceback" not in done.stdout)
            if not good:
                bad += 1
                print(f"FAIL {what}: {done.returncode} {done.stdout.strip()}")
        run(sqlgen, folder, FIGURE + " AND name > '\\\"'")
        made = (folder / "o.h").read_text() + (folder / "o.c").read_text()
        for word in ("sql_x_count", "X_COUNT_N", "sql_x_rows", "X_ROWS_ID, X_ROWS_D", ":after_id",
                     '\\\\\\"', "CONSTRAINT name CHECK"):
            if word not in made:
                bad += 1
                print(f"FAIL no {word} in the output")
    sys.exit(bad != 0)


main(sys.argv[1])
