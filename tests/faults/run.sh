#!/usr/bin/env bash
# Faults of the machine, on real file systems: kills and errors at every system call of a save, full, read-only and dying disks.
# What needs root or a tool that is missing is skipped with a line that says so. The in-process gate is tests/storage/durability.rs.
#
#   bash tests/faults/run.sh [NAME...]      all parts, or those named; the list of all stands at the end
set -u
cd "$(dirname "$0")/../.."

passed=0 failed=0 skipped=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); printf 'FAILED  %s\n' "$*"; }
skip() { skipped=$((skipped + 1)); printf 'skipped %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

cargo build --quiet --locked --profile "${PROFILE:-dev}" --example save_loop || exit 1
driver="$(pwd)/target/$([ "${PROFILE:-dev}" = dev ] && echo debug || echo "$PROFILE")/examples/save_loop"
work="$(mktemp -d)"
mounts=()
cleanup() {
  no_screen
  for each in "${mounts[@]}"; do umount -q "$each" 2>/dev/null || umount -q -l "$each" 2>/dev/null; done
  chattr -i "$work"/*/*.yaml 2>/dev/null
  rm -rf "$work"
}
trap cleanup EXIT

last() { sed -n "s/^$1 //p" "$2" | tail -1; }

# judge NAME FILE LOG: what the file holds is what was acknowledged last, or the save that was under way.
judge() {
  local name=$1 file=$2 log=$3 saved saving state
  saved=$(last saved "$log"); saved=${saved:-$start}
  # One save at a time; the line that announces it may be the very one that could not be written.
  saving=$((saved + 1))
  state=$("$driver" --check "$file" 2>/dev/null | sed -n 's/^state //p')
  if [ -z "$state" ]; then fail "$name: the file cannot be read"; return 1; fi
  if [ "$state" -lt "$saved" ] || [ "$state" -gt "$saving" ]; then
    fail "$name: holds $state, acknowledged $saved, under way $saving"; return 1
  fi
  pass
}

fresh() { # fresh FOLDER: an assessment after five saves
  mkdir -p "$1"; rm -rf "${1:?}"/* "$1"/.[!.]*
  "$driver" "$1/a.selfcheck.yaml" 5 >/dev/null; start=5
}

# The system calls of a save, by the names this machine uses.
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
      # The lock of a killed session asks nothing, and what it left is swept.
      if ! "$driver" "$file" 1 >/dev/null; then fail "kill at $call $n: cannot be opened again"; fi
      if [ "$(find "$work/kill" -mindepth 1 | wc -l)" -ne 1 ]; then fail "kill at $call $n: litter $(ls -A "$work/kill")"; fi
    done
  done
}

part_error() {
  if ! have strace; then skip "error: strace is not here"; return; fi
  local file="$work/error/a.selfcheck.yaml" log="$work/log" call error n status
  for call in openat write fsync rename fchmod close unlink; do
    # What a call cannot answer says nothing; an I/O error is possible everywhere.
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
          # The loader could not load the program at all.
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
      # One name stays for the lock.
      rm -f "$folder/filler1"
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
    # The path to it must be open to others, the folder itself not.
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

# power KIND FLAG: the file system goes down in the middle of saves, as when the power goes; FLAG 1 flushes the log, 2 does not.
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

# The program itself: one answer given on the command line, killed at every system call that writes.
part_program() {
  local program="$PWD/target/release/selfcheck" file="$work/program/a.selfcheck.yaml" question call n status
  if ! have strace; then skip "program: strace is not here"; return; fi
  if [ ! -x "$program" ] || ! "$program" answer --help >/dev/null 2>&1; then skip "program: target/release/selfcheck is not built"; return; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state"
  mkdir -p "$work/program"
  if ! "$program" new cctv-security --file "$file" --name fault >/dev/null 2>&1; then skip "program: 'new' does not work yet"; return; fi
  question=$("$program" checklist show cctv-security --resolved 2>/dev/null | sed -n 's/^ *- id: \([A-Z][A-Za-z0-9]*-[0-9][0-9]*\)$/\1/p' | head -1)
  if [ -z "$question" ] || ! "$program" answer "$file" "$question" na --reason first >/dev/null 2>&1; then skip "program: 'answer' does not work yet"; return; fi
  cp "$file" "$work/before"
  for call in openat write fsync rename renameat2 unlink flock; do
    for n in $(seq 1 120); do
      cp "$work/before" "$file"
      { strace -qq -f -o /dev/null -e trace="$call" -e inject="$call:signal=KILL:when=$n" \
        "$program" answer "$file" "$question" na --reason second >/dev/null; } 2>/dev/null
      status=$?
      if "$program" status "$file" >/dev/null 2>&1 || [ $? -le 1 ]; then pass; else fail "program: killed at $call $n, the file cannot be read"; fi
      if [ "$status" -eq 0 ]; then
        if grep -q second "$file"; then pass; else fail "program: acknowledged at $call $n and not there"; fi
        break
      fi
    done
  done
}

# No network, ever: the whole path runs with the network taken away, and opens no socket that could leave the machine.
part_network() {
  local program="$PWD/target/release/selfcheck" folder="$work/network" trace
  if ! have strace; then skip "network: strace is not here"; return; fi
  if [ ! -x "$program" ]; then skip "network: target/release/selfcheck is not built"; return; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state"
  local -a alone=()
  if is_root && have unshare && unshare -n true 2>/dev/null; then alone=(unshare -n); else skip "network: cannot be taken away without root; only traced"; fi
  mkdir -p "$folder"
  local file="$folder/a.selfcheck.yaml"
  network() {
    local name=$1; shift
    trace="$folder/$name.trace"
    if ! "${alone[@]}" strace -qq -f -o "$trace" -e trace=socket,connect,sendto,bind "$program" "$@" >/dev/null 2>"$folder/said"; then
      fail "network: $name: $(head -1 "$folder/said")"; return
    fi
    if grep -qE 'AF_INET|AF_INET6|AF_PACKET|sin_port' "$trace"; then fail "network: $name reached for it"; else pass; fi
  }
  network demo demo "$folder/demo"
  network new new generative-ai --file "$file" --name alone
  network answer answer "$file" E01-01 yes --evidence https://example.com/evidence
  network status status "$file"
  network report report "$file" -o "$folder/report.html"
  network verify verify "$folder/report.html"
  network validate checklist validate "$PWD/checklists"
}

# ready PROGRAM-PART: the program is built, its folders are apart, and $file is an assessment of $1.
ready() {
  program="$PWD/target/release/selfcheck" file="$work/$1/a.selfcheck.yaml"
  if [ ! -x "$program" ]; then skip "$1: target/release/selfcheck is not built"; return 1; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state" SELFCHECK_LANG=en
  mkdir -p "$work/$1"
  if ! "$program" new generative-ai --file "$file" --name fault >/dev/null 2>"$work/said"; then
    fail "$1: no assessment: $(head -1 "$work/said")"
    return 1
  fi
}

# holds NAME FILE QUESTION...: the file is read without a word of damage and holds an answer to each question.
holds() {
  local name=$1 path=$2 question missing=""
  shift 2
  if ! "$program" status "$path" >/dev/null 2>"$work/said" && [ -s "$work/said" ]; then fail "$name: $(head -2 "$work/said")"; return; fi
  for question in "$@"; do grep -q "^  $question:" "$path" || missing="$missing $question"; done
  if [ -z "$missing" ]; then pass; else fail "$name: lost$missing"; fi
}

# The clock jumps, ends and changes its zone: nothing is lost, the order is that of the checklist, every time carries its offset.
part_clock() {
  ready clock || return
  local zone given=()
  one() { # one QUESTION COMMAND...
    local question=$1; shift
    if "$@" "$program" answer "$file" "$question" na --reason "at $question" >/dev/null 2>"$work/said"; then
      given+=("$question")
      holds "clock: $*" "$file" "${given[@]}"
    else
      fail "clock: $*: $(head -2 "$work/said")"
    fi
  }
  one E01-03 env TZ=UTC
  local number=0
  for zone in Asia/Seoul America/St_Johns Pacific/Kiritimati "" KST-9 :UTC Nowhere/Land /dev/zero ../../etc/passwd; do
    number=$((number + 1))
    one "E01-03" env "TZ=$zone"
  done
  if have faketime; then
    one E01-02 faketime -f '-1d'
    one E01-01 faketime '2038-01-20 00:00:00'
    one E02-01 env TZ=America/New_York faketime '2026-11-01 01:30:00'
    one E02-02 env TZ=America/New_York faketime '2026-03-08 03:00:00'
    one E03-01 faketime '1971-01-01 00:00:00'
    # Forward and back within one session: the later change stays the later one.
    printf 'j E01-01\nna back\nj E01-01\nna forth\nq\n' | faketime -f '-3d' "$program" open "$file" --plain >/dev/null 2>&1
    if grep -q 'forth' "$file" && ! grep -q 'reason: back' "$file"; then pass; else fail "clock: the later change does not stand"; fi
    if grep -q 'answered_at: "2038-01-2' "$file"; then fail "clock: a changed answer keeps the old time"; else pass; fi
  else
    skip "clock: faketime is not here; only time zones were tried"
  fi
  if grep 'answered_at:' "$file" | grep -qvE '"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}"'; then fail "clock: a time without offset"; else pass; fi
  if grep -oE '^  E[0-9]+-[0-9]+:' "$file" | sort -c 2>/dev/null; then pass; else fail "clock: the order follows the clock"; fi
}

# Few open files and little memory: an error with its exit code, and never a damaged file. What cannot be had at all ends the process.
part_limits() {
  if ! have prlimit; then skip "limits: prlimit is not here"; return; fi
  ready limits || return
  local limit status
  "$program" answer "$file" E01-01 na --reason first >/dev/null
  for limit in 3 4 5 6 7 8 10 16; do
    prlimit --nofile=$limit "$program" answer "$file" E01-02 na --reason "files $limit" >/dev/null 2>"$work/said"
    status=$?
    case $status in
      0) if grep -q "files $limit" "$file"; then pass; else fail "limits: acknowledged under $limit files and not there"; fi ;;
      2 | 3 | 4) if [ -s "$work/said" ]; then pass; else fail "limits: $limit files: no message"; fi ;;
      127) pass ;; # The loader could not load the program at all.
      *) fail "limits: $limit files: ended with $status: $(head -2 "$work/said")" ;;
    esac
    holds "limits: $limit files" "$file" E01-01
  done
  for limit in 8 16 24 32 48 64 128; do
    # The shell would tell of each end in its own words.
    { prlimit --as=$((limit * 1024 * 1024)) timeout 20 "$program" answer "$file" E01-03 na --reason "memory $limit" >/dev/null 2>"$work/said"; } 2>/dev/null
    status=$?
    if [ $status -eq 0 ]; then
      if grep -q "memory $limit" "$file"; then pass; else fail "limits: acknowledged under $limit MiB and not there"; fi
    elif [ $status -eq 124 ]; then
      fail "limits: $limit MiB: hangs"
    elif [ "$limit" -ge 64 ]; then
      fail "limits: $limit MiB do not suffice: $status $(head -2 "$work/said")"
    fi
    holds "limits: $limit MiB" "$file" E01-01
  done
}

# Odd locales and names that are no text.
part_locale() {
  ready locale || return
  local odd name status
  for odd in C POSIX xx_YY.ISO-8859-1 ko_KR.eucKR $'\xff\xfe' '../../etc/passwd' ''; do
    env -u SELFCHECK_LANG LC_ALL="$odd" LANG="$odd" "$program" status "$file" >"$work/out" 2>&1
    status=$?
    if [ $status -le 1 ] && iconv -f UTF-8 -t UTF-8 "$work/out" >/dev/null 2>&1; then pass; else fail "locale: '$odd' ends with $status"; fi
  done
  name="$work/locale/"$'\xff\x1b[2J.selfcheck.yaml'
  cp "$file" "$name"
  LC_ALL=C "$program" answer "$name" E01-01 na --reason odd >"$work/out" 2>&1
  status=$?
  if iconv -f UTF-8 -t UTF-8 "$work/out" >/dev/null 2>&1 && ! grep -q $'\x1b' "$work/out"; then pass; else fail "locale: a name reaches the terminal"; fi
  if [ $status -eq 0 ]; then holds "locale: a name that is no text" "$name" E01-01; elif [ $status -le 4 ]; then pass; else fail "locale: ended with $status"; fi
  printf x >"$work/locale/"$'\xfe.pdf'
  "$program" answer "$file" E01-02 na --reason odd --evidence "$work/locale/"$'\xfe.pdf' >"$work/out" 2>&1
  status=$?
  if [ $status -ge 2 ] && [ $status -le 4 ] && [ -s "$work/out" ]; then pass; else fail "locale: evidence whose name is no text: $status"; fi
}

# Homes that are missing, read-only, somebody else's or no folder at all.
part_homes() {
  ready homes || return
  unset SELFCHECK_DATA_DIR SELFCHECK_CONFIG_DIR SELFCHECK_STATE_DIR
  local base; base="$(mktemp -d /var/tmp/faults.XXXXXX)"; chmod 755 "$base"
  local as=()
  if is_root && have setpriv; then as=(setpriv --reuid=65534 --regid=65534 --clear-groups); else skip "homes: as another user; needs root"; fi
  cp "$program" "$base/selfcheck"; chmod 755 "$base/selfcheck"
  mkdir -p "$base/locked" "$base/work"; chmod 555 "$base/locked"; chmod 777 "$base/work"
  printf x >"$base/file"
  local home status
  for home in /nonexistent "$base/locked" "$base/file" /dev/null "" relative; do
    for line in list "new common --file $base/work/a.selfcheck.yaml --force" "status $base/work/a.selfcheck.yaml"; do
      # shellcheck disable=SC2086
      (cd "$base/work" && HOME="$home" XDG_CONFIG_HOME="" "${as[@]}" "$base/selfcheck" $line >"$work/out" 2>"$work/said")
      status=$?
      case $status in
        0 | 1) pass ;;
        4) if grep -qE 'hint:|error:' "$work/said"; then pass; else fail "homes: HOME='$home' $line: no message"; fi ;;
        *) fail "homes: HOME='$home' $line: ended with $status: $(head -2 "$work/said")" ;;
      esac
    done
    if [ -s "$base/work/a.selfcheck.yaml" ]; then pass; else fail "homes: HOME='$home': no file where one was named"; fi
    rm -rf "$base/work"; mkdir "$base/work"; chmod 777 "$base/work"
  done
  # A way out of all of it is named and works.
  (cd "$base/work" && HOME=/nonexistent SELFCHECK_DATA_DIR="$base/work/d" "${as[@]}" "$base/selfcheck" new common --name here >"$work/out" 2>&1)
  if [ $? -eq 0 ] && ls "$base/work/d/assessments"/*.selfcheck.yaml >/dev/null 2>&1; then pass; else fail "homes: SELFCHECK_DATA_DIR does not help: $(head -2 "$work/out")"; fi
  rm -rf "$base"
}

# A screen in a real terminal: screen COMMAND starts it, shows TEXT SECONDS waits for a text, keys KEY... types.
screen() { tmux -L "faults-$$" -f /dev/null new-session -d -s s -x 100 -y 30 "$1"; }
keys() { tmux -L "faults-$$" send-keys -t s "$@"; }
shows() {
  local tries=$(($2 * 20))
  for _ in $(seq 1 "$tries"); do
    tmux -L "faults-$$" capture-pane -p -t s 2>/dev/null | grep -qF -- "$1" && return 0
    sleep 0.05
  done
  return 1
}
no_screen() { tmux -L "faults-$$" kill-server 2>/dev/null; }

# A disk that takes two seconds for each flush: the screen goes on at once, "saved" comes when it is true.
part_slow() {
  if ! have tmux || ! have strace; then skip "slow: tmux or strace is not here"; return; fi
  ready slow || return
  # Never opened before, so that the list of known files is written as well.
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
  # A setting is written down as well, and nobody waits for it.
  keys F5
  before=$(date +%s%N)
  if shows "다음 문항" 2 && [ $((($(date +%s%N) - before) / 1000000)) -lt 1500 ]; then pass; else fail "slow: a setting waits for the disk"; fi
  if shows "저장됨" 15; then pass; else fail "slow: never saved"; fi
  holds "slow: what was called saved" "$file" E01-01
  keys C-q
  for _ in $(seq 1 300); do tmux -L "faults-$$" has-session -t s 2>/dev/null || break; sleep 0.05; done
  no_screen
}

# The folder is renamed, and another put in its place, while the assessment is open.
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
  if shows "E-IO" 10 || shows "not there" 1; then pass; else fail "gone: a folder that went away is not told: $(tmux -L "faults-$$" capture-pane -p -t s | tail -4)"; fi
  mkdir "$folder"; rmdir "$folder"
  mv "$folder.away" "$folder"
  if shows "saved" 15; then pass; else fail "gone: does not go on when it is back"; fi
  keys C-q
  for _ in $(seq 1 100); do tmux -L "faults-$$" has-session -t s 2>/dev/null || break; sleep 0.05; done
  no_screen
  holds "gone: after all" "$file" E01-01 E01-02
}

# A file system in user space, as network folders are: told when it is opened, and changed there by somebody else without loss.
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
  # Somebody on another machine answers another question: to him no lock says anything.
  python3 - "$file" <<'END' 2>/dev/null || sed -i 's/^answers:$/answers:\n  E01-03:\n    value: na\n    reason: theirs/' "$file"
import sys
text = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[1], "w", encoding="utf-8").write(text.replace("answers:\n", "answers:\n  E01-03:\n    value: na\n    reason: theirs\n", 1))
END
  printf 'j E01-02\nna more\nq\n' >&7
  exec 7>&-
  wait "$pid"
  if grep -q FUSE "$work/out"; then pass; else fail "fuse: not told: $(head -3 "$work/out")"; fi
  holds "fuse: both sides" "$file" E01-01 E01-02 E01-03
  "$program" status "$there" >/dev/null 2>&1
  if [ "$(find "$work/fuse" -name '.*' -type f | wc -l)" -eq 0 ]; then pass; else fail "fuse: litter $(ls -A "$work/fuse")"; fi
  fusermount3 -u "$work/mounted" 2>/dev/null || umount "$work/mounted"
}

# Every file the program makes is new, private and no link; nothing is made outside the folder of its target.
part_flags() {
  if ! have strace; then skip "flags: strace is not here"; return; fi
  ready flags || return
  local wrong
  traced() {
    local name=$1; shift
    strace -qq -f -o "$work/trace" -e trace=open,openat,creat "$program" "$@" >/dev/null 2>&1
    wrong=$(grep -E 'O_CREAT|creat\(' "$work/trace" | grep -v 'ENOENT' | grep -vE 'O_NOFOLLOW.*0600' | head -2)
    if [ -z "$wrong" ]; then pass; else fail "flags: $name: $wrong"; fi
    wrong=$(grep 'O_CREAT' "$work/trace" | grep -v '\.lock"' | grep -v O_EXCL | head -2)
    if [ -z "$wrong" ]; then pass; else fail "flags: $name: may open what is there: $wrong"; fi
    if grep -q O_CREAT "$work/trace"; then pass; else fail "flags: $name: makes no file"; fi
  }
  traced answer answer "$file" E01-01 na --reason x
  traced new new common --file "$work/flags/b.selfcheck.yaml"
  traced report report "$file" -o "$work/flags/r.html"
  traced demo demo "$work/flags/demo"
  traced checklist checklist new mine -o "$work/flags/mine.yaml"
}

# The place where a debug build can be broken on purpose does not exist in a release build.
part_release() {
  ready release || return
  if SELFCHECK_REHEARSE_PANIC=start "$program" list >/dev/null 2>&1; then pass; else fail "release: breaks on request"; fi
  if grep -q SELFCHECK_REHEARSE_PANIC "$program"; then fail "release: knows the request"; else pass; fi
  if "$program" list | head -1 >/dev/null; then pass; fi
  local status
  bash -c 'set -o pipefail; "$1" checklist show generative-ai | head -1 >/dev/null' - "$program" 2>"$work/said"
  status=$?
  if [ $status -eq 0 ] && [ ! -s "$work/said" ]; then pass; else fail "release: a reader that went away: $status $(head -1 "$work/said")"; fi
}

# Each error at each call of each command, against files, message and exit code that are true.
part_inject() {
  local program="$PWD/target/release/selfcheck" counts
  if ! have strace || ! have python3; then skip "inject: strace or python3 is not here"; return; fi
  if [ ! -x "$program" ]; then skip "inject: target/release/selfcheck is not built"; return; fi
  python3 tests/faults/inject "$program" | tee "$work/inject"
  counts=$(tail -1 "$work/inject")
  passed=$((passed + $(sed 's/ passed.*//' <<<"$counts")))
  failed=$((failed + $(sed 's/.*passed, //; s/ failed//' <<<"$counts")))
}

parts=("$@")
[ ${#parts[@]} -eq 0 ] && parts=(kill error full readonly busy power program network clock limits locale homes slow gone fuse flags release)
for part in "${parts[@]}"; do
  before=$SECONDS
  "part_$part"
  printf '%-9s %s s\n' "$part" $((SECONDS - before))
done
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
