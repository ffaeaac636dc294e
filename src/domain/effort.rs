//! Estimates the time that the open questions need.
//!
//! Reading at 500 Hangul syllables or 1000 Latin letters a minute (slow, careful reading), one minute to
//! decide, and three minutes for each kind of evidence in the guide. The estimate ranges from that figure to
//! twice it.

use super::checklist::Checklist;
use super::lang::Lang;
use super::state::State;

/// Seconds per question, by position. Texts are counted once, so that drawing a frame only adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort(Vec<usize>);

impl Effort {
    pub fn of(checklist: &Checklist, lang: Lang) -> Self {
        let questions = checklist.questions.iter();
        Self(questions.map(|question| seconds_for(question, lang)).collect())
    }

    /// Minutes for the open questions, from and to.
    pub fn minutes_left(&self, states: &[State]) -> (usize, usize) {
        let open = self.0.iter().zip(states).filter(|(_, state)| state.is_open());
        let seconds: usize = open.map(|(seconds, _)| seconds).sum();
        let minutes = seconds.div_ceil(60);
        (minutes, minutes * 2)
    }
}

/// Size of a checklist and the effort it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Number of questions, including conditional ones.
    pub questions: usize,
    minutes: [(usize, usize); 2],
}

impl Extent {
    pub fn of(checklist: &Checklist) -> Self {
        let states = vec![State::Unanswered; checklist.questions.len()];
        Self {
            questions: states.len(),
            minutes: Lang::ALL.map(|lang| minutes_left(checklist, &states, lang)),
        }
    }

    /// Minutes for all questions, from and to.
    pub fn minutes(&self, lang: Lang) -> (usize, usize) {
        let at = Lang::ALL.iter().position(|each| *each == lang).unwrap_or(0);
        self.minutes[at]
    }
}

/// Minutes for the open questions, from and to.
pub fn minutes_left(checklist: &Checklist, states: &[State], lang: Lang) -> (usize, usize) {
    Effort::of(checklist, lang).minutes_left(states)
}

fn seconds_for(question: &super::question::Question, lang: Lang) -> usize {
    let read: usize = [Some(&question.ask), question.why.as_ref(), question.how.as_ref()]
        .into_iter()
        .flatten()
        .map(|text| reading_seconds(text.get(lang)))
        .sum();
    read + 60 + 180 * question.evidence.len().min(3)
}

fn reading_seconds(text: &str) -> usize {
    let (wide, narrow) = text.chars().fold((0usize, 0usize), |(wide, narrow), each| {
        if ('가'..='힣').contains(&each) {
            (wide + 1, narrow)
        } else {
            (wide, narrow + 1)
        }
    });
    (wide * 60).div_ceil(500) + (narrow * 60).div_ceil(1000)
}
