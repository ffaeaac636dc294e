//! The data a report carries so that it can be verified: both texts and what was known about the evidence. Written as JSON
//! that no browser can take for markup; read back by `verify`.

mod format1;
mod inert;

use std::borrow::Cow;
use std::{fmt, io};

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::diagram::Diagram;
use super::error::ReportError;
use super::input::Input;
use super::templates::Templates;
use super::yaml_source::YamlSource;
use crate::domain::assessment::ChecklistStamp;
use crate::domain::baseline::{Baseline, Earlier};
use crate::domain::checklist::Checklist;
use crate::domain::evidence::{EvidenceState, Inspection};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use inert::inert;

/// What stands before and after the data in a page.
const OPENING: &str = "<script type=\"application/json\" id=\"selfcheck-data\">";
const CLOSING: &str = "</script>";

/// Whether a page, or a part of one, holds such data.
pub(super) fn is_in(page: &str) -> bool {
    page.contains(OPENING)
}

/// The embedded data; its texts are strings where it was read and [`EmbeddedYaml`] where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Embedded<T = String> {
    pub(super) format: u32,
    pub(super) tool: String,
    pub(super) commit: Option<String>,
    pub(super) made_at: String,
    pub(super) lang: String,
    #[serde(rename = "final")]
    pub(super) is_final: bool,
    pub(super) templates: String,
    pub(super) own_templates: bool,
    pub(super) checklist: T,
    pub(super) assessment: T,
    pub(super) evidence: Vec<EvidenceRecord>,
    /// What is recorded of the picture of the system; the picture itself stands in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) diagram: Option<String>,
    /// The earlier run that this one is set beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<Since>,
}

/// The texts as the data holds them, packed or not.
impl YamlSource for Embedded {
    fn checklist(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(&self.checklist)
    }

    fn assessment(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(&self.assessment)
    }
}

/// What was known about one piece of evidence: question, position, state, detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EvidenceRecord(String, usize, String, String);

/// The format that is written. Format 1 packed the blanks at the beginning of lines.
const FORMAT: u32 = 2;

/// The largest text that is read, in bytes. A page ends at this size and prints what it embeds, so no honest report holds more.
const LARGEST_TEXT: usize = 32 * 1024 * 1024;

/// A text that is made while it is written, so that it never stands in memory as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) enum EmbeddedYaml<'a> {
    Checklist(&'a dyn YamlSource),
    Assessment(&'a dyn YamlSource),
}

impl fmt::Display for EmbeddedYaml<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checklist(texts) => texts.checklist(out),
            Self::Assessment(texts) => texts.assessment(out),
        }
    }
}

impl Serialize for EmbeddedYaml<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'a> Embedded<EmbeddedYaml<'a>> {
    pub(super) fn of(input: &'a Input<'_>, templates: &Templates) -> Self {
        Self {
            format: FORMAT,
            tool: input.version.into(),
            commit: input.commit.map(Into::into),
            made_at: input.made_at.into(),
            lang: input.lang.code().into(),
            is_final: input.is_final,
            templates: templates.digest.clone(),
            own_templates: templates.is_own(),
            checklist: EmbeddedYaml::Checklist(input.texts),
            assessment: EmbeddedYaml::Assessment(input.texts),
            evidence: input.inspection.entries().map(EvidenceRecord::of).collect(),
            diagram: input.diagram.map(Diagram::mark),
            since: input.since.map(|baseline| Since::of(baseline, input.checklist)),
        }
    }

    /// Writes the data as JSON that no browser takes for markup. It fails only where `out` does.
    pub(super) fn write(&self, out: impl io::Write) -> io::Result<()> {
        inert(self, out)
    }

    /// The data as [`Self::write`] writes it.
    pub(super) fn json(&self) -> Result<String, ReportError> {
        super::buffer::text_of(|bytes| {
            self.write(bytes)
                .map_err(|error| ReportError::Internal(error.to_string()))
        })
    }
}

