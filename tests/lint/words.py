"""Every sentence of the program has its Japanese, and every Japanese one is still used.

usage: words.py ja.po    (run from the top of the tree; needs xgettext, msgfmt)"""
import pathlib
import re
import subprocess
import sys


def entries(po_text):
    """msgid -> msgstr of a .po text, obsolete ones left out."""
    found = {}
    for block in re.split(r"\n\s*\n", po_text):
        lines = [l for l in block.splitlines() if l and not l.startswith("#")]
        parts = {"msgid": "", "msgstr": ""}
        key = None
        for line in lines:
            m = re.match(r'(msgid|msgstr)(?:\[0\])? (".*")$', line)
            if m:
                key, line = m[1], m[2]
            if key and line.startswith('"'):
                parts[key] += line[1:-1]
        found[parts["msgid"]] = parts["msgstr"] + (" #fuzzy" if "#, fuzzy" in block else "")
    found.pop("", None)
    return found


def main(po):
    names = [str(p) for d in ("src", "db", "ui") for p in sorted(pathlib.Path(d).rglob("*.[ch]"))]
    used = entries(subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=_n:1,2", "--no-location",
         "--no-wrap", "--output=-", *names], capture_output=True, text=True, check=True).stdout)
    have = entries(subprocess.run(["msgcat", "--no-wrap", po], capture_output=True, text=True,
                                  check=True).stdout)
    faults = [f"no Japanese: {m}" for m in used if not have.get(m)]
    faults += [f"to be looked at again: {m}" for m in used if have.get(m, "").endswith("#fuzzy")]
    faults += [f"no longer used: {m}" for m in have if m not in used]
    check = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", po], capture_output=True,
                           text=True)
    if check.returncode:
        faults.append(check.stderr)
    print("\n".join(faults) or f"{len(used)} sentences, all with their Japanese")
    return 1 if faults else 0


sys.exit(main(sys.argv[1]))
