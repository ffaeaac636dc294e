//! The data a report carries so that it can be verified: both texts and what was known about the evidence. Written as JSON
//! that no browser can take for markup; read back by `verify`.

use std::fmt;
use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::ser::Formatter;

use super::facts::state_word;
use super::{Input, Texts};
use crate::domain::assessment::ChecklistStamp;
use crate::domain::baseline::{Baseline, Earlier};
use crate::domain::checklist::Checklist;
use crate::domain::evidence::{EvidenceState, Inspection};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;

/// What stands before and after the data in a page.
const OPENING: &str = "<script type=\"application/json\" id=\"selfcheck-data\">";
const CLOSING: &str = "</script>";

/// Whether a page, or a part of one, holds such data.
pub(super) fn is_in(page: &str) -> bool {
    page.contains(OPENING)
}

/// The embedded data, with texts as they were read, or as they are packed while they are written.
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
    pub(super) evidence: Vec<Seen>,
    /// What is recorded of the picture of the system; the picture itself stands in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) diagram: Option<String>,
    /// The earlier run that this one is set beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<Since>,
}

/// What was known about one piece of evidence: question, position, state, detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen(String, usize, String, String);

/// The format of the embedded data.
const FORMAT: u32 = 1;

impl<'a> Embedded<Packed<'a>> {
    pub(super) fn of(input: &'a Input<'_>, templates: &super::Templates) -> Self {
        Self {
            format: FORMAT,
            tool: input.version.into(),
            commit: input.commit.map(Into::into),
            made_at: input.made_at.into(),
            lang: input.lang.code().into(),
            is_final: input.is_final,
            templates: templates.digest.clone(),
            own_templates: templates.is_own(),
            checklist: Packed::Checklist(input.texts),
            assessment: Packed::Assessment(input.texts),
            evidence: input.inspection.entries().map(Seen::of).collect(),
            diagram: input.diagram.map(super::Diagram::mark),
            since: input.since.map(|baseline| Since::of(baseline, input.checklist)),
        }
    }

    /// Writes the data as JSON that is text to every browser. It fails where `out` does.
    pub(super) fn write(&self, out: impl io::Write) -> io::Result<()> {
        inert(self, out)
    }

    /// What [`Self::write`] writes.
    pub(super) fn json(&self) -> String {
        let mut out = Vec::new();
        // A vector takes everything, and JSON of texts is text.
        let _ = inert(self, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }
}

impl Embedded {
    /// The checklist's text.
    pub(super) fn checklist(&self) -> String {
        unpacked(&self.checklist)
    }

    /// The assessment's text.
    pub(super) fn assessment(&self) -> String {
        unpacked(&self.assessment)
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
        self.format == FORMAT
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

impl Seen {
    fn of((question, position, state): (&Id, usize, &EvidenceState)) -> Self {
        let (word, detail) = match state {
            EvidenceState::Unchecked => ("unchecked", ""),
            EvidenceState::Intact => ("intact", ""),
            EvidenceState::Missing => ("missing", ""),
            EvidenceState::Changed(now) => ("changed", now.as_str()),
            EvidenceState::Expired => ("expired", ""),
            EvidenceState::Planned => ("planned", ""),
            EvidenceState::Refused(why) => ("refused", why.as_str()),
        };
        Self(question.to_string(), position, word.into(), detail.into())
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
        other => state_word(other).into(),
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
    plain
        .into_iter()
        .find(|state| state_word(state) == word)
        .or_else(|| {
            let credit: Ratio = word.parse().ok()?;
            let evidenced = false;
            (credit >= Ratio::zero() && credit <= Ratio::whole(1))
                .then_some(State::Decided { credit, evidenced })
        })
}

/// Signs for the blanks a line begins with: `0` for none, `1` for one, and so on. A fifth of a checklist's text is such blanks.
const BLANKS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// A text that is packed while it is written: each line's leading blanks as one sign.
#[derive(Clone, Copy, Debug)]
pub(super) enum Packed<'a> {
    Checklist(&'a dyn Texts),
    Assessment(&'a dyn Texts),
}

impl fmt::Display for Packed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut packing = Packing::new(out);
        match self {
            Self::Checklist(texts) => texts.checklist(&mut packing),
            Self::Assessment(texts) => texts.assessment(&mut packing),
        }?;
        packing.end()
    }
}

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Packs a text that comes in pieces, and passes each piece on as one.
struct Packing<'a> {
    out: &'a mut dyn fmt::Write,
    packed: String,
    /// The blanks the line at hand begins with so far; none once something else stood there.
    blanks: Option<usize>,
}

impl<'a> Packing<'a> {
    fn new(out: &'a mut dyn fmt::Write) -> Self {
        Self {
            out,
            packed: String::new(),
            blanks: Some(0),
        }
    }

