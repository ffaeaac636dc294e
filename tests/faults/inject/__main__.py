"""Injects each error into each system call that a command makes on its files, and checks files, message and exit code.

    python3 tests/faults/inject PROGRAM [--only NAME] [--call NAME] [--jobs N] [--show]
"""

import argparse
import collections
import concurrent.futures
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading

from calls import chosen, parse
from oracle import Run, judge, snapshot

from scenarios import ASSESSMENT, SCENARIOS, Program, lay_out

# Failures are listed up to this number; the count goes on.
LISTED = 60


class Suite:
    def __init__(self, program, base):
        self.program = Program(program)
        self.base = base
        self.start = os.path.join(base, "start")
        lay_out(self.program, self.start)
        self.local = threading.local()
        self.numbers = iter(range(100, 1000))

    def folder(self):
        """The folder of this thread. The names are equally long, so that texts wrap at the same place."""
        if not hasattr(self.local, "folder"):
            self.local.folder = os.path.join(self.base, str(next(self.numbers)))
            os.mkdir(self.local.folder)
        return self.local.folder

    def lay_out(self, folder):
        """Copies the files of the start. The list of known assessments holds absolute paths."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, folder, symlinks=True)
        known = os.path.join(folder, "home/.local/state/selfcheck/recent.yaml")
        with open(known, encoding="utf-8") as file:
            text = file.read()
        with open(known, "w", encoding="utf-8") as file:
            file.write(text.replace(self.start, folder))
        for name in ["history", "positions"]:
            state = os.path.join(folder, "home/.local/state/selfcheck", name)
            os.rename(os.path.join(state, state_file(self.start)), os.path.join(state, state_file(folder)))

    def run(self, scenario, options):
        """Runs a command under strace on a fresh copy of the files; returns the run, or `None` if it hangs, and the trace."""
        folder = os.path.join(self.folder(), "files")
        trace = os.path.join(self.folder(), "trace")
        self.lay_out(folder)
        words = ["strace", "-qq", "-f", "-o", trace, *options, self.program.path, *scenario.words]
        try:
            done = subprocess.run(
                words,
                cwd=os.path.join(folder, "work"),
                env=self.program.environment(folder),
                input=scenario.stdin.encode(),
                capture_output=True,
                timeout=30,
            )
        except subprocess.TimeoutExpired:
            return None, ""
        with open(trace, encoding="utf-8", errors="replace") as file:
            text = file.read()
        return Run(folder, done, text), text

    def prepare(self, scenario):
        """The fault-free run of a command with the files before it, and the errors to inject."""
        good, trace = self.run(scenario, ["-y"])
        folder = os.path.join(self.folder(), "files")
        self.lay_out(folder)
        before = snapshot(folder)
        again, _ = self.run(scenario, ["--seccomp-bpf", "-e", "trace=openat"])
        if good is None or again is None:
            raise SystemExit(f"{scenario.name} hangs without a fault")
        for what in ["out", "err", "code"]:
            if getattr(good, what) != getattr(again, what):
                print(f"note: {scenario.name}: {what} is not the same twice")
        differ = [path for path in good.files if good.files[path] != again.files.get(path)]
        if differ:
            print(f"note: {scenario.name}: {differ} are not the same twice")
        calls, left_out = chosen(parse(trace, folder), scenario.on, scenario.is_repetitive)
        return before, good, [(call, error) for call in calls for error in call.errors()], left_out

    def inject(self, scenario, before, good, call, error):
        options = ["--seccomp-bpf", "-y", "-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.number}"]
        run, _ = self.run(scenario, options)
        if run is None:
            return ["hangs"], None
        if not run.injected:
            return None, run
        return judge(scenario, call, before, good, run), run


def state_file(folder):
    """The name of the files that the program keeps about an assessment in its state folder."""
    path = os.path.join(folder, "work", ASSESSMENT)
    return hashlib.sha256(path.encode()).hexdigest()[:16] + ".yaml"


class Tally:
    """Counts runs and prints the failed ones."""

    def __init__(self, show):
        self.show = show
        self.passed, self.failed, self.missed, self.left_out = 0, 0, 0, 0
        self.kinds = collections.Counter()

    def add(self, scenario, call, error, wrong, run):
        if wrong is None:
            self.missed += 1
            return
        if not wrong:
            self.passed += 1
            return
        self.failed += 1
        self.kinds.update(f"{scenario.name}: {reason}" for reason in wrong)
        if self.failed > LISTED and not self.show:
            return
        print(f"FAILED  {scenario.name}: {error} of {call.name} {call.number} ({call.path}): {'; '.join(wrong)}")
        if self.show and run is not None:
            print(f"        exit {run.code}", *(run.out + run.err).splitlines()[-6:], sep="\n        ")

    def summarize(self):
        if self.failed > LISTED and not self.show:
            print(f"        and {self.failed - LISTED} more; by kind:")
            for kind, count in self.kinds.most_common():
                print(f"{count:7} {kind}")
        if self.missed:
            print(f"{self.missed} injections met no call, because the command made fewer calls than in its first run")
        print(f"{self.left_out} calls left out: repeated reads, writes and links of one path, but the first, middle and last")
        print(f"{self.passed} passed, {self.failed} failed")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--only", help="the scenario of this name")
    options.add_argument("--call", help="the system call of this name")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--show", action="store_true", help="print the messages of every failed run")
    options = options.parse_args()
    base = tempfile.mkdtemp(prefix="inject-")
    tally = Tally(options.show)
    try:
        suite = Suite(os.path.abspath(options.program), base)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            scenarios = [each for each in SCENARIOS if options.only in (None, each.name)]
            work = []
            for scenario, (before, good, faults, left_out) in zip(scenarios, pool.map(suite.prepare, scenarios)):
                tally.left_out += left_out
                for call, error in faults:
                    if options.call in (None, call.name):
                        future = pool.submit(suite.inject, scenario, before, good, call, error)
                        work.append((future, scenario, call, error))
            for future, scenario, call, error in work:
                tally.add(scenario, call, error, *future.result())
    finally:
        shutil.rmtree(base, ignore_errors=True)
    tally.summarize()
    return tally.failed > 0 or tally.passed == 0


if __name__ == "__main__":
    sys.exit(main())
