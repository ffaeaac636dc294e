#!/usr/bin/env bash
# Fuzzes every loader for a bounded time, with a stable compiler: coverage is a matter of code generation flags, and the program forbids
# `unsafe`, so no sanitizer is needed to see a fault. With a nightly compiler `cargo +nightly fuzz run TARGET` adds one.
#
#   bash fuzz/run.sh [SECONDS] [TARGET...]      SECONDS for each target, 15 unless said; all targets unless named
#
# What a target finds is left in fuzz/artifacts/TARGET; new inputs in fuzz/corpus/TARGET. Both stay out of the repository: a fault that
# was found becomes a file in tests/fixtures/fuzz, which `cargo test` reads.
set -u
cd "$(dirname "$0")"

seconds=${1:-15}
[ $# -gt 0 ] && shift
all="checklist assessment registry settings template verify evidence plain history"
targets=${*:-$all}

if ! command -v c++ >/dev/null 2>&1; then
  printf 'skipped fuzz: no C++ compiler for libFuzzer\n0 passed, 0 failed, 1 skipped\n'
  exit 0
fi

# Only the program and the targets are counted, see count.sh; libraries come as the tests have built them.
export CARGO_TARGET_DIR="$PWD/../target" RUSTC_WRAPPER="$PWD/count.sh"
if ! cargo build --quiet --bins; then
  printf 'FAILED  fuzz: the targets cannot be built\n0 passed, 1 failed\n'
  exit 1
fi

bash seeds.sh || exit 1

passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"; rm -rf /dev/shm/selfcheck-fuzz-*' EXIT
for target in $targets; do
  mkdir -p "corpus/$target" "artifacts/$target"
  # One input may take ten seconds and half a gigabyte: what takes more hangs.
  if "$CARGO_TARGET_DIR/debug/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
    -verbosity=0 -artifact_prefix="artifacts/$target/" "corpus/$target" "seeds/$target" >"$log" 2>&1; then
    passed=$((passed + 1))
    printf '%-10s %s s, %s inputs\n' "$target" "$seconds" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$target"
    grep -a -E -A12 'panicked at|ERROR: libFuzzer|Test unit written' "$log" | cut -c1-400 | head -40
  fi
done
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
