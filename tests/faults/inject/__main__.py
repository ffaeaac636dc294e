"""Injects each error into each system call that a command makes on its files, and compares files, message and exit code with
what is true.

    python3 tests/faults/inject PROGRAM [--only NAME] [--call NAME] [--jobs N] [--show]
"""

import argparse
import collections
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import threading

from calls import chosen, parse
from oracle import Run, judge, snapshot
from scenarios import SCENARIOS, Program, lay_out

# Failures are listed up to this number; the count goes on.
LISTED = 60


class Suite:
    def __init__(self, program, base, show):
        self.program = Program(program)
        self.base = base
        self.show = show
        self.start = os.path.join(base, "start")
        lay_out(self.program, self.start)
        self.local = threading.local()
        self.numbers = iter(range(100, 1000))

    def folder(self):
        """A folder of the thread's own. Names are equally long, so that no output is wrapped at another place."""
        if not hasattr(self.local, "folder"):
            self.local.folder = os.path.join(self.base, str(next(self.numbers)))
            os.mkdir(self.local.folder)
        return self.local.folder

    def lay_out(self, folder):
        """Copies the files of the start. The list of known assessments holds whole paths."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, folder, symlinks=True)
        known = os.path.join(folder, "home/.local/state/selfcheck/recent.yaml")
        with open(known, encoding="utf-8") as file:
            text = file.read()
        with open(known, "w", encoding="utf-8") as file:
            file.write(text.replace(self.start, folder))

    def run(self, scenario, options):
        """Runs a command under strace from the files of the start; gives the run and the trace."""
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
        for what in ["out", "err", "code"]:
            if getattr(good, what) != getattr(again, what):
                print(f"note: {scenario.name}: {what} is not the same twice")
        differ = [path for path in good.files if good.files[path] != again.files.get(path)]
        if differ:
            print(f"note: {scenario.name}: {differ} are not the same twice")
        calls = chosen(parse(trace, folder), scenario.on, scenario.is_repetitive)
        return before, good, [(call, error) for call in calls for error in call.errors()]

    def inject(self, scenario, before, good, call, error):
        options = ["--seccomp-bpf", "-y", "-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.number}"]
        run, _ = self.run(scenario, options)
        if run is None:
            return ["hangs"], None
        if not run.injected:
            return None, run
        return judge(scenario, call, before, good, run), run


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--only")
    options.add_argument("--call")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--show", action="store_true", help="print the message of every failed run")
    options = options.parse_args()
    base = tempfile.mkdtemp(prefix="inject-")
    passed, failed, missed = 0, 0, 0
    kinds = collections.Counter()
    try:
        suite = Suite(os.path.abspath(options.program), base, options.show)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            scenarios = [each for each in SCENARIOS if options.only in (None, each.name)]
            prepared = pool.map(suite.prepare, scenarios)
            work = []
            for scenario, (before, good, faults) in zip(scenarios, prepared):
                for call, error in faults:
                    if options.call in (None, call.name):
                        future = pool.submit(suite.inject, scenario, before, good, call, error)
                        work.append((future, scenario, call, error))
            for future, scenario, call, error in work:
                wrong, run = future.result()
                if wrong is None:
                    missed += 1
                    continue
                if not wrong:
                    passed += 1
                    continue
                failed += 1
                for reason in wrong:
                    kinds[f"{scenario.name}: {reason}"] += 1
                if failed <= LISTED or options.show:
                    print(f"FAILED  {scenario.name}: {error} of {call.name} {call.number} ({call.path}): {'; '.join(wrong)}")
                    if options.show and run is not None:
                        print(f"        exit {run.code}", *(run.out + run.err).splitlines()[-6:], sep="\n        ")
    finally:
        shutil.rmtree(base, ignore_errors=True)
    if failed > LISTED and not options.show:
        print(f"        and {failed - LISTED} more; by kind:")
        for kind, count in kinds.most_common():
            print(f"{count:7} {kind}")
    if missed:
        print(f"{missed} injections met no call: the command made fewer than without them")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    sys.exit(main())
