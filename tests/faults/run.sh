#!/usr/bin/env bash
# Injects faults of the machine on real file systems. What needs root or a tool that is missing is skipped with a line that says so.
# The tests of saving that run with `cargo test` are in tests/storage/durability.rs.
#
#   bash tests/faults/run.sh [NAME...]      all parts, or those named
#   PROGRAM=PATH bash tests/faults/run.sh   with another build than target/release/selfcheck
set -u
cd "$(dirname "$0")/../.."

parts=("$@")
[ ${#parts[@]} -eq 0 ] && parts=(kill error full readonly busy power program inject network clock limits locale homes
  slow gone fuse shared editor aside appears unfinished flags release paths)

for source in lib saving program environment sessions others; do
  # shellcheck source=/dev/null
  . "tests/faults/$source.sh"
done

for part in "${parts[@]}"; do
  before=$SECONDS good=$passed
  "part_$part"
  printf '%-10s %5s checks passed, %s s\n' "$part" $((passed - good)) $((SECONDS - before))
done
[ "$skipped" -eq 0 ] || printf '%s skipped\n' "$skipped"
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
