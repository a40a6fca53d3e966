#!/bin/sh
# usage: run.sh BUILD-FOLDER    Start-up, keys and memory against the floor program, and the board.
set -eu
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'madoguchi-demo\n' >"$folder/password"
chmod 600 "$folder/password"
"$build/madoguchi" --db "$folder/demo.db" demo 2>/dev/null
export LANG=C.UTF-8
unset LC_ALL LANGUAGE NO_COLOR || true

echo "madoguchi / floor, demonstration data of 600 people, 80x24 (aim: 1.50 or less)"
# Down: the next field of the sign-in, the next row of the floor.
"$build/tests/bench/bench_pty" 30 窓口 '' '\eOB|\eOB|\eOB' \
    "$build/madoguchi" --db "$folder/demo.db" --glyphs ascii -- "$build/tests/bench/bench_floor" \
    2>/dev/null || echo "  the terminal programs could not be measured"
# The list of open cases: down by one row, as on the floor.
echo "the list of people, a row down"
"$build/tests/bench/bench_pty" 10 窓口 "$(printf 'uketsuke\t|madoguchi-demo|\r|p|\eOF\033[17~')" \
    '\eOB|\eOB|\eOB|\eOB|\eOB|\eOB' "$build/madoguchi" --db "$folder/demo.db" --glyphs ascii -- \
    "$build/tests/bench/bench_floor" 2>/dev/null || echo "  the list could not be measured"
"$build/tests/bench/bench_board"

echo "whole sub-command, demonstration data (user time, s)"
for command in "kpi" "people サ"; do
    /usr/bin/env bash -c "TIMEFORMAT='  $command  %U'; time '$build/madoguchi' --db '$folder/demo.db' \
        --user kakari --password-file '$folder/password' $command >/dev/null"
done
