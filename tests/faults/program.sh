# Faults of single commands: kills and errors at system calls, no network, flags of new files, the release build.

# Kills `answer` at every system call that writes.
part_program() {
  local file="$work/program/a.selfcheck.yaml" question call n status
  if ! have strace; then skip "program: strace is not here"; return; fi
  if [ ! -x "$program" ] || ! "$program" answer --help >/dev/null 2>&1; then skip "program: $program is not built"; return; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state"
  mkdir -p "$work/program"
  if ! "$program" new cctv-security@2026.1 --file "$file" --name fault >/dev/null 2>&1; then skip "program: 'new' does not work yet"; return; fi
  question=$("$program" checklist show cctv-security@2026.1 --resolved 2>/dev/null | sed -n 's/^ *- id: \([A-Z][A-Za-z0-9]*-[0-9][0-9]*\)$/\1/p' | head -1)
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

# Runs from `demo` to `verify` without a network; no command may open an internet socket.
part_network() {
  local folder="$work/network" trace
  if ! have strace; then skip "network: strace is not here"; return; fi
  if [ ! -x "$program" ]; then skip "network: $program is not built"; return; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state"
  local -a alone=()
  if is_root && have unshare && unshare -n true 2>/dev/null; then alone=(unshare -n); else skip "network: cannot be taken away without root; only traced"; fi
  mkdir -p "$folder"
  local file="$folder/a.selfcheck.yaml"
  network() {
    local name=$1; shift
    trace="$folder/$name.trace"
    if ! "${alone[@]}" strace -qq -f -o "$trace" -e trace=socket,connect,sendto,bind "$program" "$@" >/dev/null 2>"$folder/stderr"; then
      fail "network: $name: $(head -1 "$folder/stderr")"; return
    fi
    if grep -qE 'AF_INET|AF_INET6|AF_PACKET|sin_port' "$trace"; then fail "network: $name reached for it"; else pass; fi
  }
  network demo demo "$folder/demo"
  network new new generative-ai@2026.1 --file "$file" --name alone
  network answer answer "$file" E01-01 yes --evidence https://example.com/evidence
  network status status "$file"
  network report report "$file" -o "$folder/report.html"
  network verify verify "$folder/report.html"
  network validate checklist validate "$PWD/checklists"
}

# Every new file is opened with O_EXCL and O_NOFOLLOW, and with mode 0600.
part_flags() {
  if ! have strace; then skip "flags: strace is not here"; return; fi
  ready flags || return
  local wrong
  traced() {
    local name=$1 mode=0600; shift
    # Reports follow the umask.
    case $name in report | demo) mode=0666\|O_NOFOLLOW.*0600 ;; esac
    strace -qq -f -o "$work/trace" -e trace=open,openat,creat "$program" "$@" >/dev/null 2>&1
    wrong=$(grep -E 'O_CREAT|creat\(' "$work/trace" | grep -v 'ENOENT' | grep -vE "O_NOFOLLOW.*$mode" | head -2)
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

# The switch that makes a debug build panic is absent from a release build.
part_release() {
  ready release || return
  if SELFCHECK_REHEARSE_PANIC=start "$program" list >/dev/null 2>&1; then pass; else fail "release: breaks on request"; fi
  if grep -q SELFCHECK_REHEARSE_PANIC "$program"; then fail "release: knows the request"; else pass; fi
  if "$program" list | head -1 >/dev/null; then pass; fi
  local status
  bash -c 'set -o pipefail; "$1" checklist show generative-ai | head -1 >/dev/null' - "$program" 2>"$work/stderr"
  status=$?
  if [ $status -eq 0 ] && [ ! -s "$work/stderr" ]; then pass; else fail "release: a reader that went away: $status $(head -1 "$work/stderr")"; fi
}

# Injects each error into each system call of each command and checks files, message and exit code.
part_inject() {
  local counts
  if ! have strace || ! have python3; then skip "inject: strace or python3 is not here"; return; fi
  if [ ! -x "$program" ]; then skip "inject: $program is not built"; return; fi
  python3 -B tests/faults/inject "$program" | tee "$work/inject" | grep --line-buffered -vE '^[0-9]+ passed, [0-9]+ failed$'
  counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$work/inject")
  if [ -z "$counts" ]; then fail "inject: did not finish"; return; fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
}


# The program contains no path of the build machine; panics name /selfcheck and /cargo.
part_paths() {
  if [ ! -x "$program" ]; then skip "paths: $program is not built"; return; fi
  local found
  found=$(grep -aoF -e "$HOME/" -e "${CARGO_HOME:-$HOME/.cargo}/" -e "$PWD/" "$program" | sort | uniq -c | head -3)
  if [ -z "$found" ]; then pass; else fail "paths: not built by .ci/release? $found"; fi
}
