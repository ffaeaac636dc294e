//! The two sheets of the workbook.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, FormatAlign, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::super::table;
use crate::domain::answer_column::AnswerColumn;
use crate::domain::long_cell;
use crate::domain::ratio::Ratio;
use crate::report::input::Input;
use crate::report::model::links::Links;
use crate::report::model::{Model, TemplateStamp};
use crate::words::{Message, answer_column, report as words, report_page as page_words};

/// Widths of columns, in digits of the normal font; a Korean letter takes two.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// Room for the arrow of the filter.
const ARROW: usize = 3;
/// The widths of the summary's two columns.
const LABEL_WIDTH: f64 = 34.0;
const TEXT_WIDTH: f64 = 90.0;

const A4: u8 = 9;

pub(super) fn answers(sheet: &mut Worksheet, input: &Input<'_>) -> Result<(), XlsxError> {
    let heads = AnswerColumn::ALL.map(|(column, _)| answer_column::head(column).get(input.lang));
    let mut widths = heads.map(|head| head.width() + ARROW);
    sheet.set_name(words::ANSWER_SHEET.get(input.lang))?;
    let head_look = head_look();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &head_look)?;
    }
    let looks = Looks::new();
    let mut last = 0;
    for ((row, question), cells) in (1..).zip(&input.checklist.questions).zip(table::rows(input)) {
        let is_number = question.kind.name() == "number";
        for (((at, (column, _)), text), width) in (0..).zip(AnswerColumn::ALL).zip(cells).zip(&mut widths) {
            let longest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
            *width = (*width).max(longest + 1);
            looks.write(sheet, (row, at), column, &text, is_number)?;
        }
        last = row;
    }
    let mut last_column = 0;
    for (column, width) in (0..).zip(widths) {
        #[expect(clippy::cast_precision_loss, reason = "at most sixty")]
        sheet.set_column_width(column, width.clamp(NARROWEST, WIDEST) as f64)?;
        last_column = column;
    }
    sheet.autofilter(0, 0, last, last_column)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_paper_size(A4).set_landscape();
    Ok(())
}

