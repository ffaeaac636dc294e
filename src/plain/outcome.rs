//! What is still missing, and the result: verdict, reasons, counts and what would help most. Pure.

use std::fmt::Write as _;

use super::list::numbered;
use super::session::{Effect, Reply, Session, Work};
use crate::domain::answer::Answer;
use crate::domain::baseline::Baseline;
use crate::domain::comparison::Comparison;
use crate::domain::filter::Filter;
use crate::domain::lang::Lang;
use crate::domain::rating::Rating;
use crate::domain::verdict::Verdict;
use crate::words::{cli, comparison, plain as word, terms, verdict};

/// How many changes that help most are named.
const HELPING: usize = 5;

/// What stands in the way, as sentences, then the questions to go to: open, gaps without a plan, broken evidence.
pub(super) fn review(session: &mut Session) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let mut lines = vec![verdict_line(work, lang)];
    lines.extend(reasons(work, lang));
    lines.extend(plan(work, lang));
    let positions = missing(work);
    if positions.is_empty() {
        lines.push(word::NOTHING_MISSING.get(lang).into());
        return Reply::lines(lines);
    }
    lines.push(word::MISSING_HEAD.get(lang).into());
    Reply::lines(lines).and(numbered(session, positions, word::NOTHING_MISSING))
}

/// Every gap with what is planned for it.
fn plan(work: &Work, lang: Lang) -> Vec<String> {
    let gaps = work.view().passing(&[Filter::Gap]);
    let mut lines = Vec::new();
    if !gaps.is_empty() {
        lines.push(word::GAP_PLAN.fill(lang, &[("count", &gaps.len().to_string())]));
    }
    lines.extend(gaps.into_iter().map(|at| {
        let id = &work.checklist.questions[at].id;
        let planned = terms::planned(&work.answer(id), ", ");
        if planned.is_empty() {
            format!("- {id}: {}", word::NO_PLAN.get(lang))
        } else {
            format!("- {id}: {planned}")
        }
    }));
    lines
}

fn missing(work: &Work) -> Vec<usize> {
    let view = work.view();
    let is_unplanned = |at: usize| {
        let is_gap = work.review.states[at]
            .rating()
            .is_some_and(|rating| rating < Rating::Fully);
        is_gap && !has_plan(&work.answer(&work.checklist.questions[at].id))
    };
    let wanted = |at: &usize| {
        view.passes(*at, &Filter::Open) || view.passes(*at, &Filter::BrokenEvidence) || is_unplanned(*at)
    };
    work.review.applicability.visible().filter(wanted).collect()
}

/// Whether a gap has an owner and a date, or its risk is accepted.
fn has_plan(answer: &Answer) -> bool {
    let accepted = answer
        .accepted
        .as_ref()
        .is_some_and(|risk| !risk.by.trim().is_empty() && !risk.reason.trim().is_empty());
    accepted || (!answer.owner.trim().is_empty() && answer.due.is_some())
}

/// The verdict's word with what it means.
pub(super) fn verdict_line(work: &Work, lang: Lang) -> String {
    let judged: Verdict = work.review.judgement.verdict;
    let line = cli::STATUS_VERDICT.fill(lang, &[("verdict", verdict::verdict(judged, lang))]);
    format!("{line} ({})", verdict::about(judged, lang))
}

fn reasons(work: &Work, lang: Lang) -> Vec<String> {
    let reasons = &work.review.judgement.reasons;
    let mut lines: Vec<String> = reasons
        .iter()
        .map(|reason| format!("- {}", verdict::reason(reason, &work.checklist, lang)))
        .collect();
    if !work.review.judgement.has_critical {
        lines.push(format!("- {}", verdict::NO_CRITICAL.get(lang)));
    }
    lines
}

/// Verdict, reasons, score, counts, and the changes that would help most, by number.
pub(super) fn result(session: &mut Session) -> Reply {
    let lang = session.lang;
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let mut lines = vec![verdict_line(work, lang)];
    lines.extend(reasons(work, lang));
    lines.push(score_line(work, lang));
    lines.push(counts_line(work, lang));
    if !work.looking.is_empty() {
        lines.push(word::STILL_LOOKING.get(lang).into());
    }
    let helping: Vec<(usize, String)> = work
        .review
        .findings
        .iter()
        .take(HELPING)
        .map(|finding| {
            (
                finding.position,
                cli::STATUS_GAIN.fill(lang, &[("gain", &finding.gain.to_tenths())]),
            )
        })
        .collect();
    if helping.is_empty() {
        return Reply::lines(lines);
    }
    lines.push(format!("{}:", cli::STATUS_HELP_MOST.get(lang)));
    let (positions, gains): (Vec<usize>, Vec<String>) = helping.into_iter().unzip();
    let mut listed = numbered(session, positions, word::NOTHING_FOUND);
    for (line, gain) in listed.lines.iter_mut().zip(gains) {
        let _ = write!(line, " ({gain})");
    }
    Reply::lines(lines).and(listed)
}

fn score_line(work: &Work, lang: Lang) -> String {
    let scores = &work.review.score.scores;
    let tenths = |share: &Option<crate::domain::ratio::Ratio>| {
        share.as_ref().map_or_else(
            || cli::NONE.get(lang).to_owned(),
            crate::domain::ratio::Ratio::to_tenths,
        )
    };
    let (low, high) = (tenths(&scores.low), tenths(&scores.high));
    let (coverage, share) = (tenths(&scores.coverage), tenths(&scores.evidence_share));
    let places = [
        ("low", low.as_str()),
        ("high", &high),
        ("coverage", &coverage),
        ("share", &share),
    ];
    if scores.low.is_none() {
        return verdict::NOTHING_APPLIES.get(lang).into();
    }
    let said = if scores.evidence_share.is_some() {
        cli::STATUS_SCORE
    } else {
        word::SCORE_WITHOUT_SHARE
    };
    said.fill(lang, &places)
}

fn counts_line(work: &Work, lang: Lang) -> String {
    // The dots of the printed status are commas here, so that a pause is heard.
    terms::counts(cli::STATUS_COUNTS, &work.review.counts, lang).replace(" · ", ", ")
}

/// Asks for an earlier run to set beside this one.
pub(super) fn compare(session: &Session, path: &str) -> Reply {
    if path.is_empty() {
        return Reply::say(word::COMPARE_WHAT.get(session.lang));
    }
    Reply::effect(Effect::Compare(path.into()))
}

/// What changed since an earlier run, a line each.
pub(super) fn compared(session: &Session, baseline: &Baseline) -> Reply {
    let Some(work) = &session.work else {
        return Reply::default();
    };
    let found = Comparison::of(baseline, &work.checklist, &work.review.states);
    Reply::lines(found.map_or_else(Vec::new, |found| {
        comparison::lines(baseline, &found, &work.checklist, session.lang)
    }))
}
