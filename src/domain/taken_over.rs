//! Answers taken over from another assessment or a list of answers: they wait until someone confirms them.

use super::answer::Answer;
use super::clean::clean_line;
use super::question::Question;
use super::upgrade::hold;

/// An answer of another assessment or list, as it waits here to be confirmed. `given` is the question it was given to, where that is
/// known; of `origin`, a path, only the name of the file is kept.
pub fn taken_over(answer: &Answer, given: Option<&Question>, question: &Question, origin: &str) -> Answer {
    let mut answer = answer.clone();
    if answer.value.is_some() || answer.asked.is_some() {
        let name = origin.rsplit(['/', '\\']).next().unwrap_or_default();
        clean_line(name).clone_into(&mut answer.taken_over);
        answer.to_confirm = true;
        if !question.is_worded(&answer.wording) {
            hold(&mut answer, question, given.map(|given| given.ask.clone()));
        }
    }
    answer
}