fn head_look() -> Look {
    Look::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

/// How cells look, by what they hold. Texts have the text format, so that what is typed over one stays as typed.
struct Looks {
    text: Look,
    number: Look,
    day: Look,
}

impl Looks {
    fn new() -> Self {
        let top = || Look::new().set_align(FormatAlign::Top);
        Self {
            text: top().set_num_format("@").set_text_wrap(),
            number: top(),
            day: top().set_num_format("yyyy-mm-dd"),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        column: AnswerColumn,
        text: &str,
        is_number: bool,
    ) -> Result<(), XlsxError> {
        let number = match column {
            AnswerColumn::Credit => credit(text),
            AnswerColumn::Value if is_number => exact(text),
            _ => None,
        };
        if let Some(number) = number {
            sheet.write_number_with_format(row, at, number, &self.number)?;
        } else if let Some(day) = day(column, text) {
            sheet.write_datetime_with_format(row, at, &day, &self.day)?;
        } else if is_day(column) {
            sheet.write_blank(row, at, &self.day)?;
        } else if text.is_empty() {
            sheet.write_blank(row, at, &self.text)?;
        } else {
            sheet.write_string_with_format(row, at, &*long_cell::cut(text), &self.text)?;
        }
        Ok(())
    }
}

/// A share such as `2/3` as a number.
fn credit(text: &str) -> Option<f64> {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    Some(top.parse::<f64>().ok()? / bottom.parse::<f64>().ok()?)
}

/// A number that a spreadsheet keeps as it is; any other stays text.
fn exact(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let kept: Ratio = number.to_string().parse().ok()?;
    (text.parse().ok() == Some(kept)).then_some(number)
}

const fn is_day(column: AnswerColumn) -> bool {
    matches!(
        column,
        AnswerColumn::Due | AnswerColumn::AppliesFrom | AnswerColumn::AppliesUntil
    )
}

fn day(column: AnswerColumn, text: &str) -> Option<ExcelDateTime> {
    is_day(column).then(|| ExcelDateTime::parse_from_str(text).ok())?
}

pub(super) fn summary(sheet: &mut Worksheet, input: &Input<'_>) -> Result<(), XlsxError> {
    sheet.set_name(words::PART_SUMMARY.get(input.lang))?;
    sheet.set_column_width(0, LABEL_WIDTH)?;
    sheet.set_column_width(1, TEXT_WIDTH)?;
    sheet.set_paper_size(A4).set_landscape();
    let links = Links::of(input);
    let model = Model::of(input, &links, TemplateStamp::default());
    let mut lines = Lines { sheet, input, row: 0 };
    let name = model.subject.get("name").map_or("", String::as_str);
    let name = if name.is_empty() {
        words::UNNAMED.get(input.lang).to_owned()
    } else {
        format!("“{name}”")
    };
    lines.title(&format!("{}: {name}", words::TITLE.get(input.lang)))?;
    lines.note(words::NOT_A_CERTIFICATE)?;
    let checklist = &model.checklist;
    let edition = format!(
        "{} ({} {}, {}). {}",
        checklist.title.text, checklist.id, checklist.version, checklist.digest_short, checklist.origin_text
    );
    lines.text(words::CHECKLIST, &edition)?;
    lines.text(
        words::MADE_AT,
        &format!("{}, {}", model.made_at_minute, model.status),
    )?;
    lines.text(page_words::ANSWERS_DIGEST, &model.answers_digest)?;
    lines.text(page_words::APPROVAL_STATE, model.approval.label)?;
    lines.text(
        words::VERDICT,
        &format!("{} {}", model.verdict.mark, model.verdict.label),
    )?;
    for reason in &model.verdict.reasons {
        lines.text(words::REASON, &reason.text)?;
    }
    lines.heading(words::SCORE)?;
    let scores = &model.scores;
    for (word, score) in [
        (words::SCORE, &scores.low),
        (words::HIGH, &scores.high),
        (words::ANSWERED, &scores.answered),
        (words::EVIDENCED, &scores.evidenced),
        (words::EVIDENCE_SHARE, &scores.evidence_share),
        (words::COVERAGE, &scores.coverage),
        (words::APPLICABILITY, &scores.applicability),
        (words::NA_CHALLENGE, &scores.na_challenge),
        (words::BALANCED, &scores.balanced),
    ] {
        lines.number(
            word.get(input.lang),
            score.as_ref().and_then(|score| score.parse().ok()),
        )?;
    }
    lines.note(words::OWN_MEASURE)?;
    lines.heading(words::COUNTS)?;
    for tally in &model.tallies {
        lines.count(&format!("{} {}", tally.mark, tally.label), tally.count)?;
    }
    lines.count(words::TOTAL.get(input.lang), model.counts.questions)
}

/// Writes the summary, a line at a time.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    input: &'a Input<'a>,
    row: u32,
}

impl Lines<'_> {
    fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let look = Look::new().set_bold().set_font_size(14);
        self.sheet
            .write_string_with_format(self.row, 0, &*long_cell::cut(text), &look)?;
        self.row += 1;
        Ok(())
    }

    fn note(&mut self, word: Message) -> Result<(), XlsxError> {
        let look = Look::new().set_italic();
        self.sheet
            .write_string_with_format(self.row, 0, word.get(self.input.lang), &look)?;
        self.row += 2;
        Ok(())
    }

    fn heading(&mut self, word: Message) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet
            .write_string_with_format(self.row, 0, word.get(self.input.lang), &head_look())?;
        self.row += 1;
        Ok(())
    }

    fn label(&mut self, label: &str) -> Result<(), XlsxError> {
        let look = Look::new().set_align(FormatAlign::Top).set_text_wrap();
        self.sheet.write_string_with_format(self.row, 0, label, &look)?;
        Ok(())
    }

    fn text(&mut self, word: Message, text: &str) -> Result<(), XlsxError> {
        self.label(word.get(self.input.lang))?;
        let look = Look::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_num_format("@");
        self.sheet
            .write_string_with_format(self.row, 1, &*long_cell::cut(text), &look)?;
        self.row += 1;
        Ok(())
    }

    /// A percentage, or a dash where no question applies.
    fn number(&mut self, label: &str, number: Option<f64>) -> Result<(), XlsxError> {
        self.label(label)?;
        let look = Look::new().set_align(FormatAlign::Left).set_num_format("0.0");
        match number {
            Some(number) => self.sheet.write_number_with_format(self.row, 1, number, &look)?,
            None => self.sheet.write_string_with_format(self.row, 1, "–", &look)?,
        };
        self.row += 1;
        Ok(())
    }

    fn count(&mut self, label: &str, count: usize) -> Result<(), XlsxError> {
        self.label(label)?;
        let look = Look::new().set_align(FormatAlign::Left);
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.sheet.write_number_with_format(self.row, 1, count, &look)?;
        self.row += 1;
        Ok(())
    }
}
