//! The domain's terms in both languages: states, ratings, forces, stages, subject fields, evidence, carried
//! answers.

use super::Message;
use std::borrow::Cow;

use crate::domain::answer::Answer;
use crate::domain::comparison::Shift;
use crate::domain::evidence::EvidenceState;
use crate::domain::rating::Rating;
use jiff::civil::Date;

use crate::domain::carried::Fate;
use crate::domain::lang::Lang;
use crate::domain::position::Position;
use crate::domain::progress::Counts;
use crate::domain::question::{Critical, Question, Stage};
use crate::domain::reference::{Force, Verified};
use crate::domain::remediation::RemediationField;
use crate::domain::state::State;
use crate::domain::subject::SubjectField;
use crate::domain::value::{Kind, Value};

crate::words! {
    AT_TODAY = "오늘 {time}", "today {time}";
    AT_YESTERDAY = "어제 {time}", "yesterday {time}";
    AT_DAYS_AGO = "{days}일 전 {time}", "{days|day|days} ago {time}";
    SPAN_MINUTES = "약 {least}~{most}분", "about {least} to {most} minutes";
    DID_YOU_MEAN = " 혹시 {near}입니까?", " Did you mean {near}?";
    SPAN_HOURS = "약 {least}~{most}시간", "about {least} to {most} hours";
    NOT_APPLICABLE = "해당 없음", "Not applicable";
    HIDDEN = "조건에 따라 제외", "Hidden";
    UNANSWERED = "미응답", "Unanswered";
    UNJUSTIFIED = "이유 필요", "Reason needed";
    RECORDED = "기록됨", "Recorded";
    MET = "충족", "Met";
    LARGELY = "대체로 충족", "Largely met";
    PARTLY = "일부 충족", "Partly met";
    NOT_MET = "미충족", "Not met";
    CRITICAL_LAW = "법적 필수", "legal requirement";
    CRITICAL_RISK = "위험 관리상 필수", "critical risk";
    LAW = "법적 의무", "binding law";
    BEST_EFFORT = "노력 의무", "best-effort duty";
    NOTICE = "고시", "ministry notice";
    GUIDE = "공식 안내", "official guidance";
    STANDARD = "표준", "standard";
    VOLUNTARY = "자율 기준", "voluntary framework";
    COMPARISON = "해외 법령(비교용)", "foreign law, for comparison";
    PRIMARY = "원문 확인", "read in the primary text";
    SECONDARY = "2차 자료로 확인", "read in a secondary source";
    STAGE_MANAGEMENT = "생명주기 관리", "lifecycle management";
    STAGE_DATA = "데이터 수집·처리", "data collection and processing";
    STAGE_MODEL = "모델 개발", "model development";
    STAGE_SYSTEM = "시스템 구현", "system implementation";
    STAGE_OPERATION = "운영·모니터링", "operation and monitoring";
    EVIDENCE_UNCHECKED = "확인하지 않음", "not checked";
    EVIDENCE_INTACT = "온전함", "intact";
    EVIDENCE_MISSING = "파일 없음", "missing";
    EVIDENCE_CHANGED = "추가한 뒤 바뀜", "changed since it was added";
    EVIDENCE_LINE_ENDS = "줄 끝만 바뀜 (git autocrlf)", "only the line ends changed (git autocrlf)";
    EVIDENCE_NAMED = "내용은 확인하지 않아 인정하지 않음", "named only, content not checked";
    EVIDENCE_EMPTY = "빈 파일", "empty file";
    EVIDENCE_POINTER = "git LFS 포인터, 파일 자체가 아님", "git LFS pointer, not the file itself";
    EVIDENCE_EXPIRED = "유효 기간 지남", "past its last day";
    EVIDENCE_PLANNED = "예정", "planned";
    EVIDENCE_UNREADABLE = "읽지 못함", "could not be read";
    EVIDENCE_REFUSED = "쓸 수 없는 파일", "not a file that can be used";
    FATE_KEPT = "유지", "kept";
    FATE_MOVED = "다른 id로 옮겨짐, 확인 필요", "moved to another id, to be confirmed";
    FATE_REWORDED = "문구 변경, 확인 필요", "reworded, to be confirmed";
    FATE_INCOMPATIBLE = "답변 종류 변경, 다시 답해야 함", "accepts other answers now, answer again";
    FATE_REMOVED = "문항 삭제", "question removed";
    SUBJECT_NAME = "시스템 이름", "System name";
    SUBJECT_VERSION = "버전", "Version";
    SUBJECT_ORGANISATION = "기관", "Organisation";
    SUBJECT_PURPOSE = "목적", "Purpose";
    SUBJECT_INTENDED_USE = "의도한 용도", "Intended use";
    SUBJECT_EXCLUDED_USE = "제외한 용도", "Excluded use";
    SUBJECT_USERS = "이용자", "Users";
    SUBJECT_AFFECTED = "영향받는 사람", "People affected";
    SUBJECT_COMPONENTS = "모델·데이터·공급자 구성", "Models, data and vendors";
    HAS_RESCUED = "저장하지 못한 답변이 따로 있음", "unsaved answers kept aside";
    SUBJECT_DIAGRAM = "구성도 (PNG나 JPEG 파일)", "Diagram (a PNG or JPEG file)";
    SUBJECT_DEPLOYMENT = "배포 형태와 장소", "Deployment";
    SUBJECT_LIFECYCLE = "생명주기 단계", "Lifecycle stage";
    SUBJECT_SCOPE = "점검 범위", "In scope";
    SUBJECT_OUT_OF_SCOPE = "점검 제외", "Out of scope";
    SUBJECT_METHOD = "점검 방법", "How answers were gathered";
    SUBJECT_LIMITS = "한계", "Limits";
    SUBJECT_TEAM = "점검 참여자", "Assessment team";
    SUBJECT_CONTACT = "연락처", "Contact";
    SUBJECT_PERIOD_FROM = "점검 시작일", "Assessed from";
    SUBJECT_PERIOD_TO = "점검 종료일", "Assessed to";
    SUBJECT_DOCUMENT_ID = "문서 번호", "Document id";
    SUBJECT_REVISIONS = "이전 개정 (줄마다: 번호 | 날짜 | 작성자 | 내용)", "Earlier revisions (a line each: number | date | author | what changed)";
    SUBJECT_REVISION = "개정 번호", "Revision";
    SUBJECT_CONFIDENTIALITY = "보안 등급", "Confidentiality";
    SUBJECT_DISTRIBUTION = "배포처", "Distribution";
    SUBJECT_SUMMARY = "요약 (담당자가 쓰는 세 문장)", "Summary (three sentences by a person)";
    SUBJECT_PREPARED_BY = "작성자", "Prepared by";
    SUBJECT_PREPARED_ON = "작성일", "Prepared on";
    SUBJECT_REVIEWED_BY = "검토자", "Reviewed by";
    SUBJECT_REVIEWED_ON = "검토일", "Reviewed on";
    SUBJECT_APPROVED_BY = "승인자", "Approved by";
    SUBJECT_APPROVED_ON = "승인일", "Approved on";
    SUBJECT_SIGNING_KEY = "전자서명 키", "Signing key";
}

