//! What a session of lines knows: the opened assessment, where it stands and which prompts wait. Values only, no input or output.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::access::Access;
use crate::domain::answer::Answer;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::change::{Change, Stamp};
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::event::Event;
use crate::domain::evidence::{Evidence, Inspection, Location};
use crate::domain::filter::{Filter, View};
use crate::domain::format::Format;
use crate::domain::history::History;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::merge::Conflict;
use crate::domain::position::Position;
use crate::domain::progress::first_open;
use crate::domain::question::Question;
use crate::domain::remediation::RemediationField;
use crate::domain::search::Index;
use crate::domain::subject::SubjectField;
use crate::domain::user_error::UserError;
use crate::session::port::{ExportOrder, Exported, KnownAssessment, Opened};

/// When a line is answered, and by whom.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub stamp: Stamp,
    pub today: Date,
}

/// A line of an answer that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Note,
    Reason,
    Reviewer,
    Owner,
    Plan(RemediationField),
    Due,
    AcceptedBy,
    AcceptedReason,
}

/// What a typed text is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Answer(Id, Part),
    Subject(SubjectField),
}

/// What waits for a line. The last one on the stack is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Prompt {
    Home,
    NewChecklist,
    NewName(Id),
    /// Checklist, name, and the place it would be kept at.
    NewPath(Id, String, String),
    Question,
    /// Questions to go to by number.
    Pick(Vec<usize>),
    /// One line; the flag says whether to go on to what comes next when it is done.
    Line(Slot, bool),
    /// Several lines up to a single dot; the flag as above.
    Lines(Slot, Vec<String>, bool),
    Form,
    /// A fact; the flag as above.
    Fact(Id, bool),
    Evidence(Id),
    Filters,
    /// The history by number, the newest first.
    History,
    Format,
    ReportLang(Format),
    Kind(Format, Lang),
}

/// What the outside world is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Save and, once it is on disk, say these lines.
    Save(Vec<String>),
    SaveAs(PathBuf),
    Inspect(Id, usize),
    StopInspecting,
    Complete(String),
    Export(ExportOrder),
    Compare(PathBuf),
    List,
    Open(PathBuf),
    Propose(Id, String),
    Create(Id, String, Option<PathBuf>),
    Demo,
    Edit(Id, String),
    LoadHistory,
    Close(Then),
    RememberLang(Lang),
}

/// What follows when an assessment was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    Home,
    End,
}

/// What came back.
pub(super) enum Heard {
    Saved(Result<(), Box<UserError>>, Vec<String>),
    SavedAs(Result<PathBuf, Box<UserError>>),
    Completed(Vec<String>),
    Exported(Result<Exported, Box<UserError>>),
    Baseline(Result<Box<Baseline>, Box<UserError>>),
    Listed(Vec<CatalogEntry>, Vec<KnownAssessment>),
    Proposed(Id, String, PathBuf),
    Opened(Result<Box<Opened>, Box<UserError>>, bool),
    History(History),
    Edited(Id, Option<Result<String, Box<UserError>>>),
    Closed(Result<(), Box<UserError>>, Then),
    Event(Event),
}

/// Lines to say and things to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    pub lines: Vec<String>,
    pub effects: Vec<Effect>,
}

impl Reply {
    pub(super) fn say(line: impl Into<String>) -> Self {
        Self {
            lines: vec![line.into()],
            effects: Vec::new(),
        }
    }

    pub(super) fn lines(lines: Vec<String>) -> Self {
        Self {
            lines,
            effects: Vec::new(),
        }
    }

    pub(super) fn effect(effect: Effect) -> Self {
        Self {
            lines: Vec::new(),
            effects: vec![effect],
        }
    }

    /// Says lines after a save that is under way, or at once where there is none.
    pub(super) fn then(mut self, other: Self) -> Self {
        match self.effects.iter_mut().find_map(|effect| match effect {
            Effect::Save(lines) => Some(lines),
            _ => None,
        }) {
            Some(lines) => lines.extend(other.lines),
            None => self.lines.extend(other.lines),
        }
        self.effects.extend(other.effects);
        self
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self.effects.extend(other.effects);
        self
    }
}

