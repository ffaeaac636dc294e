//! `selfcheck check`: a gate for pipelines. Exit 1 with every reason on its own line.

use std::path::Path;

use jiff::civil::Date;

use crate::app::command_error::CommandError;
use crate::app::output;
use crate::app::services::{Services, Work};
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::domain::verdict::{Verdict, days_between};
use crate::words::{cli as words, verdict as verdict_words};

/// What is asked of an assessment.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// Verdict wanted.
    pub verdict: Option<Verdict>,
    /// Score wanted, in percent.
    pub min_score: Option<Ratio>,
    /// Oldest answer allowed, in days.
    pub max_age: Option<u32>,
}

/// Checks an assessment against a gate. Without any condition, the verdict wanted is "ready".
pub fn run(services: &Services<'_>, file: &Path, gate: &Gate, json: bool) -> Result<(), CommandError> {
    let work = services.look_whole(file)?;
    let lang = services.context.lang;
    for notice in &work.notices {
        output::tell(&format!("{}\n", notice.get(lang)));
    }
    let mut gate = gate.clone();
    if gate.verdict.is_none() && gate.min_score.is_none() && gate.max_age.is_none() {
        gate.verdict = Some(Verdict::Ready);
    }
    let failures = failures(&work, &gate, services.context.environment.today(), lang);
    let verdict = work.review.judgement.verdict;
    if json {
        let score = work.review.score.scores.low.as_ref().map(Ratio::to_tenths);
        let facts = serde_json::json!({
            "met": failures.is_empty(),
            "verdict": verdict.word(),
            "score": score,
            "failures": failures,
        });
        output::print_json(&format!("{facts:#}\n"))?;
    } else if failures.is_empty() {
        let word = verdict_words::verdict(verdict, lang);
        output::print(&format!(
            "{}\n",
            words::CHECK_MET.fill(lang, &[("verdict", word)])
        ))?;
    } else {
        output::print(&(failures.join("\n") + "\n"))?;
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(CommandError::no())
    }
}

fn failures(work: &Work, gate: &Gate, today: Date, lang: Lang) -> Vec<String> {
    let judgement = &work.review.judgement;
    let mut failures = Vec::new();
    if let Some(wanted) = gate.verdict
        && judgement.verdict < wanted
    {
        let word = |verdict| verdict_words::verdict(verdict, lang);
        let places = [("verdict", word(judgement.verdict)), ("wanted", word(wanted))];
        failures.push(words::CHECK_VERDICT.fill(lang, &places));
        let reasons = judgement.reasons.iter().filter(|reason| reason.caps() < wanted);
        failures.extend(reasons.map(|reason| verdict_words::reason_in_full(reason, &work.checklist, lang)));
    }
    if let Some(wanted) = &gate.min_score {
        match &work.review.score.scores.low {
            Some(score) if score >= wanted => {}
            Some(score) => {
                let (score, wanted) = (score.to_tenths(), wanted.to_tenths());
                failures.push(words::CHECK_SCORE.fill(lang, &[("score", &score), ("wanted", &wanted)]));
            }
            None => failures.push(words::CHECK_NO_SCORE.get(lang).into()),
        }
    }
    if let Some(allowed) = gate.max_age {
        failures.extend(too_old(work, allowed, today, lang));
    }
    failures
}

fn too_old(work: &Work, allowed: u32, today: Date, lang: Lang) -> Vec<String> {
    let asked = work.checklist.questions.iter().zip(&work.review.states);
    let answered = asked.filter(|(_, state)| !matches!(state, State::Hidden | State::Unanswered));
    let late = |(question, _): (&crate::domain::question::Question, &State)| {
        let answer = work.assessment.answer(&question.id)?;
        let id = question.id.as_str();
        let Some(date) = answer
            .answered_at
            .get(..10)
            .and_then(|text| text.parse::<Date>().ok())
        else {
            return Some(words::CHECK_NO_DATE.fill(lang, &[("question", id)]));
        };
        let days = days_between(date, today);
        let (days_text, allowed_text) = (days.to_string(), allowed.to_string());
        let places = [
            ("question", id),
            ("days", days_text.as_str()),
            ("allowed", allowed_text.as_str()),
        ];
        (days > i64::from(allowed)).then(|| words::CHECK_AGE.fill(lang, &places))
    };
    answered.filter_map(late).collect()
}
