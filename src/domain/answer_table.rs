//! A table of answers read from a file: rows of text under known columns.

use super::answer_column::AnswerColumn;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerTable {
    /// What each column is; `None` for one that is not known.
    pub columns: Vec<Option<AnswerColumn>>,
    /// Heads that are not known.
    pub unknown: Vec<String>,
    pub rows: Vec<TableRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// As the program that made the file numbers it, from 1.
    pub number: usize,
    /// In the order of the columns; a row may be shorter.
    pub cells: Vec<String>,
}

impl AnswerTable {
    /// The text of a row in a column; `None` where the cell is empty.
    pub fn cell<'a>(&self, row: &'a TableRow, column: AnswerColumn) -> Option<&'a str> {
        let at = self.columns.iter().position(|each| *each == Some(column))?;
        row.cells
            .get(at)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }
}
