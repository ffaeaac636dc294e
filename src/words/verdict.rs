//! Verdicts and their reasons as sentences, shared by interface, command line and report.

use super::Message;
use crate::domain::checklist::Checklist;
use crate::domain::evidence::EvidenceState;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::rating::Rating;
use crate::domain::ratio::Ratio;
use crate::domain::verdict::{Reason, Verdict};
use crate::words::terms;

crate::words! {
    INCOMPLETE = "미완료", "incomplete";
    NOT_READY = "미충족", "not ready";
    CONDITIONAL = "조건부", "conditional";
    READY = "제출 준비", "ready";
    ABOUT_INCOMPLETE = "답하지 않은 것이 있습니다", "something is not answered yet";
    ABOUT_NOT_READY = "제출 전에 해소해야 할 미흡 사항이 있습니다", "gaps must be closed before submission";
    ABOUT_CONDITIONAL = "미흡 사항마다 담당자와 기한이 있습니다", "every gap has an owner and a date";
    ABOUT_READY = "이 도구의 제출 기준을 모두 충족합니다. 인증기관은 자체 기준을 적용합니다", "all of this tool's own conditions for submission hold; the certification body applies its own criteria";
    NO_CRITICAL = "이 점검표에는 필수 문항이 없어 필수 문항 기준을 적용하지 않습니다", "this checklist marks no question critical, so the critical gates are off";
    NOTHING_APPLIES = "채점할 수 있는 해당 문항이 없습니다", "no scored question applies";
    SUBJECT_MISSING = "대상 시스템의 '{field}'{field:>이가} 비어 있습니다", "the line '{field}' of the subject is empty";
    FACT_MISSING = "시스템 개요의 '{fact}'에 답하지 않았습니다", "the profile fact '{fact}' is not given";
    UNANSWERED = "미응답 문항 {count}개: {ids}", "{count} unanswered: {ids}";
    UNJUSTIFIED = "이유 없는 '해당 없음' {count}개: {ids}", "{count} 'not applicable' without a reason: {ids}";
    CRITICAL_FAILED = "필수 문항 {id}의 등급이 {rating}입니다", "critical question {id} is rated {rating}";
    SECTION_LOW = "영역 '{section}'의 등급이 {rating}입니다 ({score}점)", "section '{section}' is rated {rating} ({score})";
    SCORE_LOW = "자체 점검 점수 {score}점이 기준 {mark}점보다 낮습니다", "the self-assessment score {score} is below {mark}";
    GAP_NO_OWNER = "미흡 사항 {id}에 담당자가 없습니다", "finding {id} has no owner";
    GAP_NO_DUE = "미흡 사항 {id}에 기한이 없습니다", "finding {id} has no due date";
    GAP_LATE = "미흡 사항 {id}의 기한 {due:이가} 허용된 {days}일을 넘습니다", "finding {id} is due on {due}, more than {days|day|days} away";
    CRITICAL_NOT_FULL = "필수 문항 {id:을를} 완전히 충족하지 못했습니다", "critical question {id} is not met in full";
    CRITICAL_NO_EVIDENCE = "필수 문항 {id}에 온전한 증빙이 없습니다", "critical question {id} has no intact evidence";
    SCORE_NOT_HIGH = "자체 점검 점수 {score}점이 {mark}점을 넘지 않습니다", "the self-assessment score {score} is not above {mark}";
    SHARE_LOW = "증빙으로 뒷받침된 비율 {share}%가 기준 {mark}%보다 낮습니다", "evidence backs {share}% of the credit, less than {mark}%";
    EVIDENCE_BROKEN = "{id}의 증빙 {number}: {state}", "evidence {number} of {id}: {state}";
    NOT_SIGNED = "승인자가 적혀 있지 않습니다", "no approver is named";
    AND_MORE = " 외 {count}개", " and {count} more";
}

pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let word = match verdict {
        Verdict::Incomplete => INCOMPLETE,
        Verdict::NotReady => NOT_READY,
        Verdict::Conditional => CONDITIONAL,
        Verdict::Ready => READY,
    };
    word.get(lang)
}

/// A clause that explains the verdict.
pub fn about(verdict: Verdict, lang: Lang) -> &'static str {
    let word = match verdict {
        Verdict::Incomplete => ABOUT_INCOMPLETE,
        Verdict::NotReady => ABOUT_NOT_READY,
        Verdict::Conditional => ABOUT_CONDITIONAL,
        Verdict::Ready => ABOUT_READY,
    };
    word.get(lang)
}

