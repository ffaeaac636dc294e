//! The assessment being worked on with all that follows from it. Every change goes through here, so that undo, the
//! review and what was shown or hidden are always in step.

use std::cell::{OnceCell, Ref, RefCell};
use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::answer::Answer;
use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, Stamp};
use crate::domain::checklist::Checklist;
use crate::domain::evidence::Inspection;
use crate::domain::filter::{Filter, View};
use crate::domain::history::History;
use crate::domain::id::Id;
use crate::domain::port::{Access, Opened};
use crate::domain::progress::{Counts, Way, first_open, next_open, next_where};
use crate::domain::question::Question;
use crate::domain::review::Review;
use crate::domain::search::Index;
use crate::domain::sensitivity::Sensitivity;
use crate::domain::state::State;

/// The assessment being worked on.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its file, as the user names it.
    pub path: PathBuf,
    /// The checklist.
    pub checklist: Checklist,
    /// The assessment.
    pub assessment: Assessment,
    /// Whether it may be written.
    pub access: Access,
    /// What became of the evidence.
    pub inspection: Inspection,
    /// All that follows.
    pub review: Review,
    /// Counts of every section with all below it.
    pub sections: Vec<SectionCount>,
    /// Every change, for undo.
    pub history: History,
    /// The questions made ready for searching.
    pub index: Index,
    /// Filters that are on.
    pub filters: Vec<Filter>,
    /// The question at hand.
    pub at: usize,
    /// The day everything was last worked out, from which due dates count.
    today: Date,
    /// For each question, how many are asked up to it.
    ranks: Vec<usize>,
    /// How many questions pass each filter, counted when first asked for and forgotten with every change.
    counts: RefCell<BTreeMap<Filter, usize>>,
    /// The questions that pass the filters that are on.
    passing: OnceCell<Vec<usize>>,
    /// What was found last, for which words.
    found: RefCell<(String, Vec<usize>)>,
    /// How far the score depends on choices; costly, so worked out when first shown.
    sensitivity: OnceCell<Sensitivity>,
}

/// What a section holds, with all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SectionCount {
    /// Counts by state.
    pub counts: Counts,
    /// Critical questions that wait for an answer.
    pub open_critical: usize,
}

/// Questions that an answer showed and hid.
pub type Moved = (Vec<usize>, Vec<usize>);

impl Session {
    /// Begins with what was opened.
    pub fn new(opened: Opened, today: Date) -> Self {
        let inspection = Inspection::default();
        let review = Review::of(&opened.checklist, &opened.assessment, &inspection, today);
        let remembered = opened.position.as_ref().and_then(|place| place.question.as_ref());
        let at = remembered
            .and_then(|id| opened.checklist.position(id.as_str()))
            .filter(|at| review.applicability.is_visible(*at))
            .or_else(|| first_open(&review.states))
            .unwrap_or(0);
        let sections = counted(&opened.checklist, &review.states);
        Self {
            path: opened.path,
            index: Index::of(&opened.checklist),
            checklist: opened.checklist,
            assessment: opened.assessment,
            access: opened.access,
            inspection,
            sections,
            ranks: ranked(&review),
            review,
            history: History::default(),
            today,
            filters: Vec::new(),
            at,
            counts: RefCell::default(),
            passing: OnceCell::new(),
            found: RefCell::default(),
            sensitivity: OnceCell::new(),
        }
    }

    /// The question at hand; `None` only in a checklist without questions.
    pub fn question(&self) -> Option<&Question> {
        self.checklist.questions.get(self.at)
    }

    /// The answer to the question at hand, empty where nothing was written.
    pub fn answer(&self) -> Answer {
        self.question()
            .and_then(|question| self.assessment.answer(&question.id))
            .cloned()
            .unwrap_or_default()
    }

    /// The state of the question at a position.
    pub fn state(&self, at: usize) -> &State {
        self.review.states.get(at).unwrap_or(&State::Hidden)
    }

    /// Makes a change and says what it showed and hid.
    pub fn make(&mut self, change: Change, stamp: &Stamp, today: Date) -> Moved {
        self.history.make(change, stamp, &mut self.assessment);
        self.refresh(today)
    }

    /// Works everything out anew and says what was shown and hidden.
    pub fn refresh(&mut self, today: Date) -> Moved {
        self.today = today;
        let review = Review::of(&self.checklist, &self.assessment, &self.inspection, today);
        let moved = review.applicability.changes_since(&self.review.applicability);
        self.sections = counted(&self.checklist, &review.states);
        self.ranks = ranked(&review);
        self.review = review;
        self.counts.borrow_mut().clear();
        self.found.borrow_mut().0.clear();
        self.sensitivity.take();
        self.passing.take();
        moved
    }

