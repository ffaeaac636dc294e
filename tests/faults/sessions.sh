# Faults during an interactive session: slow disks, moved folders, network file systems.

# Each flush takes two seconds: the screen does not wait, and "saved" appears after the flush.
part_slow() {
  if ! have tmux || ! have strace; then skip "slow: tmux or strace is not here"; return; fi
  ready slow || return
  # With an empty state folder the list of known files is written too.
  rm -rf "$SELFCHECK_STATE_DIR"
  screen "strace -qq -f -o /dev/null -e trace=fsync -e inject=fsync:delay_enter=2000000 $program open $file"
  if ! shows "0/239" 3; then fail "slow: opening waits for the disk"; no_screen; return; fi
  keys F4
  if shows "1/239 E01-01" 1; then pass; else fail "slow: opening waits for the disk"; fi
  keys 1
  local before=$(date +%s%N)
  keys Right
  if shows "2/239 E01-02" 2; then pass; else fail "slow: the screen waits for the disk"; fi
  local took=$((($(date +%s%N) - before) / 1000000))
  if [ $took -lt 1500 ]; then pass; else fail "slow: $took ms to the next question"; fi
  if grep -q "value: yes\|value: \"yes\"" "$file"; then fail "slow: the disk was not slow"; else pass; fi
  # Saving a setting must not block the screen either.
  keys F5
  before=$(date +%s%N)
  if shows "다음 문항" 2 && [ $((($(date +%s%N) - before) / 1000000)) -lt 1500 ]; then pass; else fail "slow: a setting waits for the disk"; fi
  if shows "저장됨" 15; then pass; else fail "slow: never saved"; fi
  holds "slow: what was called saved" "$file" E01-01
  keys C-q
  for _ in $(seq 1 300); do tmux -L "faults-$$" has-session -t s 2>/dev/null || break; sleep 0.05; done
  no_screen
}

# The folder is renamed while the assessment is open, and comes back.
part_gone() {
  if ! have tmux; then skip "gone: tmux is not here"; return; fi
  ready gone || return
  local folder="$work/gone"
  screen "$program open $file"
  shows "0/239" 10 && keys F4 && shows "1/239 E01-01" 10
  keys 1
  shows "saved" 10 || fail "gone: not saved before"
  mv "$folder" "$folder.away"
  keys Right; shows "2/239 E01-02" 5; keys 2
  if shows "E-IO" 10 || shows "not there" 1; then pass; else fail "gone: a folder that went away is not reported: $(tmux -L "faults-$$" capture-pane -p -t s | tail -4)"; fi
  mkdir "$folder"; rmdir "$folder"
  mv "$folder.away" "$folder"
  if shows "saved" 15; then pass; else fail "gone: does not go on when it is back"; fi
  keys C-q
  for _ in $(seq 1 100); do tmux -L "faults-$$" has-session -t s 2>/dev/null || break; sleep 0.05; done
  no_screen
  holds "gone: after all" "$file" E01-01 E01-02
}

# A FUSE mount: a notice when the file is opened, and a change by another machine is merged.
part_fuse() {
  if ! is_root || ! have bindfs || [ ! -e /dev/fuse ]; then skip "fuse: needs root, bindfs and /dev/fuse"; return; fi
  ready fuse || return
  mkdir -p "$work/mounted"
  if ! bindfs "$work/fuse" "$work/mounted" 2>/dev/null; then skip "fuse: bindfs cannot be mounted"; return; fi
  mounts+=("$work/mounted")
  local there="$work/mounted/a.selfcheck.yaml"
  mkfifo "$work/lines"
  "$program" open "$there" --plain <"$work/lines" >"$work/out" 2>&1 &
  local pid=$!
  exec 7>"$work/lines"
  printf 'j E01-01\nna ours\n' >&7
  for _ in $(seq 1 200); do grep -q 'reason: ours' "$file" && break; sleep 0.05; done
  # Another machine answers another question; it does not see the lock.
  python3 - "$file" <<'END' 2>/dev/null || sed -i 's/^answers:$/answers:\n  E01-03:\n    value: na\n    reason: theirs/' "$file"
import sys
text = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[1], "w", encoding="utf-8").write(text.replace("answers:\n", "answers:\n  E01-03:\n    value: na\n    reason: theirs\n", 1))
END
  printf 'j E01-02\nna more\nq\n' >&7
  exec 7>&-
  wait "$pid"
  if grep -q FUSE "$work/out"; then pass; else fail "fuse: no notice: $(head -3 "$work/out")"; fi
  holds "fuse: both sides" "$file" E01-01 E01-02 E01-03
  "$program" status "$there" >/dev/null 2>&1
  if [ "$(find "$work/fuse" -name '.*' -type f | wc -l)" -eq 0 ]; then pass; else fail "fuse: litter $(ls -A "$work/fuse")"; fi
  fusermount3 -u "$work/mounted" 2>/dev/null || umount "$work/mounted"
}
