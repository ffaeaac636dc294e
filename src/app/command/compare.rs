//! `selfcheck compare`: what changed since an earlier assessment of the same checklist.

use std::fmt::Write as _;
use std::path::Path;

use crate::app::desk::{Desk, Work};
use crate::app::failure::Failure;
use crate::app::{earlier, output};
use crate::domain::baseline::Baseline;
use crate::domain::clean::clean_line;
use crate::domain::comparison::{Compared, Comparison, Shift};
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::report::SinceFacts;
use crate::words::{cli as words, report as report_words, terms};

/// Prints what changed between an earlier run and the one at hand.
pub fn run(desk: &Desk<'_>, earlier: &Path, file: &Path, json: bool) -> Result<(), Failure> {
    let lang = desk.context.lang;
    let work = desk.look_whole(file)?;
    for notice in &work.notices {
        output::tell(&format!("{}\n", notice.get(lang)));
    }
    let baseline = earlier::read(desk, earlier, &work.checklist)?;
    if json {
        let facts = SinceFacts::of(&baseline, &work.checklist, &work.review.states);
        // Only maps with text keys occur, so that this cannot fail.
        let text = serde_json::to_string_pretty(&facts).unwrap_or_default();
        return output::print(&(text + "\n"));
    }
    // `earlier::read` has refused another checklist.
    let comparison = Comparison::of(&baseline, &work.checklist, &work.review.states);
    output::print(&comparison.map_or_else(String::new, |found| text(&baseline, &found, &work, lang)))
}

fn text(baseline: &Baseline, comparison: &Comparison, work: &Work, lang: Lang) -> String {
    let mut text = String::new();
    let day = match baseline.day.as_str() {
        "" => report_words::UNDATED.get(lang),
        day => day,
    };
    let places = [
        ("day", clean_line(day)),
        ("version", clean_line(&baseline.checklist.version)),
        ("common", comparison.common.to_string()),
    ];
    let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
    let _ = writeln!(text, "{}", report_words::SINCE_INTRO.fill(lang, &places));
    let shown = |share: &Option<Ratio>| {
        share
            .as_ref()
            .map_or_else(|| words::NONE.get(lang).to_owned(), Ratio::to_tenths)
    };
    let figures = [
        (
            report_words::COMMON_SCORE,
            &comparison.then.low,
            &comparison.now.low,
        ),
        (
            report_words::COMMON_COVERAGE,
            &comparison.then.coverage,
            &comparison.now.coverage,
        ),
    ];
    for (label, then, now) in figures {
        let _ = writeln!(text, "{}: {} → {}", label.get(lang), shown(then), shown(now));
    }
    if comparison.changes.is_empty() {
        let _ = writeln!(text, "\n{}.", report_words::SINCE_SAME.get(lang));
    }
    for (shift, _) in Shift::WORDS {
        let shifted: Vec<&Compared> = comparison.with(shift).collect();
        if shifted.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{} {}", terms::shift(shift, lang), shifted.len());
        for each in shifted {
            let _ = writeln!(text, "  {}", line(each, work, lang));
        }
    }
    text
}

/// One question: its id, where it stood and stands, and what it asks.
fn line(each: &Compared, work: &Work, lang: Lang) -> String {
    let Some(question) = work.checklist.question(each.question.as_str()) else {
        return each.question.to_string();
    };
    let label = |state: &Option<State>| state.as_ref().map_or("–", |state| terms::state(state, lang));
    let (before, after) = (label(&each.before), label(&each.after));
    let ask = clean_line(question.ask.get(lang));
    format!("{} {before} → {after}  {ask}", each.question)
}
