//! States, verdicts, reasons and changes in words with their marks, the same on every screen.

use crate::domain::change::Change;
use crate::domain::checklist::Checklist;
use crate::domain::credit::Rating;
use crate::domain::evidence::EvidenceState;
use crate::domain::filter::Filter;
use crate::domain::issue::Both;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::domain::subject::SubjectField;
use crate::domain::value::Value;
use crate::domain::verdict::Verdict;
use crate::words::{Word, tui as word, tui_field as field};

use super::super::theme::Role;

/// A mark of three cells, how it is meant, and the word for it.
pub fn state(state: &State) -> (&'static str, Role, Word) {
    match state {
        State::Hidden => ("[ ]", Role::Dim, word::STATE_HIDDEN),
        State::Unanswered => ("[ ]", Role::Plain, word::STATE_OPEN),
        State::Unjustified => ("[?]", Role::Warn, word::STATE_UNJUSTIFIED),
        State::NotApplicable => ("[-]", Role::Dim, word::STATE_NA),
        State::Recorded => ("[x]", Role::Good, word::STATE_RECORDED),
        State::Decided { credit, .. } => match Rating::of_credit(credit) {
            Rating::Fully => ("[x]", Role::Good, word::STATE_MET),
            Rating::Largely => ("[+]", Role::Warn, word::STATE_LARGELY),
            Rating::Partly => ("[~]", Role::Warn, word::STATE_PARTLY),
            Rating::Not => ("[!]", Role::Bad, word::STATE_NOT_MET),
        },
    }
}

/// What became of a piece of evidence.
pub fn evidence(state: &EvidenceState) -> (&'static str, Role, Word) {
    match state {
        EvidenceState::Unchecked => ("[ ]", Role::Dim, word::EVIDENCE_UNCHECKED),
        EvidenceState::Intact => ("[x]", Role::Good, word::EVIDENCE_INTACT),
        EvidenceState::Missing => ("[!]", Role::Bad, word::EVIDENCE_MISSING),
        EvidenceState::Changed(_) => ("[!]", Role::Bad, word::EVIDENCE_CHANGED),
        EvidenceState::Expired => ("[!]", Role::Bad, word::EVIDENCE_EXPIRED),
        EvidenceState::Planned => ("[~]", Role::Warn, word::EVIDENCE_PLANNED),
        EvidenceState::Refused(_) => ("[!]", Role::Bad, word::EVIDENCE_REFUSED),
    }
}

/// The verdict with its mark.
pub fn verdict(verdict: Verdict) -> (&'static str, Role, Word) {
    match verdict {
        Verdict::Incomplete => ("[ ]", Role::Plain, word::VERDICT_INCOMPLETE),
        Verdict::NotReady => ("[!]", Role::Bad, word::VERDICT_NOT_READY),
        Verdict::Conditional => ("[~]", Role::Warn, word::VERDICT_CONDITIONAL),
        Verdict::Ready => ("[x]", Role::Good, word::VERDICT_READY),
    }
}

/// A rating in words.
pub fn rating(rating: Rating) -> Word {
    match rating {
        Rating::Fully => word::STATE_MET,
        Rating::Largely => word::STATE_LARGELY,
        Rating::Partly => word::STATE_PARTLY,
        Rating::Not => word::STATE_NOT_MET,
    }
}

/// A percentage as the report prints it; a dash where nothing applies.
pub fn percent(ratio: Option<&Ratio>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{}%", ratio.to_tenths()))
}

/// What a filter is called.
pub fn filter(filter: &Filter, lang: Lang) -> String {
    match filter {
        Filter::Open => word::FILTER_OPEN.get(lang).into(),
        Filter::Gap => word::FILTER_GAP.get(lang).into(),
        Filter::NotApplicable => word::STATE_NA.get(lang).into(),
        Filter::Critical => word::CRITICAL.get(lang).into(),
        Filter::WithoutEvidence => word::FILTER_WITHOUT_EVIDENCE.get(lang).into(),
        Filter::BrokenEvidence => word::FILTER_BROKEN_EVIDENCE.get(lang).into(),
        Filter::Flagged => word::BADGE_FLAGGED.get(lang).into(),
        Filter::InProgress => word::BADGE_IN_PROGRESS.get(lang).into(),
        Filter::ToConfirm => word::BADGE_TO_CONFIRM.get(lang).into(),
        Filter::Owner(name) => word::FILTER_OWNER.fill(lang, &[("name", name)]),
        Filter::Instrument(name) => word::FILTER_INSTRUMENT.fill(lang, &[("name", name)]),
    }
}

/// A value as a person reads it.
pub fn value(question: Option<&Question>, value: Option<&Value>, lang: Lang) -> String {
    let label = |wanted: &crate::domain::id::Id| {
        let options = question
            .map(|question| question.kind.options())
            .unwrap_or_default();
        let found = options.into_iter().find(|(id, _)| *id == wanted);
        found.map_or_else(|| wanted.to_string(), |(_, text)| text.get(lang).to_owned())
    };
    match value {
        None => word::STATE_OPEN.get(lang).into(),
        Some(Value::NotApplicable) => word::STATE_NA.get(lang).into(),
        Some(Value::Level(id) | Value::One(id)) => label(id),
        Some(Value::Many(ids)) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
        Some(Value::Number(text)) => {
            let measure = question.and_then(|question| question.measure.as_ref());
            measure.map_or_else(
                || text.clone(),
                |measure| format!("{text} {}", measure.unit).trim_end().into(),
            )
        }
        Some(Value::Text(text)) => text.lines().next().unwrap_or_default().into(),
    }
}

/// A change in a few words, with what became of it.
pub fn change(checklist: &Checklist, change: &Change, how: Word) -> Both {
    let said = |lang: Lang| {
        let what = match change {
            Change::Answer {
                question,
                before,
                after,
            } => {
                let asked = checklist.question(question.as_str());
                if before.value == after.value {
                    word::CHANGE_DETAILS.fill(lang, &[("id", question.as_str())])
                } else {
                    let (from, to) = (
                        value(asked, before.value.as_ref(), lang),
                        value(asked, after.value.as_ref(), lang),
                    );
                    format!("{question}: {from} -> {to}")
                }
            }
            Change::Fact { fact, .. } => checklist
                .fact(fact.as_str())
                .map_or_else(|| fact.to_string(), |fact| fact.ask.get(lang).to_owned()),
            Change::Subject { field, .. } => subject(*field).get(lang).to_owned(),
        };
        how.fill(lang, &[("what", &what)])
    };
    Both::new(said(Lang::Ko), said(Lang::En))
}

/// A line of the subject by its name.
pub fn subject(line: SubjectField) -> Word {
    field::NAMES
        .iter()
        .find(|(each, _)| *each == line)
        .map_or(field::NAME, |(_, word)| *word)
}

/// A size as people say it.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KiB", "MiB", "GiB"];
    let mut unit = 0;
    let mut tenths = bytes.saturating_mul(10);
    while tenths >= 10 * 1024 && unit + 1 < UNITS.len() {
        tenths /= 1024;
        unit += 1;
    }
    if unit == 0 || tenths >= 1000 {
        format!("{} {}", tenths / 10, UNITS[unit])
    } else {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    }
}