/// Ids a sentence names before it counts the rest.
const IDS_NAMED: usize = 5;

/// A reason as a sentence; long lists of ids are cut.
pub fn reason(reason: &Reason, checklist: &Checklist, lang: Lang) -> String {
    sentence(reason, checklist, lang, IDS_NAMED)
}

/// A reason as a sentence that names every id.
pub fn reason_in_full(reason: &Reason, checklist: &Checklist, lang: Lang) -> String {
    sentence(reason, checklist, lang, usize::MAX)
}

fn sentence(reason: &Reason, checklist: &Checklist, lang: Lang, named: usize) -> String {
    let one = |word: Message, id: &Id| word.fill(lang, &[("id", id.as_str())]);
    let many = |word: Message, ids: &[Id]| {
        word.fill(
            lang,
            &[
                ("count", &ids.len().to_string()),
                ("ids", &list(ids, named, lang)),
            ],
        )
    };
    match reason {
        Reason::NothingApplies => NOTHING_APPLIES.get(lang).into(),
        Reason::SubjectMissing(field) => {
            SUBJECT_MISSING.fill(lang, &[("field", terms::subject(*field, lang))])
        }
        Reason::FactMissing(id) => {
            let ask = checklist
                .fact(id.as_str())
                .map_or(id.as_str(), |fact| fact.ask.get(lang));
            FACT_MISSING.fill(lang, &[("fact", ask)])
        }
        Reason::Unanswered(ids) => many(UNANSWERED, ids),
        Reason::UnjustifiedNotApplicable(ids) => many(UNJUSTIFIED, ids),
        Reason::CriticalFailed(id, rating) => rated(CRITICAL_FAILED, id, *rating, lang),
        Reason::SectionLow(id, rating, score) => low_section(id, *rating, score, checklist, lang),
        Reason::ScoreLow(score, mark) => SCORE_LOW.fill(
            lang,
            &[("score", &score.to_tenths()), ("mark", &mark.to_string())],
        ),
        Reason::GapWithoutOwner(id) => one(GAP_NO_OWNER, id),
        Reason::GapWithoutDue(id) => one(GAP_NO_DUE, id),
        Reason::GapTooLate(id, due, days) => {
            let places = [
                ("id", id.as_str()),
                ("due", &due.to_string()),
                ("days", &days.to_string()),
            ];
            GAP_LATE.fill(lang, &places)
        }
        Reason::CriticalNotFull(id) => one(CRITICAL_NOT_FULL, id),
        Reason::CriticalWithoutEvidence(id) => one(CRITICAL_NO_EVIDENCE, id),
        Reason::ScoreNotHigh(score, mark) => SCORE_NOT_HIGH.fill(
            lang,
            &[("score", &score.to_tenths()), ("mark", &mark.to_string())],
        ),
        Reason::EvidenceShareLow(share, mark) => SHARE_LOW.fill(
            lang,
            &[("share", &share.to_tenths()), ("mark", &mark.to_string())],
        ),
        Reason::EvidenceBroken(id, position, state) => broken(id, *position, state, lang),
        Reason::NotSigned => NOT_SIGNED.get(lang).into(),
    }
}

fn low_section(id: &Id, rating: Rating, score: &Ratio, checklist: &Checklist, lang: Lang) -> String {
    let section = checklist
        .section_position(id.as_str())
        .map(|at| &checklist.sections[at]);
    let title = section.map_or(id.as_str(), |section| section.title.get(lang));
    let places = [
        ("section", title),
        ("rating", rating.letter()),
        ("score", &score.to_tenths()),
    ];
    SECTION_LOW.fill(lang, &places)
}

fn rated(word: Message, id: &Id, rating: Rating, lang: Lang) -> String {
    word.fill(lang, &[("id", id.as_str()), ("rating", rating.letter())])
}

fn broken(id: &Id, position: usize, state: &EvidenceState, lang: Lang) -> String {
    let number = (position + 1).to_string();
    let places = [
        ("id", id.as_str()),
        ("number", number.as_str()),
        ("state", &*terms::evidence_in_full(state, lang)),
    ];
    EVIDENCE_BROKEN.fill(lang, &places)
}

fn list(ids: &[Id], named: usize, lang: Lang) -> String {
    let shown: Vec<&str> = ids.iter().take(named).map(Id::as_str).collect();
    let mut text = shown.join(", ");
    if ids.len() > named {
        text.push_str(&AND_MORE.fill(lang, &[("count", &(ids.len() - named).to_string())]));
    }
    text
}
