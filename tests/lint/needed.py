"""The executable needs only the libraries that its start-up was measured with.

usage: needed.py EXECUTABLE"""
import re
import subprocess
import sys

ALLOWED = {"libncursesw.so.6", "libtinfo.so.6", "libsqlite3.so.0", "libsodium.so.23",
           "libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
found = set(re.findall(r"\(NEEDED\).*\[([^]]+)\]", subprocess.run(
    ["readelf", "-d", sys.argv[1]], capture_output=True, text=True, check=True).stdout))
print("\n".join(f"{name} is not among the measured libraries" for name in sorted(found - ALLOWED))
      or f"{len(found)} libraries, nothing to say")
sys.exit(1 if found - ALLOWED else 0)
