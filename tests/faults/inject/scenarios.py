"""The commands that faults are injected into, and the files they start with."""

import os
import shutil
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    name: str
    words: list
    stdin: str = ""
    # Files that may differ from those of the run without a fault if a message names what could not be read.
    reports: tuple = ()
    # The command fails without a fault, and must fail with one.
    refuses: bool = False
    # In a session a message is enough where a report cannot be written; what is "saved" at its end are the answers.
    is_session: bool = False
    # Files of the state folder that the command is there to change.
    changes: tuple = ()
    # Only calls on paths that contain one of these; another scenario covers the others.
    on: tuple = ()
    # Many files are treated alike, so that a few calls on each path suffice.
    is_repetitive: bool = False


CHECKLIST = """format: 1
id: gate
version: "1.0"
title: { ko: 출입문, en: Gate }
publisher: { ko: 우리, en: Us }
license: CC-BY-4.0
languages: [ko, en]
sections:
  - id: first
    title: { ko: 첫째, en: First }
    questions:
"""
QUESTION = """      - id: Q-0{n}
        ask: {{ ko: "{n}번째인가?", en: "Is it number {n}?" }}
        why: {{ ko: 까닭, en: The reason. }}
        how: {{ ko: 방법, en: The way. }}
        evidence: [{{ ko: 기록, en: Record }}]
        answer: yes-no
"""

ASSESSMENT = "a.selfcheck.yaml"
EARLIER = "b.selfcheck.yaml"
SCENARIOS = [
    Scenario("new", ["new", "gate", "--name", "N", "--file", "n.selfcheck.yaml"]),
    Scenario("new in the data folder", ["new", "gate", "--name", "N"], on=("home/.local",)),
    Scenario("new over a file", ["new", "gate", "--name", "N", "--file", EARLIER], refuses=True),
    Scenario("answer", ["answer", ASSESSMENT, "Q-03", "yes", "--note", "third"]),
    Scenario("answer with evidence", ["answer", ASSESSMENT, "Q-03", "yes", "--evidence", "plan.txt"]),
    Scenario("answer through a link", ["answer", "link.selfcheck.yaml", "Q-03", "yes"], on=("work",)),
    Scenario("set", ["set", ASSESSMENT, "subject.version=2"]),
    Scenario("approve", ["approve", ASSESSMENT, "--by", "Kim"]),
    Scenario("status", ["status", ASSESSMENT]),
    Scenario("status as JSON", ["status", ASSESSMENT, "--json"], on=(".txt",)),
    Scenario("check", ["check", ASSESSMENT, "--verdict", "conditional", "--min-score", "10"]),
    Scenario("report over a report", ["report", ASSESSMENT, "-o", "r.html"], reports=("r.html",)),
    Scenario("new report", ["report", ASSESSMENT, "-o", "new.html"], reports=("new.html",)),
    Scenario("report with an earlier run", ["report", ASSESSMENT, "--since", EARLIER, "-o", "r.html"], reports=("r.html",), on=(EARLIER,)),
    Scenario("report over the assessment", ["report", ASSESSMENT, "-o", ASSESSMENT], refuses=True),
    Scenario("report over another assessment", ["report", ASSESSMENT, "-o", EARLIER], refuses=True),
    Scenario("report over evidence", ["report", ASSESSMENT, "-o", "proof.txt"], refuses=True),
    Scenario("report over a foreign file", ["report", ASSESSMENT, "-o", "notes.html"], refuses=True),
    Scenario("JSON report", ["report", ASSESSMENT, "--format", "json", "-o", "r.json"], reports=("r.json",), on=("r.json", ".part", "proof.txt")),
    Scenario("CSV report", ["report", ASSESSMENT, "--format", "csv", "-o", "r.csv"], reports=("r.csv",), on=("r.csv", ".part", "proof.txt")),
    Scenario("Markdown report", ["report", ASSESSMENT, "--format", "md", "-o", "r.md"], reports=("r.md",), on=("r.md", ".part", "proof.txt")),
    Scenario("verify", ["verify", "r.html"]),
    Scenario("merge", ["merge", EARLIER, ASSESSMENT, EARLIER, "-o", "m.selfcheck.yaml"]),
    Scenario("upgrade", ["upgrade", ASSESSMENT, "--to", "next.yaml"]),
    Scenario("upgrade --check", ["upgrade", ASSESSMENT, "--to", "next.yaml", "--check"]),
    Scenario("compare", ["compare", EARLIER, ASSESSMENT]),
    Scenario("list", ["list"]),
    Scenario("list as JSON", ["list", "--json"]),
    Scenario("validate", ["checklist", "validate", "gate.yaml"]),
    Scenario("show", ["checklist", "show", "gate"]),
    Scenario("show resolved", ["checklist", "show", "gate", "--resolved"]),
    Scenario("new checklist", ["checklist", "new", "mine", "-o", "mine.yaml"]),
    Scenario("demo", ["demo", "demo"], on=("demo/cctv-security/gate-watch", "demo/cctv-security/.gate-watch", "earlier"), is_repetitive=True),
    Scenario("history", ["history", ASSESSMENT]),
    Scenario("history --clear", ["history", ASSESSMENT, "--clear"], changes=("history/",)),
    Scenario("plain", ["open", ASSESSMENT, "--plain"], stdin="j Q-03\n1\nnote typed\nj Q-04\n2\nq\n"),
    Scenario("plain report", ["open", ASSESSMENT, "--plain"], stdin="report\n\nb\nq\n", on=(".html", ".part"), is_session=True),
]


