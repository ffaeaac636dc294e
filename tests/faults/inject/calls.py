"""Reads traces of strace: which system calls reach the files of a test, and which errors each of them can return."""

import os
import re
from dataclasses import dataclass

STAT = ["statx", "newfstatat", "fstat", "stat", "lstat", "access", "faccessat", "faccessat2"]
READ = ["read", "pread64", "readv", "preadv"]
WRITE = ["write", "pwrite64", "writev", "copy_file_range", "sendfile"]
FLUSH = ["fsync", "fdatasync", "syncfs"]
RENAME = ["rename", "renameat", "renameat2", "link", "linkat"]
LINK = ["readlink", "readlinkat"]
LOCK = ["flock", "fcntl"]
REMOVE = ["unlink", "unlinkat", "rmdir"]
MODE = ["fchmod", "chmod", "fchmodat", "fchown", "chown", "fchownat"]

# The errors that a call can return. Network and user-space file systems return ENOSYS and ENOLCK for locks.
ERRORS = {}
for _names, _errors in [
    (STAT, "EIO ENOMEM EACCES ESTALE"),
    (READ, "EIO ESTALE"),
    (WRITE, "EIO ENOSPC"),
    (FLUSH, "EIO ENOSPC"),
    (RENAME, "EIO EACCES ESTALE ENOSPC EROFS"),
    (LOCK, "EIO ENOLCK ENOSYS ENOMEM"),
    (REMOVE, "EIO EACCES EROFS"),
    (MODE, "EIO EACCES EROFS"),
    (["open", "openat"], "EIO ENOMEM EACCES ESTALE EMFILE"),
    (["mkdir", "mkdirat"], "EIO EACCES ENOSPC EROFS"),
    (["ftruncate", "fallocate"], "EIO ENOSPC"),
    (["getdents64"], "EIO ESTALE"),
    (LINK, "EIO EACCES ESTALE"),
    (["getcwd"], "ENOMEM EACCES"),
    (["statfs", "fstatfs"], "EIO ENOSYS"),
    (["close"], "EIO"),
]:
    for _name in _names:
        ERRORS[_name] = _errors.split()

# Operations of fcntl that lock; the others cannot fail on an open descriptor.
LOCKING = ("F_SETLK", "F_OFD_SETLK", "F_GETLK", "F_OFD_GETLK")


@dataclass(frozen=True)
class Call:
    """The `number`-th call of this name in its thread, which is how strace counts for `when=`."""

    name: str
    number: int
    path: str
    creates: bool

    def errors(self):
        if self.creates:
            return ERRORS[self.name] + ["ENOSPC", "EROFS"]
        return ERRORS[self.name]


LINE = re.compile(r"^(\d+) +([a-z_0-9]+)\((.*)$")


def parse(trace, folder):
    """The calls of a trace (`strace -f -y`) on paths below a folder, and on no path at all (`getcwd`)."""
    counts = {}
    calls = []
    for line in trace.splitlines():
        match = LINE.match(line)
        if match is None or match[2] not in ERRORS:
            continue
        thread, name, rest = match.groups()
        key = (thread, name)
        counts[key] = counts.get(key, 0) + 1
        if name == "fcntl" and not any(flag in rest for flag in LOCKING):
            continue
        path = path_of(name, rest, folder)
        # Only a close after a write can fail.
        if path is not None and (name != "close" or path.endswith(".part")):
            calls.append(Call(name, counts[key], path, "O_CREAT" in rest))
    return calls


def path_of(name, rest, folder):
    """The path that a call works on, relative to the folder; `None` where that lies outside."""
    if name == "getcwd":
        return "."
    quoted = re.match(r'^(?:(?:AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"', rest)
    opened = re.match(r"^\d+<([^>]*)>", rest)
    if quoted is not None and quoted[2] and name not in READ + WRITE + ["getdents64"]:
        path = os.path.join(quoted[1] or folder, quoted[2])
    elif opened is not None:
        path = opened[1].removesuffix(" (deleted)")
    else:
        return None
    path = os.path.normpath(path)
    # Resolving a path also reads the folders above.
    if path == folder or folder.startswith(path.rstrip("/") + "/"):
        return "." if path == folder else None
    return os.path.relpath(path, folder) if path.startswith(folder + "/") else None


def chosen(calls, on, is_repetitive):
    """The calls that get an error, and how many are left out: of the reads, writes and readlinks of a path all but the first, middle
    and last."""
    calls = [call for call in dict.fromkeys(calls) if not on or any(part in call.path for part in on)]
    groups = {}
    for call in calls:
        groups.setdefault((call.name, call.path), []).append(call)
    kept = []
    for call in calls:
        group = groups[call.name, call.path]
        few = is_repetitive or call.name in READ + WRITE + LINK
        if not few or call in (group[0], group[len(group) // 2], group[-1]):
            kept.append(call)
    return kept, len(calls) - len(kept)
