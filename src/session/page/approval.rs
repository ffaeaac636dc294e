//! The approval page: who approved which answers, whether it still holds, what changed since, and the form to approve.

use crate::domain::answers_digest::answers_digest;
use crate::domain::approval_state::ApprovalState;
use crate::domain::verdict::Reason;
use crate::words::{approval, session as word, verdict};

use super::super::action::Action;
use super::super::model::{Field, Model, Screen};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::labels;

/// Questions listed before the rest is counted.
const LISTED: usize = 20;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let state = session.approval();
    let digest = answers_digest(&session.assessment);
    let (mark, role) = mark(state);
    let mut head = Row::text(Role::Strong, approval::state(&session.assessment, state, lang))
        .lead(format!("{mark} "), role);
    if let Some(held) = session
        .assessment
        .approval
        .as_ref()
        .filter(|held| !held.role.is_empty())
    {
        head = head.and(format!("  {}", held.role), Role::Plain);
    }
    let mut rows = vec![
        head,
        Row::text(
            Role::Dim,
            word::APPROVAL_DIGEST.fill(lang, &[("digest", &digest)]),
        ),
    ];
    rows.extend(changed_rows(model, session, state));
    rows.extend(hidden_rows(model, session));
    let (mark, role, said) = labels::verdict(session.review().judgement.verdict, lang);
    let approver = &model.approver;
    let empty = word::EMPTY.get(lang);
    let name = word::APPROVER_NAME.get(lang);
    rows.extend([
        Row::gap(),
        Row::heading(word::APPROVE_NOW.get(lang)),
        Row::text(Role::Plain, word::APPROVAL_BINDS.get(lang)),
        Row::default().and(format!("{mark} {said}"), role),
        Row::field(
            Field::ApproverName,
            name,
            &approver.name,
            word::REQUIRED.get(lang),
        ),
        Row::field(
            Field::ApproverRole,
            word::APPROVER_ROLE.get(lang),
            &approver.role,
            empty,
        ),
        Row::action(Action::Approve, word::APPROVE.get(lang)),
    ]);
    let mut page = Page::new(word::APPROVAL.get(lang), rows);
    page.start = Some(Action::Edit(Field::ApproverName));
    page
}

/// The row that leads here.
pub fn link(model: &Model, session: &Session) -> Row {
    let state = session.approval();
    let (mark, role) = mark(state);
    let text = approval::state(&session.assessment, state, model.lang);
    Row::action(Action::Go(Screen::Approval), text).lead(format!("{mark} "), role)
}

fn mark(state: &ApprovalState) -> (&'static str, Role) {
    match state {
        ApprovalState::Absent => ("[ ]", Role::Plain),
        ApprovalState::NotBound(_) => ("[~]", Role::Warn),
        ApprovalState::Stale(_) => ("[!]", Role::Bad),
        ApprovalState::Holds => ("[x]", Role::Good),
    }
}

fn changed_rows(model: &Model, session: &Session, state: &ApprovalState) -> Vec<Row> {
    let ApprovalState::Stale(changed) = state else {
        return Vec::new();
    };
    let lang = model.lang;
    if changed.other {
        let said = verdict::reason(&Reason::ApprovalStale(changed.clone()), &session.checklist, lang);
        return vec![Row::gap(), Row::text(Role::Warn, said)];
    }
    let count = changed.questions.len();
    let head = word::APPROVAL_CHANGED.fill(lang, &[("count", &count.to_string())]);
    let mut rows = vec![Row::gap(), Row::heading(head)];
    for id in changed.questions.iter().take(LISTED) {
        let at = session.checklist.position(id.as_str());
        let ask = at.map_or("", |at| {
            session.checklist.questions[at].ask.get(model.question_lang())
        });
        rows.push(Row {
            action: at.map(Action::Question),
            ..Row::text(Role::Plain, ask).lead(format!("{id} "), Role::Key)
        });
    }
    rows.extend(rest(model, count));
    rows
}

/// The hidden critical questions with the facts that hide each.
pub fn hidden_rows(model: &Model, session: &Session) -> Vec<Row> {
    let hidden = &session.review().hidden_criticals;
    if hidden.is_empty() {
        return Vec::new();
    }
    let head = word::HIDDEN_CRITICAL.fill(model.lang, &[("count", &hidden.len().to_string())]);
    let mut rows = vec![Row::gap(), Row::heading(head)];
    rows.extend(hidden.iter().take(LISTED).map(|each| {
        let question = session.checklist.question(each.question.as_str());
        let ask = question.map_or("", |question| question.ask.get(model.question_lang()));
        let facts = approval::hidden_by(each, &session.checklist, model.lang);
        Row::action(Action::Go(Screen::System), ask)
            .lead(format!("{} ", each.question), Role::Key)
            .and(format!("  ({facts})"), Role::Dim)
    }));
    rows.extend(rest(model, hidden.len()));
    rows
}

fn rest(model: &Model, count: usize) -> Option<Row> {
    let more = count.checked_sub(LISTED).filter(|more| *more > 0)?;
    let text = word::MORE.fill(model.lang, &[("count", &more.to_string())]);
    Some(Row::text(Role::Dim, text))
}
