//! Verdicts and their reasons as sentences, shared by interface, command line and report.

use super::Message;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::verdict::{Reason, Verdict};
use crate::words::{list, terms};

crate::words! {
    INCOMPLETE = "미완료", "incomplete";
    NOT_READY = "보완 필요", "not ready";
    CONDITIONAL = "조건부 제출 가능", "conditional";
    READY = "제출 가능", "ready";
    ABOUT_INCOMPLETE = "답하지 않은 것이 있습니다", "something is not answered yet";
    ABOUT_NOT_READY = "제출 전에 해소해야 할 미흡 사항이 있습니다", "gaps must be closed before submission";
    ABOUT_CONDITIONAL = "제출할 수 있으나 아래 이유가 남아 있습니다", "can be submitted with the reasons that remain";
    ABOUT_READY = "이 도구의 제출 기준을 모두 충족합니다. 인증기관은 자체 기준을 적용합니다", "all of this tool's own conditions for submission hold; the certification body applies its own criteria";
    NO_CRITICAL = "이 점검표에는 필수 문항이 없어 필수 문항 기준을 적용하지 않습니다", "this checklist marks no question critical, so the critical gates are off";
    NOTHING_APPLIES = "채점할 수 있는 해당 문항이 없습니다", "no scored question applies";
    SUBJECT_MISSING = "대상 시스템의 '{field}'{field:>이가} 비어 있습니다", "the line '{field}' of the subject is empty";
    FACT_MISSING = "시스템 개요의 '{fact}'에 답하지 않았습니다", "the profile fact '{fact}' is not given";
    UNANSWERED = "미응답 문항 {count}개: {ids}", "{count} unanswered: {ids}";
    UNJUSTIFIED = "이유 없는 '해당 없음' {count}개: {ids}", "{count} 'not applicable' without a reason: {ids}";
    CRITICAL_FAILED = "{kind} 문항 {id}의 등급이 {rating}입니다", "critical question {id} ({kind}) is rated {rating}";
    SECTION_LOW = "영역 '{section}'의 등급이 {rating}입니다 ({score}점)", "section '{section}' is rated {rating} ({score})";
    SCORE_LOW = "자체 점검 점수 {score}점이 기준 {mark}점보다 낮습니다", "the self-assessment score {score} is below {mark}";
    GAP_NO_OWNER = "미흡 사항 {id}에 담당자가 없습니다", "finding {id} has no owner";
    GAP_NO_DUE = "미흡 사항 {id}에 기한이 없습니다", "finding {id} has no due date";
    GAP_LATE = "미흡 사항 {id}의 기한 {due:이가} 허용된 {days}일을 넘습니다", "finding {id} is due on {due}, more than {days|day|days} away";
    CRITICAL_NOT_FULL = "{kind} 문항 {id:을를} 완전히 충족하지 못했습니다", "critical question {id} ({kind}) is not met in full";
    CRITICAL_NO_FILE = "{kind} 문항 {id}에 온전한 증빙 파일이 없습니다", "critical question {id} ({kind}) has no intact file as evidence";
    NUMBER_NO_FILE = "수치 문항 {id}에 온전한 증빙 파일이 없습니다", "number question {id} has no intact file as evidence";
    SCORE_NOT_HIGH = "자체 점검 점수 {score}점이 {mark}점을 넘지 않습니다", "the self-assessment score {score} is not above {mark}";
    SHARE_LOW = "증빙으로 뒷받침된 비율 {share}%가 기준 {mark}%보다 낮습니다", "evidence backs {share}% of the credit, less than {mark}%";
    EVIDENCE_BROKEN = "{id}의 증빙 {number}: {state}", "evidence {number} of {id}: {state}";
    PLAN_OVERDUE = "미흡 사항 {id}의 기한 {due:이가} 지났습니다", "finding {id} was due on {due}, which has passed";
    FACT_HIDES = "'{fact}'에 대한 답이 필수 문항을 숨기는데 이유가 없습니다: {ids}", "the fact '{fact}' hides critical questions and has no reason: {ids}";
    CRITICALS_HIDDEN = "필수 문항 {of}개 중 {count}개가 시스템 개요에 따라 숨겨졌습니다: {ids}", "{count} of {of} critical questions are hidden: {ids}";
    NA_SHARE = "채점 문항 {of}개 중 {count}개가 '해당 없음'입니다. 5분의 1을 넘습니다", "{count} of {of} scored questions are not applicable, more than a fifth";
    NA_SECTION = "영역 '{section}'의 문항 {of}개 중 {count}개가 '해당 없음'입니다", "{count} of {of} questions of section '{section}' are not applicable";
    ONE_FILE = "파일 하나({path})가 답변 {of}개 중 {count}개의 증빙입니다. 쪽이나 절을 적지 않았습니다: {ids}", "one file ({path}) backs {count} of {of} answers without saying where in it: {ids}";
    RISKS_ACCEPTED = "위험을 수용한 미흡 사항 {count}개: {ids}", "the risk of {count|gap|gaps} is accepted: {ids}";
    SHOWN_IN_PART = "측정값은 한도를 지키지만 신뢰구간은 지키지 못하는 문항 {count}개: {ids}", "the value keeps the limit and its interval does not at {count|question|questions}: {ids}";
    LIMIT_LAX = "점검표가 제시한 시작값보다 느슨한 한도 {count}개: {ids}", "{count|limit is|limits are} laxer than the checklist offers: {ids}";
    LIMIT_LATE = "측정한 뒤에 정한 한도 {count}개: {ids}", "{count|limit was|limits were} set after the measurement: {ids}";
    NOT_SIGNED = "이 답변을 승인한 사람이 없습니다", "nobody has approved these answers";
    NOT_BOUND = "승인자로 {name:이가} 적혀 있지만 이 답변에 묶인 승인이 아닙니다", "{name} is named as approver, but no approval is bound to these answers";
    STALE_ANSWERS = "승인한 뒤 답변 {count}개가 바뀌었습니다: {ids}", "{count|answer|answers} changed since the approval: {ids}";
    STALE_OTHER = "승인한 뒤 점검표, 대상 시스템이나 시스템 개요가 바뀌었습니다", "the checklist, the subject or a fact changed since the approval";
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
    Sentence::naming(IDS_NAMED, checklist, lang).of(reason)
}

