"""Every use case of the headers that tests/desk/test_heads.c includes has its row there, so that one
without a permission at its head cannot be forgotten.

usage: heads.py    (run from the top of the tree)"""
import pathlib
import re
import sys

TEST = pathlib.Path("tests/desk/test_heads.c")


def main():
    text = TEST.read_text()
    rows = set(re.findall(r"^ *HEAD\((\w+),", text, re.M))
    headers = re.findall(r'^#include "(desk/\w+\.h)"', text, re.M)
    found, faults = 0, []
    for header in headers:
        declared = (pathlib.Path("src") / header).read_text()
        for name in re.findall(r"^MUST_CHECK enum err_code (\w+)\(struct desk \*d", declared, re.M):
            found += 1
            if name not in rows:
                faults.append(f"src/{header}: {name} has no row in {TEST}")
    if not found:
        faults.append(f"{TEST} names no header with a use case")
    print("\n".join(faults) or f"{found} use cases, each with its row")
    return 1 if faults else 0


sys.exit(main())
