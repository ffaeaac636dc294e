//! Undo and redo within a session and across sessions. A step whose result was changed by something else
//! since is skipped and reported, never undone blindly.

use super::answer::Answer;
use super::assessment::Assessment;
use super::change::{Change, Stamp};
use super::evidence::Evidence;
use super::subject::SubjectField;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub change: Change,
    pub stamp: Stamp,
}

/// A change of the history, for storing it across sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Discards earlier records; the following ones are complete.
    Restart,
    /// A step was made.
    Made(Box<Step>),
    /// The last step was undone.
    Undone,
    /// The last undone step was redone.
    Redone,
    /// The last step was outdated and skipped.
    Dropped,
    /// The last undone step was outdated and skipped.
    DroppedUndone,
    /// A step too large to be stored: steps before it cannot be undone.
    Lost,
}

/// The result of undo or redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to undo or redo.
    Nothing,
    /// The change that was applied.
    Done(Change),
    /// The step was outdated and skipped.
    Stale(Change),
}

/// All changes, for unlimited undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    news: Vec<Record>,
}

impl History {
    /// Rebuilds a history from its records.
    pub fn of(records: impl IntoIterator<Item = Record>) -> Self {
        let mut history = Self::default();
        for record in records {
            history.replay(record);
        }
        history
    }

    fn replay(&mut self, record: Record) {
        let (from, to) = match record {
            Record::Made(step) => {
                self.done.push(*step);
                self.undone.clear();
                return;
            }
            Record::Restart | Record::Lost => {
                *self = Self::default();
                return;
            }
            Record::Undone => (&mut self.done, Some(&mut self.undone)),
            Record::Redone => (&mut self.undone, Some(&mut self.done)),
            Record::Dropped => (&mut self.done, None),
            Record::DroppedUndone => (&mut self.undone, None),
        };
        if let (Some(step), Some(to)) = (from.pop(), to) {
            to.push(step);
        }
    }

    /// Inserts the steps of earlier sessions before those of this one.
    pub fn put_before(&mut self, earlier: Self) {
        let own = std::mem::take(&mut self.done);
        if own.is_empty() && self.undone.is_empty() {
            self.undone = earlier.undone;
        }
        self.done = earlier.done;
        self.done.extend(own);
    }

    /// The steps that can be undone, oldest first.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// The steps that can be redone, newest first.
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }

    /// The records since the last call.
    pub fn take_news(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.news)
    }

    /// Queues the whole history as records, for storing it in another place.
    pub fn restart(&mut self) {
        let made = |step: &Step| Record::Made(Box::new(step.clone()));
        self.news = std::iter::once(Record::Restart)
            .chain(self.done.iter().map(made))
            .chain(self.undone.iter().rev().map(made))
            .chain(self.undone.iter().map(|_| Record::Undone))
            .collect();
    }

    /// Applies and records a change; undone steps can no longer be redone.
    pub fn make(&mut self, change: Change, stamp: &Stamp, assessment: &mut Assessment) {
        change.apply(assessment);
        let step = Step {
            change,
            stamp: stamp.clone(),
        };
        self.news.push(Record::Made(Box::new(step.clone())));
        self.done.push(step);
        self.undone.clear();
    }

    pub fn undo(&mut self, assessment: &mut Assessment) -> Outcome {
        let Some(step) = self.done.pop() else {
            return Outcome::Nothing;
        };
        let back = step.change.inverse();
        if !back.carry_over(assessment) {
            self.news.push(Record::Dropped);
            return Outcome::Stale(step.change);
        }
        self.news.push(Record::Undone);
        self.undone.push(step);
        Outcome::Done(back)
    }

    pub fn redo(&mut self, assessment: &mut Assessment) -> Outcome {
        let Some(step) = self.undone.pop() else {
            return Outcome::Nothing;
        };
        if !step.change.carry_over(assessment) {
            self.news.push(Record::DroppedUndone);
            return Outcome::Stale(step.change);
        }
        self.news.push(Record::Redone);
        self.done.push(step.clone());
        Outcome::Done(step.change)
    }
}

