# Faults during a save: kills, errors, full and read-only disks, power loss.

driver="$PWD/target/$([ "${PROFILE:-dev}" = dev ] && echo debug || echo "${PROFILE:-dev}")/examples/save_loop"
for each in kill error full readonly busy power; do
  case " ${parts[*]} " in
    *" $each "*)
      cargo build --quiet --locked --profile "${PROFILE:-dev}" --example save_loop || exit 1
      break
      ;;
  esac
done

last() { sed -n "s/^$1 //p" "$2" | tail -1; }

# judge NAME FILE LOG: the file holds the last acknowledged save, or the one in progress.
judge() {
  local name=$1 file=$2 log=$3 saved saving state
  saved=$(last saved "$log"); saved=${saved:-$start}
  # The line that announces a save may be the one that could not be written.
  saving=$((saved + 1))
  state=$("$driver" --check "$file" 2>/dev/null | sed -n 's/^state //p')
  if [ -z "$state" ]; then fail "$name: the file cannot be read"; return 1; fi
  if [ "$state" -lt "$saved" ] || [ "$state" -gt "$saving" ]; then
    fail "$name: holds $state, acknowledged $saved, under way $saving"; return 1
  fi
  pass
}

fresh() { # fresh FOLDER: creates an assessment with five saves
  mkdir -p "$1"; rm -rf "${1:?}"/* "$1"/.[!.]*
  "$driver" "$1/a.selfcheck.yaml" 5 >/dev/null; start=5
}

# The system calls of a save; which of them are used depends on the architecture.
calls="openat write fsync rename renameat renameat2 unlink unlinkat fchmod flock ftruncate lseek read close getdents64 statx newfstatat faccessat faccessat2"

part_kill() {
  if ! have strace; then skip "kill: strace is not here"; return; fi
  local file="$work/kill/a.selfcheck.yaml" log="$work/log" call n status
  for call in $calls; do
    for n in $(seq 1 200); do
      fresh "$work/kill"
      { strace -qq -f -o /dev/null -e trace="$call" -e inject="$call:signal=KILL:when=$n" "$driver" "$file" 2 >"$log"; } 2>/dev/null
      status=$?
      judge "kill at $call $n" "$file" "$log"
      if [ "$status" -eq 0 ]; then break; fi
      # A stale lock must not block the next session, and unfinished files must be removed.
      if ! "$driver" "$file" 1 >/dev/null; then fail "kill at $call $n: cannot be opened again"; fi
      if [ "$(find "$work/kill" -mindepth 1 | wc -l)" -ne 1 ]; then fail "kill at $call $n: litter $(ls -A "$work/kill")"; fi
    done
  done
}

part_error() {
  if ! have strace; then skip "error: strace is not here"; return; fi
  local file="$work/error/a.selfcheck.yaml" log="$work/log" call error n status
  for call in openat write fsync rename fchmod close unlink; do
    # Only errors that the call can return.
    case $call in close | unlink | fchmod) errors="EIO EPERM" ;; *) errors="ENOSPC EIO EDQUOT EROFS EACCES EBUSY EXDEV EINTR" ;; esac
    for error in $errors; do
      for n in $(seq 1 60); do
        fresh "$work/error"
        timeout 30 strace -qq -f -o "$work/trace" -e trace="$call" -e inject="$call:error=$error:when=$n" \
          "$driver" "$file" 2 >"$log" 2>"$work/errors"
        status=$?
        judge "$error of $call $n" "$file" "$log"
        case $status in
          0 | 3 | 4) ;;
          # The loader could not load the program.
          127) if grep -q saving "$log"; then fail "$error of $call $n: ended with 127"; fi ;;
          *) fail "$error of $call $n: ended with $status: $(head -c 300 "$work/errors")" ;;
        esac
        grep -q INJECTED "$work/trace" || break
      done
    done
  done
}

part_full() {
  if ! is_root; then skip "full: needs root"; return; fi
  local folder="$work/full" log="$work/log" what options
  for what in space inodes; do
    mkdir -p "$folder"
    options="size=256k"; [ "$what" = inodes ] && options="size=4m,nr_inodes=12"
    if ! mount -t tmpfs -o "$options" tmpfs "$folder" 2>/dev/null; then skip "full: tmpfs cannot be mounted"; return; fi
    mounts+=("$folder")
    fresh "$folder"
    if [ "$what" = space ]; then
      dd if=/dev/zero of="$folder/filler" bs=1k count=1000 2>/dev/null
    else
      for n in $(seq 1 30); do : 2>/dev/null >"$folder/filler$n" || break; done
    fi
    "$driver" "$folder/a.selfcheck.yaml" 2 500 >"$log" 2>/dev/null &
    local pid=$!
    for _ in $(seq 1 500); do grep -q '^failed E-IO-28' "$log" && break; sleep 0.02; done
    if grep -q '^failed E-IO-28' "$log"; then pass; else fail "full ($what): no message: $(cat "$log")"; fi
    judge "full ($what): the old file" "$folder/a.selfcheck.yaml" "$log"
    rm -f "$folder"/filler*
    if wait "$pid" && [ "$(last saved "$log")" = 7 ]; then pass; else fail "full ($what): does not recover"; fi
    judge "full ($what): after space was freed" "$folder/a.selfcheck.yaml" "$log"
    umount "$folder"
  done
}

part_readonly() {
  if ! is_root; then skip "readonly: needs root"; return; fi
  local folder="$work/readonly" log="$work/log"
  mkdir -p "$folder"
  if mount -t tmpfs -o size=1m tmpfs "$folder" 2>/dev/null; then
    mounts+=("$folder")
    fresh "$folder"
    mount -o remount,ro "$folder"
    "$driver" "$folder/a.selfcheck.yaml" 1 >"$log"
    if [ $? -eq 4 ] && grep -q '^read-only' "$log"; then pass; else fail "read-only disk: $(cat "$log")"; fi
    judge "read-only disk" "$folder/a.selfcheck.yaml" "$log"
    umount "$folder"
  else
    skip "readonly: tmpfs cannot be mounted"
  fi
  if have setpriv; then
    # Another user must reach the folder but not write to it.
    local other; other="$(mktemp -d /var/tmp/faults.XXXXXX)"; chmod 755 "$other"
    fresh "$other/in"; chmod 755 "$other/in"; chmod 644 "$other/in/a.selfcheck.yaml"
    cp "$driver" "$other/driver"; chmod 755 "$other/driver"
    setpriv --reuid=65534 --regid=65534 --clear-groups "$other/driver" "$other/in/a.selfcheck.yaml" 1 >"$log"
    if [ $? -eq 4 ] && grep -q '^read-only' "$log"; then pass; else fail "no permission: $(cat "$log")"; fi
    judge "no permission" "$other/in/a.selfcheck.yaml" "$log"
    rm -rf "$other"
  else
    skip "readonly: setpriv is not here"
  fi
  fresh "$work/immutable"
  if have chattr && chattr +i "$work/immutable/a.selfcheck.yaml" 2>/dev/null; then
    "$driver" "$work/immutable/a.selfcheck.yaml" 1 >"$log"
    if [ $? -eq 4 ] && grep -q '^read-only' "$log"; then pass; else fail "immutable: $(cat "$log")"; fi
    chattr -i "$work/immutable/a.selfcheck.yaml"
  else
    skip "readonly: chattr does not work on this file system"
  fi
}

part_busy() {
  if ! is_root; then skip "busy: needs root"; return; fi
  local folder="$work/busy" log="$work/log"
  fresh "$folder"
  cp "$folder/a.selfcheck.yaml" "$work/under.yaml"
  if ! mount --bind "$work/under.yaml" "$folder/a.selfcheck.yaml" 2>/dev/null; then skip "busy: bind mounts do not work"; return; fi
  mounts+=("$folder/a.selfcheck.yaml")
  "$driver" "$folder/a.selfcheck.yaml" 1 1 >"$log"
  if [ $? -eq 4 ] && grep -q '^failed E-IO-16' "$log"; then pass; else fail "busy: $(cat "$log")"; fi
  judge "busy" "$folder/a.selfcheck.yaml" "$log"
  if [ "$(find "$folder" -mindepth 1 | wc -l)" -eq 1 ]; then pass; else fail "busy: litter $(ls -A "$folder")"; fi
  umount "$folder/a.selfcheck.yaml"
}

# power KIND FLAG: shuts the file system down during saves, like a power loss; FLAG 1 flushes the journal, 2 does not.
power() {
  local kind=$1 flag=$2 folder="$work/$1-$2" image="$work/$1-$2.img" log="$work/log-$1-$2" size=48M
  [ "$kind" = xfs ] && size=320M
  truncate -s $size "$image"
  if ! "mkfs.$kind" -q "$image" >/dev/null 2>&1; then skip "power: mkfs.$kind failed"; return; fi
  mkdir -p "$folder"
  if ! mount -o loop "$image" "$folder" 2>/dev/null; then skip "power: $kind cannot be mounted here"; return; fi
  mounts+=("$folder")
  local round
  for round in 1 2 3 4 5; do
    mkdir -p "$folder/d"
    start=$("$driver" --check "$folder/d/a.selfcheck.yaml" 2>/dev/null | sed -n 's/^state //p'); start=${start:-0}
    "$driver" "$folder/d/a.selfcheck.yaml" 100000 0 >"$log" 2>/dev/null &
    local pid=$!
    for _ in $(seq 1 6000); do [ "$(grep -c "^saved" "$log")" -ge 20 ] && break; sleep 0.01; done
    python3 -c 'import fcntl, os, struct, sys
fd = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(fd, 0x8004587D, struct.pack("I", int(sys.argv[2])))' "$folder" "$flag"
    wait "$pid"
    umount "$folder"
    if ! mount -o loop "$image" "$folder" 2>/dev/null; then fail "power: $kind does not come back"; return; fi
    if [ "$(grep -c '^saved' "$log")" -lt 20 ]; then fail "power $kind $flag: too few saves"; fi
    judge "power $kind $flag round $round" "$folder/d/a.selfcheck.yaml" "$log"
  done
  umount "$folder"
}

part_power() {
  if ! is_root; then skip "power: needs root"; return; fi
  if ! have python3; then skip "power: python3 is not here"; return; fi
  local kind
  for kind in ext4 xfs; do
    if ! have "mkfs.$kind"; then skip "power: mkfs.$kind is not here"; continue; fi
    power "$kind" 1
    power "$kind" 2
  done
}