@dataclass
class Program:
    """The program under test, with variables that make its output reproducible."""

    path: str

    def environment(self, folder):
        home = os.path.join(folder, "home")
        return {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "USER": "tester",
            "SELFCHECK_LANG": "en",
            "SOURCE_DATE_EPOCH": "1790000000",
        }

    def run(self, folder, words, stdin=""):
        return subprocess.run(
            [self.path, *words],
            cwd=os.path.join(folder, "work"),
            env=self.environment(folder),
            input=stdin.encode(),
            capture_output=True,
            timeout=60,
        )


def lay_out(program, folder):
    """Creates the files that every scenario starts with."""
    work = os.path.join(folder, "work")
    own = os.path.join(folder, "home/.config/selfcheck/checklists")
    os.makedirs(work)
    os.makedirs(own)
    checklist = CHECKLIST + "".join(QUESTION.format(n=n) for n in range(1, 6))
    for path in [os.path.join(own, "gate.yaml"), os.path.join(work, "gate.yaml")]:
        write(path, checklist)
    # The next edition has another wording of one question.
    reworded = checklist.replace("Is it number 2?", "Is it really number 2?").replace("2번째인가?", "정말 2번째인가?")
    write(os.path.join(work, "next.yaml"), reworded.replace('version: "1.0"', 'version: "2.0"'))
    write(os.path.join(work, "proof.txt"), "proof\n")
    write(os.path.join(work, "more.txt"), "more\n")
    write(os.path.join(work, "plan.txt"), "plan\n")
    write(os.path.join(work, "notes.html"), "<p>not a report</p>\n")

    def step(*words, stdin=""):
        done = program.run(folder, list(words), stdin)
        if done.returncode > 1:
            raise SystemExit(f"{words}: {done.returncode} {done.stderr.decode()}")

    step("new", "gate", "--name", "Gate", "--file", ASSESSMENT)
    step("answer", ASSESSMENT, "Q-01", "yes", "--note", "first", "--evidence", "proof.txt")
    shutil.copy(os.path.join(work, ASSESSMENT), os.path.join(work, EARLIER))
    step("answer", ASSESSMENT, "Q-02", "no", "--note", "second", "--evidence", "more.txt")
    os.chmod(os.path.join(work, ASSESSMENT), 0o640)
    os.symlink(ASSESSMENT, os.path.join(work, "link.selfcheck.yaml"))
    for name in ["r.html", "r.json", "r.csv", "r.md"]:
        step("report", ASSESSMENT, "--format", name.split(".")[1], "-o", name)
    # A session leaves steps that `history` lists.
    step("open", ASSESSMENT, "--plain", stdin="j Q-05\n2\nq\n")
    # The reports are older than this answer, so that a new report differs.
    step("answer", ASSESSMENT, "Q-02", "yes", "--note", "changed")


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
