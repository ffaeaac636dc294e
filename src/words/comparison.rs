//! Formats a comparison with an earlier assessment as lines, for plain mode and the command line.

use super::change::line_of;
use super::{Message, cli, report, terms};
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::comparison::{Compared, Comparison, Detail, Shift};
use crate::domain::given::{Piece, PieceChange};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;

/// Characters of a note that a line shows; a report shows all.
const NOTE_SHOWN: usize = 120;

/// Digits of a digest that distinguish two contents.
const DIGEST_SHOWN: usize = 12;

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
    if comparison.changes.is_empty() && comparison.details.is_empty() {
        lines.push(format!("{}.", report::SINCE_SAME.get(lang)));
    }
    for (shift, _) in Shift::WORDS {
        let shifted: Vec<&Compared> = comparison.with(shift).collect();
        if !shifted.is_empty() {
            lines.push(format!("{} {}", terms::shift(shift, lang), shifted.len()));
            lines.extend(shifted.into_iter().flat_map(|each| line(each, checklist, lang)));
        }
    }
    if !comparison.details.is_empty() {
        lines.push(format!(
            "{} {}",
            report::SINCE_DETAILS.get(lang),
            comparison.details.len()
        ));
        let details = comparison.details.iter();
        lines.extend(
            details
                .flat_map(|each| detail(each, lang))
                .map(|line| format!("  {line}")),
        );
    }
    lines
}

/// The earlier ids and words of a question, where it had others.
pub fn earlier(each: &Compared, lang: Lang) -> Vec<String> {
    let from: Vec<&str> = each.from.iter().map(Id::as_str).collect();
    let from = (!from.is_empty()).then(|| report::SINCE_WAS.fill(lang, &[("from", &from.join(", "))]));
    let asked = clean_line(each.asked.get(lang));
    let asked = (!asked.is_empty()).then(|| report::SINCE_ASKED.fill(lang, &[("asked", &asked)]));
    from.into_iter().chain(asked).collect()
}

/// A changed note and changed evidence, a line each.
pub fn detail(each: &Detail, lang: Lang) -> Vec<String> {
    let id = &each.question;
    let line =
        |word: Message, before: &str, after: &str| format!("{id} {}: {before} -> {after}", word.get(lang));
    let note = each.change.note.iter().map(|(before, after)| {
        let [before, after] = [before, after].map(|note| line_of(note, NOTE_SHOWN, lang));
        line(report::NOTE, &before, &after)
    });
    let pieces = each.change.evidence.iter().map(|piece| {
        let [before, after] = places(piece).map(|place| line_of(&place, NOTE_SHOWN, lang));
        line(report::EVIDENCE, &before, &after)
    });
    note.chain(pieces).collect()
}

/// Where a piece of evidence was and is; with the beginning of its digest where only the content changed.
pub fn places(piece: &PieceChange) -> [String; 2] {
    let is_content = piece.before.is_some() && piece.after.is_some();
    [&piece.before, &piece.after].map(|side| match side {
        None => String::new(),
        Some(Piece {
            location,
            sha256: Some(digest),
        }) if is_content => {
            let digest: String = clean_line(digest).chars().take(DIGEST_SHOWN).collect();
            format!("{location} (SHA-256 {digest}…)")
        }
        Some(piece) => piece.location.clone(),
    })
}

fn line(each: &Compared, checklist: &Checklist, lang: Lang) -> Vec<String> {
    let mut lines = vec![match checklist.question(each.question.as_str()) {
        Some(question) => {
            let ask = clean_line(question.ask.get(lang));
            format!("  {} {}  {ask}", each.question, moved(each, lang))
        }
        None => format!("  {} {}", each.question, moved(each, lang)),
    }];
    lines.extend(earlier(each, lang).into_iter().map(|text| format!("    {text}")));
    lines
}