/// An opened assessment.
pub(super) struct Work {
    pub path: PathBuf,
    pub checklist: Arc<Checklist>,
    pub assessment: Assessment,
    pub access: Access,
    pub history: History,
    pub inspection: Inspection,
    pub review: Evaluation,
    pub index: Index,
    pub at: usize,
    /// The day everything was last worked out.
    pub today: Date,
    pub filters: Vec<Filter>,
    pub conflicts: Vec<Conflict>,
    /// Evidence being looked at: its place when the look began, and whether somebody waits to hear of it.
    pub looking: BTreeMap<(Id, usize), (Location, bool)>,
    /// Bytes looked at, of how many.
    pub progress: Option<(u64, u64)>,
}

impl Work {
    pub(super) fn new(opened: Opened, today: Date) -> Self {
        let inspection = Inspection::default();
        let review = Evaluation::of(&opened.checklist, &opened.assessment, &inspection, today);
        let remembered = opened
            .position
            .as_ref()
            .and_then(|position| position.question.as_ref());
        let at = remembered
            .and_then(|id| opened.checklist.position(id.as_str()))
            .filter(|at| review.applicability.is_visible(*at))
            .or_else(|| first_open(&review.states))
            .unwrap_or(0);
        let filters = opened.position.as_ref().map_or_else(Vec::new, Position::filters);
        Self {
            index: Index::of(&opened.checklist),
            path: opened.path,
            checklist: opened.checklist,
            assessment: opened.assessment,
            access: opened.access,
            history: History::default(),
            inspection,
            review,
            at,
            today,
            filters,
            conflicts: Vec::new(),
            looking: BTreeMap::new(),
            progress: None,
        }
    }

    pub(super) fn question(&self) -> Option<&Question> {
        self.checklist.questions.get(self.at)
    }

    pub(super) fn answer(&self, id: &Id) -> Answer {
        self.assessment.answer(id).cloned().unwrap_or_default()
    }

    /// Positions of the questions that are walked: asked, and through the filters that are on.
    pub(super) fn walked(&self) -> Vec<usize> {
        self.view().passing(&self.filters)
    }

    pub(super) fn view(&self) -> View<'_> {
        View {
            checklist: &self.checklist,
            assessment: &self.assessment,
            applicability: &self.review.applicability,
            states: &self.review.states,
            inspection: &self.inspection,
            today: self.today,
        }
    }

    /// Works everything out anew and gives the questions that are asked now and were not, and the other way round.
    pub(super) fn refresh(&mut self, today: Date) -> (Vec<usize>, Vec<usize>) {
        self.today = today;
        let review = Evaluation::of(&self.checklist, &self.assessment, &self.inspection, today);
        let moved = review.applicability.changes_since(&self.review.applicability);
        self.review = review;
        moved
    }

    /// Makes a change and says what it showed and hid.
    pub(super) fn make(&mut self, change: Change, moment: &Moment) -> (Vec<usize>, Vec<usize>) {
        self.history.make(change, &moment.stamp, &mut self.assessment);
        self.refresh(moment.today)
    }

    pub(super) fn pieces(&self, id: &Id) -> Vec<Evidence> {
        self.answer(id).evidence
    }

    /// Marks every piece of evidence of a question to be looked at, because their places changed.
    pub(super) fn look_at(&mut self, id: &Id, is_awaited: bool) -> Vec<Effect> {
        self.inspection.forget(id);
        self.looking.retain(|(each, _), _| each != id);
        let pieces = self.pieces(id);
        pieces
            .into_iter()
            .enumerate()
            .map(|(at, piece)| {
                self.looking
                    .insert((id.clone(), at), (piece.location, is_awaited));
                Effect::Inspect(id.clone(), at)
            })
            .collect()
    }
}

/// Everything a session knows.
pub(super) struct Session {
    pub lang: Lang,
    pub work: Option<Work>,
    pub prompts: Vec<Prompt>,
    pub entries: Vec<CatalogEntry>,
    pub known: Vec<KnownAssessment>,
    /// Whether the last save failed, so that leaving would lose something.
    pub unsaved: bool,
    pub ended: bool,
}

impl Session {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            work: None,
            prompts: vec![Prompt::Home],
            entries: Vec::new(),
            known: Vec::new(),
            unsaved: false,
            ended: false,
        }
    }

    pub(super) fn asked(&self) -> Prompt {
        self.prompts.last().cloned().unwrap_or(Prompt::Home)
    }

    /// Leaves the prompt at hand; the first one stays.
    pub(super) fn pop(&mut self) {
        if self.prompts.len() > 1 {
            self.prompts.pop();
        }
    }

    pub(super) fn push(&mut self, prompt: Prompt) -> Reply {
        self.prompts.push(prompt);
        Reply::default()
    }
}
