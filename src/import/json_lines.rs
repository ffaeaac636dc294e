//! JSON Lines: one object a line, with the names of the columns as keys.

use serde_json::{Map, Value};

use super::error::ImportError;
use super::heads;
use super::table_format::TableFormat;
use crate::domain::answer_table::{AnswerTable, TableRow};

pub(super) struct JsonLines;

impl TableFormat for JsonLines {
    fn fits(&self, bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        bytes.trim_ascii_start().starts_with(b"{")
    }

    fn read(&self, bytes: &[u8], _sheet: Option<&str>) -> Result<AnswerTable, ImportError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
        let mut names: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
            if line.trim().is_empty() {
                continue;
            }
            let object: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| ImportError::Broken {
                    line: Some(number),
                    detail: error.to_string(),
                })?;
            let mut cells = vec![String::new(); names.len()];
            for (name, value) in object {
                let at = names.iter().position(|each| *each == name).unwrap_or(names.len());
                if at == names.len() {
                    heads::check_size(rows.len(), names.len() + 1)?;
                    names.push(name);
                    cells.push(String::new());
                }
                cells[at] = text_of(&value);
            }
            heads::check_size(rows.len(), names.len())?;
            rows.push(TableRow { number, cells });
        }
        rows.insert(
            0,
            TableRow {
                number: 0,
                cells: names,
            },
        );
        heads::table(rows)
    }
}

/// A value as the text of a cell; several options are separated by commas.
fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(text_of).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
