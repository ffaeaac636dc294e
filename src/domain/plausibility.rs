//! Observations for a second look: counts of what an assessor would ask about. None of them lowers the
//! verdict, and none is an accusation; `docs/scoring.md` gives the reason of each threshold.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::evidence::{Evidence, EvidenceState, Location};
use super::evidence_files::EvidenceFile;
use super::id::Id;
use super::moment;
use super::origin::{ChecklistOrigin, ListOrigin, RegistryOrigin};
use super::question::Question;
use super::state::State;
use super::subject::SubjectField;
use super::value::Value;
use super::verdict::Case;

/// At least this many scored questions "not applicable", and more than one in ten.
const NOT_APPLICABLE_LEAST: usize = 3;
const NOT_APPLICABLE_PART: usize = 10;

/// A file behind at least this many answers, and more than one in ten of them.
const REUSED_LEAST: usize = 4;
const REUSED_PART: usize = 10;

/// In bytes: less than a sentence with its date.
const TINY: u64 = 100;

/// More answers than this within a minute leave less than six seconds for each question.
const WITHIN_A_MINUTE: usize = 10;

/// What an observation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObservationCode {
    OwnChecklist,
    OwnTemplates,
    ShareNotApplicable,
    HiddenCriticals,
    EvidenceReused,
    AddressesOnly,
    EmptyOrTinyFiles,
    DatesOutOfOrder,
    AnsweredWithinMinutes,
    DueMoved,
    OutOfRange,
}

impl ObservationCode {
    /// With the words in JSON, in the order of printing.
    pub const WORDS: [(Self, &'static str); 11] = [
        (Self::OwnChecklist, "own-checklist"),
        (Self::OwnTemplates, "own-templates"),
        (Self::ShareNotApplicable, "share-not-applicable"),
        (Self::HiddenCriticals, "hidden-criticals"),
        (Self::EvidenceReused, "evidence-reused"),
        (Self::AddressesOnly, "addresses-only"),
        (Self::EmptyOrTinyFiles, "empty-or-tiny-files"),
        (Self::DatesOutOfOrder, "dates-out-of-order"),
        (Self::AnsweredWithinMinutes, "answered-within-minutes"),
        (Self::DueMoved, "due-moved"),
        (Self::OutOfRange, "out-of-range"),
    ];

    pub fn word(self) -> &'static str {
        let found = Self::WORDS.into_iter().find(|(code, _)| *code == self);
        found.map_or("", |(_, word)| word)
    }
}

/// A fact worth a question, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    pub code: ObservationCode,
    /// How many questions or files.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// In checklist order.
    pub questions: Vec<Id>,
    /// Paths of the files it is about.
    pub files: Vec<String>,
}

impl Observation {
    /// An observation about the checklist or the templates as a whole.
    pub fn of_origin(code: ObservationCode) -> Self {
        Self {
            code,
            count: 1,
            of: 1,
            questions: Vec::new(),
            files: Vec::new(),
        }
    }

    /// `None` where it is about no question.
    fn of_questions(code: ObservationCode, questions: Vec<Id>, of: usize) -> Option<Self> {
        let count = questions.len();
        (count > 0).then_some(Self {
            code,
            count,
            of,
            questions,
            files: Vec::new(),
        })
    }
}

/// The observations of an evaluation after those about the origin of the checklist and the templates, which only the caller
/// knows.
pub fn with_origin(
    observations: &[Observation],
    origin: &ChecklistOrigin,
    has_own_templates: bool,
) -> Vec<Observation> {
    let is_own = !matches!(origin.list, ListOrigin::Released | ListOrigin::Development)
        || origin.registry != RegistryOrigin::default();
    let checklist = is_own.then(|| Observation::of_origin(ObservationCode::OwnChecklist));
    let templates = has_own_templates.then(|| Observation::of_origin(ObservationCode::OwnTemplates));
    let origins = checklist.into_iter().chain(templates);
    origins.chain(observations.iter().cloned()).collect()
}

