//! What a verification finds, in words.

use crate::words;

words! {
    NOT_PROVEN = "이 검증으로 알 수 없는 것: 답변이 사실인지, 증빙이 그 답변을 뒷받침하는지, 누가 만들었는지", "Not proven by this: that the answers are true, that the evidence supports them, and who made the report";
    VERIFIED = "검증됨: 보고서가 그 안의 데이터로 다시 만든 것과 같습니다", "Verified: the report is what its own data gives";
    PARTIAL = "일부만 검증됨. 확인하지 못한 것: {parts}", "Partial. Not checked in full: {parts}";
    ALTERED = "변경됨: {parts}", "Altered: {parts}";
    OK = "일치", "ok";
    OWN = "사용자 것", "own";
    FAILED = "불일치", "FAILED";
    NOT_CHECKED = "확인하지 않음", "not checked";
    STALE = "지난 것", "stale";
    ABSENT = "없음", "absent";
    CHECKLIST = "점검표", "Checklist";
    REGISTRY = "근거 목록", "Legal registry";
    ANSWERS = "답변", "Answers";
    SCORES = "점수와 판정", "Score and verdict";
    MEASUREMENTS = "측정값", "Measurements";
    PAGE = "본문", "Page";
    EVIDENCE = "증빙", "Evidence";
    APPROVAL = "승인", "Approval";
    REVIEW = "심사", "Review";
    SIGNATURE = "서명", "Signature";
    DIFFERS = "{line}행({part}): {printed:이라라} 적혀 있지만 다시 계산하면 {right}", "line {line} ({part}): printed {printed}, recomputed {right}";
    NOTHING = "없음", "nothing";
    MORE = "그 밖에 {count}곳이 다릅니다", "{count|more place|more places} differ";

    CHECKLIST_DIGEST = "{origin} (해시값 {digest})", "{origin} (digest {digest})";
    CHECKLIST_MATCHES = "{origin}. 지정한 점검표와 같음 (해시값 {digest})", "{origin}. It is the one named with --checklist (digest {digest})";
    CHECKLIST_DEVELOPMENT = "{origin}. 이 프로그램에 든 것과 같음 (해시값 {digest})", "{origin}. It is the one in this program (digest {digest})";
    CHECKLIST_OTHER = "{origin}. 지정한 점검표와 다름 (보고서 {digest}, 지정한 것 {given})", "{origin}. It is not the one named with --checklist (report {digest}, named {given})";
    CHECKLIST_OWN = "{origin}. 그 점검표를 받아 --checklist로 지정하면 확인할 수 있음 (해시값 {digest})", "{origin}. Get that checklist and name it with --checklist to check it (digest {digest})";
    CHECKLIST_FORGED = "{edition:이라라} 적혀 있지만 해시값이 다름 (보고서 {digest}, 공개된 판 {right})", "named {edition}, with another digest (report {digest}, released edition {right})";
    CHECKLIST_STAMP = "답변이 가리키는 점검표가 아님 (답변 {stamp}, 점검표 {digest})", "not the checklist that the answers name (answers {stamp}, checklist {digest})";
    CHECKLIST_IDS = "{detail}. 뺀 문항: {removed}. 필수에서 뺀 문항: {uncritical}. 문구가 다른 문항: {reworded}", "{detail}. Removed: {removed}. No longer critical: {uncritical}. Reworded: {reworded}";
    REGISTRY_OK = "공개된 판에 딸린 근거 목록 그대로임", "the registry of the released edition";
    REGISTRY_CITED = "인용한 근거 {count}개가 내장 근거 목록과 같음", "the {count|instrument|instruments} it cites match the shipped registry";
    REGISTRY_NONE = "인용한 근거가 없음", "it cites no instrument";
    REGISTRY_FORGED = "근거 목록의 해시값이 공개된 판과 다름 (보고서 {digest}, 공개된 판 {right})", "the registry has another digest than the released one (report {digest}, released {right})";
    REGISTRY_NEWER = "{detail}. 더 새로운 selfcheck {version}의 보고서이므로 그 버전으로 확인하십시오", "{detail}. The report is of the newer selfcheck {version}; verify it with that version";

    ANSWERS_OK = "selfcheck {version:이가} 만든 데이터를 읽었고 적힌 해시값과 같음 (답변 해시값 {answers})", "the data of selfcheck {version} is readable and has the printed digest (answers digest {answers})";
    ANSWERS_DIGEST = "데이터의 해시값은 {digest}인데 본문에는 {printed:이라라} 적혀 있음", "the data has digest {digest}, but the page prints {printed}";
    ANSWERS_DATES = "{detail}. 보고서를 만든 때({made})가 마지막 답변({answered})보다 앞섬", "{detail}. The report was made on {made}, before its last answer of {answered}";
    ANSWERS_SINCE = "{detail}. 비교한 이전 점검({day})은 보낸 사람이 준 것으로 확인하지 않음", "{detail}. The earlier assessment it is compared with ({day}) is the sender's word";

    SCORES_OK = "다시 계산한 결과와 같음 (점수 {score}, {verdict})", "recalculation gives the same (score {score}, {verdict})";
    SCORES_WRONG = "다시 계산하면 점수 {score}, {verdict}인데 본문과 다름", "recalculation gives score {score}, {verdict}; the page differs";
    SCORES_NOT_SHOWN = "다시 계산하면 점수 {score}, {verdict}인데 본문에서 찾지 못함", "recalculation gives score {score}, {verdict}; the page does not show them";
    SCORES_RULES = "{detail}. selfcheck {version}의 기준이 이 버전과 다르면 그 버전으로도 확인하십시오", "{detail}. If the rules of selfcheck {version} were others, verify it with that version too";

    PAGE_OK = "다시 만든 문서와 한 바이트까지 같음", "identical to the page made from the data, byte for byte";
    PAGE_LINE_ENDS = "줄 끝이 옮기는 도중에 바뀜", "line ends were changed on the way";
    PAGE_BOM = "바이트 순서 표시(BOM)가 옮기는 도중에 붙음", "a byte-order mark was added on the way";
    PAGE_LAST_LINE = "마지막 줄 끝이 옮기는 도중에 바뀜", "the last line end was changed on the way";
    PAGE_ON_THE_WAY = "{changes}. 그 밖에는 한 바이트까지 같음", "{changes}; everything else is identical, byte for byte";
    PAGE_WRONG = "다시 만든 문서와 다름: {parts}", "differs from the page made from the data in: {parts}";
    PAGE_UNSEEN = "{detail}. 보이는 글은 같고 모양이나 숨은 값이 다름", "{detail}. The visible text is the same; style, script, pictures or hidden values differ";
    PAGE_OWN = "지정한 서식({kinds})으로 다시 만든 문서와 한 바이트까지 같음. 서식은 보이는 것을 바꾸거나 숨길 수 있음", "identical to the page made with the templates you named ({kinds}), byte for byte; templates can change or hide what is shown";
    PAGE_OWN_AWAY = "사용자 서식({kinds})으로 만듦. 같은 서식을 --templates로 지정해야 확인할 수 있음. {figures}", "made with own templates ({kinds}); name the same ones with --templates to check it. {figures}";
    PAGE_HIDES_OWN = "사용자 서식({kinds})으로 만들었는데 데이터에는 아니라고 적혀 있음", "made with own templates ({kinds}), but its data denies it";
    PAGE_OTHER_VERSION = "selfcheck {version}의 문서. 이 버전({own})은 다르게 그리므로 {version:으로로} 확인해야 함. {figures}", "a page of selfcheck {version}; this version ({own}) draws it differently, so verify it with {version}. {figures}";
    FIGURES_SAME = "적힌 수는 모두 같음", "All printed figures are equal";
    FIGURES_DIFFER = "적힌 수가 다른 곳이 있음", "Some printed figures differ";
    KIND_HTML = "HTML", "HTML";
    KIND_STYLE = "모양(CSS)", "style (CSS)";
    KIND_SCRIPT = "스크립트(JS)", "script (JS)";
    NOT_MADE = "데이터로 문서를 다시 만들 수 없음: {detail}", "the page cannot be made from the data: {detail}";

    EVIDENCE_OK = "증빙 파일 {count}개가 모두 기록과 같음", "all {count|file|files} at hand and as recorded";
    EVIDENCE_CHANGED = "기록과 다른 증빙: {list}", "evidence that differs from its record: {list}";
    EVIDENCE_AWAY = "증빙 파일 {of}개 중 {count}개가 곁에 없음", "{count} of {of|file|files} not at hand";
    EVIDENCE_LEFT_OUT = "증빙 파일 {of}개 중 {count}개는 곁에 없고, 없이 확인하기로 함", "{count} of {of|file|files} not at hand, left out as asked";
    EVIDENCE_NO_DIGEST = "해시값이 기록되지 않은 증빙: {list}", "evidence without a recorded digest: {list}";
    EVIDENCE_UNREADABLE = "읽지 못한 증빙: {list}", "evidence that could not be read: {list}";
    EVIDENCE_OUTSIDE = "보고서의 폴더 밖이라 열지 않은 증빙: {list}", "evidence outside the report's folder, not checked: {list}";
    EVIDENCE_ADDRESSES = "주소 {count}개는 이름만 있고 열지 않음", "{count|address is|addresses are} only named and not opened";
    EVIDENCE_NONE = "증빙 파일이 없음", "no evidence files";

    APPROVAL_HOLDS = "{name:이가} {on}에 바로 이 답변을 승인했다고 적음. 이름은 확인하지 않음", "{name} approved exactly these answers on {on}, as the file says; the name is not checked";
    APPROVAL_STALE = "{name:이가} {on}에 승인한 뒤 바뀜: {ids}", "changed since {name} approved on {on}: {ids}";
    APPROVAL_OTHER = "문항 밖의 것", "something outside the questions";
    APPROVAL_NOT_BOUND = "승인자로 {name:이가} 적혀 있지만 이 답변에 묶인 승인이 아님", "{name} is named as approver; no approval is bound to these answers";
    APPROVAL_ABSENT = "아무도 승인하지 않음", "nobody approved it";
    MEASUREMENTS_ABSENT = "표본과 구간이 있는 측정 기록이 없음", "no measurements with sample and interval";
    REVIEW_ABSENT = "심사 의견이 없음", "no review";
    SIGNATURE_ABSENT = "서명이 없어 누가 만들었는지 보여 주는 것이 없음", "unsigned: nothing shows who made it";
    WITHOUT_DATA = "데이터를 읽지 못해 확인하지 않음", "not checked, because the data could not be read";
}
