# Odd or missing clock, limits, locale and home folders.

# The clock jumps and changes its zone: no answer is lost, answers keep the order of the checklist, every time has its offset.
part_clock() {
  ready clock || return
  local zone given=()
  one() { # one QUESTION COMMAND...
    local question=$1; shift
    if "$@" "$program" answer "$file" "$question" na --reason "at $question" >/dev/null 2>"$work/stderr"; then
      given+=("$question")
      holds "clock: $*" "$file" "${given[@]}"
    else
      fail "clock: $*: $(head -2 "$work/stderr")"
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
    # The clock goes back within one session: the later change wins.
    printf 'j E01-01\nna back\nj E01-01\nna forth\nq\n' | faketime -f '-3d' "$program" open "$file" --plain >/dev/null 2>&1
    if grep -q 'forth' "$file" && ! grep -q 'reason: back' "$file"; then pass; else fail "clock: the later change does not stand"; fi
    if grep -q 'answered_at: "2038-01-2' "$file"; then fail "clock: a changed answer keeps the old time"; else pass; fi
  else
    skip "clock: faketime is not here; only time zones were tried"
  fi
  if grep 'answered_at:' "$file" | grep -qvE '"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}"'; then fail "clock: a time without offset"; else pass; fi
  if grep -oE '^  E[0-9]+-[0-9]+:' "$file" | sort -c 2>/dev/null; then pass; else fail "clock: the order follows the clock"; fi
}

# Few open files and little memory: an error with its exit code, and no damaged file.
part_limits() {
  if ! have prlimit; then skip "limits: prlimit is not here"; return; fi
  ready limits || return
  local limit status
  "$program" answer "$file" E01-01 na --reason first >/dev/null
  for limit in 3 4 5 6 7 8 10 16; do
    prlimit --nofile=$limit "$program" answer "$file" E01-02 na --reason "files $limit" >/dev/null 2>"$work/stderr"
    status=$?
    case $status in
      0) if grep -q "files $limit" "$file"; then pass; else fail "limits: acknowledged under $limit files and not there"; fi ;;
      2 | 3 | 4) if [ -s "$work/stderr" ]; then pass; else fail "limits: $limit files: no message"; fi ;;
      127) pass ;; # The loader could not load the program.
      *) fail "limits: $limit files: ended with $status: $(head -2 "$work/stderr")" ;;
    esac
    holds "limits: $limit files" "$file" E01-01
  done
  for limit in 8 16 24 32 48 64 128; do
    # The outer redirection hides the messages of the shell about aborted processes.
    { prlimit --as=$((limit * 1024 * 1024)) timeout 20 "$program" answer "$file" E01-03 na --reason "memory $limit" >/dev/null 2>"$work/stderr"; } 2>/dev/null
    status=$?
    if [ $status -eq 0 ]; then
      if grep -q "memory $limit" "$file"; then pass; else fail "limits: acknowledged under $limit MiB and not there"; fi
    elif [ $status -eq 124 ]; then
      fail "limits: $limit MiB: hangs"
    elif [ "$limit" -ge 64 ]; then
      fail "limits: $limit MiB do not suffice: $status $(head -2 "$work/stderr")"
    fi
    holds "limits: $limit MiB" "$file" E01-01
  done
}

# Odd locales and file names that are not UTF-8.
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

# Home folders that are missing, read-only, of another user or not a folder.
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
      (cd "$base/work" && HOME="$home" XDG_CONFIG_HOME="" "${as[@]}" "$base/selfcheck" $line >"$work/out" 2>"$work/stderr")
      status=$?
      case $status in
        0 | 1) pass ;;
        4) if grep -qE 'hint:|error:' "$work/stderr"; then pass; else fail "homes: HOME='$home' $line: no message"; fi ;;
        *) fail "homes: HOME='$home' $line: ended with $status: $(head -2 "$work/stderr")" ;;
      esac
    done
    if [ -s "$base/work/a.selfcheck.yaml" ]; then pass; else fail "homes: HOME='$home': no file where one was named"; fi
    rm -rf "$base/work"; mkdir "$base/work"; chmod 777 "$base/work"
  done
  # SELFCHECK_DATA_DIR works without a home.
  (cd "$base/work" && HOME=/nonexistent SELFCHECK_DATA_DIR="$base/work/d" "${as[@]}" "$base/selfcheck" new common --name here >"$work/out" 2>&1)
  if [ $? -eq 0 ] && ls "$base/work/d/assessments"/*.selfcheck.yaml >/dev/null 2>&1; then pass; else fail "homes: SELFCHECK_DATA_DIR does not help: $(head -2 "$work/out")"; fi
  rm -rf "$base"
}
