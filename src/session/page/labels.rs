//! Marks, roles and names of states, verdicts, filters, fields and changes, the same on every screen.

use crate::domain::change::Change;
use crate::domain::checklist::Checklist;
use crate::domain::effort::Extent;
use crate::domain::evidence::EvidenceState;
use crate::domain::filter::Filter;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::rating::Rating;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::domain::verdict::Verdict;
use crate::words::{self, Message, session as word, terms, tier};

use super::super::field::Part;
use super::super::piece::Role;

/// A mark of three cells, its role and its name.
pub fn state(state: &State, lang: Lang) -> (&'static str, Role, &'static str) {
    let (mark, role) = match state {
        State::Hidden => ("[ ]", Role::Dim),
        State::Unanswered => ("[ ]", Role::Plain),
        State::Unjustified => ("[?]", Role::Warn),
        State::NotApplicable => ("[-]", Role::Dim),
        State::Recorded => ("[x]", Role::Good),
        State::Decided { credit, .. } => match Rating::of_credit(credit) {
            Rating::Fully => ("[x]", Role::Good),
            Rating::Largely => ("[+]", Role::Warn),
            Rating::Partly => ("[~]", Role::Warn),
            Rating::Not => ("[!]", Role::Bad),
        },
    };
    (mark, role, terms::state(state, lang))
}

pub fn evidence(state: &EvidenceState, lang: Lang) -> (&'static str, Role, &'static str) {
    let (mark, role) = match state {
        EvidenceState::Unchecked => ("[ ]", Role::Dim),
        EvidenceState::Intact => ("[x]", Role::Good),
        EvidenceState::Planned | EvidenceState::Named => ("[~]", Role::Warn),
        EvidenceState::Missing
        | EvidenceState::Empty
        | EvidenceState::Pointer
        | EvidenceState::Changed(_)
        | EvidenceState::LineEnds(_)
        | EvidenceState::Expired
        | EvidenceState::Refused(_)
        | EvidenceState::Unreadable(_) => ("[!]", Role::Bad),
    };
    (mark, role, terms::evidence(state, lang))
}

pub fn verdict(verdict: Verdict, lang: Lang) -> (&'static str, Role, &'static str) {
    let (mark, role) = match verdict {
        Verdict::Incomplete => ("[ ]", Role::Plain),
        Verdict::NotReady => ("[!]", Role::Bad),
        Verdict::Conditional => ("[~]", Role::Warn),
        Verdict::Ready => ("[x]", Role::Good),
    };
    (mark, role, words::verdict::verdict(verdict, lang))
}

/// A percentage as the report prints it; a dash if nothing applies.
pub fn percent(ratio: Option<&Ratio>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{}%", ratio.to_tenths()))
}

pub fn filter(filter: &Filter, checklist: &Checklist, lang: Lang) -> String {
    match filter {
        Filter::Open => word::FILTER_OPEN.get(lang).into(),
        Filter::Gap => word::FILTER_GAP.get(lang).into(),
        Filter::NotApplicable => terms::NOT_APPLICABLE.get(lang).into(),
        Filter::Critical => word::CRITICAL.get(lang).into(),
        Filter::CriticalBy(kind) => terms::critical(*kind, lang).into(),
        Filter::Tier(id) => {
            let found = checklist.tier_position(id).map(|at| &checklist.tiers[at]);
            let title = found.map_or(id.as_str(), |tier| tier.title.get(lang));
            tier::FILTER.fill(lang, &[("title", title)])
        }
        Filter::WithoutEvidence => word::FILTER_WITHOUT_EVIDENCE.get(lang).into(),
        Filter::BrokenEvidence => word::FILTER_BROKEN_EVIDENCE.get(lang).into(),
        Filter::Flagged => word::BADGE_FLAGGED.get(lang).into(),
        Filter::InProgress => word::BADGE_IN_PROGRESS.get(lang).into(),
        Filter::ToConfirm => word::BADGE_TO_CONFIRM.get(lang).into(),
        Filter::EvidenceDue => word::FILTER_EVIDENCE_DUE.get(lang).into(),
        Filter::PlanDue => word::FILTER_PLAN_DUE.get(lang).into(),
        Filter::ChangedSince(day) => word::FILTER_SINCE.fill(lang, &[("day", &day.to_string())]),
        Filter::Owner(name) => word::FILTER_OWNER.fill(lang, &[("name", name)]),
        Filter::Instrument(name) => {
            let found = checklist.registry.instruments.get(name);
            let title = found.map_or(name.as_str(), |instrument| instrument.title.get(lang));
            word::FILTER_INSTRUMENT.fill(lang, &[("name", title)])
        }
    }
}

pub fn part(part: Part) -> Message {
    match part {
        Part::Value => word::VALUE,
        Part::Note => word::NOTE,
        Part::Reason => word::REASON,
        Part::Reviewer => word::REVIEWER,
        Part::Owner => word::OWNER,
        Part::Plan(text) => terms::plan(text),
        Part::Due => word::DUE,
        Part::AcceptedBy => word::ACCEPTED_BY,
        Part::AcceptedWhy => word::ACCEPTED_WHY,
        Part::Evidence => word::ADD_EVIDENCE,
        Part::Planned => word::ADD_PLANNED,
    }
}

/// A summary of a change within a message.
pub fn change(checklist: &Checklist, change: &Change, how: Message) -> Localized {
    let said = |lang: Lang| {
        how.fill(
            lang,
            &[("what", &words::change::summary(checklist, change, lang))],
        )
    };
    Localized::each(said)
}

pub fn extent(extent: &Extent, lang: Lang) -> String {
    let count = extent.questions.to_string();
    let span = terms::span(extent.minutes(lang), lang);
    word::EXTENT.fill(lang, &[("count", &count), ("span", &span)])
}

/// Questions decided of those that apply, with the share.
pub fn share((done, asked): (usize, usize), lang: Lang) -> String {
    let percent = (done * 100).checked_div(asked).unwrap_or(0).to_string();
    let (done, asked) = (done.to_string(), asked.to_string());
    let places = [("done", done.as_str()), ("asked", &asked), ("percent", &percent)];
    word::SHARE.fill(lang, &places)
}
