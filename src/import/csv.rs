//! CSV: comma, semicolon or tab, with or without a byte-order mark.

use super::error::ImportError;
use super::heads;
use super::table_format::TableFormat;
use crate::domain::answer_table::{AnswerTable, TableRow};
use crate::domain::formula_guard::unguard_formula;

pub(super) struct Csv;

impl TableFormat for Csv {
    fn fits(&self, _bytes: &[u8]) -> bool {
        true
    }

    fn read(&self, bytes: &[u8], _sheet: Option<&str>) -> Result<AnswerTable, ImportError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
        if text.contains('\0') {
            return Err(ImportError::Unknown);
        }
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for (record, number) in reader.records().zip(1..) {
            let record = record.map_err(|error| ImportError::Broken {
                line: error.position().and_then(|at| usize::try_from(at.line()).ok()),
                detail: error.to_string(),
            })?;
            heads::check_size(rows.len(), record.len())?;
            let cells = record
                .iter()
                .map(|cell| unguard_formula(cell).to_owned())
                .collect();
            rows.push(TableRow { number, cells });
        }
        heads::table(rows)
    }
}

/// The separator that makes the most heads of the first lines.
fn delimiter(text: &str) -> u8 {
    let known = |separator: u8| {
        let lines = text.lines().take(20);
        let heads = |line: &str| {
            heads::known(
                line.split(char::from(separator))
                    .map(|cell| cell.trim_matches('"')),
            )
        };
        lines.map(heads).max().unwrap_or_default()
    };
    // The last of equals wins.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|each| known(*each))
        .unwrap_or(b',')
}
