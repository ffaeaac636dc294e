//! Words of the report's first page and of its measurements. Templates reach each as `w.` and its name in small letters.

use crate::words;

words! {
    SELF_ASSESSMENT = "자체 점검 결과이며 인증서가 아닙니다", "Self-assessment, not a certificate";
    BY_SUBMITTER = "제출자 작성", "Written by the submitter";
    QUOTED = "점선 테두리와 따옴표 안의 글, 테두리 안의 글은 제출자가 적은 것입니다", "Framed text, and text in quotation marks with a dotted line, was written by the submitter";
    FRONT_SYSTEM = "점검한 시스템", "What was assessed";
    FRONT_VERDICT = "판정과 이유", "Verdict and reasons";
    FRONT_RISKS = "중대한 위험", "Significant risks";
    FRONT_MISSING = "빠진 것", "What is missing";
    AND_REASONS = "이유가 {count}개 더 있습니다", "{count|more reason|more reasons}";
    ALL_REASONS = "나머지 이유: {count}개", "Further reasons: {count}";
    NO_RISKS = "필수 문항에는 미흡 사항이 없습니다", "No finding on a critical question";
    FRONT_UNMET = "미충족인 다른 문항", "Other questions that are not met";
    OTHER_FINDINGS = "그 밖의 미흡 사항: {count}개", "Further findings: {count}";
    SEE_MORE = "{count}개 더 보기", "See {count} more";
    NOTHING_MISSING = "빠진 것이 없습니다", "Nothing is missing";
    MISSING_ANSWERS = "미응답 문항: {count}", "Unanswered questions: {count}";
    MISSING_EVIDENCE = "온전한 증빙이 없는 답변: {count}개", "Answers without intact evidence: {count}";
    MISSING_FILES = "인정되지 않는 증빙 파일: {count}개", "Evidence files that do not count: {count}";
    MISSING_VALUES = "적지 않은 측정값: {count}개", "Measurements without a value: {count}";
    MISSING_LIMITS = "한도가 없는 측정값: {count}개", "Measurements without a limit: {count}";
    MISSING_PLANS = "계획이 없는 미흡 사항: {count}개", "Gaps without a plan: {count}";
    MISSING_HIDDEN = "묻지 않은 필수 문항: {count}개", "Critical questions that were not asked: {count}";
    MISSING_FINAL = "최종본에 더 필요한 것: {count}개", "Still required for a final report: {count}";
    WORSE = "나빠지거나 다시 열린 문항", "Worse than before, or open again";
    PART_MEASUREMENTS = "측정값과 한도", "Measurements and limits";
    MEASUREMENTS_INTRO = "수치로 답한 문항을 점검표가 정한 한도와 비교합니다. 한도가 없는 수치는 기록일 뿐 점수에 들어가지 않습니다.", "Questions answered by a number, compared with the limit that the checklist sets. A number without a limit is recorded and earns nothing.";
    NO_MEASUREMENTS = "수치로 답하는 문항이 없습니다", "No question asks for a number";
    MEASURED = "측정값", "Measured value";
    LIMIT = "한도", "Limit";
    NO_LIMIT = "한도 없음", "no limit";
    PAIRED_WITH = "함께 볼 문항", "Read together with";
    ATTENTION_COUNT = "다시 살펴볼 점: {count}가지", "Points for a second look: {count}";
    NO_ATTENTION = "다시 살펴볼 점이 없습니다", "No point for a second look";
    HIDDEN_CRITICALS = "묻지 않은 필수 문항", "Critical questions that were not asked";
    HIDDEN_BY = "숨긴 사실과 답", "Hidden by";
    NO_HIDING_REASON = "이유를 적지 않음", "no reason given";
    ANSWERS_DIGEST = "답변 해시값", "Answers digest";
    APPROVAL_STATE = "승인 상태", "Approval status";
    APPROVAL_HOLDS = "이 답변을 그대로 승인함", "Exactly these answers are approved";
    APPROVAL_STALE = "승인한 뒤 바뀜", "Changed since the approval";
    APPROVAL_NOT_BOUND = "승인자의 이름만 있고 이 답변에 묶이지 않음", "An approver is named, but not bound to these answers";
    APPROVAL_ABSENT = "승인한 사람이 없음", "Nobody has approved";
    BAR_COUNTS = "막대는 물은 문항 {asked}개를 셉니다. 조건에 따라 제외된 문항 {hidden}개는 막대에 없습니다", "The bar counts the {asked} questions that were asked; {hidden} hidden ones are not in it";
    COL_HIDDEN = "제외", "Excluded";
    ALL_HIDDEN = "이 영역의 문항 {count}개는 모두 조건에 따라 제외되었습니다", "All questions of this section are hidden: {count}";
    BACK = "앞서 보던 곳으로", "Back to where you were";
    TO_CONTENTS = "목차로", "To the contents";
    RUN_REVISION = "개정 {number}", "rev. {number}";
    TIERS = "단계", "Tiers";
    TIER = "단계", "Tier";
    TIERS_NOTE = "단계의 판정은 그 단계의 문항만 보며, 승인은 보지 않습니다", "The verdict of a tier is that of its questions alone, without the approval";
    DATES = "적용 기간", "Dates";
    FINDINGS_INTRO = "필수 문항의 미흡 사항이 먼저이고, 각각 점검표의 순서를 따릅니다. 위험의 크기를 점수로 매기지 않습니다.", "Findings on critical questions first, each kind in the order of the checklist. The size of a risk is not expressed in points.";
}
