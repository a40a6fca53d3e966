"""codes.py OUT.h CC...: every result code of the compiler's sqlite3.h as C initialisers."""
import pathlib
import re
import subprocess
import sys

macros = subprocess.run([*sys.argv[2:], "-E", "-dM", "-x", "c", "-"], check=True, text=True,
                        input="#include <sqlite3.h>\n", stdout=subprocess.PIPE).stdout
names = re.findall(r"^#define (SQLITE_\w+) +\((?:SQLITE_\w+) *\| *\(\d+ *<< *8\)\)$", macros, re.M)
# The primary codes are plain numbers, which many other macros are too: named one by one.
primary = """OK ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND
FULL CANTOPEN PROTOCOL EMPTY SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB
NOTICE WARNING ROW DONE""".split()
# Flags of sqlite3_open_v2() may be written the same way but are no results.
names = [n for n in names if not re.match(r"SQLITE_OPEN_", n)]
rows = [f"SQLITE_{n}" for n in primary] + sorted(names)
pathlib.Path(sys.argv[1]).write_text("".join(f'{{ {n}, "{n}" }},\n' for n in rows),
                                     encoding="utf-8")
