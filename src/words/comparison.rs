//! Formats a comparison with an earlier assessment as lines, for plain mode and the command line.

use super::{Message, cli, report, terms};
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::comparison::{Compared, Comparison, Shift};
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;

/// The first line: day, version and number of common questions.
pub fn intro(baseline: &Baseline, comparison: &Comparison, lang: Lang) -> String {
    let day = match baseline.day.as_str() {
        "" => report::UNDATED.get(lang),
        day => day,
    };
    let places = [
        ("day", clean_line(day)),
        ("version", clean_line(&baseline.checklist.version)),
        ("common", comparison.common.to_string()),
    ];
    let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
    report::SINCE_INTRO.fill(lang, &places)
}

/// The scores over common questions: name, earlier and current value.
pub fn figures(comparison: &Comparison, lang: Lang) -> [(&'static str, String, String); 2] {
    let shown = |share: &Option<Ratio>| {
        share
            .as_ref()
            .map_or_else(|| cli::NONE.get(lang).to_owned(), Ratio::to_tenths)
    };
    let (then, now) = (&comparison.then, &comparison.now);
    let figure = |word: Message, then, now| (word.get(lang), shown(then), shown(now));
    [
        figure(report::COMMON_SCORE, &then.low, &now.low),
        figure(report::COMMON_COVERAGE, &then.coverage, &now.coverage),
    ]
}

/// The state of a question before and after.
pub fn moved(each: &Compared, lang: Lang) -> String {
    let label = |state: &Option<State>| state.as_ref().map_or("-", |state| terms::state(state, lang));
    format!("{} -> {}", label(&each.before), label(&each.after))
}

/// The whole comparison as lines.
pub fn lines(baseline: &Baseline, comparison: &Comparison, checklist: &Checklist, lang: Lang) -> Vec<String> {
    let mut lines = vec![intro(baseline, comparison, lang)];
    for (name, then, now) in figures(comparison, lang) {
        lines.push(format!("{name}: {then} -> {now}"));
    }
    if comparison.changes.is_empty() {
        lines.push(format!("{}.", report::SINCE_SAME.get(lang)));
    }
    for (shift, _) in Shift::WORDS {
        let shifted: Vec<&Compared> = comparison.with(shift).collect();
        if !shifted.is_empty() {
            lines.push(format!("{} {}", terms::shift(shift, lang), shifted.len()));
            lines.extend(shifted.into_iter().map(|each| line(each, checklist, lang)));
        }
    }
    lines
}

fn line(each: &Compared, checklist: &Checklist, lang: Lang) -> String {
    let Some(question) = checklist.question(each.question.as_str()) else {
        return format!("  {}", each.question);
    };
    let ask = clean_line(question.ask.get(lang));
    format!("  {} {}  {ask}", each.question, moved(each, lang))
}