/// A question with its answer and state.
type Answered<'a> = (&'a Question, &'a Answer, &'a State);

impl Case<'_> {
    /// Every observation that follows from the answers, in the order of printing.
    pub fn observations(&self) -> Vec<Observation> {
        let found = [
            self.many_not_applicable(),
            self.any_critical_hidden(),
            self.evidence_reused(),
            self.addresses_only(),
            self.tiny_files(),
            self.dates_out_of_order(),
            self.answered_within_minutes(),
            self.dues_moved(),
            self.out_of_range(),
        ];
        found.into_iter().flatten().collect()
    }

    fn many_not_applicable(&self) -> Option<Observation> {
        let asked = self.checklist.questions.iter().zip(self.states);
        let scored: Vec<(&Question, &State)> = asked
            .filter(|(question, state)| question.is_scored() && state.is_asked())
            .collect();
        let without = scored.iter().filter(|(_, state)| **state == State::NotApplicable);
        let ids: Vec<Id> = without.map(|(question, _)| question.id.clone()).collect();
        if ids.len() < NOT_APPLICABLE_LEAST || ids.len() * NOT_APPLICABLE_PART <= scored.len() {
            return None;
        }
        Observation::of_questions(ObservationCode::ShareNotApplicable, ids, scored.len())
    }

    fn any_critical_hidden(&self) -> Option<Observation> {
        let criticals = self
            .checklist
            .questions
            .iter()
            .filter(|each| self.is_critical(each));
        let hidden = self.hidden_criticals().into_iter().map(|each| each.question);
        Observation::of_questions(
            ObservationCode::HiddenCriticals,
            hidden.collect(),
            criticals.count(),
        )
    }

    /// Files behind many answers, whether or not each says where in the file.
    fn evidence_reused(&self) -> Option<Observation> {
        let files = self.evidence_files(State::is_decided, |state, _| *state == EvidenceState::Intact);
        let answered = self.decided().count();
        let of = files.len();
        let reused = files.into_values().filter(|file| {
            file.questions.len() >= REUSED_LEAST && file.questions.len() * REUSED_PART > answered
        });
        self.of_files(ObservationCode::EvidenceReused, reused, of)
    }

    /// Answers whose evidence is an address and no file.
    fn addresses_only(&self) -> Option<Observation> {
        let is_file = |piece: &Evidence| matches!(piece.location, Location::File(_));
        let is_address = |piece: &Evidence| matches!(piece.location, Location::Url(_));
        let with_evidence: Vec<Answered<'_>> = self
            .decided()
            .filter(|(_, answer, _)| {
                answer
                    .evidence
                    .iter()
                    .any(|piece| is_file(piece) || is_address(piece))
            })
            .collect();
        let without_file = with_evidence
            .iter()
            .filter(|(_, answer, _)| !answer.evidence.iter().any(is_file));
        let ids: Vec<Id> = without_file.map(|(question, ..)| question.id.clone()).collect();
        Observation::of_questions(ObservationCode::AddressesOnly, ids, with_evidence.len())
    }

    fn tiny_files(&self) -> Option<Observation> {
        let of = self
            .evidence_files(State::is_decided, |state, _| {
                matches!(state, EvidenceState::Intact | EvidenceState::Empty)
            })
            .len();
        let tiny = self.evidence_files(State::is_decided, |state, piece| {
            let is_tiny = *state == EvidenceState::Intact && piece.size.is_some_and(|size| size < TINY);
            is_tiny || *state == EvidenceState::Empty
        });
        self.of_files(ObservationCode::EmptyOrTinyFiles, tiny.into_values(), of)
    }

    /// Answers and evidence dated after the approval or after today.
    fn dates_out_of_order(&self) -> Option<Observation> {
        let approval = self.assessment.approval.as_ref();
        let approved = approval.map_or_else(
            || self.assessment.subject.get(SubjectField::ApprovedOn),
            |approval| approval.on.as_str(),
        );
        let is_odd =
            |moment: &str| moment::is_after(moment, self.today) || moment::is_later(moment, approved.trim());
        let odd = self.given().filter(|(_, answer, _)| {
            let mut added = answer.evidence.iter().map(|piece| piece.added.as_str());
            is_odd(&answer.answered_at) || added.any(is_odd)
        });
        let ids: Vec<Id> = odd.map(|(question, ..)| question.id.clone()).collect();
        Observation::of_questions(ObservationCode::DatesOutOfOrder, ids, self.given().count())
    }

    /// Answers of a minute in which more were given than a person can read questions.
    fn answered_within_minutes(&self) -> Option<Observation> {
        const MINUTE: i64 = 60;
        let mut dated: Vec<(i64, &Id)> = self
            .given()
            .filter_map(|(question, answer, _)| Some((moment::seconds(&answer.answered_at)?, &question.id)))
            .collect();
        dated.sort_by_key(|(second, _)| *second);
        let mut quick: BTreeSet<&Id> = BTreeSet::new();
        let mut first = 0;
        for last in 0..dated.len() {
            while dated[last].0 - dated[first].0 >= MINUTE {
                first += 1;
            }
            if last + 1 - first > WITHIN_A_MINUTE {
                quick.extend(dated[first..=last].iter().map(|(_, id)| *id));
            }
        }
        let ids = self
            .given()
            .map(|(question, ..)| &question.id)
            .filter(|id| quick.contains(id));
        Observation::of_questions(
            ObservationCode::AnsweredWithinMinutes,
            ids.cloned().collect(),
            dated.len(),
        )
    }

    /// Gaps whose due date was moved.
    fn dues_moved(&self) -> Option<Observation> {
        let gaps: Vec<Answered<'_>> = self.given().filter(|(_, _, state)| state.is_gap()).collect();
        let moved = gaps.iter().filter(|(_, answer, _)| !answer.due_moves.is_empty());
        let ids: Vec<Id> = moved.map(|(question, ..)| question.id.clone()).collect();
        Observation::of_questions(ObservationCode::DueMoved, ids, gaps.len())
    }

    /// Numbers outside the range that the checklist calls plausible.
    fn out_of_range(&self) -> Option<Observation> {
        let numbers: Vec<Answered<'_>> = self
            .given()
            .filter(|(_, answer, _)| matches!(answer.value, Some(Value::Number(_))))
            .collect();
        let outside = numbers.iter().filter(|(question, answer, _)| {
            let value = answer.value.as_ref();
            value.is_some_and(|value| question.is_out_of_range(value))
        });
        let ids: Vec<Id> = outside.map(|(question, ..)| question.id.clone()).collect();
        Observation::of_questions(ObservationCode::OutOfRange, ids, numbers.len())
    }

    /// Asked questions with a value, "not applicable" among them.
    fn given(&self) -> impl Iterator<Item = Answered<'_>> {
        let asked = self.checklist.questions.iter().zip(self.states);
        asked.filter_map(|(question, state)| {
            let answer = self.assessment.answer(&question.id)?;
            (state.is_decided() || *state == State::NotApplicable).then_some((question, answer, state))
        })
    }

    fn decided(&self) -> impl Iterator<Item = Answered<'_>> {
        self.given().filter(|(_, _, state)| state.is_decided())
    }

    fn of_files(
        &self,
        code: ObservationCode,
        files: impl Iterator<Item = EvidenceFile>,
        of: usize,
    ) -> Option<Observation> {
        let files: Vec<EvidenceFile> = files.collect();
        let behind: BTreeSet<&Id> = files.iter().flat_map(|file| &file.questions).collect();
        let questions = self.checklist.questions.iter().map(|question| &question.id);
        let questions = questions.filter(|id| behind.contains(id)).cloned().collect();
        let mut paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        paths.sort_unstable();
        (!files.is_empty()).then_some(Observation {
            code,
            count: files.len(),
            of,
            questions,
            files: paths,
        })
    }
}