pub fn state(state: &State, lang: Lang) -> &'static str {
    let word = match state {
        State::Hidden => HIDDEN,
        State::Unanswered => UNANSWERED,
        State::Unjustified => UNJUSTIFIED,
        State::NotApplicable => NOT_APPLICABLE,
        State::Recorded => RECORDED,
        State::Decided { credit, .. } => rating_word(Rating::of_credit(credit)),
    };
    word.get(lang)
}

/// What makes a question critical. A risk is never called law.
pub fn critical(kind: Critical, lang: Lang) -> &'static str {
    let word = match kind {
        Critical::Law => CRITICAL_LAW,
        Critical::Risk => CRITICAL_RISK,
    };
    word.get(lang)
}

pub fn shift(shift: Shift, lang: Lang) -> &'static str {
    let word = match shift {
        Shift::Improved => Message::new("나아짐", "Improved"),
        Shift::Worsened => Message::new("나빠짐", "Worsened"),
        Shift::Answered => Message::new("새로 답함", "Answered since"),
        Shift::Reopened => Message::new("다시 미응답", "Open again"),
        Shift::NowNotApplicable => Message::new("해당 없음으로 바뀜", "Now not applicable"),
        Shift::NowApplicable => Message::new("해당함으로 바뀜", "Now applicable"),
        Shift::Shown => Message::new("조건에 따라 새로 물음", "Now asked by a condition"),
        Shift::Hidden => Message::new("조건에 따라 제외됨", "Now hidden by a condition"),
        Shift::Reworded => Message::new("문구가 바뀌어 비교하지 않음", "Reworded, not compared"),
        Shift::New => Message::new("새 문항이거나 그때 답하지 않은 문항", "New, or not answered then"),
        Shift::Removed => Message::new("점검표에서 빠짐", "No longer in the checklist"),
    };
    word.get(lang)
}

pub fn rating(rating: Rating, lang: Lang) -> &'static str {
    rating_word(rating).get(lang)
}

const fn rating_word(rating: Rating) -> Message {
    match rating {
        Rating::Fully => MET,
        Rating::Largely => LARGELY,
        Rating::Partly => PARTLY,
        Rating::Not => NOT_MET,
    }
}

