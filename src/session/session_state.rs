//! The open assessment with everything derived from it. Every change goes through here, so that undo, live score and what
//! was shown or hidden stay in step. What depends on every question is computed when a screen first shows it, and discarded
//! with the next change.

use std::cell::{OnceCell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::access::Access;
use crate::domain::answer::Answer;
use crate::domain::approval_state::ApprovalState;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::change::{Change, Stamp};
use crate::domain::checklist::Checklist;
use crate::domain::comparison::Comparison;
use crate::domain::effort::Effort;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{EvidenceState, Inspection, Location};
use crate::domain::filter::{Filter, View};
use crate::domain::history::History;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::live_score::{Basis, LiveScore, Moved};
use crate::domain::progress::{Way, first_open, next_where};
use crate::domain::question::Question;
use crate::domain::search::Index;
use crate::domain::sensitivity::Sensitivity;
use crate::domain::state::State;
use crate::session::port::Opened;

#[derive(Clone, Debug)]
pub struct Session {
    /// The path as the user writes it.
    pub path: PathBuf,
    /// The folder of undo histories.
    pub histories: PathBuf,
    pub checklist: Arc<Checklist>,
    pub assessment: Assessment,
    pub access: Access,
    pub inspection: Inspection,
    pub live_score: LiveScore,
    pub history: History,
    /// The baseline to compare with.
    pub baseline: Option<Baseline>,
    pub filters: Vec<Filter>,
    pub at: usize,
    /// The day from which due dates count.
    today: Date,
    review: OnceCell<Evaluation>,
    approval: OnceCell<ApprovalState>,
    index: OnceCell<Index>,
    /// For each question, how many are visible up to it in the order of work; discarded when a change shows or hides one.
    ranks: OnceCell<Vec<usize>>,
    /// The effort of each question, in the language last asked for.
    effort: RefCell<Option<(Lang, Effort)>>,
    /// How many questions pass each filter; discarded with every change.
    counts: RefCell<BTreeMap<Filter, usize>>,
    passing: OnceCell<Vec<usize>>,
    /// Those in a section, for the one last listed.
    inside: RefCell<Option<Listed>>,
    owners: OnceCell<BTreeSet<String>>,
    instruments: OnceCell<BTreeSet<String>>,
    /// The last query with its hits.
    found: RefCell<(String, Vec<usize>)>,
    sensitivity: OnceCell<Sensitivity>,
}

/// A section, or `None` for all, and its questions.
type Listed = (Option<usize>, Rc<[usize]>);

impl Session {
    pub fn new(opened: Opened, today: Date) -> Self {
        let inspection = Inspection::default();
        let live_score = LiveScore::of(Basis {
            checklist: &opened.checklist,
            assessment: &opened.assessment,
            inspection: &inspection,
        });
        let remembered = opened.position.as_ref().and_then(|place| place.question.as_ref());
        let at = remembered
            .and_then(|id| opened.checklist.position(id.as_str()))
            .filter(|at| live_score.applicability.is_visible(*at))
            .or_else(|| first_open(opened.checklist.order_of_work(), &live_score.states))
            .unwrap_or(0);
        Self {
            path: opened.path,
            histories: opened.histories,
            checklist: opened.checklist,
            assessment: opened.assessment,
            access: opened.access,
            inspection,
            live_score,
            today,
            review: OnceCell::new(),
            approval: OnceCell::new(),
            index: OnceCell::new(),
            ranks: OnceCell::new(),
            effort: RefCell::default(),
            history: History::default(),
            baseline: None,
            filters: Vec::new(),
            at,
            counts: RefCell::default(),
            passing: OnceCell::new(),
            inside: RefCell::default(),
            owners: OnceCell::new(),
            instruments: OnceCell::new(),
            found: RefCell::default(),
            sensitivity: OnceCell::new(),
        }
    }

    /// The current question; `None` only in a checklist without questions.
    pub fn question(&self) -> Option<&Question> {
        self.checklist.questions.get(self.at)
    }

    /// The answer to the current question, empty if there is none.
    pub fn answer(&self) -> Answer {
        self.question()
            .and_then(|question| self.assessment.answer(&question.id))
            .cloned()
            .unwrap_or_default()
    }

    pub fn state(&self, at: usize) -> &State {
        self.live_score.states.get(at).unwrap_or(&State::Hidden)
    }

    pub fn comparison(&self) -> Option<Comparison> {
        let baseline = self.baseline.as_ref()?;
        Comparison::of(
            baseline,
            &self.checklist,
            &self.assessment,
            &self.live_score.states,
        )
    }

    pub fn make(&mut self, change: Change, stamp: &Stamp, today: Date) -> Moved {
        let one = (!matches!(change, Change::Group(_))).then(|| change.touches().cloned());
        self.history.make(change, stamp, &mut self.assessment);
        match one {
            Some(id) => self.follow_id(id.as_ref(), today),
            None => self.refresh(today),
        }
    }

    /// Brings everything up to date after a change that was applied, and returns what it showed and hid.
    pub fn follow(&mut self, change: &Change, today: Date) -> Moved {
        match change {
            Change::Group(_) => self.refresh(today),
            change => self.follow_id(change.touches(), today),
        }
    }

    /// Brings everything up to date after an answer or its evidence changed.
    pub fn follow_id(&mut self, id: Option<&Id>, today: Date) -> Moved {
        let basis = Basis {
            checklist: &self.checklist,
            assessment: &self.assessment,
            inspection: &self.inspection,
        };
        let moved = id.map(|id| self.live_score.follow(basis, id)).unwrap_or_default();
        if moved != Moved::default() {
            self.ranks.take();
        }
        self.forget(today);
        moved
    }

    /// Computes everything from scratch, after any number of changes.
    pub fn refresh(&mut self, today: Date) -> Moved {
        let live_score = LiveScore::of(self.basis());
        let moved = live_score
            .applicability
            .changes_since(&self.live_score.applicability);
        self.live_score = live_score;
        self.ranks.take();
        self.forget(today);
        moved
    }

    /// Discards what was computed on demand.
    fn forget(&mut self, today: Date) {
        self.today = today;
        self.review.take();
        self.approval.take();
        self.counts.borrow_mut().clear();
        self.found.borrow_mut().0.clear();
        self.sensitivity.take();
        self.owners.take();
        self.inside.take();
        self.passing.take();
    }

    fn basis(&self) -> Basis<'_> {
        Basis {
            checklist: &self.checklist,
            assessment: &self.assessment,
            inspection: &self.inspection,
        }
    }

    pub fn review(&self) -> &Evaluation {
        self.review
            .get_or_init(|| Evaluation::of_live(self.basis(), &self.live_score, self.today))
    }

    pub fn approval(&self) -> &ApprovalState {
        self.approval.get_or_init(|| ApprovalState::of(&self.assessment))
    }

    /// Whether the digest of an evidence file is not recorded yet.
    pub fn has_unread_files(&self) -> bool {
        self.assessment.answers.iter().any(|(id, answer)| {
            answer.evidence.iter().enumerate().any(|(at, piece)| {
                matches!(piece.location, Location::File(_))
                    && piece.sha256.is_none()
                    && self.inspection.of(id, at) == EvidenceState::Unchecked
            })
        })
    }

    /// Minutes that the open questions take: least and most.
    pub fn minutes_left(&self, lang: Lang) -> (usize, usize) {
        let mut known = self.effort.borrow_mut();
        if known.as_ref().is_none_or(|(known, _)| *known != lang) {
            *known = Some((lang, Effort::of(&self.checklist, lang)));
        }
        known
            .as_ref()
            .map_or((0, 0), |(_, effort)| effort.minutes_left(&self.live_score.states))
    }

    /// A change of an answer, not applied yet; `None` if nothing changes.
    pub fn change_answer(&self, id: &Id, stamp: &Stamp, edit: impl FnOnce(&mut Answer)) -> Option<Change> {
        let question = self.checklist.question(id.as_str())?;
        Change::answer(&self.assessment, question, stamp, edit)
    }

    pub fn view(&self) -> View<'_> {
        View {
            checklist: &self.checklist,
            assessment: &self.assessment,
            applicability: &self.live_score.applicability,
            states: &self.live_score.states,
            inspection: &self.inspection,
            today: self.today,
        }
    }

    /// Whether the question is visible and passes all filters.
    pub fn passes(&self, at: usize) -> bool {
        self.live_score.applicability.is_visible(at)
            && self.filters.iter().all(|filter| self.view().passes(at, filter))
    }

    pub fn set_filters(&mut self, filters: Vec<Filter>) {
        self.filters = filters;
        self.passing.take();
        self.inside.take();
    }

    pub fn passing(&self) -> &[usize] {
        self.passing.get_or_init(|| self.view().passing(&self.filters))
    }

    /// Those in a section or below it; all if `None`.
    pub fn passing_in(&self, section: Option<usize>) -> Rc<[usize]> {
        let mut known = self.inside.borrow_mut();
        if let Some((listed, positions)) = known.as_ref()
            && *listed == section
        {
            return Rc::clone(positions);
        }
        let lies_inside = |at: &usize| {
            let of_question = self.checklist.questions[*at].section;
            section.is_none_or(|section| self.checklist.lies_in(of_question, section))
        };
        let positions: Rc<[usize]> = self.passing().iter().copied().filter(lies_inside).collect();
        *known = Some((section, Rc::clone(&positions)));
        positions
    }

    /// Visible questions that contain every word of a query.
    pub fn find(&self, query: &str) -> Ref<'_, [usize]> {
        if self.found.borrow().0 != query {
            let index = self.index.get_or_init(|| Index::of(&self.checklist));
            let mut found = index.find(query, &self.checklist, &self.assessment);
            found.retain(|at| self.live_score.applicability.is_visible(*at));
            *self.found.borrow_mut() = (query.to_owned(), found);
        }
        Ref::map(self.found.borrow(), |(query, found)| {
            // Nothing is stored under the empty query.
            if query.is_empty() { &found[..0] } else { &found[..] }
        })
    }

    pub fn sensitivity(&self) -> &Sensitivity {
        self.sensitivity
            .get_or_init(|| Sensitivity::of(&self.checklist, &self.live_score.states, &self.review().score))
    }

    pub fn owners(&self) -> &BTreeSet<String> {
        self.owners.get_or_init(|| {
            let owners = self.assessment.answers.values().map(|answer| answer.owner.trim());
            owners
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect()
        })
    }

    pub fn instruments(&self) -> &BTreeSet<String> {
        self.instruments.get_or_init(|| {
            let keys = self
                .checklist
                .questions
                .iter()
                .flat_map(|question| &question.references);
            let cited: BTreeSet<&str> = keys.map(|key| key.instrument.as_str()).collect();
            cited.into_iter().map(str::to_owned).collect()
        })
    }

    pub fn passing_count(&self, filter: &Filter) -> usize {
        if let Some(count) = self.counts.borrow().get(filter) {
            return *count;
        }
        let count = self.view().count(filter);
        self.counts.borrow_mut().insert(filter.clone(), count);
        count
    }

    /// The next question of the order of work that passes the filters, without wrapping around.
    pub fn neighbour(&self, way: Way) -> Option<usize> {
        let order = self.checklist.order_of_work();
        let here = self.rank();
        let wanted = |at: &usize| self.passes(*at);
        match way {
            Way::Forward => order.iter().skip(here + 1).copied().find(wanted),
            Way::Backward => order.iter().take(here).rev().copied().find(wanted),
        }
    }

    /// As [`Self::place`], among the questions that pass the filters.
    pub fn place_among_passing(&self) -> (usize, usize) {
        let passing = self.passing();
        let before = |at: &&usize| self.checklist.rank_of_work(**at) <= self.rank();
        (passing.iter().filter(before).count(), passing.len())
    }

    /// The place of the current question in the order of work.
    fn rank(&self) -> usize {
        self.checklist.rank_of_work(self.at)
    }

    /// The next question of the order of work, wrapping around.
    fn next_where(&self, way: Way, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        next_where(self.checklist.order_of_work(), self.rank(), way, wanted)
    }

    /// The next unanswered question that passes the filters, wrapping around; the current one if it is the only one.
    pub fn open_from(&self, way: Way) -> Option<usize> {
        self.next_where(way, |at| self.state(at).is_open() && self.passes(at))
    }

    /// The next answered question without intact evidence that passes the filters, wrapping around.
    pub fn without_evidence_from(&self, way: Way) -> Option<usize> {
        let view = self.view();
        self.next_where(way, |at| {
            view.passes(at, &Filter::WithoutEvidence) && self.passes(at)
        })
    }

    /// The place of the current question among the visible ones in the order of work, from 1, and their number.
    pub fn place(&self) -> (usize, usize) {
        let ranks = self
            .ranks
            .get_or_init(|| ranked(&self.checklist, &self.live_score));
        let rank = ranks.get(self.at).copied().unwrap_or_default();
        (rank, self.live_score.applicability.visible_count())
    }
}

fn ranked(checklist: &Checklist, live_score: &LiveScore) -> Vec<usize> {
    let mut asked = 0;
    let mut ranks = vec![0; live_score.states.len()];
    for at in checklist.order_of_work() {
        asked += usize::from(live_score.applicability.is_visible(*at));
        ranks[*at] = asked;
    }
    ranks
}
