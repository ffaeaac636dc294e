//! What an approver is shown: whether the approval holds, and the critical questions that are not asked.

use crate::domain::answers_digest::answers_digest;
use crate::domain::approval_state::ApprovalState;
use crate::domain::assessment::Assessment;
use crate::domain::caps::HiddenCritical;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::words;

words! {
    HIDDEN = "숨겨진 필수 문항 {count}개:", "{count} hidden critical {count|>question|questions}:";
    HIDDEN_LINE = "  {id} {ask} (숨긴 항목: {facts})", "  {id} {ask} (hidden by: {facts})";
    EARLIER_ANSWER = "앞선 답변", "an earlier answer";
    HOLDS = "승인: {name}, {on}", "Approved by {name} on {on}";
    STALE = "승인 뒤 바뀜: {name}, {on}", "Changed since the approval by {name} on {on}";
    NOT_BOUND = "묶이지 않은 승인자: {name}", "Approver named, not bound: {name}";
    ABSENT = "승인 없음", "Not approved";
    DIGEST = "{state} · 답변 해시값 {digest}", "{state} · answers digest {digest}";
}

/// The hidden critical questions, each with the facts that hid it. Empty if there are none.
pub fn hidden_criticals(hidden: &[HiddenCritical], checklist: &Checklist, lang: Lang) -> Vec<String> {
    if hidden.is_empty() {
        return Vec::new();
    }
    let count = hidden.len().to_string();
    let mut lines = vec![HIDDEN.fill(lang, &[("count", &count)])];
    for each in hidden {
        let question = checklist.question(each.question.as_str());
        let ask = question.map_or("", |question| question.ask.get(lang));
        let places = [
            ("id", each.question.as_str()),
            ("ask", &*clean_line(ask)),
            ("facts", &*hidden_by(each, checklist, lang)),
        ];
        lines.push(HIDDEN_LINE.fill(lang, &places));
    }
    lines
}

/// The facts that hide a critical question.
pub fn hidden_by(hidden: &HiddenCritical, checklist: &Checklist, lang: Lang) -> String {
    let facts = hidden.facts.iter().filter_map(|id| checklist.fact(id.as_str()));
    let facts: Vec<&str> = facts.map(|fact| fact.ask.get(lang)).collect();
    if facts.is_empty() {
        EARLIER_ANSWER.get(lang).to_owned()
    } else {
        clean_line(&facts.join(", "))
    }
}

/// Whether the answers are approved, with the answers digest.
pub fn of(assessment: &Assessment, lang: Lang) -> String {
    let state = state(assessment, &ApprovalState::of(assessment), lang);
    DIGEST.fill(
        lang,
        &[("state", &state), ("digest", &answers_digest(assessment))],
    )
}

/// Who approved the answers, and whether it holds.
pub fn state(assessment: &Assessment, state: &ApprovalState, lang: Lang) -> String {
    let approval = assessment.approval.clone().unwrap_or_default();
    let on = approval.day();
    let places = [("name", &*clean_line(&approval.by)), ("on", on)];
    match state {
        ApprovalState::Holds => HOLDS.fill(lang, &places),
        ApprovalState::Stale(_) => STALE.fill(lang, &places),
        ApprovalState::NotBound(name) => NOT_BOUND.fill(lang, &[("name", &clean_line(name))]),
        ApprovalState::Absent => ABSENT.get(lang).to_owned(),
    }
}
