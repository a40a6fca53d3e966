"""Add up what the test runs of the given build folders said: `N passed, N failed, N skipped`.

A cmocka program counts its test functions, any other test counts once."""
import json
import pathlib
import re
import sys

passed = failed = skipped = 0
for folder in sys.argv[1:]:
    for line in (pathlib.Path(folder) / "meson-logs" / "testlog.json").read_text().splitlines():
        test = json.loads(line)
        words = (test.get("stdout") or "") + (test.get("stderr") or "")
        good = sum(map(int, re.findall(r"^\[  PASSED  \] (\d+) test\(s\)", words, re.M)))
        bad = sum(map(int, re.findall(r"^\[  FAILED  \] (\d+) test\(s\)", words, re.M)))
        left_out = sum(map(int, re.findall(r"^\[  SKIPPED \] (\d+) test\(s\)", words, re.M)))
        if test["result"] == "SKIP":
            skipped += 1
        elif test["result"] in ("OK", "EXPECTEDFAIL"):
            passed += good or 1
            skipped += left_out
        else:
            passed += good
            failed += bad or 1
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
