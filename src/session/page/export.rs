//! The form for a report, and the last report written.

use crate::domain::finality::missing;
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::domain::shell_word::quoted;
use crate::words::session as word;
use crate::words::size::format_size;

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::labels;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let order = &model.order;
    let mut rows = vec![Row::heading(word::FORMAT.get(lang))];
    for (format, _) in Format::WORDS {
        let label = match format {
            Format::Html => word::FORMAT_HTML,
            Format::Json => word::FORMAT_JSON,
            Format::Markdown => word::FORMAT_MD,
            Format::Csv => word::FORMAT_CSV,
            Format::Xlsx => word::FORMAT_XLSX,
        };
        rows.push(Row::action(Action::Format(format), label.get(lang)).choice(false, order.format == format));
    }
    rows.extend([Row::gap(), Row::heading(word::REPORT_LANG.get(lang))]);
    let report = order.lang.unwrap_or(lang);
    for (each, label) in [(Lang::Ko, "한국어"), (Lang::En, "English")] {
        rows.push(Row::action(Action::ReportLang(each), label).choice(false, report == each));
    }
    rows.extend([Row::gap(), Row::heading(word::DRAFT_OR_FINAL.get(lang))]);
    for (is_final, label) in [(false, word::DRAFT), (true, word::FINAL)] {
        let is_on = order.is_final == is_final;
        rows.push(Row::action(Action::Final(is_final), label.get(lang)).choice(false, is_on));
    }
    if let Some(session) = &model.session {
        let missing = missing(&session.assessment, session.review()).len();
        if order.is_final && missing > 0 {
            let text = word::FINAL_NEEDS.fill(lang, &[("count", &missing.to_string())]);
            rows.push(Row::action(Action::Do(Command::Review), text).lead("[!] ", Role::Warn));
        }
    }
    rows.extend([
        Row::gap(),
        Row::field(
            Field::ExportPath,
            word::EXPORT_PATH.get(lang),
            &order.to,
            word::EXPORT_PATH_HINT.get(lang),
        ),
        Row::field(
            Field::ExportSince,
            word::EXPORT_SINCE.get(lang),
            &order.since,
            word::EXPORT_SINCE_HINT.get(lang),
        ),
    ]);
    rows.extend(written(model));
    rows.push(Row::action(Action::Export, word::WRITE_REPORT.get(lang)));
    let mut page = Page::new(word::EXPORT.get(lang), rows);
    page.start = Some(Action::Export);
    page
}

/// Only the HTML report contains what `verify` needs.
fn order_is_page(path: &std::path::Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("html"))
}

/// The last report, right above the row that writes one, so that both are visible.
fn written(model: &Model) -> Vec<Row> {
    let Some(done) = &model.order.done else {
        return Vec::new();
    };
    let lang = model.lang;
    let (_, role, verdict) = labels::verdict(done.verdict, lang);
    let size = format_size(done.bytes as u64);
    let row = Row::text(Role::Good, word::WRITTEN.get(lang))
        .lead("[x] ", Role::Good)
        .and(format!(" {}", done.path.display()), Role::Strong)
        .and(format!("  {size}  "), Role::Dim)
        .and(verdict, role);
    let mut rows = vec![row];
    if order_is_page(&done.path) {
        let file = quoted(&done.path);
        let how = word::VERIFY_WITH.fill(lang, &[("file", &file)]);
        rows.push(Row::text(Role::Dim, how).indent(4));
    }
    rows.push(Row::gap());
    rows
}
