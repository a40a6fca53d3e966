#!/bin/sh
# usage: run.sh BUILD-FOLDER [PEOPLE ...]    Start-up, keys and memory against the floor program, the
# board, the search at each number of people (10,000 and 100,000), whole sub-commands. One line a
# figure, on standard output.
set -eu
build=$1
shift
[ $# -gt 0 ] || set -- 10000 100000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'madoguchi-demo\n' >"$folder/password"
chmod 600 "$folder/password"
"$build/madoguchi" --db "$folder/demo.db" demo 2>/dev/null
export LANG=C.UTF-8
unset LC_ALL LANGUAGE NO_COLOR || true

# against WHAT RUNS BEFORE KEYS: madoguchi and the floor program in turns.
against() {
    "$build/tests/bench/bench_pty" "$1" "$2" 窓口 "$3" "$4" \
        "$build/madoguchi" --db "$folder/demo.db" --glyphs ascii -- "$build/tests/bench/bench_floor" \
        2>/dev/null || echo "$1: could not be measured"
}
# Down: the next field of the sign-in, the next row of the floor. Then the list of open cases: down by
# one row, as on the floor.
against "desk of 600 people" 30 '' '\eOB|\eOB|\eOB'
against "list of open cases, a row down" 10 "$(printf 'uketsuke\t|madoguchi-demo|\r|p|\eOF\033[17~')" \
    '\eOB|\eOB|\eOB|\eOB|\eOB|\eOB'
"$build/tests/bench/bench_board"
"$build/tests/bench/bench_search" "$@"

for command in "kpi" "people サ"; do
    /usr/bin/env bash -c "TIMEFORMAT='sub-command $command: %U s user time of 600 people'; time '$build/madoguchi' \
        --db '$folder/demo.db' --user kakari --password-file '$folder/password' $command >/dev/null" 2>&1
done
