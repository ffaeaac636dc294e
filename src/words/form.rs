//! Words of the printed blank form: fields and headings.

use crate::words;

words! {
    FORM = "빈 점검표와 개발 안내", "Blank form and development guideline";
    VERSION = "버전", "Version";
    PUBLISHER = "발행", "Publisher";
    LICENSE = "이용 허락", "Licence";
    DIGEST = "해시값(SHA-256)", "Digest (SHA-256)";
    QUESTIONS = "문항 {count}개", "Questions: {count}";
    CONTENTS = "목차", "Contents";
    PROFILE = "시스템 개요", "Profile";
    ANSWER = "답변", "Answer";
    CHOOSE_MANY = "해당하는 것 모두", "all that apply";
    NOT_APPLICABLE = "해당 없음", "Not applicable";
    REASON = "해당 없음의 이유", "Reason if not applicable";
    NOTE = "메모", "Note";
    EVIDENCE = "증빙", "Evidence";
    CRITICAL = "필수", "Critical";
    APPLIES = "물을 조건", "Asked when";
    WHY = "점검하는 이유", "Why it matters";
    HOW = "개발 안내", "What to do";
    EXAMPLES = "증빙의 예", "Example evidence";
    OWNER = "담당자", "Owner";
    STAGE = "생명주기 단계", "Lifecycle stage";
    TIER = "단계", "Tier";
    DATES = "적용 기간", "Dates";
    WEIGHT = "가중치", "Weight";
    REFERENCES = "근거", "References";
    GLOSSARY = "용어집", "Glossary";
    TARGET = "목표", "Target";
    TARGET_LOWER = "{target}{unit} 이하", "at most {target}{unit}";
    TARGET_HIGHER = "{target}{unit} 이상", "at least {target}{unit}";
    DECLARED = "신청자가 정해 적음", "declared by the applicant";
    DISCLAIMER = "자체 점검용 양식입니다. 점검 결과는 인증을 뜻하지 않습니다.", "Self-assessment form. The result is not a certification.";
}
