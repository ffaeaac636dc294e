#!/bin/sh
# Reports beside deon (https://pypi.org/project/deon/), whole process, in turn, on lists made here that say the same to both.
# Every question of ours is answered, with a note. Usage: benches/deon.sh [RUNS]; needs python3; a release build is made.
# deon is installed into a folder of its own below the system's temporary folder where it is not there yet.
# Bars: 100 questions in at most 1/10 of deon's time, 1,341 in at most 1/12. Both on the clock and in processor
# time. Status 1 where one is missed by a quarter or more.
set -eu
runs="${1:-11}"
cd "$(dirname "$0")/.."
cargo build --release --quiet
ours="$(pwd)/target/release/selfcheck"
deon="${TMPDIR:-/tmp}/selfcheck-bench-deon"
if [ ! -x "$deon/bin/deon" ]; then
    python3 -m venv "$deon"
    "$deon/bin/pip" install --quiet deon
fi
exec python3 - "$ours" "$deon/bin/deon" "$runs" <<'PYTHON'
import os, resource, subprocess, sys, tempfile, time
from statistics import median

ours, deon, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])


def lists(folder, count):
    """The same list for both, and our assessment of it."""
    theirs = ["title: Bench list", "sections:"]
    mine = ["format: 1", "id: bench", "version: '1'", "title: Bench list", "publisher: Bench",
            "license: CC0-1.0", "languages: [en]", "sections:"]
    answers = ["", "answers:"]
    for at in range(count):
        part = at // 25
        if at % 25 == 0:
            theirs += [f"  - title: Section {part}", f"    section_id: S{part}", "    lines:"]
            mine += [f"  - id: S{part}", f"    title: Section {part}", "    questions:"]
        line = (f"Have we made sure that control {at} is designed, documented, tested with the people it affects and"
                " reviewed at least once a year, and that what the review found has been acted on?")
        theirs += [f"      - line_id: S{part}.{at}", f"        line_summary: Control {at}", f"        line: {line}"]
        mine += [f"      - id: S{part}.{at}", f"        ask: {line}", "        answer: yes-no"]
        answers += [f"  S{part}.{at}:", "    value: 'yes'", "    note: seen in the minutes"]
    for name, lines in (("deon.yml", theirs), ("list.yaml", mine)):
        with open(os.path.join(folder, name), "w") as file:
            file.write("\n".join(lines) + "\n")
    subprocess.run([ours, "new", "list.yaml", "--file", "a.selfcheck.yaml"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    with open(os.path.join(folder, "a.selfcheck.yaml"), "a") as file:
        file.write("\n".join(answers) + "\n")


def run(command, folder):
    """Seconds on the clock and seconds of processor time."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    start, before = time.monotonic(), used()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start, used() - before


missed = False
for count, bar in ((100, 10), (1341, 12)):
    with tempfile.TemporaryDirectory() as folder:
        lists(folder, count)
        pair = ([ours, "report", "a.selfcheck.yaml", "-o", "ours.html"],
                [deon, "-l", "deon.yml", "-o", "theirs.html", "-w"])
        for command in pair:
            run(command, folder)
        times = [(run(pair[0], folder), run(pair[1], folder)) for _ in range(runs)]
        for kind, name in enumerate(("clock", "processor")):
            part = median(their[kind] / our[kind] for our, their in times)
            print(f"{count:5} questions, {name:9}: selfcheck {median(our[kind] for our, _ in times) * 1e3:6.1f} ms,"
                  f" deon {median(their[kind] for _, their in times) * 1e3:6.1f} ms;"
                  f" median of ratios 1/{part:.1f} (bar 1/{bar})", flush=True)
            missed |= part < bar / 1.25
sys.exit(missed)
PYTHON
