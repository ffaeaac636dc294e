//! Finds the heads of a table: the names of the columns in files, or their heads in either language.

use super::error::ImportError;
use super::limits;
use crate::domain::answer_column::AnswerColumn;
use crate::domain::answer_table::{AnswerTable, TableRow};
use crate::domain::clean::{clean_line, nfc};
use crate::domain::lang::Lang;
use crate::words::answer_column;

/// Rows in which the heads are looked for; a title may stand above them.
const SEARCHED: usize = 20;

/// The column with a head.
pub(super) fn column(head: &str) -> Option<AnswerColumn> {
    let head = nfc(head.trim().trim_start_matches('\u{feff}')).to_lowercase();
    match head.as_str() {
        "value" | "값" => return Some(AnswerColumn::Value),
        "question_id" | "문항 id" | "문항 번호" => return Some(AnswerColumn::Id),
        _ => {}
    }
    let is_it = |(column, name): &(AnswerColumn, &str)| {
        let word = answer_column::head(*column);
        *name == head
            || Lang::ALL
                .iter()
                .any(|lang| word.get(*lang).to_lowercase() == head)
    };
    AnswerColumn::ALL
        .iter()
        .find(|each| is_it(each))
        .map(|(column, _)| *column)
}

/// How many cells are heads.
pub(super) fn known<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| column(cell).is_some()).count()
}

/// The table below the first row that has a column of ids and one of answers.
pub(super) fn table(rows: Vec<TableRow>) -> Result<AnswerTable, ImportError> {
    let has_heads = |row: &TableRow| {
        let columns: Vec<_> = row.cells.iter().filter_map(|cell| column(cell)).collect();
        columns.contains(&AnswerColumn::Id) && columns.iter().any(|each| *each != AnswerColumn::Id)
    };
    let Some(at) = rows.iter().take(SEARCHED).position(has_heads) else {
        let first = rows.into_iter().next().ok_or(ImportError::Empty)?;
        let found = first.cells.iter().map(|cell| clean_line(cell)).collect();
        return Err(ImportError::NoColumns { found });
    };
    let mut rows = rows.into_iter().skip(at);
    let heads = rows.next().unwrap_or_default().cells;
    check_size(rows.len(), heads.len())?;
    let columns: Vec<Option<AnswerColumn>> = heads.iter().map(|head| column(head)).collect();
    let unknown = heads
        .iter()
        .zip(&columns)
        .filter(|(head, column)| column.is_none() && !head.trim().is_empty());
    Ok(AnswerTable {
        unknown: unknown.map(|(head, _)| clean_line(head)).collect(),
        columns,
        rows: rows.collect(),
    })
}

/// Checks the size of a table before a row is added.
pub(super) fn check_size(rows: usize, columns: usize) -> Result<(), ImportError> {
    if rows > limits::ROWS {
        return Err(ImportError::TooLarge { what: "rows" });
    }
    if columns > limits::COLUMNS {
        return Err(ImportError::TooLarge { what: "columns" });
    }
    Ok(())
}
