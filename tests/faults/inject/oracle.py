"""Checks files, message and exit code of a run with an injected error."""

import os
import re
import stat

from calls import MODE, REMOVE


def snapshot(folder):
    """Every file below a folder: mode, and content or target with the folder itself left out."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(top, name)
            status = os.lstat(path)
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)
            elif stat.S_ISDIR(status.st_mode):
                content = None
            else:
                with open(path, "rb") as file:
                    content = file.read().replace(folder.encode(), b"")
            # Positions and history are named by a digest of the whole path.
            name = re.sub(r"/[0-9a-f]{16}\.yaml$", "/DIGEST.yaml", os.path.relpath(path, folder))
            found[name] = (status.st_mode, content)
    return found


def tidy(output, folder):
    """An output without what depends on the folder."""
    text = output.decode(errors="replace").replace(folder, "")
    return re.sub(r"/[0-9a-f]{16}\.yaml", "/DIGEST.yaml", text)


class Run:
    """Files, exit code and outputs after a run, without the path of its folder."""

    def __init__(self, folder, done, trace):
        self.injected = [line for line in trace.splitlines() if "(INJECTED)" in line]
        self.files = snapshot(folder)
        self.code = done.returncode
        self.out = tidy(done.stdout, folder)
        self.err = tidy(done.stderr, folder)


# What a message about an error contains.
NOTICE = re.compile(
    r"could not|cannot|not be (read|listed|written|opened|saved|kept)|E-IO-|os error|not known to be|read-only|no lock", re.I
)
UNCHANGED = re.compile(r"no file was changed|nothing was (changed|written)|no file was written|nothing is changed", re.I)
DONE = re.compile(r"^Removed |^Wrote |\bsaved\b|^Created |Everything is saved", re.M)
ABSENT = re.compile(r"not at hand|\bmissing\b|\bgone\b|does not exist(?! yet)|not there|no such|no history|unknown checklist|no checklist|not found|differs from what", re.I)
WRITTEN = re.compile(r"was removed|was written|is written|has been written|was replaced|stands there|holds the", re.I)


def judge(scenario, call, before, good, run):
    """What is wrong with a run."""
    wrong = []
    new = news(run, good)
    has_notice = bool(NOTICE.search(new))
    # 127: the loader could not load the program at all.
    if run.code not in (0, 1, 2, 3, 4) and not (run.code == 127 and not run.out):
        wrong.append(f"ended with {run.code}")
    wrong += wrong_files(scenario, call, before, good, run, has_notice)

    work = {path for path in before.keys() | good.files.keys() | run.files.keys() if is_work(scenario, path)}
    changes = [path for path in work if before.get(path) != good.files.get(path)]
    is_unchanged = all(run.files.get(path) == before.get(path) for path in work)
    is_done = all(run.files.get(path) == good.files.get(path) or is_variant(scenario, path, before, run, has_notice) for path in changes)
    is_written = bool(changes) and all(run.files.get(path) == good.files.get(path) for path in changes)

    if scenario.is_session and has_notice:
        is_done = True
    if scenario.refuses and run.code == 0:
        wrong.append("exit 0")
    if run.code == 0 and not is_done:
        wrong.append("exit 0, and the change is not in the file")
    if run.code == 0 and (run.out, run.err) != (good.out, good.err) and not has_notice:
        wrong.append("exit 0, the output differs, no notice")
    if run.code not in (0, good.code) and not has_notice:
        wrong.append(f"exit {run.code} without the reason")
    if UNCHANGED.search(run.err + run.out) and not is_unchanged:
        wrong.append("says that nothing was changed, and something was")
    if changes and DONE.search(run.out) and not is_done:
        wrong.append("says that it is done, and it is not")
    if is_written and run.code not in (0, good.code) and not WRITTEN.search(run.err + run.out):
        wrong.append(f"exit {run.code}, the change is in the file, and the message does not say so")
    absent = ABSENT.search(re.sub(r"(?m)^hint:.*$", "", new))
    if absent:
        wrong.append(f"an error is reported as absence ({absent[0]!r})")
    if scenario.name == "verify" and run.code == 0 and call.path.endswith(".txt") and run.out != good.out:
        wrong.append("verified though evidence could not be read")
    return wrong


def news(run, good):
    """Lines of the outputs that the fault-free run does not print."""
    known = set((good.out + "\n" + good.err).splitlines())
    return "\n".join(line for line in (run.out + "\n" + run.err).splitlines() if line not in known)


def is_work(scenario, path):
    """Files of the user. Positions, history and the list of recent files may be lost; locks and folders hold nothing."""
    if any(part in path for part in scenario.changes):
        return path.endswith(".yaml")
    return path.startswith("work/") and not path.endswith(".lock") or path.endswith(".selfcheck.yaml")


def is_variant(scenario, path, before, run, has_notice):
    """Whether a file is a whole report that a message sets apart from the fault-free one."""
    file = run.files.get(path)
    if file is None or file == before.get(path):
        return False
    return has_notice and path.removeprefix("work/") in scenario.reports and is_whole(path, file[1])


def wrong_files(scenario, call, before, good, run, has_notice):
    wrong = []
    for path in sorted(before.keys() | good.files.keys() | run.files.keys()):
        old, new, now = before.get(path), good.files.get(path), run.files.get(path)
        if now in (old, new):
            continue
        if now is None:
            wrong.append(f"{path} is gone")
        elif old is None and new is None:
            # A file that cannot be removed stays; a lock file without a lock locks nothing.
            if call.name in REMOVE and path.endswith(".part"):
                continue
            if path.endswith(".lock") and any(".lock" in line for line in run.injected):
                continue
            if stat.S_ISDIR(now[0]) or "/rescued/" in path:
                continue
            wrong.append(f"{path} was left behind")
        elif now[1] in (old and old[1], new and new[1]):
            if call.name not in MODE:
                wrong.append(f"{path} has mode {now[0]:o}")
        elif path.startswith("home/.local/state") or is_variant(scenario, path, before, run, has_notice):
            continue
        else:
            wrong.append(f"{path} is neither the old file nor the new one")
    return wrong


def is_whole(path, content):
    """Whether a report has its end."""
    if path.endswith(".html"):
        return content.rstrip().endswith(b"</html>")
    if path.endswith(".json"):
        return content.rstrip().endswith(b"}")
    return content.endswith(b"\n")
