"""schema.py SQLGEN.py SCHEMA.sql OUT.h: the tests' own schema with its guards written out."""
import importlib.util
import pathlib
import sys

spec = importlib.util.spec_from_file_location("sqlgen", sys.argv[1])
sqlgen = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sqlgen)
text = sqlgen.expand(sys.argv[2], pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
pathlib.Path(sys.argv[3]).write_text(
    '#pragma GCC diagnostic ignored "-Woverlength-strings"\n'
    f"static const char schema_sql[] =\n{sqlgen.c_text(text)};\n", encoding="utf-8")
