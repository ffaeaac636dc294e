#!/usr/bin/env bash
# The report in Debian's Chromium. Renders the reports that the integration tests make, then looks at them.
set -euo pipefail
cd "$(dirname "$0")"
pages="$(mktemp -d)"
trap 'rm -rf "$pages"' EXIT
[ -d node_modules ] || npm ci --no-audit --no-fund >/dev/null
(cd ../.. && SELFCHECK_TEST_PAGES="$pages" cargo test --locked --quiet --test suite report::pages >/dev/null)
node report.test.mjs "$pages"
