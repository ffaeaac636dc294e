//! Reads tables of answers that other programs wrote: one file per format behind one trait, each with limits on what it reads.

mod csv;
mod error;
mod heads;
mod json_lines;
mod limits;
mod table_format;
mod xlsx;

pub use error::ImportError;
pub use limits::LARGEST;

use self::table_format::TableFormat;
use crate::domain::answer_table::AnswerTable;

/// The first that fits reads; the last one fits every text.
const FORMATS: [&dyn TableFormat; 3] = [&xlsx::Xlsx, &json_lines::JsonLines, &csv::Csv];

/// Reads the table in a file.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<AnswerTable, ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLarge { what: "file" });
    }
    let format = FORMATS.iter().find(|format| format.fits(bytes));
    format.map_or(Err(ImportError::Unknown), |format| format.read(bytes, sheet))
}
