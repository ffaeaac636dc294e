//! Renders CSV with one row per question. No cell can act as a formula in a spreadsheet; a byte-order mark identifies
//! UTF-8.

use super::table;
use crate::domain::answer_column::AnswerColumn;
use crate::domain::formula_guard::guard_formula;
use crate::report::input::Input;

const BOM: &str = "\u{feff}";

/// Number of first columns that identify a report.
const PREFIX_COLUMNS: usize = 9;

/// The beginning of every file.
pub(in crate::report) fn prefix() -> String {
    let names = AnswerColumn::ALL[..PREFIX_COLUMNS].iter().map(|(_, name)| *name);
    format!("{BOM}{},", names.collect::<Vec<_>>().join(","))
}

pub(super) fn render(input: &Input<'_>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::from(BOM));
    // Writing to memory cannot fail.
    let _ = writer.write_record(AnswerColumn::ALL.map(|(_, name)| name));
    for row in table::rows(input) {
        let _ = writer.write_record(row.iter().map(|cell| guard_formula(cell)));
    }
    writer.into_inner().unwrap_or_default()
}
