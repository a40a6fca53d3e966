"""The command line against its contract, with the real program and nothing of its insides.

usage: contract.py PROGRAM [PART...]    parts are the modules of this folder that have run(office)

Every check prints one line of TAP; what failed is told again, with what was seen, at the end. Works
in a temporary folder with a set day and without a language of the machine."""
import importlib
import pathlib
import sys
import tempfile

import harness

PARTS = ("usage", "day", "figures", "files", "hostile", "holidays", "language",
         "record")


def main(program, parts):
    with tempfile.TemporaryDirectory(prefix="madoguchi-cli.") as folder:
        office = harness.Office(pathlib.Path(program).resolve(), pathlib.Path(folder))
        for part in parts or PARTS:
            importlib.import_module(part).run(office)
        return office.finish()


sys.exit(main(sys.argv[1], sys.argv[2:]))