pub fn force(force: Force, lang: Lang) -> &'static str {
    let word = match force {
        Force::Law => LAW,
        Force::BestEffort => BEST_EFFORT,
        Force::Notice => NOTICE,
        Force::Guide => GUIDE,
        Force::Standard => STANDARD,
        Force::Voluntary => VOLUNTARY,
        Force::Comparison => COMPARISON,
    };
    word.get(lang)
}

pub fn verified(verified: Verified, lang: Lang) -> &'static str {
    match verified {
        Verified::Primary => PRIMARY.get(lang),
        Verified::Secondary => SECONDARY.get(lang),
    }
}

pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    let word = match stage {
        Stage::Management => STAGE_MANAGEMENT,
        Stage::Data => STAGE_DATA,
        Stage::Model => STAGE_MODEL,
        Stage::System => STAGE_SYSTEM,
        Stage::Operation => STAGE_OPERATION,
    };
    word.get(lang)
}

pub fn evidence(state: &EvidenceState, lang: Lang) -> &'static str {
    let word = match state {
        EvidenceState::Unchecked => EVIDENCE_UNCHECKED,
        EvidenceState::Intact => EVIDENCE_INTACT,
        EvidenceState::Named => EVIDENCE_NAMED,
        EvidenceState::Empty => EVIDENCE_EMPTY,
        EvidenceState::Pointer => EVIDENCE_POINTER,
        EvidenceState::Missing => EVIDENCE_MISSING,
        EvidenceState::Changed(_) => EVIDENCE_CHANGED,
        EvidenceState::LineEnds(_) => EVIDENCE_LINE_ENDS,
        EvidenceState::Expired => EVIDENCE_EXPIRED,
        EvidenceState::Planned => EVIDENCE_PLANNED,
        EvidenceState::Refused(_) => EVIDENCE_REFUSED,
        EvidenceState::Unreadable(_) => EVIDENCE_UNREADABLE,
    };
    word.get(lang)
}

/// The state of a piece of evidence, with the reason where the file could not be read or used.
pub fn evidence_in_full(state: &EvidenceState, lang: Lang) -> Cow<'static, str> {
    let word = evidence(state, lang);
    match state {
        EvidenceState::Unreadable(why) => {
            format!("{word}: {}", super::storage::unreadable(why).get(lang)).into()
        }
        EvidenceState::Refused(why) => {
            format!("{word}: {}", super::storage::refused_because(why).get(lang)).into()
        }
        _ => word.into(),
    }
}

pub fn fate(fate: Fate, lang: Lang) -> &'static str {
    let word = match fate {
        Fate::Kept => FATE_KEPT,
        Fate::Moved => FATE_MOVED,
        Fate::Reworded => FATE_REWORDED,
        Fate::Incompatible => FATE_INCOMPATIBLE,
        Fate::Removed => FATE_REMOVED,
    };
    word.get(lang)
}

/// Fills a message with counts.
pub fn counts(word: Message, counts: &Counts, lang: Lang) -> String {
    let numbers = [
        ("met", counts.met),
        ("largely", counts.largely),
        ("partly", counts.partly),
        ("not_met", counts.not_met),
        ("recorded", counts.recorded),
        ("unanswered", counts.unanswered),
        ("not_applicable", counts.not_applicable),
        ("hidden", counts.hidden),
        ("questions", counts.questions),
    ]
    .map(|(name, number)| (name, number.to_string()));
    let places = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    word.fill(lang, &places)
}

/// Formats a value: labels for levels and options, the unit after a number.
pub fn value(question: &Question, value: &Value, lang: Lang) -> String {
    let unit = question
        .measure
        .as_ref()
        .map_or("", |measure| measure.unit.get(lang));
    match value {
        Value::Number(number) if unit.is_empty() => number.clone(),
        Value::Number(number) if unit.starts_with(['%', '/']) => format!("{number}{unit}"),
        Value::Number(number) => format!("{number} {unit}"),
        other => fact_value(&question.kind, other, lang),
    }
}

