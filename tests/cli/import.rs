//! `selfcheck import`: what comes in from tables and another assessment, what is left, and that a bad row changes nothing.

use std::io::Write as _;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

fn english() -> World {
    begun("en_US.UTF-8")
}

/// Runs an import that must fail without touching the file.
#[track_caller]
fn refused(world: &World, words: &[&str], code: i32) -> String {
    let before = world.read(FILE);
    let output = world.run(words).bad(code);
    assert_eq!(world.read(FILE), before, "the file changed");
    output
}

/// Runs an import that leaves rows out, and gives what it lists.
#[track_caller]
fn with_rows_left(world: &World) -> String {
    let ran = world.run(&["import", FILE, "t.csv"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{}", ran.stdout);
    ran.stdout
}

/// The file without the moments of its answers, which differ between two runs.
fn without_moments(world: &World) -> String {
    let text = world.read(FILE);
    let lines = text.lines().filter(|line| !line.contains("answered_at"));
    lines.collect::<Vec<_>>().join("\n")
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "notes").unwrap();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

const ROUND: &[&[&str]] = &[
    &[
        "answer",
        FILE,
        "Q-01",
        "no",
        "--note",
        "=not a formula\nsecond, \"quoted\" line",
    ],
    &[
        "answer",
        FILE,
        "Q-02",
        "partial",
        "--due",
        "2026-12-31",
        "--owner",
        "김하나",
    ],
    &["answer", FILE, "Q-04", "4.5"],
    &["answer", FILE, "Q-06", "video,sound"],
    &["answer", FILE, "Q-03", "na", "--reason", "no tests here"],
];

#[test]
fn a_table_that_was_exported_and_edited_does_what_answer_does() {
    for (name, format) in [("t.csv", "csv"), ("t.xlsx", "xlsx")] {
        let answered = english();
        for words in ROUND {
            answered.run(words).good();
        }
        answered
            .run(&["report", FILE, "--format", format, "--lang", "ko", "-o", name])
            .good();
        let world = english();
        std::fs::copy(answered.dir().join(name), world.dir().join(name)).unwrap();
        let listed = world.run(&["import", FILE, name, "--dry-run"]).good();
        assert!(listed.contains("Q-02: Unanswered -> Partial"), "{listed}");
        assert!(!world.read(FILE).contains("Q-02"), "a dry run wrote");
        let listed = world.run(&["import", FILE, name]).good();
        assert!(listed.contains("Answers changed: 5;"), "{listed}");
        assert_eq!(without_moments(&world), without_moments(&answered), "{name}");
        let again = world.run(&["import", FILE, name]).good();
        assert!(again.contains("Answers changed: 0; kept 0"), "{again}");
    }
}

#[test]
fn what_spreadsheets_do_to_cells_is_understood() {
    let world = english();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = workbook(|sheet| {
        for (at, head) in ["문항 번호", "값", "기한", "", "메모"].into_iter().enumerate() {
            sheet.write_string(2, u16::try_from(at).unwrap(), head).unwrap();
        }
        sheet.write_string(3, 0, "Q-04").unwrap();
        sheet.write_number(3, 1, 5.0).unwrap();
        sheet
            .write_datetime_with_format(3, 2, ExcelDateTime::from_ymd(2026, 12, 31).unwrap(), &day)
            .unwrap();
        sheet.write_string(4, 0, "Q-01").unwrap();
        sheet.write_string(4, 1, "아니오").unwrap();
        sheet.write_number(4, 2, 46387.0).unwrap();
        sheet.write_string(4, 4, "첫 줄\r\n둘째 줄").unwrap();
    });
    world.write("t.xlsx", bytes);
    let ran = world.run(&["import", FILE, "t.xlsx"]).good();
    assert!(ran.contains("row 4, Q-04: Unanswered -> 5%"), "{ran}");
    let text = world.read(FILE);
    assert_eq!(text.matches("2026-12-31").count(), 2, "{text}");
    assert!(
        text.contains("둘째 줄") && text.contains("value: \"5\""),
        "{text}"
    );
    for (name, table) in [
        ("semicolon.csv", "\u{feff}id;answer;note\r\nQ-05;Edge;x\r\n".replace("Edge", "edge")),
        ("tab.csv", "id\tanswer\nQ-05\tedge\n".into()),
        ("lines.jsonl", "{\"id\": \"Q-05\", \"answer\": \"edge\"}\n\n{\"id\": \"Q-06\", \"answer\": [\"video\", \"sound\"]}\n".into()),
    ] {
        let world = english();
        world.write(name, &table);
        world.run(&["import", FILE, name]).good();
        assert!(world.read(FILE).contains("value: edge"), "{name}");
    }
}

#[test]
fn nothing_is_overwritten_unasked_and_empty_cells_change_nothing() {
    let world = english();
    world
        .run(&["answer", FILE, "Q-01", "yes", "--note", "mine"])
        .good();
    world.write("t.csv", "id,answer,note\nQ-01,no,theirs\nQ-03,fully,\nQ-02,,\n");
    let ran = with_rows_left(&world);
    assert!(
        ran.contains("Kept,") && ran.contains("row 2, Q-01: Yes -> No"),
        "{ran}"
    );
    let text = world.read(FILE);
    assert!(
        text.contains("note: mine") && text.contains("value: fully"),
        "{text}"
    );
    let ran = world.run(&["import", FILE, "t.csv", "--overwrite"]).good();
    assert!(ran.contains("Answers changed: 1;"), "{ran}");
    assert!(world.read(FILE).contains("note: theirs"));
}

#[test]
fn every_bad_row_is_listed_and_nothing_changes() {
    let world = english();
    let table = "id,answer,reason,due,stuff\nQ-1,yes,,,\nQ-01,yess,,,\nQ-03,na,,,\nQ-04,many,,,\nQ-05,edge,,soon,\nQ-06,\"video,nothing\",,,\nQ-07,us,,,\nQ-07,them,,,\n,yes,,,\n";
    world.write("t.csv", table);
    let said = refused(&world, &["import", FILE, "t.csv"], 3);
    for wanted in [
        "columns that are not known were not read: stuff",
        "row 2, Q-1: this checklist has no such question. Did you mean Q-",
        "row 3, Q-01: invalid value 'yess'. Did you mean yes?",
        "row 4, Q-03: 'not applicable' needs a reason",
        "row 5, Q-04: 'many' is not a number",
        "row 6, Q-05: 'soon' is not a date",
        "row 7, Q-06: 'nothing' cannot be combined",
        "row 9, Q-07: the question stands in row 8 too",
        "row 10, : no id",
        "8 rows cannot be taken",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    refused(&world, &["import", FILE, "t.csv", "--dry-run"], 3);
}

#[test]
fn answers_to_questions_that_are_not_asked_are_left() {
    let world = english();
    world.run(&["set", FILE, "faces=no", "reason.faces=none"]).good();
    world.write("t.csv", "id,answer\nQ-08,yes\n");
    let ran = with_rows_left(&world);
    assert!(ran.contains("Not taken") && ran.contains("Q-08"), "{ran}");
}

#[test]
fn another_assessment_comes_in_to_be_confirmed() {
    let other = english();
    other
        .run(&["answer", FILE, "Q-01", "yes", "--note", "theirs"])
        .good();
    let world = english();
    world.write("b.selfcheck.yaml", other.read(FILE));
    world.run(&["import", FILE, "b.selfcheck.yaml"]).good();
    let text = world.read(FILE);
    assert!(text.contains("taken_over: b.selfcheck.yaml"), "{text}");
    let status = world.run(&["status", FILE]).good();
    assert!(status.contains("taken over 1"), "{status}");
}

#[test]
fn hostile_tables_are_refused_in_words() {
    let world = english();
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..200 {
        bomb.write_all(&zeros).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    let far = workbook(|sheet| {
        sheet.write_string(0, 0, "id").unwrap();
        sheet.write_string(0, 1, "answer").unwrap();
        sheet.write_string(1_048_575, 16_383, "far").unwrap();
    });
    let many = "id,answer\n".to_owned() + &"Q-01,yes\n".repeat(60_000);
    let cp949 = [&b"id,answer\nQ-01,"[..], &[0xbf, 0xb9], b"\n"].concat();
    for (name, bytes, wanted) in [
        ("bomb.xlsx", bomb, "too large once unpacked"),
        ("far.xlsx", far, "more than 100 columns"),
        ("cut.xlsx", b"PK\x03\x04rest".to_vec(), "cannot be read"),
        ("many.csv", many.into_bytes(), "more than 50000 rows"),
        ("cp949.csv", cp949, "not UTF-8"),
        ("nul.csv", b"id,answer\0".to_vec(), "neither CSV"),
        ("empty.csv", Vec::new(), "empty"),
        ("other.csv", b"name,price\na,1\n".to_vec(), "found: name, price"),
        (
            "bad.jsonl",
            b"{\"id\": \"Q-01\"}\n{oops\n".to_vec(),
            "line 2 cannot be read",
        ),
    ] {
        world.write(name, bytes);
        let said = refused(&world, &["import", FILE, name], 3);
        assert!(said.contains(wanted), "{name}: {said}");
        assert!(!said.contains('\u{1b}'), "{name}");
    }
    let said = refused(&world, &["import", FILE, "far.xlsx", "--sheet", "None"], 3);
    assert!(said.contains("the sheets are: Sheet1, Sheet2"), "{said}");
}
