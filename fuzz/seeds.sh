#!/usr/bin/env bash
# Makes the seeds of every target anew from what the project ships and tests with, and from every fault that was found.
set -eu
cd "$(dirname "$0")"
root=..

seeds() { # seeds TARGET FILE...: copies files that fit under the limit of the fuzzer
  local target=$1 file
  shift
  rm -rf "seeds/$target"
  mkdir -p "seeds/$target"
  for file in "$@" "$root/tests/fixtures/fuzz/$target"/*; do
    [ -f "$file" ] || continue
    head -c 16384 "$file" >"seeds/$target/$(basename "$(dirname "$file")")-$(basename "$file")"
  done
}

seeds checklist small.yaml "$root"/tests/fixtures/checklists/*.yaml "$root"/tests/fixtures/checklists/bases/*.yaml "$root"/examples/*.yaml "$root"/checklists/common.yaml
seeds assessment "$root"/tests/fixtures/assessments/*.yaml
seeds registry "$root"/checklists/references.yaml
seeds settings
seeds template "$root"/report-templates/*.html
seeds verify
seeds evidence
seeds plain
seeds history

head -c 4000 "$root/checklists/references.yaml" >seeds/registry/head
head -c 4000 "$root/examples/cctv-security/gate-watch.selfcheck.yaml" >seeds/assessment/head
printf 'language: ko\nauthor: 품질책임자\nglyphs: ascii\ncolours: never\nmouse: off\nambiguous_width: wide\nfolders:\n  assessments: /tmp/a\n' >seeds/settings/all
printf '# mine\nlanguage: en # because\n' >seeds/settings/comment
printf '{%% for q in findings %%}{{ q.id }}{%% endfor %%}{{ subject.name | lines }}' >seeds/template/loop
printf '{%% include "builtin/cover.html" %%}{%% set x = 1 %%}{{ x + 2 }}' >seeds/template/include
printf 'evidence/a.pdf' >seeds/evidence/plain
printf '../../etc/passwd' >seeds/evidence/up
printf 'C:\\x\\..\\y' >seeds/evidence/drive
printf 'a/\xff\x00.pdf' >seeds/evidence/bytes
printf '\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab.pdf' >seeds/evidence/apart
printf 'yes\npartial\nn\nfirst line\n\xeb\x91\x98\xec\xa7\xb8 \xec\xa4\x84\n.\nj A-2\nlargely\nj B-1\n4.5\nedge\n1,2\nno\nq\n' >seeds/plain/walk
printf 'help\nlist\nreview\nresult\nguide\nfind done\nfilter open\nundo\nredo\nevidence a.pdf\nevidence https://example.com\nowner x\ndue 2027-01-15\nreport\nhome\nlang ko\nquit\n' >seeds/plain/commands
printf '\xe3\x85\x87\n\xec\x98\x88\n\xeb\x8b\xa4\xec\x9d\x8c\n\xeb\xa9\x94\xeb\xaa\xa8\n.\n\xed\x95\xb4\xeb\x8b\xb9 \xec\x97\x86\xec\x9d\x8c\n\x1b[2J\n' >seeds/plain/korean
printf 'steps:\n  - at: "2026-11-24T10:00:00+09:00"\n    by: kim\n    question: A-1\n    before: { value: "no" }\n    after: { value: "yes", note: x }\n' >seeds/history/one
