//! The workbook: what a spreadsheet reads in it.

use std::io::Cursor;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
use selfcheck::domain::answer_column::AnswerColumn;
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::report::is_report;

use super::{Work, shipped, small};

fn sheets(bytes: &[u8]) -> (Range<Data>, Range<Data>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names.len(), 2, "{names:?}");
    for name in &names {
        let formulas = book.worksheet_formula(name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name} has formulas");
    }
    let mut sheet = |at: usize| book.worksheet_range(&names[at]).expect("a sheet");
    (sheet(0), sheet(1))
}

fn column(column: AnswerColumn) -> u32 {
    let found = AnswerColumn::ALL.iter().position(|(each, _)| *each == column);
    u32::try_from(found.expect("a column")).expect("few columns")
}

#[test]
fn a_workbook_has_the_rows_of_the_csv_with_typed_cells() {
    let mut work = Work::full(shipped("generative-ai"));
    let first = work.checklist.questions[0].id.clone();
    let risky = "=HYPERLINK(\"x\")\nsecond _x000D_ line";
    work.run.answers.get_mut(&first).expect("an answer").note = risky.into();
    let (_, table) = sheets(&work.bytes(Format::Xlsx, Lang::En));
    let csv = String::from_utf8(work.bytes(Format::Csv, Lang::En)).expect("text");
    let mut csv = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(table.height(), work.checklist.questions.len() + 1);
    let mut numbers = 0;
    for (row, record) in (1..).zip(csv.records()) {
        let record = record.expect("a row");
        for ((at, (column, name)), text) in (0..).zip(AnswerColumn::ALL).zip(record.iter()) {
            let text = selfcheck::domain::formula_guard::unguard_formula(text);
            let cell = table.get_value((row, at)).unwrap_or(&Data::Empty);
            let place = format!("{name} in row {row}: {cell:?} {text:?}");
            match (column, cell) {
                (
                    AnswerColumn::Due | AnswerColumn::AppliesFrom | AnswerColumn::AppliesUntil,
                    Data::DateTime(day),
                ) => {
                    let (year, month, day, ..) = day.to_ymd_hms_milli();
                    assert_eq!(format!("{year}-{month:02}-{day:02}"), text, "{place}");
                }
                (AnswerColumn::Credit | AnswerColumn::Value, Data::Float(number)) => {
                    numbers += 1;
                    assert!(text == number.to_string() || text.contains('/'), "{place}");
                }
                (_, Data::Empty) => assert_eq!(text, "", "{place}"),
                (_, cell) => assert_eq!(cell.get_string(), Some(text), "{place}"),
            }
        }
    }
    assert!(numbers > work.checklist.questions.len() / 2, "{numbers} numbers");
}

#[test]
fn heads_and_summary_are_in_the_language_of_the_report() {
    let work = Work::full(small());
    let (summary, table) = sheets(&work.bytes(Format::Xlsx, Lang::Ko));
    let head = |at: AnswerColumn| table.get_value((0, column(at))).and_then(Data::get_string);
    assert_eq!(head(AnswerColumn::Value), Some("답변"));
    assert_eq!(head(AnswerColumn::Due), Some("기한"));
    let texts: Vec<&str> = summary
        .used_cells()
        .filter_map(|(_, _, cell)| cell.get_string())
        .collect();
    for wanted in ["인증서가 아닙니다", "판정", "이유", "자체 점검 점수", "문항 집계"] {
        assert!(
            texts.iter().any(|text| text.contains(wanted)),
            "{wanted}: {texts:?}"
        );
    }
    let numbers = summary
        .used_cells()
        .filter(|(_, _, cell)| cell.is_float())
        .count();
    assert!(numbers > 10, "scores and counts are numbers");
}

#[test]
fn numbers_that_a_spreadsheet_would_change_stay_text() {
    let mut work = Work::full(shipped("generative-ai"));
    let question = work
        .checklist
        .questions
        .iter()
        .find(|each| matches!(each.kind, Kind::Number));
    let id = question.expect("a number").id.clone();
    let row = u32::try_from(work.checklist.position(id.as_str()).expect("a question")).expect("few") + 1;
    for (given, is_number) in [
        ("4.50", true),
        ("0.1", true),
        ("-3", true),
        ("1234567890.12345678901234", false),
    ] {
        work.run.answers.get_mut(&id).expect("an answer").value = Some(Value::Number(given.into()));
        let (_, table) = sheets(&work.bytes(Format::Xlsx, Lang::En));
        let cell = table
            .get_value((row, column(AnswerColumn::Value)))
            .expect("a cell");
        assert_eq!(cell.is_float(), is_number, "{given}: {cell:?}");
    }
}

#[test]
fn the_same_answers_give_the_same_bytes_and_an_edited_workbook_is_no_report() {
    let work = Work::full(small());
    let bytes = work.bytes(Format::Xlsx, Lang::En);
    assert_eq!(bytes, work.bytes(Format::Xlsx, Lang::En));
    assert!(is_report(&bytes));
    assert!(!is_report(&bytes[..bytes.len() - 30]), "cut off");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "mine").expect("a cell");
    let foreign = book.save_to_buffer().expect("a workbook");
    assert!(!is_report(&foreign));
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_mark() {
    let mut work = Work::full(small());
    work.run.answers.get_mut("A-1").expect("an answer").note = "가".repeat(40_000);
    let (_, table) = sheets(&work.bytes(Format::Xlsx, Lang::Ko));
    let note = table
        .get_value((1, column(AnswerColumn::Note)))
        .and_then(Data::get_string);
    assert!(note.expect("a note").ends_with("[…]"));
}