/// A reason as a sentence that names every id.
pub fn reason_in_full(reason: &Reason, checklist: &Checklist, lang: Lang) -> String {
    Sentence::naming(usize::MAX, checklist, lang).of(reason)
}

struct Sentence<'a> {
    named: usize,
    checklist: &'a Checklist,
    lang: Lang,
}

/// The placeholders of a message with what fills them.
type Places = Vec<(&'static str, String)>;

impl<'a> Sentence<'a> {
    fn naming(named: usize, checklist: &'a Checklist, lang: Lang) -> Self {
        Self {
            named,
            checklist,
            lang,
        }
    }

    fn of(&self, reason: &Reason) -> String {
        let places = self.places(reason);
        let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
        message(reason).fill(self.lang, &places)
    }

    fn places(&self, reason: &Reason) -> Places {
        match reason {
            Reason::NothingApplies | Reason::NotSigned => Vec::new(),
            Reason::SubjectMissing(field) => vec![("field", terms::subject(*field, self.lang).into())],
            Reason::FactMissing(id) => vec![("fact", self.fact(id))],
            Reason::Unanswered(ids)
            | Reason::UnjustifiedNotApplicable(ids)
            | Reason::RisksAccepted(ids)
            | Reason::ShownInPart(ids)
            | Reason::LimitLax(ids)
            | Reason::LimitLate(ids) => self.counted(ids),
            Reason::ApprovalStale(changed) => self.counted(&changed.questions),
            Reason::CriticalFailed(id, rating) => {
                let mut places = self.named_kind(id);
                places.push(("rating", rating.letter().into()));
                places
            }
            Reason::SectionLow(id, rating, score) => vec![
                ("section", self.section(id)),
                ("rating", rating.letter().into()),
                ("score", score.to_tenths()),
            ],
            Reason::ScoreLow(score, mark) | Reason::ScoreNotHigh(score, mark) => {
                vec![("score", score.to_tenths()), ("mark", mark.to_string())]
            }
            Reason::EvidenceShareLow(share, mark) => {
                vec![("share", share.to_tenths()), ("mark", mark.to_string())]
            }
            Reason::CriticalNotFull(id) | Reason::CriticalWithoutFile(id) => self.named_kind(id),
            Reason::GapWithoutOwner(id) | Reason::GapWithoutDue(id) | Reason::NumberWithoutFile(id) => {
                vec![("id", id.to_string())]
            }
            Reason::GapTooLate(id, due, days) => {
                let (due, days) = (due.to_string(), days.to_string());
                vec![("id", id.to_string()), ("due", due), ("days", days)]
            }
            Reason::PlanOverdue(id, due) => vec![("id", id.to_string()), ("due", due.to_string())],
            Reason::EvidenceBroken(id, position, state) => vec![
                ("id", id.to_string()),
                ("number", (position + 1).to_string()),
                ("state", terms::evidence_in_full(state, self.lang).into_owned()),
            ],
            Reason::FactHidesCritical(id, ids) => vec![("fact", self.fact(id)), ("ids", self.list(ids))],
            Reason::CriticalsHidden(ids, of) => self.share_of(ids, *of),
            Reason::OneFileForMany(path, ids, of) => {
                let mut places = self.share_of(ids, *of);
                places.push(("path", clean_line(path)));
                places
            }
            Reason::NotApplicableShare(count, of) => {
                vec![("count", count.to_string()), ("of", of.to_string())]
            }
            Reason::SectionNotApplicable(id, count, of) => vec![
                ("section", self.section(id)),
                ("count", count.to_string()),
                ("of", of.to_string()),
            ],
            Reason::ApprovalNotBound(name) => vec![("name", clean_line(name))],
        }
    }

    fn named_kind(&self, id: &Id) -> Places {
        vec![("id", id.to_string()), ("kind", self.kind(id))]
    }

    fn counted(&self, ids: &[Id]) -> Places {
        vec![("count", ids.len().to_string()), ("ids", self.list(ids))]
    }

    fn share_of(&self, ids: &[Id], of: usize) -> Places {
        let mut places = self.counted(ids);
        places.push(("of", of.to_string()));
        places
    }

    /// What makes a question critical.
    fn kind(&self, id: &Id) -> String {
        let question = self.checklist.question(id.as_str());
        let kind = question.and_then(|question| question.critical);
        kind.map_or("", |kind| terms::critical(kind, self.lang)).into()
    }

    fn fact(&self, id: &Id) -> String {
        let fact = self.checklist.fact(id.as_str());
        fact.map_or(id.as_str(), |fact| fact.ask.get(self.lang)).into()
    }

    fn section(&self, id: &Id) -> String {
        let section = self.checklist.section_position(id.as_str());
        let title = |at: usize| self.checklist.sections[at].title.get(self.lang);
        section.map_or(id.as_str(), title).into()
    }

    fn list(&self, ids: &[Id]) -> String {
        let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
        list::cut(&ids, self.named, self.lang)
    }
}

const fn message(reason: &Reason) -> Message {
    match reason {
        Reason::NothingApplies => NOTHING_APPLIES,
        Reason::SubjectMissing(_) => SUBJECT_MISSING,
        Reason::FactMissing(_) => FACT_MISSING,
        Reason::Unanswered(_) => UNANSWERED,
        Reason::UnjustifiedNotApplicable(_) => UNJUSTIFIED,
        Reason::CriticalFailed(..) => CRITICAL_FAILED,
        Reason::SectionLow(..) => SECTION_LOW,
        Reason::ScoreLow(..) => SCORE_LOW,
        Reason::GapWithoutOwner(_) => GAP_NO_OWNER,
        Reason::GapWithoutDue(_) => GAP_NO_DUE,
        Reason::GapTooLate(..) => GAP_LATE,
        Reason::CriticalNotFull(_) => CRITICAL_NOT_FULL,
        Reason::CriticalWithoutFile(_) => CRITICAL_NO_FILE,
        Reason::NumberWithoutFile(_) => NUMBER_NO_FILE,
        Reason::ScoreNotHigh(..) => SCORE_NOT_HIGH,
        Reason::EvidenceShareLow(..) => SHARE_LOW,
        Reason::EvidenceBroken(..) => EVIDENCE_BROKEN,
        Reason::PlanOverdue(..) => PLAN_OVERDUE,
        Reason::FactHidesCritical(..) => FACT_HIDES,
        Reason::CriticalsHidden(..) => CRITICALS_HIDDEN,
        Reason::NotApplicableShare(..) => NA_SHARE,
        Reason::SectionNotApplicable(..) => NA_SECTION,
        Reason::OneFileForMany(..) => ONE_FILE,
        Reason::RisksAccepted(_) => RISKS_ACCEPTED,
        Reason::ShownInPart(_) => SHOWN_IN_PART,
        Reason::LimitLax(_) => LIMIT_LAX,
        Reason::LimitLate(_) => LIMIT_LATE,
        Reason::NotSigned => NOT_SIGNED,
        Reason::ApprovalNotBound(_) => NOT_BOUND,
        Reason::ApprovalStale(changed) if changed.other => STALE_OTHER,
        Reason::ApprovalStale(_) => STALE_ANSWERS,
    }
}
