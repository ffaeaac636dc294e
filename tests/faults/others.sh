# Other people, other programs and planted files: shared folders, editors that write in place, names that are used already.

# A shared folder with the setgid bit: colleagues write while one has the file open, and a crash locks nobody out.
part_shared() {
  if ! is_root || ! have setpriv; then skip "shared: needs root and setpriv"; return; fi
  if [ ! -x "$program" ]; then skip "shared: $program is not built"; return; fi
  local base team pid
  base="$(mktemp -d /var/tmp/faults.XXXXXX)"; chmod 755 "$base"
  team="$base/team"
  mkdir "$team" "$base/alice" "$base/bob"
  chgrp 5555 "$team"; chmod 2775 "$team"
  chown 5001 "$base/alice"; chown 5002 "$base/bob"
  cp "$program" "$base/selfcheck"; chmod 755 "$base/selfcheck"
  as() { # as NAME ID COMMAND...
    local name=$1 id=$2; shift 2
    (cd "$team" && umask 002 && exec setpriv --reuid="$id" --regid=5555 --clear-groups \
      env -u SELFCHECK_DATA_DIR -u SELFCHECK_CONFIG_DIR -u SELFCHECK_STATE_DIR \
      HOME="$base/$name" USER="$name" SELFCHECK_LANG=en "$base/selfcheck" "$@")
  }
  as alice 5001 new common@2026.1 --name Team --file a.selfcheck.yaml >/dev/null
  chmod 664 "$team/a.selfcheck.yaml"
  if as bob 5002 answer a.selfcheck.yaml E01-01 yes >/dev/null 2>"$work/stderr"; then pass; else fail "shared: a colleague cannot write: $(head -1 "$work/stderr")"; fi
  mkfifo "$base/lines"; chown 5001 "$base/lines"
  as alice 5001 open a.selfcheck.yaml --plain <"$base/lines" >"$work/out" 2>&1 &
  exec 7>"$base/lines"
  for _ in $(seq 1 200); do [ -s "$work/out" ] && break; sleep 0.05; done
  if as bob 5002 answer a.selfcheck.yaml E01-02 yes >/dev/null 2>"$work/stderr"; then pass; else fail "shared: an open file locks a colleague out: $(head -2 "$work/stderr")"; fi
  pid=$(pgrep -u 5001 -f 'open a.selfcheck.yaml')
  kill -9 "$pid"
  exec 7>&-
  wait
  if as bob 5002 answer a.selfcheck.yaml E01-03 yes >/dev/null 2>"$work/stderr"; then pass; else fail "shared: a crash locks a colleague out: $(head -2 "$work/stderr")"; fi
  if as bob 5002 status a.selfcheck.yaml >/dev/null 2>"$work/stderr" && grep -q '^  E01-03:' "$team/a.selfcheck.yaml"; then pass; else fail "shared: the answer is lost: $(head -2 "$work/stderr")"; fi
  if [ "$(stat -c '%a %g' "$team/a.selfcheck.yaml")" = "664 5555" ]; then pass; else fail "shared: mode and group became $(stat -c '%a %g' "$team/a.selfcheck.yaml")"; fi
  if as alice 5001 answer a.selfcheck.yaml E01-04 yes >/dev/null 2>"$work/stderr"; then pass; else fail "shared: locked out after a colleague wrote: $(head -2 "$work/stderr")"; fi
  rm -rf "$base"
}

# notes FILE...: how many of the notes written by `noted` stand in any of the files.
notes() { cat "$@" 2>/dev/null | grep -o 'precious E0[0-9]-0[0-9]' | sort -u | wc -l; }

# noted: answers with a note each; their number is in $written.
noted() {
  local question
  written=0
  for question in E01-01 E01-03 E02-01 E02-02 E03-01; do
    "$program" answer "$file" "$question" na --reason "reason $question" --note "precious $question" >/dev/null 2>&1 && written=$((written + 1))
  done
}