    /// A change of an answer, not made yet. `None` if nothing changes.
    pub fn change_answer(&self, id: &Id, stamp: &Stamp, edit: impl FnOnce(&mut Answer)) -> Option<Change> {
        let question = self.checklist.question(id.as_str())?;
        Change::answer(&self.assessment, question, stamp, edit)
    }

    /// What filters look at.
    pub fn view(&self) -> View<'_> {
        View {
            checklist: &self.checklist,
            assessment: &self.assessment,
            applicability: &self.review.applicability,
            states: &self.review.states,
            inspection: &self.inspection,
            today: self.today,
        }
    }

    /// Whether the question at a position is asked and passes every filter that is on.
    pub fn passes(&self, at: usize) -> bool {
        self.review.applicability.is_visible(at)
            && self.filters.iter().all(|filter| self.view().passes(at, filter))
    }

    /// Turns filters on and off.
    pub fn set_filters(&mut self, filters: Vec<Filter>) {
        self.filters = filters;
        self.passing.take();
    }

    /// Positions of the questions that are asked and pass every filter that is on.
    pub fn passing(&self) -> &[usize] {
        self.passing.get_or_init(|| self.view().passing(&self.filters))
    }

    /// Positions of the questions asked that hold every word of a query.
    pub fn find(&self, query: &str) -> Ref<'_, [usize]> {
        if self.found.borrow().0 != query {
            let mut found = self.index.find(query, &self.checklist, &self.assessment);
            found.retain(|at| self.review.applicability.is_visible(*at));
            *self.found.borrow_mut() = (query.to_owned(), found);
        }
        Ref::map(self.found.borrow(), |(query, found)| {
            // Nothing is kept under the empty query.
            if query.is_empty() { &found[..0] } else { &found[..] }
        })
    }

    /// How far the score depends on choices.
    pub fn sensitivity(&self) -> &Sensitivity {
        self.sensitivity
            .get_or_init(|| Sensitivity::of(&self.checklist, &self.review.states, &self.review.score))
    }

    /// How many questions pass one filter.
    pub fn passing_count(&self, filter: &Filter) -> usize {
        if let Some(count) = self.counts.borrow().get(filter) {
            return *count;
        }
        let count = self.view().passing(std::slice::from_ref(filter)).len();
        self.counts.borrow_mut().insert(filter.clone(), count);
        count
    }

    /// The next question in a direction without going round the end, through the filters.
    pub fn neighbour(&self, way: Way) -> Option<usize> {
        let len = self.checklist.questions.len();
        let wanted = |at: &usize| self.passes(*at);
        match way {
            Way::Forward => (self.at + 1..len).find(wanted),
            Way::Backward => (0..self.at.min(len)).rev().find(wanted),
        }
    }

    /// The next question that waits for an answer, round the end; the one at hand where it is the only one.
    pub fn open_from(&self, way: Way) -> Option<usize> {
        next_open(&self.review.states, self.at, way)
    }

    /// The next answered question without intact evidence, round the end.
    pub fn without_evidence_from(&self, way: Way) -> Option<usize> {
        let view = self.view();
        next_where(self.review.states.len(), self.at, way, |at| {
            view.passes(at, &Filter::WithoutEvidence)
        })
    }

    /// The place of the question at hand among those asked, from 1, and how many are asked.
    pub fn place(&self) -> (usize, usize) {
        let rank = self.ranks.get(self.at).copied().unwrap_or_default();
        (rank, self.review.applicability.visible_count())
    }
}

/// For each question, how many are asked up to it.
fn ranked(review: &Review) -> Vec<usize> {
    let mut asked = 0;
    let ranks = (0..review.states.len()).map(|at| {
        asked += usize::from(review.applicability.is_visible(at));
        asked
    });
    ranks.collect()
}

/// Counts every section in one pass over the questions, so that ten thousand of them cost no more on each key than a
/// hundred.
fn counted(checklist: &Checklist, states: &[State]) -> Vec<SectionCount> {
    let mut sections = vec![SectionCount::default(); checklist.sections.len()];
    for (question, state) in checklist.questions.iter().zip(states) {
        let mut at = Some(question.section);
        while let Some(count) = at.and_then(|at| sections.get_mut(at)) {
            count.counts.add(state);
            count.open_critical += usize::from(question.critical && state.is_open());
            at = at
                .and_then(|at| checklist.sections.get(at))
                .and_then(|section| section.parent);
        }
    }
    sections
}