/// A text of the embedded data is larger than any report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextTooLarge;

impl TextTooLarge {
    /// The limit in MiB.
    pub(super) const LIMIT: usize = LARGEST_TEXT / 1024 / 1024;
}

impl Embedded {
    /// The checklist's YAML.
    pub(super) fn checklist(&self) -> Result<Cow<'_, str>, TextTooLarge> {
        self.text(&self.checklist)
    }

    /// The assessment's YAML.
    pub(super) fn assessment(&self) -> Result<Cow<'_, str>, TextTooLarge> {
        self.text(&self.assessment)
    }

    fn text<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, TextTooLarge> {
        let is_packed = self.format < FORMAT;
        let len = if is_packed {
            format1::unpacked_len(text)
        } else {
            text.len()
        };
        if len > LARGEST_TEXT {
            return Err(TextTooLarge);
        }
        Ok(if is_packed {
            format1::unpack(text)
        } else {
            text.into()
        })
    }

    /// The data in a page, as it stands there and read.
    pub(super) fn find(page: &str) -> Option<(&str, Result<Self, String>)> {
        let (_, after) = page.split_once(OPENING)?;
        let (json, _) = after.split_once(CLOSING)?;
        Some((
            json,
            serde_json::from_str(json).map_err(|error| error.to_string()),
        ))
    }

    /// Whether this version reads the data.
    pub(super) fn is_known_format(&self) -> bool {
        (1..=FORMAT).contains(&self.format)
    }

    pub(super) fn lang(&self) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == self.lang)
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.made_at.get(..10)?.parse().ok()
    }

    pub(super) fn inspection(&self) -> Inspection {
        let mut inspection = Inspection::default();
        for seen in &self.evidence {
            if let (Ok(id), Some(state)) = (Id::new(&seen.0), seen.state()) {
                inspection.record(id, seen.1, state);
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
            "missing" => EvidenceState::Missing,
            "changed" => EvidenceState::Changed(self.3.clone()),
            "expired" => EvidenceState::Expired,
            "planned" => EvidenceState::Planned,
            "refused" => EvidenceState::Refused(self.3.clone()),
            "unreadable" => EvidenceState::Unreadable(self.3.clone()),
            _ => return None,
        })
    }
}

/// Stands for the wording that the checklist at hand has.
const SAME: &str = "=";

/// An earlier run: what names it, its day, and by question the wording and where it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Since {
    checklist: (String, String, String),
    day: String,
    questions: Vec<(String, String, String)>,
}

impl Since {
    fn of(baseline: &Baseline, checklist: &Checklist) -> Self {
        let stamp = &baseline.checklist;
        let question = |(id, earlier): (&Id, &Earlier)| {
            let now = checklist.question(id.as_str());
            let is_same = now.is_some_and(|question| question.wording == earlier.wording);
            let wording = if is_same { SAME } else { &earlier.wording };
            (id.to_string(), wording.to_owned(), stand(&earlier.state))
        };
        let questions = baseline.questions.iter().map(question);
        Self {
            checklist: (stamp.id.to_string(), stamp.version.clone(), stamp.digest.clone()),
            day: baseline.day.clone(),
            questions: questions.collect(),
        }
    }

    /// The earlier run again; `None` where something in it cannot be read. Whether evidence backed an answer then is not kept.
    pub(super) fn baseline(&self, checklist: &Checklist) -> Option<Baseline> {
        let (id, version, digest) = &self.checklist;
        let question = |(id, wording, stand): &(String, String, String)| {
            let wording = match wording.as_str() {
                SAME => &checklist.question(id)?.wording,
                _ => wording,
            };
            let earlier = Earlier {
                wording: wording.clone(),
                state: standing(stand)?,
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

/// Where a question stood: a word, or the credit of a decided one.
fn stand(state: &State) -> String {
    match state {
        State::Decided { credit, .. } => credit.to_string(),
        other => other.word().into(),
    }
}

fn standing(word: &str) -> Option<State> {
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
