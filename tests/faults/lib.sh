# Counts results, makes assessments and drives terminals for the parts.

passed=0 failed=0 skipped=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); printf 'FAILED  %s\n' "$*"; }
skip() { skipped=$((skipped + 1)); printf 'skipped %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

program="${PROGRAM:-$PWD/target/release/selfcheck}"
work="$(mktemp -d)"
mounts=()
cleanup() {
  no_screen
  for each in "${mounts[@]}"; do umount -q "$each" 2>/dev/null || umount -q -l "$each" 2>/dev/null; done
  chattr -i "$work"/*/*.yaml 2>/dev/null
  rm -rf "$work"
}
trap cleanup EXIT

# ready PART: sets separate data folders and creates the assessment $file; fails where the program is not built.
ready() {
  file="$work/$1/a.selfcheck.yaml"
  if [ ! -x "$program" ]; then skip "$1: $program is not built"; return 1; fi
  export SELFCHECK_DATA_DIR="$work/data" SELFCHECK_CONFIG_DIR="$work/config" SELFCHECK_STATE_DIR="$work/state" SELFCHECK_LANG=en
  mkdir -p "$work/$1" "$work/config"
  # Nobody is asked who answers.
  echo 'author: ""' >"$work/config/settings.yaml"
  if ! "$program" new generative-ai@2026.1 --file "$file" --name fault >/dev/null 2>"$work/stderr"; then
    fail "$1: no assessment: $(head -1 "$work/stderr")"
    return 1
  fi
}

# holds NAME FILE QUESTION...: `status` reads the file without a message, and each question has an answer.
holds() {
  local name=$1 path=$2 question missing=""
  shift 2
  if ! "$program" status "$path" >/dev/null 2>"$work/stderr" && [ -s "$work/stderr" ]; then fail "$name: $(head -2 "$work/stderr")"; return; fi
  for question in "$@"; do grep -q "^  $question:" "$path" || missing="$missing $question"; done
  if [ -z "$missing" ]; then pass; else fail "$name: lost$missing"; fi
}

# Drives tmux: `screen COMMAND` starts it, `shows TEXT SECONDS` waits for a text, `keys KEY...` types.
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
