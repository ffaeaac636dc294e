//! The heads of the table of answers.

use super::Message;
use super::terms;
use crate::domain::answer_column::AnswerColumn;

crate::words! {
    SECTION = "영역", "Section";
    ID = "번호", "Id";
    QUESTION = "점검 문항", "Question";
    CRITICAL = "필수", "Critical";
    STATE = "상태", "State";
    RATING = "등급", "Rating";
    CREDIT = "점수", "Credit";
    VALUE = "답변", "Answer";
    VALUE_TEXT = "답변 내용", "Answer in words";
    NOTE = "메모", "Note";
    REASON = "이유", "Reason";
    OWNER = "담당자", "Owner";
    DUE = "기한", "Due";
    ACCEPTED_BY = "위험 수용 승인자", "Risk accepted by";
    ACCEPTED_REASON = "수용 이유", "Why accepted";
    EVIDENCE = "증빙", "Evidence";
    EVIDENCE_SHA256 = "증빙 SHA-256", "Evidence SHA-256";
    EVIDENCE_STATE = "증빙 상태", "Evidence state";
    REFERENCES = "근거", "References";
    ANSWERED_BY = "답변자", "Answered by";
    ANSWERED_AT = "답변한 때", "Answered at";
    WAITS = "확인을 기다리는 이유", "Why it waits";
    TIER = "단계", "Tier";
    CRITICAL_KIND = "필수 종류", "Kind of critical";
    APPLIES_FROM = "적용 시작일", "Applies from";
    APPLIES_UNTIL = "적용 종료일", "Applies until";
    REVIEWED_BY = "해당 없음 확인자", "N/A reviewed by";
}

pub const fn head(column: AnswerColumn) -> Message {
    match column {
        AnswerColumn::Section => SECTION,
        AnswerColumn::Id => ID,
        AnswerColumn::Question => QUESTION,
        AnswerColumn::Critical => CRITICAL,
        AnswerColumn::State => STATE,
        AnswerColumn::Rating => RATING,
        AnswerColumn::Credit => CREDIT,
        AnswerColumn::Value => VALUE,
        AnswerColumn::ValueText => VALUE_TEXT,
        AnswerColumn::Note => NOTE,
        AnswerColumn::Reason => REASON,
        AnswerColumn::Owner => OWNER,
        AnswerColumn::Plan(field) => terms::plan(field),
        AnswerColumn::Due => DUE,
        AnswerColumn::AcceptedBy => ACCEPTED_BY,
        AnswerColumn::AcceptedReason => ACCEPTED_REASON,
        AnswerColumn::Evidence => EVIDENCE,
        AnswerColumn::EvidenceSha256 => EVIDENCE_SHA256,
        AnswerColumn::EvidenceState => EVIDENCE_STATE,
        AnswerColumn::References => REFERENCES,
        AnswerColumn::AnsweredBy => ANSWERED_BY,
        AnswerColumn::AnsweredAt => ANSWERED_AT,
        AnswerColumn::Waits => WAITS,
        AnswerColumn::Tier => TIER,
        AnswerColumn::CriticalKind => CRITICAL_KIND,
        AnswerColumn::AppliesFrom => APPLIES_FROM,
        AnswerColumn::AppliesUntil => APPLIES_UNTIL,
        AnswerColumn::ReviewedBy => REVIEWED_BY,
    }
}
