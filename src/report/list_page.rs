//! Renders a list of many assessments as one self-contained page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::error::ReportError;
use super::input::TOOL_VERSION;
use super::{assets, digest, engine};
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::ListedAssessment;
use crate::words::{list_page as words, listing};

#[derive(Serialize)]
struct ListPage {
    lang: &'static str,
    version: &'static str,
    /// The words of the page, by name.
    w: BTreeMap<String, &'static str>,
    counted: String,
    made: String,
    heads: Vec<&'static str>,
    rows: Vec<ListRow>,
}

#[derive(Serialize)]
struct ListRow {
    name: String,
    cells: Vec<String>,
    path: String,
    /// Why it cannot be read.
    problem: Option<String>,
}

/// The page, with the assessments in the order given. `made_at` is RFC 3339.
pub fn html(all: &[&ListedAssessment], made_at: &str, lang: Lang) -> Result<String, ReportError> {
    let word = |(name, word): &(&str, crate::words::Message)| (name.to_lowercase(), word.get(lang));
    let row = |each: &&ListedAssessment| {
        let [name, cells @ ..] = listing::cells(each, lang);
        ListRow {
            name,
            cells: cells.into(),
            path: clean_line(&each.path.to_string_lossy()),
            problem: each.problem.as_ref().map(|problem| clean_line(problem.get(lang))),
        }
    };
    let page = ListPage {
        lang: lang.code(),
        version: TOOL_VERSION,
        w: words::ALL.iter().map(word).collect(),
        counted: words::COUNTED.fill(lang, &[("count", &all.len().to_string())]),
        made: words::MADE.fill(lang, &[("at", &crate::domain::change::minute(made_at))]),
        heads: listing::HEADS.iter().map(|head| head.get(lang)).collect(),
        rows: all.iter().map(row).collect(),
    };
    let style = assets::STYLE.1;
    let policy = format!(
        "default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'",
        digest::csp(style)
    );
    engine::list(&page, style, &policy)
}
