//! The reasons of the verdict in words. Questions are named by id; the row leads to them.

use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::verdict::Reason;
use crate::words::{Word, tui as word};

use super::say;

/// A reason in words.
pub fn reason(checklist: &Checklist, reason: &Reason, lang: Lang) -> String {
    let (word, places) = match reason {
        Reason::NothingApplies => (word::WHY_NOTHING_APPLIES, Vec::new()),
        Reason::NotSigned => (word::WHY_NOT_SIGNED, Vec::new()),
        Reason::SubjectMissing(line) => (
            word::WHY_SUBJECT,
            vec![("field", say::subject(*line).get(lang).to_owned())],
        ),
        Reason::FactMissing(id) => {
            let fact = checklist.fact(id.as_str());
            let ask = fact.map_or(id.as_str(), |fact| fact.ask.get(lang));
            (word::WHY_FACT, vec![("fact", ask.to_owned())])
        }
        Reason::SectionLow(id, rating, score) => {
            let found = checklist.sections.iter().find(|section| section.id == *id);
            let title = found.map_or(id.as_str(), |section| section.title.get(lang));
            let places = vec![
                ("section", title.to_owned()),
                ("rating", say::rating(*rating).get(lang).to_owned()),
                ("score", score.to_tenths()),
            ];
            (word::WHY_SECTION, places)
        }
        Reason::ScoreLow(score, floor) => (
            word::WHY_SCORE_LOW,
            vec![("score", score.to_tenths()), ("floor", floor.to_tenths())],
        ),
        Reason::ScoreNotHigh(score, mark) => (
            word::WHY_NOT_HIGH,
            vec![("score", score.to_tenths()), ("mark", mark.to_tenths())],
        ),
        Reason::EvidenceShareLow(share, mark) => (
            word::WHY_SHARE,
            vec![("share", share.to_tenths()), ("mark", mark.to_tenths())],
        ),
        reason => about_questions(reason, lang),
    };
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    word.fill(lang, &places)
}

type Said = (Word, Vec<(&'static str, String)>);

fn about_questions(reason: &Reason, lang: Lang) -> Said {
    let of = |word: Word, id: &Id| (word, vec![("id", id.to_string())]);
    let count = |word: Word, ids: &[Id]| (word, vec![("count", ids.len().to_string())]);
    match reason {
        Reason::Unanswered(ids) => count(word::WHY_UNANSWERED, ids),
        Reason::UnjustifiedNotApplicable(ids) => count(word::WHY_UNJUSTIFIED, ids),
        Reason::GapWithoutOwner(id) => of(word::WHY_NO_OWNER, id),
        Reason::GapWithoutDue(id) => of(word::WHY_NO_DUE, id),
        Reason::CriticalNotFull(id) => of(word::WHY_NOT_FULL, id),
        Reason::CriticalWithoutEvidence(id) => of(word::WHY_NO_EVIDENCE, id),
        Reason::CriticalFailed(id, rating) => {
            let (word, mut places) = of(word::WHY_CRITICAL, id);
            places.push(("rating", say::rating(*rating).get(lang).to_owned()));
            (word, places)
        }
        Reason::GapTooLate(id, due, days) => {
            let (word, mut places) = of(word::WHY_TOO_LATE, id);
            places.extend([("due", due.to_string()), ("days", days.to_string())]);
            (word, places)
        }
        Reason::EvidenceBroken(id, at, found) => {
            let (word, mut places) = of(word::WHY_BROKEN, id);
            let state = say::evidence(found).2.get(lang).to_owned();
            places.extend([("at", (at + 1).to_string()), ("state", state)]);
            (word, places)
        }
        _ => (word::WHY_NOTHING_APPLIES, Vec::new()),
    }
}