# An editor that writes in place has written one half when a key is pressed: no answer is lost, whether the other half comes or not.
part_editor() {
  if ! have tmux; then skip "editor: tmux is not here"; return; fi
  local which half
  for which in late never; do
    ready "editor-$which" || return
    noted
    cp "$file" "$work/whole"
    # A prefix that ends with a line is YAML.
    half=$(grep -b 'E02-02:' "$work/whole" | head -1 | cut -d: -f1)
    screen "$program open $file"
    if ! shows "$written/239" 10; then fail "editor: does not open"; no_screen; return; fi
    keys F4
    shows "1-9" 10
    head -c "$half" "$work/whole" >"$file"
    keys 1
    sleep 0.7
    [ $which = late ] && tail -c +$((half + 1)) "$work/whole" >>"$file"
    sleep 1
    keys Right
    keys 2
    shows "saved" 10
    keys C-q
    for _ in $(seq 1 200); do tmux -L "faults-$$" has-session -t s 2>/dev/null || break; sleep 0.05; done
    no_screen
    if [ "$(notes "$file"*)" -eq "$written" ]; then pass; else fail "editor: the other half $which: $(notes "$file"*) of $written notes are left in $(ls -A "$work/editor-$which" | tr '\n' ' ')"; fi
    if [ $which = late ]; then
      if [ "$(notes "$file")" -eq "$written" ]; then pass; else fail "editor: the other half came, and $(notes "$file") of $written notes are in the file"; fi
    fi
  done
}

# The name under which a damaged file is kept is used already by an empty or another file: neither is lost.
part_aside() {
  local what name
  for what in empty other; do
    ready "aside-$what" || return
    noted
    sed -i 's/note: precious E03-01/note: "precious E03-01/' "$file"
    name="$file.damaged-$(sha256sum "$file" | cut -c1-8)"
    if [ $what = other ]; then echo "precious E09-09" >"$name"; else : >"$name"; fi
    printf 'j E01-02\nna mended\nq\n' | "$program" open "$file" --plain >"$work/out" 2>&1
    if [ "$(notes "$file"* | head -1)" -ge "$written" ] && cat "$file"* | grep -q 'precious E03-01'; then pass; else fail "aside: $what: $(notes "$file"*) of $written notes are left"; fi
    if [ $what = empty ] || grep -q 'precious E09-09' "$name"; then pass; else fail "aside: the file that had the name is gone"; fi
  done
}

# A file that appears between the check and the rename of `new` is not replaced.
part_appears() {
  if ! have strace; then skip "appears: strace is not here"; return; fi
  ready appears || return
  local path="$work/appears/new.selfcheck.yaml" pid status
  strace -qq -f -o "$work/trace" -e trace=rename,renameat,renameat2,link,linkat -e inject=rename,renameat,renameat2,link,linkat:delay_enter=1500000 \
    "$program" new common --name N --file "$path" >"$work/out" 2>"$work/stderr" &
  pid=$!
  for _ in $(seq 1 100); do ls -A "$work/appears" | grep -q '\.part$' && break; sleep 0.02; done
  echo "of a colleague" >"$path"
  wait "$pid"
  status=$?
  if grep -q "of a colleague" "$path"; then pass; else fail "appears: the file of a colleague is overwritten, exit $status"; fi
  if [ $status -eq 4 ] && [ -s "$work/stderr" ]; then pass; else fail "appears: exit $status: $(head -1 "$work/stderr")"; fi
  if ls -A "$work/appears" | grep -q '\.part$'; then fail "appears: litter"; else pass; fi
}

# Unfinished reports of killed runs are removed by the next report in that folder; what another program left stays.
part_unfinished() {
  if ! have strace; then skip "unfinished: strace is not here"; return; fi
  ready unfinished || return
  local folder="$work/unfinished"
  for _ in 1 2 3; do
    { strace -qq -f -o /dev/null -e trace=fsync -e inject=fsync:signal=KILL:when=1 "$program" report "$file" -o "$folder/r.html" >/dev/null; } 2>/dev/null
  done
  if ls -A "$folder" | grep -q '\.part$'; then pass; else fail "unfinished: nothing was killed in the middle"; fi
  : >"$folder/movie.part"
  if "$program" report "$file" -o "$folder/r.html" >/dev/null 2>"$work/stderr"; then pass; else fail "unfinished: $(head -1 "$work/stderr")"; fi
  if ls -A "$folder" | grep -q '^\.selfcheck-.*\.part$'; then fail "unfinished: reports are left: $(ls -A "$folder" | tr '\n' ' ')"; else pass; fi
  if [ -e "$folder/movie.part" ]; then pass; else fail "unfinished: a file of another program is removed"; fi
}
