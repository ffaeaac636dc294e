//! XLSX. The archive is unpacked once to measure it, and cells are read one by one, so that neither a ZIP bomb nor a cell in the last
//! row and column takes the memory.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _};

use super::error::ImportError;
use super::heads;
use super::limits;
use super::table_format::TableFormat;
use crate::domain::answer_table::{AnswerTable, TableRow};

pub(super) struct Xlsx;

type Book<'a> = calamine::Xlsx<Cursor<&'a [u8]>>;

impl TableFormat for Xlsx {
    fn fits(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// Without a name, the first sheet that has a column of ids and one of answers.
    fn read(&self, bytes: &[u8], sheet: Option<&str>) -> Result<AnswerTable, ImportError> {
        measure(bytes)?;
        let mut book: Book<'_> = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let sheets = book.sheet_names();
        let wanted: Vec<&String> = sheets
            .iter()
            .filter(|name| sheet.is_none_or(|sheet| sheet == name.as_str()))
            .collect();
        if let (Some(name), true) = (sheet, wanted.is_empty()) {
            let name = name.to_owned();
            return Err(ImportError::NoSheet { name, sheets });
        }
        let mut first = None;
        for name in wanted {
            match rows(&mut book, name).and_then(heads::table) {
                Err(error @ (ImportError::NoColumns { .. } | ImportError::Empty)) => {
                    first = first.or(Some(error));
                }
                read => return read,
            }
        }
        Err(first.unwrap_or(ImportError::Empty))
    }
}

fn broken(error: &dyn std::error::Error) -> ImportError {
    ImportError::Broken {
        line: None,
        detail: error.to_string(),
    }
}

/// Refuses an archive that unpacks to more than the limit, whatever sizes it states.
fn measure(bytes: &[u8]) -> Result<(), ImportError> {
    let too_large = || ImportError::TooLarge { what: "file" };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > limits::MEMBERS {
        return Err(too_large());
    }
    let mut left = limits::UNPACKED;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(|error| broken(&error))?;
        let size = io::copy(&mut member.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

fn rows(book: &mut Book<'_>, sheet: &str) -> Result<Vec<TableRow>, ImportError> {
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| broken(&error))?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        heads::check_size(rows.len(), column.saturating_add(1))?;
        let row = rows.entry(row).or_default();
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    let number = |row: u32| usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
    let rows = rows.into_iter().map(|(row, cells)| TableRow {
        number: number(row),
        cells,
    });
    Ok(rows.collect())
}

/// A cell as text: a whole number without `.0`, a day without its midnight.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                date
            } else {
                format!("{date} {hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
