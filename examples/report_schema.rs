//! Writes the JSON Schema of `status --json` and `report --format json` to standard output. `docs/report-schema.json` holds it.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(selfcheck::report::schema().as_bytes())
}