    /// The sign for the blanks counted, and those it cannot hold as they are.
    fn sign(&mut self) {
        if let Some(blanks) = self.blanks.take() {
            let most = blanks.min(BLANKS.len() - 1);
            self.packed.push_str(&BLANKS[most..=most]);
            self.packed.extend((most..blanks).map(|_| ' '));
        }
    }

    fn pass_on(&mut self) -> fmt::Result {
        self.out.write_str(&self.packed)?;
        self.packed.clear();
        Ok(())
    }

    /// Ends the last line.
    fn end(mut self) -> fmt::Result {
        self.sign();
        self.pass_on()
    }
}

impl fmt::Write for Packing<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for line in text.split_inclusive('\n') {
            let mut rest = line;
            if let Some(blanks) = &mut self.blanks {
                rest = line.trim_start_matches(' ');
                *blanks += line.len() - rest.len();
                if rest.is_empty() {
                    continue;
                }
                self.sign();
            }
            self.packed.push_str(rest);
            if rest.ends_with('\n') {
                self.blanks = Some(0);
            }
        }
        self.pass_on()
    }
}

/// The text again.
fn unpacked(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let mut rest = line.chars();
        let blanks = rest.next().and_then(|sign| BLANKS.find(sign)).unwrap_or(0);
        format!("{}{}", " ".repeat(blanks), rest.as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes a value as JSON with everything escaped that a browser could take for markup or a line end, or that hides itself.
fn inert(value: &impl Serialize, out: impl io::Write) -> io::Result<()> {
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(out, Inert));
    written.map_err(io::Error::from)
}

/// JSON whose texts are inert; its signs are so by themselves.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut copied = 0;
        for (at, each) in text.char_indices().filter(|(_, each)| is_risky(*each)) {
            writer.write_all(&text.as_bytes()[copied..at])?;
            copied = at + each.len_utf8();
            let mut units = [0; 2];
            for unit in each.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        writer.write_all(&text.as_bytes()[copied..])
    }
}

fn is_risky(each: char) -> bool {
    if each < '\u{7f}' {
        return matches!(each, '<' | '>' | '&');
    }
    matches!(each, '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// A text packed in pieces of so many characters.
    fn packed(text: &str, piece: usize) -> String {
        let mut out = String::new();
        let mut packing = Packing::new(&mut out);
        let all: Vec<char> = text.chars().collect();
        for each in all.chunks(piece) {
            packing
                .write_str(&each.iter().collect::<String>())
                .expect("a string takes all");
        }
        packing.end().expect("a string takes all");
        out
    }

    #[test]
    fn packing_loses_nothing() {
        let deep = format!("{}deep", " ".repeat(80));
        for text in [
            "",
            "\n",
            "a:\n  b: |\n    한글\n\n   \n",
            "0\n 1",
            "  ",
            deep.as_str(),
        ] {
            for piece in [1, 2, 3, 100] {
                let packed = packed(text, piece);
                assert_eq!(packed, self::packed(text, 1000), "however it comes in");
                assert_eq!(unpacked(&packed), text);
            }
        }
    }

    #[test]
    fn a_lines_blanks_become_one_sign() {
        assert_eq!(packed("a:\n  b: c\n\n", 100), "0a:\n2b: c\n0\n0");
    }

    #[test]
    fn nothing_in_the_data_is_markup() {
        let text = "</script><!-- & \u{2028}\u{2029}\u{202e}\u{e0041} 한글 \" \\ \n";
        let mut out = Vec::new();
        inert(&text, &mut out).expect("a vector takes all");
        let json = String::from_utf8(out).expect("text");
        for risky in ["<", ">", "&", "\u{2028}", "\u{2029}", "\u{202e}", "\u{e0041}"] {
            assert!(!json.contains(risky), "{json}");
        }
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
