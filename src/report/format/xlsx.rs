//! Renders a workbook: a summary, and the table of answers with typed cells. Texts are written as texts, so that none is a formula;
//! the only time in it is that of the report.

mod sheets;

use std::io::{Cursor, Read as _};

use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::report::input::Input;

/// Author and last editor in the properties. A spreadsheet program that saves the file puts its own user as last editor, so that edited
/// answers are not taken for a report that may be replaced.
const AUTHOR: &str = "selfcheck";

/// Most bytes of the properties that are read.
const MOST_PROPERTIES: u64 = 16 * 1024;

pub(super) fn render(input: &Input<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(input)?);
    sheets::summary(workbook.add_worksheet(), input)?;
    sheets::answers(workbook.add_worksheet(), input)?;
    workbook.save_to_buffer()
}

fn properties(input: &Input<'_>) -> Result<DocProperties, XlsxError> {
    let made_at = input.made_at.parse::<Timestamp>().unwrap_or_default();
    let made_at = ExcelDateTime::from_timestamp(made_at.as_second())?;
    Ok(DocProperties::new()
        .set_author(AUTHOR)
        .set_creation_datetime(&made_at))
}

/// Whether a file is a workbook as it was rendered here, not edited since.
pub(in crate::report) fn is_workbook(bytes: &[u8]) -> bool {
    let properties = zip::ZipArchive::new(Cursor::new(bytes))
        .ok()
        .and_then(|mut archive| {
            let member = archive.by_name("docProps/core.xml").ok()?;
            let mut text = String::new();
            member.take(MOST_PROPERTIES).read_to_string(&mut text).ok()?;
            Some(text)
        });
    properties.is_some_and(|text| {
        let between = |start: &str, end: &str| {
            let (_, rest) = text.split_once(start)?;
            rest.split_once(end).map(|(inner, _)| inner)
        };
        let (created, modified) = (
            between("<dcterms:created xsi:type=\"dcterms:W3CDTF\">", "<"),
            between("<dcterms:modified xsi:type=\"dcterms:W3CDTF\">", "<"),
        );
        between("<dc:creator>", "<") == Some(AUTHOR)
            && between("<cp:lastModifiedBy>", "<") == Some(AUTHOR)
            && created.is_some()
            && created == modified
    })
}