/// Formats the value of a fact.
pub fn fact_value(kind: &Kind, value: &Value, lang: Lang) -> String {
    let label = |id: &crate::domain::id::Id| {
        let options = kind.options();
        let found = options.iter().find(|(each, _)| *each == id);
        found.map_or_else(|| id.to_string(), |(_, label)| label.get(lang).to_owned())
    };
    match value {
        Value::NotApplicable => NOT_APPLICABLE.get(lang).into(),
        Value::Level(id) | Value::One(id) => label(id),
        Value::Many(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
        Value::Number(text) | Value::Text(text) => text.clone(),
    }
}

pub const fn plan(text: RemediationField) -> Message {
    match text {
        RemediationField::Action => Message::new("조치", "Action"),
        RemediationField::Resources => Message::new("필요 자원", "Resources"),
        RemediationField::Milestones => Message::new("중간 단계", "Milestones"),
        RemediationField::Interim => Message::new("임시 조치", "Interim measure"),
        RemediationField::Residual => Message::new("잔여 위험", "Residual risk"),
    }
}

pub fn subject(field: SubjectField, lang: Lang) -> &'static str {
    let word = match field {
        SubjectField::Name => SUBJECT_NAME,
        SubjectField::Version => SUBJECT_VERSION,
        SubjectField::Organisation => SUBJECT_ORGANISATION,
        SubjectField::Purpose => SUBJECT_PURPOSE,
        SubjectField::IntendedUse => SUBJECT_INTENDED_USE,
        SubjectField::ExcludedUse => SUBJECT_EXCLUDED_USE,
        SubjectField::Users => SUBJECT_USERS,
        SubjectField::Affected => SUBJECT_AFFECTED,
        SubjectField::Components => SUBJECT_COMPONENTS,
        SubjectField::Diagram => SUBJECT_DIAGRAM,
        SubjectField::Deployment => SUBJECT_DEPLOYMENT,
        SubjectField::Lifecycle => SUBJECT_LIFECYCLE,
        SubjectField::Scope => SUBJECT_SCOPE,
        SubjectField::OutOfScope => SUBJECT_OUT_OF_SCOPE,
        SubjectField::Method => SUBJECT_METHOD,
        SubjectField::Limits => SUBJECT_LIMITS,
        SubjectField::Team => SUBJECT_TEAM,
        SubjectField::Contact => SUBJECT_CONTACT,
        SubjectField::PeriodFrom => SUBJECT_PERIOD_FROM,
        SubjectField::PeriodTo => SUBJECT_PERIOD_TO,
        SubjectField::DocumentId => SUBJECT_DOCUMENT_ID,
        SubjectField::Revision => SUBJECT_REVISION,
        SubjectField::Revisions => SUBJECT_REVISIONS,
        SubjectField::Confidentiality => SUBJECT_CONFIDENTIALITY,
        SubjectField::Distribution => SUBJECT_DISTRIBUTION,
        SubjectField::Summary => SUBJECT_SUMMARY,
        SubjectField::PreparedBy => SUBJECT_PREPARED_BY,
        SubjectField::PreparedOn => SUBJECT_PREPARED_ON,
        SubjectField::ReviewedBy => SUBJECT_REVIEWED_BY,
        SubjectField::ReviewedOn => SUBJECT_REVIEWED_ON,
        SubjectField::ApprovedBy => SUBJECT_APPROVED_BY,
        SubjectField::ApprovedOn => SUBJECT_APPROVED_ON,
        SubjectField::SigningKey => SUBJECT_SIGNING_KEY,
    };
    word.get(lang)
}

/// The nearest right word, to follow a sentence; empty where none is near.
pub fn did_you_mean(nearest: Option<&str>, lang: Lang) -> String {
    nearest.map_or_else(String::new, |near| DID_YOU_MEAN.fill(lang, &[("near", near)]))
}

/// Formats a range of minutes; from three hours on in hours.
pub fn span((least, most): (usize, usize), lang: Lang) -> String {
    const LONG: usize = 180;
    let (word, least, most) = if most > LONG {
        (SPAN_HOURS, (least / 60).max(1), most.div_ceil(60))
    } else {
        (SPAN_MINUTES, least, most)
    };
    word.fill(
        lang,
        &[("least", &least.to_string()), ("most", &most.to_string())],
    )
}

/// Formats the time at which a session stopped: `3 days ago 14:02`.
pub fn stopped(position: &Position, today: Date, lang: Lang) -> String {
    match position.ago(today) {
        None => position.at.clone(),
        Some((0, time)) => AT_TODAY.fill(lang, &[("time", time)]),
        Some((1, time)) => AT_YESTERDAY.fill(lang, &[("time", time)]),
        Some((days, time)) => AT_DAYS_AGO.fill(lang, &[("days", &days.to_string()), ("time", time)]),
    }
}

/// The remediation of a gap in a line: due date, owner, accepted risk, measure; empty where nothing is
/// planned.
pub fn planned(answer: &Answer, between: &str) -> String {
    let due = answer.due.map(|due| due.to_string()).unwrap_or_default();
    let accepted = answer.accepted.as_ref().map_or("", |risk| risk.by.as_str());
    let action = answer.action.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [
        due.as_str(),
        answer.owner.trim(),
        accepted.trim(),
        action.as_str(),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}
