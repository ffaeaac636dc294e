#!/usr/bin/env bash
# Stands before the compiler: adds to the program and to the targets the counters by which libFuzzer sees where an input leads.
compiler=$1
shift
counted=no
for word in "$@"; do
  case $word in
  checklist | assessment | registry | settings | template | verify | evidence | plain | history | selfcheck | selfcheck_fuzz) [ "$before" = --crate-name ] && counted=yes ;;
  esac
  before=$word
done
[ "$counted" = no ] && exec "$compiler" "$@"
exec "$compiler" "$@" --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares
