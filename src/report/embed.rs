//! The data embedded for verification: the checklist or its edition, the assessment as YAML, and the state of the evidence. Written
//! as JSON that no browser can take for markup.

mod format1;
mod inert;
mod list;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::buffer::text_of;
use super::diagram::Diagram;
use super::error::ReportError;
use super::input::Input;
use super::templates::Templates;
use super::yaml_source::YamlSource;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::baseline::{Baseline, Earlier};
use crate::domain::checklist::Checklist;
use crate::domain::comparison::Comparison;
use crate::domain::evidence::{EvidenceState, Inspection};
use crate::domain::given::{Given, Piece};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::domain::text::Text;
use inert::write_inert;
use list::EmbeddedList;
pub(super) use list::{EmbeddedEdition, PackError, TextTooLarge};

use super::list_source::ListSource;

/// Element around the data in a page.
const OPENING: &str = "<script type=\"application/json\" id=\"selfcheck-data\">";
const CLOSING: &str = "</script>";

/// Whether a page, or a part of one, embeds report data.
pub(super) fn contains_data(page: &str) -> bool {
    page.contains(OPENING)
}

/// How many blocks of data a page has.
pub(super) fn count_data(page: &str) -> usize {
    page.matches(OPENING).count()
}

/// The embedded data. The assessment is a string when read and [`EmbeddedYaml`] when written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EmbeddedData<T = String> {
    pub(super) format: u32,
    pub(super) tool: String,
    pub(super) commit: Option<String>,
    pub(super) made_at: String,
    pub(super) lang: String,
    #[serde(rename = "final")]
    pub(super) is_final: bool,
    pub(super) templates: String,
    pub(super) own_templates: bool,
    pub(super) checklist: EmbeddedList,
    pub(super) assessment: T,
    pub(super) evidence: Vec<EvidenceRecord>,
    /// Fingerprint of the diagram; the picture itself is in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) diagram: Option<String>,
    /// The earlier assessment this one is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<EmbeddedBaseline>,
}

/// The assessment as stored; the stored checklist is embedded again as it is.
impl YamlSource for EmbeddedData {
    fn checklist(&self, _: &mut dyn fmt::Write) -> fmt::Result {
        Ok(())
    }

    fn assessment(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(&self.assessment)
    }
}

/// State of one piece of evidence: question, position, state, detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EvidenceRecord(String, usize, String, String);

/// The format that is written. Format 2 had the checklist as text.
const FORMAT: u32 = 3;

/// The assessment, generated while it is written, so that it is never in memory as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct EmbeddedYaml<'a>(&'a dyn YamlSource);

impl fmt::Display for EmbeddedYaml<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.assessment(out)
    }
}

impl Serialize for EmbeddedYaml<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'a> EmbeddedData<EmbeddedYaml<'a>> {
    pub(super) fn of(input: &'a Input<'_>, templates: &Templates) -> Self {
        let shipped = Self::with_list(EmbeddedList::of(input), input);
        Self {
            templates: templates.digest.clone(),
            own_templates: templates.is_own(),
            ..shipped
        }
    }

    /// The data of a report again, as far as it names what the report was made from.
    pub(super) fn again(data: &EmbeddedData, input: &'a Input<'_>) -> Self {
        Self {
            format: data.format,
            templates: data.templates.clone(),
            own_templates: data.own_templates,
            ..Self::with_list(data.checklist.clone(), input)
        }
    }

    fn with_list(list: EmbeddedList, input: &'a Input<'_>) -> Self {
        Self {
            format: FORMAT,
            tool: input.version.into(),
            commit: input.commit.map(Into::into),
            made_at: input.made_at.into(),
            lang: input.lang.code().into(),
            is_final: input.is_final,
            templates: String::new(),
            own_templates: false,
            checklist: list,
            assessment: EmbeddedYaml(input.texts),
            evidence: input.inspection.entries().map(EvidenceRecord::of).collect(),
            diagram: input.diagram.map(Diagram::fingerprint),
            since: input.since.map(|baseline| EmbeddedBaseline::of(baseline, input)),
        }
    }

    /// The data as JSON that no browser takes for markup.
    pub(super) fn json(&self) -> Result<String, ReportError> {
        text_of(|bytes| write_inert(self, bytes).map_err(|error| ReportError::Internal(error.to_string())))
    }
}

impl EmbeddedData {
    /// The embedded checklist: its text, or the edition that it names.
    pub(super) fn list(&self) -> Result<ListSource<'_>, PackError> {
        Ok(match &self.checklist {
            EmbeddedList::Text(text) => ListSource::Text(list::plain(text, self.format)?),
            EmbeddedList::Compressed(text) => ListSource::Text(text.text()?.into()),
            EmbeddedList::Edition(edition) => ListSource::Edition(edition.source()),
        })
    }

    pub(super) fn assessment(&self) -> Result<Cow<'_, str>, PackError> {
        list::plain(&self.assessment, self.format)
    }

    /// Finds the data in a page: its JSON text and the parsed value.
    pub(super) fn find(page: &str) -> Option<(&str, Result<Self, String>)> {
        let (_, after) = page.split_once(OPENING)?;
        let (json, _) = after.split_once(CLOSING)?;
        Some((
            json,
            serde_json::from_str(json).map_err(|error| error.to_string()),
        ))
    }

    /// Whether this version can read the format.
    pub(super) fn is_known_format(&self) -> bool {
        (1..=FORMAT).contains(&self.format)
    }

    /// Whether own style and script count as own templates; earlier formats named HTML alone.
    pub(super) fn names_all_own_templates(&self) -> bool {
        self.format >= FORMAT
    }

    /// The edition that it names instead of a text.
    pub(super) fn edition(&self) -> Option<&EmbeddedEdition> {
        match &self.checklist {
            EmbeddedList::Edition(edition) => Some(edition),
            _ => None,
        }
    }

    pub(super) fn lang(&self) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == self.lang)
    }

    pub(super) fn day(&self) -> Option<Date> {
        moment::day(&self.made_at)
    }

    /// The recorded states, without any that the assessment itself contradicts.
    pub(super) fn inspection(&self, assessment: &Assessment) -> Inspection {
        let mut inspection = Inspection::default();
        for seen in &self.evidence {
            let (Ok(id), Some(state)) = (Id::new(&seen.0), seen.state()) else {
                continue;
            };
            let answer = assessment.answer(&id);
            if let Some(piece) = answer.and_then(|answer| answer.evidence.get(seen.1)) {
                inspection.record(id, seen.1, state.fitting(piece));
            }
        }
        inspection
    }
}

impl EvidenceRecord {
    fn of((question, position, state): (&Id, usize, &EvidenceState)) -> Self {
        Self(
            question.to_string(),
            position,
            state.word().into(),
            state.detail().into(),
        )
    }

    fn state(&self) -> Option<EvidenceState> {
        Some(match self.2.as_str() {
            "unchecked" => EvidenceState::Unchecked,
            "intact" => EvidenceState::Intact,
            "named" => EvidenceState::Named,
            "empty" => EvidenceState::Empty,
            "pointer" => EvidenceState::Pointer,
            "missing" => EvidenceState::Missing,
            "changed" => EvidenceState::Changed(self.3.clone()),
            "line-ends" => EvidenceState::LineEnds(self.3.clone()),
            "expired" => EvidenceState::Expired,
            "planned" => EvidenceState::Planned,
            "refused" => EvidenceState::Refused(self.3.clone()),
            "unreadable" => EvidenceState::Unreadable(self.3.clone()),
            _ => return None,
        })
    }
}

/// Stands for "same wording as in the current checklist".
const SAME: &str = "=";

/// An earlier assessment: its checklist, its day, and the wording and state of each question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EmbeddedBaseline {
    checklist: (String, String, String),
    day: String,
    questions: Vec<(String, String, String)>,
    /// The earlier words of reworded and removed questions, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    asked: BTreeMap<String, Vec<(String, String)>>,
    /// The earlier note and evidence where they changed: note, then place and digest of each piece.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    given: BTreeMap<String, EmbeddedGiven>,
}

type EmbeddedGiven = (String, Vec<(String, Option<String>)>);

impl EmbeddedBaseline {
    fn of(baseline: &Baseline, input: &Input<'_>) -> Self {
        let checklist = input.checklist;
        let comparison = Comparison::of(baseline, checklist, input.assessment, &input.review.states);
        let changes = comparison.iter().flat_map(|found| &found.changes);
        let asked = changes
            .filter(|each| !each.asked.is_blank())
            .map(|each| (each.earlier_id().to_string(), entries(&each.asked)));
        let details = comparison.iter().flat_map(|found| &found.details);
        let given = details.filter_map(|each| {
            let given = baseline.questions.get(&each.from)?.given.as_ref()?;
            let pieces = given.evidence.iter();
            let pieces = pieces.map(|piece| (piece.location.clone(), piece.sha256.clone()));
            Some((each.from.to_string(), (given.note.clone(), pieces.collect())))
        });
        let stamp = &baseline.checklist;
        let question = |(id, earlier): (&Id, &Earlier)| {
            let now = checklist.question(id.as_str());
            let is_same = now.is_some_and(|question| question.is_worded(&earlier.wording));
            let wording = if is_same { SAME } else { &earlier.wording };
            (id.to_string(), wording.to_owned(), state_to_text(&earlier.state))
        };
        let questions = baseline.questions.iter().map(question);
        Self {
            checklist: (stamp.id.to_string(), stamp.version.clone(), stamp.digest.clone()),
            day: baseline.day.clone(),
            questions: questions.collect(),
            asked: asked.collect(),
            given: given.collect(),
        }
    }

    /// The day of the earlier assessment.
    pub(super) fn day(&self) -> &str {
        &self.day
    }

    /// The baseline; `None` where a part of it is invalid. Whether evidence backed an answer is not recorded.
    pub(super) fn baseline(&self, checklist: &Checklist) -> Option<Baseline> {
        let (id, version, digest) = &self.checklist;
        let question = |(id, wording, state_to_text): &(String, String, String)| {
            let wording = match wording.as_str() {
                SAME => &checklist.question(id)?.wording,
                _ => wording,
            };
            let given = self.given.get(id).map(|(note, pieces)| Given {
                note: note.clone(),
                evidence: pieces
                    .iter()
                    .map(|(location, sha256)| Piece {
                        location: location.clone(),
                        sha256: sha256.clone(),
                    })
                    .collect(),
            });
            let earlier = Earlier {
                wording: wording.clone(),
                state: parse_state(state_to_text)?,
                ask: self.asked.get(id).cloned().map(Text::new).unwrap_or_default(),
                given,
            };
            Some((Id::new(id).ok()?, earlier))
        };
        Some(Baseline {
            checklist: ChecklistStamp {
                id: Id::new(id).ok()?,
                version: version.clone(),
                digest: digest.clone(),
            },
            day: self.day.clone(),
            questions: self.questions.iter().map(question).collect::<Option<_>>()?,
        })
    }
}

fn entries(text: &Text) -> Vec<(String, String)> {
    let entries = text.entries();
    entries
        .map(|(lang, text)| (lang.to_owned(), text.to_owned()))
        .collect()
}

/// The state as a word, or as the credit of a decided question.
fn state_to_text(state: &State) -> String {
    match state {
        State::Decided { credit, .. } => credit.to_string(),
        other => other.word().into(),
    }
}

pub(super) fn parse_state(word: &str) -> Option<State> {
    let plain = [
        State::Hidden,
        State::Unanswered,
        State::Unjustified,
        State::NotApplicable,
        State::Recorded,
    ];
    plain.into_iter().find(|state| state.word() == word).or_else(|| {
        let credit: Ratio = word.parse().ok()?;
        let evidenced = false;
        (credit >= Ratio::zero() && credit <= Ratio::whole(1)).then_some(State::Decided { credit, evidenced })
    })
}
