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
  before=$SECONDS
  "part_$part"
  printf '%-10s %s s\n' "$part" $((SECONDS - before))
done
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
