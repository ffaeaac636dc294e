//! Reads an earlier assessment from its report in JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::embed::parse_state;
use super::facts::ChecklistFacts;
use crate::domain::assessment::ChecklistStamp;
use crate::domain::baseline::{Baseline, Earlier};
use crate::domain::checklist::Checklist;
use crate::domain::clean::{clean, clean_line};
use crate::domain::given::{Given, Piece};
use crate::domain::id::Id;
use crate::domain::localized::Localized;
use crate::words::report_file as words;

/// What a comparison needs of the facts.
#[derive(Deserialize)]
struct EarlierFacts {
    checklist: ChecklistFacts,
    made_at: Option<String>,
    sections: Vec<EarlierSection>,
}

#[derive(Deserialize)]
struct EarlierSection {
    questions: Vec<EarlierQuestion>,
}

#[derive(Deserialize)]
struct EarlierQuestion {
    id: String,
    state: String,
    credit: Option<String>,
    /// Earlier versions did not write it.
    wording: Option<String>,
    note: Option<String>,
    evidence: Option<Vec<EarlierPiece>>,
}

#[derive(Deserialize)]
struct EarlierPiece {
    location: String,
    sha256: Option<String>,
}

impl EarlierQuestion {
    fn given(&self) -> Option<Given> {
        let piece = |each: &EarlierPiece| Piece {
            location: clean(&each.location).into_owned(),
            sha256: each.sha256.clone(),
        };
        Some(Given {
            note: clean(self.note.as_ref()?).trim_end().to_owned(),
            evidence: self.evidence.as_ref()?.iter().map(piece).collect(),
        })
    }
}

/// The assessment behind a JSON report. `find` gives the checklist that it is of, if that is at hand.
pub fn json_baseline(
    text: &str,
    find: impl FnOnce(&ChecklistStamp) -> Option<Checklist>,
) -> Result<Baseline, Localized> {
    let unreadable = || words::NO_STATES.localized(&[]);
    let text = text.trim_start_matches('\u{feff}');
    let facts: EarlierFacts = serde_json::from_str(text).map_err(|_| unreadable())?;
    let stamp = ChecklistStamp {
        id: Id::new(&facts.checklist.id).map_err(|_| unreadable())?,
        version: clean_line(&facts.checklist.version),
        digest: clean_line(&facts.checklist.digest),
    };
    let mut questions = BTreeMap::new();
    let all = || facts.sections.iter().flat_map(|section| &section.questions);
    let checklist = if all().all(|question| question.wording.is_some()) {
        None
    } else {
        let name = format!("{} {}", stamp.id, stamp.version);
        Some(find(&stamp).ok_or_else(|| words::NO_WORDING.localized(&[("checklist", &name)]))?)
    };
    for question in all() {
        let known = checklist
            .as_ref()
            .and_then(|checklist| checklist.question(&question.id));
        let wording = question
            .wording
            .clone()
            .or(known.map(|known| known.wording.clone()));
        let word = question.credit.as_ref().unwrap_or(&question.state);
        let (Ok(id), Some(state), Some(wording)) = (Id::new(&question.id), parse_state(word), wording) else {
            return Err(unreadable());
        };
        let earlier = Earlier {
            wording,
            state,
            ask: known.map(|known| known.ask.clone()).unwrap_or_default(),
            given: question.given(),
        };
        questions.insert(id, earlier);
    }
    let day = facts.made_at.as_deref().and_then(|at| at.get(..10));
    Ok(Baseline {
        checklist: stamp,
        day: clean_line(day.unwrap_or_default()),
        questions,
    })
}
