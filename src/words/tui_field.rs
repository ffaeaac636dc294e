//! The lines of the subject by name, as the form shows them.

use crate::domain::subject::SubjectField;
use crate::words;

use super::Word;

words! {
    NAME = "시스템 이름", "System name";
    VERSION = "버전", "Version";
    ORGANISATION = "기관·회사", "Organisation";
    PURPOSE = "목적", "Purpose";
    INTENDED_USE = "의도한 사용", "Intended use";
    EXCLUDED_USE = "배제한 사용", "Excluded use";
    USERS = "이용자", "Users";
    AFFECTED = "영향받는 사람", "People affected";
    COMPONENTS = "구성 요소(모델·데이터·공급사)", "Components (models, data, vendors)";
    DEPLOYMENT = "배치 환경", "Deployment";
    LIFECYCLE = "생애주기 단계", "Lifecycle stage";
    SCOPE = "평가 범위", "In scope";
    OUT_OF_SCOPE = "범위 밖", "Out of scope";
    METHOD = "평가 방법", "Method";
    LIMITS = "한계", "Limits";
    TEAM = "평가 팀", "Assessment team";
    CONTACT = "연락처", "Contact";
    PERIOD_FROM = "평가 시작일", "Period from";
    PERIOD_TO = "평가 종료일", "Period to";
    DOCUMENT_ID = "문서 번호", "Document ID";
    REVISION = "개정 번호", "Revision";
    CONFIDENTIALITY = "보안 등급", "Confidentiality";
    DISTRIBUTION = "배포 범위", "Distribution";
    SUMMARY = "요약 문장", "Summary in your words";
    PREPARED_BY = "작성자", "Prepared by";
    PREPARED_ON = "작성일", "Prepared on";
    REVIEWED_BY = "검토자", "Reviewed by";
    REVIEWED_ON = "검토일", "Reviewed on";
    APPROVED_BY = "승인자", "Approved by";
    APPROVED_ON = "승인일", "Approved on";
    SIGNING_KEY = "서명 키 식별자", "Signing key ID";
}

/// Every line of the subject with its name.
pub const NAMES: [(SubjectField, Word); 31] = [
    (SubjectField::Name, NAME),
    (SubjectField::Version, VERSION),
    (SubjectField::Organisation, ORGANISATION),
    (SubjectField::Purpose, PURPOSE),
    (SubjectField::IntendedUse, INTENDED_USE),
    (SubjectField::ExcludedUse, EXCLUDED_USE),
    (SubjectField::Users, USERS),
    (SubjectField::Affected, AFFECTED),
    (SubjectField::Components, COMPONENTS),
    (SubjectField::Deployment, DEPLOYMENT),
    (SubjectField::Lifecycle, LIFECYCLE),
    (SubjectField::Scope, SCOPE),
    (SubjectField::OutOfScope, OUT_OF_SCOPE),
    (SubjectField::Method, METHOD),
    (SubjectField::Limits, LIMITS),
    (SubjectField::Team, TEAM),
    (SubjectField::Contact, CONTACT),
    (SubjectField::PeriodFrom, PERIOD_FROM),
    (SubjectField::PeriodTo, PERIOD_TO),
    (SubjectField::DocumentId, DOCUMENT_ID),
    (SubjectField::Revision, REVISION),
    (SubjectField::Confidentiality, CONFIDENTIALITY),
    (SubjectField::Distribution, DISTRIBUTION),
    (SubjectField::Summary, SUMMARY),
    (SubjectField::PreparedBy, PREPARED_BY),
    (SubjectField::PreparedOn, PREPARED_ON),
    (SubjectField::ReviewedBy, REVIEWED_BY),
    (SubjectField::ReviewedOn, REVIEWED_ON),
    (SubjectField::ApprovedBy, APPROVED_BY),
    (SubjectField::ApprovedOn, APPROVED_ON),
    (SubjectField::SigningKey, SIGNING_KEY),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_name() {
        let named: Vec<SubjectField> = NAMES.iter().map(|(line, _)| *line).collect();
        let all: Vec<SubjectField> = SubjectField::KEYS.iter().map(|(line, _)| *line).collect();
        assert_eq!(named, all);
    }
}