impl Change {
    /// Applies the change to the parts it touches if they still hold what it starts from. Otherwise changes
    /// nothing and returns `false`.
    fn carry_over(&self, assessment: &mut Assessment) -> bool {
        match self {
            Self::Answer {
                question,
                before,
                after,
            } => {
                let now = assessment.answer(question).cloned().unwrap_or_default();
                let Some(then) = carried(&now, before, after) else {
                    return false;
                };
                Self::Answer {
                    question: question.clone(),
                    before: Box::new(now),
                    after: Box::new(then),
                }
                .apply(assessment);
            }
            Self::Fact { fact, before, .. } => {
                if assessment.profile.get(fact) != before.as_ref() {
                    return false;
                }
                self.apply(assessment);
            }
            Self::FactReason { fact, before, .. } => {
                if assessment.reason_of_fact(fact) != before {
                    return false;
                }
                self.apply(assessment);
            }
            Self::Approval { before, .. } => {
                if assessment.approval.as_ref() != before.as_deref() {
                    return false;
                }
                self.apply(assessment);
            }
            Self::Subject { field, before, .. } => {
                if !holds(assessment, *field, before) {
                    return false;
                }
                self.apply(assessment);
            }
            Self::Group(changes) => {
                let mut then = assessment.clone();
                if !changes.iter().all(|each| each.carry_over(&mut then)) {
                    return false;
                }
                *assessment = then;
            }
        }
        true
    }
}

fn holds(assessment: &Assessment, field: SubjectField, text: &str) -> bool {
    assessment.subject.get(field) == text
}

/// Changes one part if it holds the value the change starts from.
fn turn<T: Clone + PartialEq>(now: &mut T, before: &T, after: &T) -> bool {
    if before == after {
        return true;
    }
    let fits = now == before;
    if fits {
        now.clone_from(after);
    }
    fits
}

/// Applies the change to the current answer, part by part. Every field is named, so that the compiler finds a
/// forgotten one.
fn carried(now: &Answer, from: &Answer, to: &Answer) -> Option<Answer> {
    let mut then = now.clone();
    let Answer {
        value,
        measured,
        note,
        reason,
        evidence,
        owner,
        action,
        resources,
        milestones,
        interim,
        residual,
        due,
        due_moves,
        accepted,
        reviewed_by,
        in_progress,
        flagged,
        to_confirm,
        taken_over,
        answered_by,
        answered_at,
        wording,
        asked,
        extra,
    } = &mut then;
    let fits = turn(value, &from.value, &to.value)
        && turn(measured, &from.measured, &to.measured)
        && turn(note, &from.note, &to.note)
        && turn(reason, &from.reason, &to.reason)
        && turn_evidence(evidence, &from.evidence, &to.evidence)
        && turn(owner, &from.owner, &to.owner)
        && turn(action, &from.action, &to.action)
        && turn(resources, &from.resources, &to.resources)
        && turn(milestones, &from.milestones, &to.milestones)
        && turn(interim, &from.interim, &to.interim)
        && turn(residual, &from.residual, &to.residual)
        && turn(due, &from.due, &to.due)
        && turn(due_moves, &from.due_moves, &to.due_moves)
        && turn(accepted, &from.accepted, &to.accepted)
        && turn(reviewed_by, &from.reviewed_by, &to.reviewed_by)
        && turn(in_progress, &from.in_progress, &to.in_progress)
        && turn(flagged, &from.flagged, &to.flagged)
        && turn(to_confirm, &from.to_confirm, &to.to_confirm)
        && turn(taken_over, &from.taken_over, &to.taken_over)
        && turn(asked, &from.asked, &to.asked)
        && turn(extra, &from.extra, &to.extra);
    // Author and time change only if no one else answered since.
    if fits && *answered_at == from.answered_at {
        turn(answered_by, &from.answered_by, &to.answered_by);
        turn(wording, &from.wording, &to.wording);
        answered_at.clone_from(&to.answered_at);
    }
    fits.then_some(then)
}

/// Evidence that was checked since is the same piece and keeps the result; another digest is another piece.
fn turn_evidence(now: &mut Vec<Evidence>, from: &[Evidence], to: &[Evidence]) -> bool {
    if same(from, to) {
        return true;
    }
    if !same(now, from) {
        return false;
    }
    let known = std::mem::take(now);
    *now = to.to_vec();
    for piece in now {
        if let Some(found) = known.iter().find(|each| is_same(each, piece)) {
            piece.clone_from(found);
        }
    }
    true
}

fn same(one: &[Evidence], other: &[Evidence]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
}

fn is_same(one: &Evidence, other: &Evidence) -> bool {
    let is_same_file = match (&one.sha256, &other.sha256) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    is_same_file
        && (&one.location, &one.title, one.valid_until) == (&other.location, &other.title, other.valid_until)
}
