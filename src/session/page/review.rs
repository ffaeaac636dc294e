//! The review: what is missing, most serious first, each with a row that leads to it.

use crate::domain::filter::Filter;
use crate::domain::id::Id;
use crate::domain::verdict::{Reason, Verdict};
use crate::words::{session as word, terms, verdict};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Model, Screen};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::{approval, labels, waiting};

/// Questions listed under one reason before the rest is left to a filter.
const LISTED: usize = 8;
/// Reasons listed for one verdict.
const SHOWN: usize = 20;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let judgement = &session.review().judgement;
    let (mark, role, said) = labels::verdict(judgement.verdict, lang);
    let mut rows = vec![Row::default().and(format!("{mark} {said}"), role)];
    if judgement.reasons.is_empty() {
        rows.push(Row::text(Role::Good, word::NOTHING_MISSING.get(lang)));
    }
    for (cap, heading) in [
        (Verdict::Incomplete, word::BLOCKS_COMPLETE),
        (Verdict::NotReady, word::BLOCKS_READY),
        (Verdict::Conditional, word::BLOCKS_FULL),
    ] {
        let reasons = judgement.capping(cap);
        if reasons.is_empty() {
            continue;
        }
        rows.extend([Row::gap(), Row::heading(heading.get(lang))]);
        for reason in reasons.iter().take(SHOWN) {
            reason_rows(model, session, reason, &mut rows);
        }
        if reasons.len() > SHOWN {
            let more = word::MORE.fill(lang, &[("count", &(reasons.len() - SHOWN).to_string())]);
            rows.push(Row::text(Role::Dim, more));
        }
    }
    rows.extend(waiting::all_rows(model, session));
    plan_rows(model, session, &mut rows);
    rows.extend(approval::hidden_rows(model, session));
    rows.extend([
        Row::gap(),
        Row::heading(word::APPROVAL.get(lang)),
        approval::link(model, session),
    ]);
    let answered = session.live_score.counts.done().to_string();
    rows.extend([
        Row::gap(),
        Row::action(Action::All, word::ALL_ANSWERS.fill(lang, &[("count", &answered)])),
        Row::action(Action::Do(Command::Result), word::TO_RESULT.get(lang)),
        Row::action(Action::Do(Command::Export), word::TO_EXPORT.get(lang)),
    ]);
    Page::new(word::REVIEW.get(lang), rows)
}

/// Every gap with its plan.
fn plan_rows(model: &Model, session: &Session, rows: &mut Vec<Row>) {
    let lang = model.lang;
    let count = session.passing_count(&Filter::Gap);
    if count == 0 {
        return;
    }
    let head = word::GAP_PLAN.fill(lang, &[("count", &count.to_string())]);
    rows.extend([Row::gap(), Row::heading(head)]);
    let dot = format!(" {} ", model.marks().dot);
    // Only as many gaps as are shown are searched for; their count is known.
    let view = session.view();
    let asked = session.live_score.applicability.visible();
    let gaps = asked.filter(|at| view.passes(*at, &Filter::Gap));
    for at in gaps.take(SHOWN) {
        let question = &session.checklist.questions[at];
        let answer = session.assessment.answer(&question.id);
        let planned = answer.map_or_else(String::new, |answer| terms::planned(answer, &dot));
        let (mark, role, _) = labels::state(session.state(at), lang);
        let is_planned = !planned.is_empty();
        let mut row = Row::action(Action::Question(at), planned);
        if !is_planned {
            row = row.and(word::NO_PLAN.get(lang), Role::Warn);
        }
        rows.push(row.lead(format!("{mark} {} ", question.id), role));
    }
    if count > SHOWN {
        let rest = word::SHOW_ALL.fill(lang, &[("count", &count.to_string())]);
        rows.push(Row::action(Action::Only(Filter::Gap), rest));
    }
}

fn reason_rows(model: &Model, session: &Session, why: &Reason, rows: &mut Vec<Row>) {
    let counted =
        |word: crate::words::Message, ids: &[Id]| word.fill(model.lang, &[("count", &ids.len().to_string())]);
    match why {
        Reason::Unanswered(ids) => {
            let text = counted(word::WHY_UNANSWERED, ids);
            listed(model, session, &text, ids, &Filter::Open, rows);
        }
        Reason::UnjustifiedNotApplicable(ids) => {
            let text = counted(word::WHY_UNJUSTIFIED, ids);
            listed(model, session, &text, ids, &Filter::NotApplicable, rows);
        }
        why => {
            let row = Row::text(Role::Plain, verdict::reason(why, &session.checklist, model.lang));
            rows.push(Row {
                action: way_to(session, why),
                ..row
            });
        }
    }
}

fn listed(model: &Model, session: &Session, text: &str, ids: &[Id], all: &Filter, rows: &mut Vec<Row>) {
    rows.push(Row::text(Role::Plain, text));
    for id in ids.iter().take(LISTED) {
        if let Some(at) = session.checklist.position(id.as_str()) {
            let question = &session.checklist.questions[at];
            let row = Row::action(Action::Question(at), question.ask.get(model.question_lang()));
            rows.push(row.lead(format!("{id} "), Role::Key).indent(2));
        }
    }
    if ids.len() > LISTED {
        let rest = word::SHOW_ALL.fill(model.lang, &[("count", &ids.len().to_string())]);
        rows.push(Row::action(Action::Only(all.clone()), rest).indent(2));
    }
}

/// The action that leads to where a reason is fixed.
fn way_to(session: &Session, reason: &Reason) -> Option<Action> {
    match reason {
        Reason::SubjectMissing(_)
        | Reason::FactMissing(_)
        | Reason::FactHidesCritical(..)
        | Reason::CriticalsHidden(..) => Some(Action::Go(Screen::System)),
        Reason::NotSigned | Reason::ApprovalNotBound(_) | Reason::ApprovalStale(_) => {
            Some(Action::Go(Screen::Approval))
        }
        Reason::CriticalFailed(id, _)
        | Reason::GapWithoutOwner(id)
        | Reason::GapWithoutDue(id)
        | Reason::GapTooLate(id, ..)
        | Reason::PlanOverdue(id, _)
        | Reason::CriticalNotFull(id)
        | Reason::CriticalWithoutFile(id)
        | Reason::NumberWithoutFile(id)
        | Reason::EvidenceBroken(id, ..) => session.checklist.position(id.as_str()).map(Action::Question),
        Reason::SectionLow(id, ..) | Reason::SectionNotApplicable(id, ..) => {
            let at = session.checklist.section_position(id.as_str())?;
            Some(Action::Go(Screen::List(Some(at))))
        }
        Reason::RisksAccepted(ids)
        | Reason::ShownInPart(ids)
        | Reason::LimitLax(ids)
        | Reason::LimitLate(ids)
        | Reason::OneFileForMany(_, ids, _) => {
            let at = session.checklist.position(ids.first()?.as_str())?;
            Some(Action::Question(at))
        }
        Reason::EvidenceShareLow(..) => Some(Action::Only(Filter::WithoutEvidence)),
        Reason::NotApplicableShare(..) => Some(Action::Only(Filter::NotApplicable)),
        Reason::ScoreLow(..) | Reason::ScoreNotHigh(..) => Some(Action::Do(Command::Result)),
        Reason::NothingApplies | Reason::Unanswered(_) | Reason::UnjustifiedNotApplicable(_) => None,
    }
}
