//! Texts of plain mode: prompts, confirmations and help. Each is a line that makes sense when it is read aloud alone.

use crate::domain::lang::Lang;
use crate::domain::value::ValueError;
use crate::words;

words! {
    ASK_HOME = "번호로 이어서 하기, n 새로 만들기, d 예시 열기, ? 도움말, q 끝내기", "Number to resume, n new, d example, ? help, q quit";
    ASK_PICK = "번호를 입력하면 그 문항으로 갑니다. 빈 줄은 뒤로", "Number opens that question; empty line goes back";
    ASK_FORM = "고칠 줄의 번호를 입력하십시오. 빈 줄은 다음 필수 항목, l 목록, b 뒤로", "Number of the line to change; empty line for the next required line, l to list, b to go back";
    ASK_EVIDENCE = "파일 경로나 주소를 입력하면 추가됩니다. -번호 삭제, l 목록, ? 도움말, 빈 줄은 뒤로", "Type a path or address to add it; -number removes, l lists, ? helps, empty line goes back";
    ASK_FILTERS = "번호로 켜고 끕니다. w 이름은 담당자, tier id는 단계, ref 키는 근거, since 날짜는 그날부터 바뀐 것, 0은 모두 해제, 빈 줄은 뒤로", "Number switches a filter; w NAME for an owner, tier ID for a tier, ref KEY for a reference, since DATE for changes since then, 0 clears all, empty line goes back";
    NO_QUESTIONS = "지금 묻는 문항이 없습니다", "No question is asked";
    HEAD = "문항 {number}/{count}, {id}, {section}", "Question {number} of {count}, {id}, {section}";
    ANSWER_NUMBER = "숫자로 답하십시오. 해당 없으면 a", "Answer with a number, or a if it does not apply";
    ANSWER_TEXT = "문장으로 답하십시오. 한 낱말이 명령과 같으면 앞에 =를, 뒤에 글이 있는 명령은 앞에 :를 붙입니다. 해당 없으면 a", "Answer with text; put = before a word that is also a command, and : before a command with text after it; a if it does not apply";
    ANSWER_MANY = "여러 개면 1,3처럼 쉼표로 나눕니다", "Separate several answers by commas, such as 1,3";
    NOW = "지금 내용:", "Current text:";
    HOW_LINE = "한 줄로 입력하십시오. 빈 줄은 그대로 두고, -는 지웁니다", "One line; empty line keeps it, - clears it";
    HOW_DATE = "2026-12-31처럼 입력하십시오. 빈 줄은 그대로 두고, -는 지웁니다", "A date such as 2026-12-31; empty line keeps it, - clears it";
    HOW_LINES = "여러 줄을 입력할 수 있습니다. 점(.) 하나만 있는 줄로 마칩니다. 점 한 줄은 ..로 입력합니다. 바로 마치면 그대로 둡니다", "Several lines; end with a line that is a single dot, type .. for a dot; a dot at once keeps the text";
    HOW_FACT = "번호나 단어로 답하십시오. 0은 지우고, 빈 줄은 뒤로", "Answer by number or word; 0 clears, empty line goes back";
    HOW_PATH = "파일 경로를 입력하십시오. 경로*는 자동 완성, 빈 줄은 뒤로", "A path; PATH* completes it, empty line goes back";
    UNCHANGED = "바뀐 것이 없습니다", "Nothing changed";
    SAVED = "저장됨. {change}. 남은 문항 {left}.", "Saved. {change}. {left|question|questions} left.";
    REFUSED = "'{given}'{given:>은는} 이 문항의 답변이 아닙니다. 쓸 수 있는 답변: {values}. 바뀐 것은 없습니다", "'{given}' is not an answer here. Allowed values: {values}. Nothing changed";
    NOT_A_NUMBER = "'{given}'{given:>은는} 숫자가 아닙니다. 4.5처럼 입력하십시오. 바뀐 것은 없습니다", "'{given}' is not a number; type it like 4.5. Nothing changed";
    EXCLUSIVE = "'{given}'{given:>은는} 다른 것과 함께 고를 수 없습니다. 바뀐 것은 없습니다", "'{given}' cannot be combined with another answer. Nothing changed";
    NOT_AN_ANSWER = "쓸 수 없는 답변입니다. 바뀐 것은 없습니다", "Not an allowed answer. Nothing changed";
    STILL_OPEN = "{id}: 이유나 검토자가 없어 아직 미응답으로 셉니다", "{id} still counts as unanswered: its reason or reviewer is missing";
    UNKNOWN = "'{given}'{given:>은는} 없는 명령입니다.{near} 도움말은 ?", "'{given}' is not a command.{near} ? for help";
    NO_SUCH_NUMBER = "없는 번호입니다. 도움말은 ?", "There is no such number. ? for help";
    BAD_DATE = "'{given}'{given:>은는} 날짜가 아닙니다. 2026-12-31처럼 입력하십시오. 바뀐 것은 없습니다", "'{given}' is not a date; type it like 2026-12-31. Nothing changed";
    FORM_DONE = "필수 항목을 모두 입력했습니다", "Every required line is filled in";
    FORM_FIRST = "먼저 대상 시스템을 입력합니다. 빈 줄이나 점 하나로 건너뛰고, b로 문항에 갑니다", "Describe the system first; skip with an empty line or a dot, then b goes to the questions";
    ALL_SAVED = "모두 저장되었습니다", "Everything is saved";
    NOT_SAVED = "저장하지 못했습니다", "Could not save";
    LEFT_UNSAVED = "저장하지 않고 끝냈습니다", "Ended without saving";
    OPENED = "{path:을를} 열었습니다. 점검표 {checklist} {version}", "Opened {path}: checklist {checklist} {version}";
    FIRST_HINT = "? 도움말, q 저장하고 끝내기", "? for help, q to save and quit";
    LANG_NOW = "화면 언어: 한국어", "Interface language: English";
    CANNOT_READ = "입력을 읽을 수 없습니다: {detail}", "cannot read the input: {detail}";
    CANNOT_WRITE = "출력할 수 없습니다: {detail}", "cannot write the output: {detail}";
    OPEN_AGAIN = "파일을 다시 열어 계속하십시오", "open the file again to continue";
    NOTHING_FOUND = "찾은 것이 없습니다", "Nothing found";
    CONFIRM_WHAT = "confirm 뒤에는 reworded(문구 바뀜), moved(옮겨짐), taken-over(가져옴)를 쓸 수 있습니다", "After confirm: reworded, moved or taken-over";
    SEARCH_WHAT = "/ 뒤에 찾을 말을 입력하십시오. 예: /보안, /ㅂㅇ", "Type a search text after /, such as /security";
    EVIDENCE_HEAD = "{id} 증빙 {count}개", "{id}, {count|piece of evidence|pieces of evidence}";
    HOW_EVIDENCE = "경로*는 자동 완성, plan 내용은 준비할 증빙, -2는 삭제, title 2 글은 제목, where 2 3쪽은 파일 안의 위치, until 2 2026-12-31은 유효 기한, again은 다시 확인, accept 2는 바뀐 파일을 지금 상태로 기록, stop은 확인 중지", "PATH* completes a path, plan TEXT adds planned evidence, -2 removes, title 2 TEXT, where 2 p. 3 for the page or section, until 2 2026-12-31 for the last valid day, again checks again, accept 2 records a changed file as it is now, stop stops checking";
    CHECKING = "증빙 확인 중 {percent}%", "checking evidence, {percent}%";
    STILL_CHECKING = "증빙을 아직 확인하고 있습니다. 끝나면 알립니다. stop으로 멈춥니다", "Evidence is still being checked; the result follows, stop cancels";
    HELP_HEAD = "문항에는 번호나 답변의 말로 답합니다. 빈 줄은 다음 미응답 문항으로 갑니다. 명령:", "Answer a question by number or word; an empty line goes to the next open one. Commands:";
    HELP_FOOT = "명령은 한글 자판 그대로 쳐도 됩니다(b 대신 ㅠ). 문항 id만 입력해도 그 문항으로 갑니다", "Letters also work as the jamo of their key; an id alone goes to that question";
    HELP_YES = "예", "yes";
    HELP_PARTIAL = "부분", "partial";
    HELP_NO = "아니오", "no";
    HELP_NOT_APPLICABLE = "해당 없음. 뒤에 이유를 이어 쓸 수 있습니다", "does not apply; the reason may follow";
    HELP_CLEAR = "답변 지움. 숫자로 답하지 않는 문항은 0도 됩니다", "clears the answer; so does 0, unless the answer is a number";
    HELP_CONFIRM = "기다리는 답변을 확인합니다. 뒤에 reworded, moved, taken-over를 쓰면 그 종류를 모두 확인합니다", "confirms the waiting answer; confirm reworded, moved or taken-over confirms all of that kind";
    HELP_REASON = "해당하지 않는 이유", "why it does not apply";
    HELP_NOTE = "메모 쓰기. n 글은 한 줄 덧붙이고 n 0은 지웁니다", "writes the note; n TEXT adds a line, n 0 clears it";
    HELP_EDIT = "외부 편집기로 메모를 고칩니다", "edits the note in your editor";
    HELP_EVIDENCE = "증빙 보기. v 경로는 바로 추가", "lists the evidence; v PATH adds a file at once";
    HELP_OWNER = "담당자", "person responsible";
    HELP_ACTION = "조치 계획", "planned remediation";
    HELP_RESOURCES = "조치에 필요한 인력, 비용, 장비", "people, budget and equipment needed";
    HELP_MILESTONES = "기한까지의 중간 단계", "milestones before the due date";
    HELP_INTERIM = "조치 전까지의 임시 조치", "interim measures until then";
    HELP_RESIDUAL = "조치 뒤에 남는 위험", "risk that remains afterwards";
    HELP_DUE = "기한, 예: d 2026-12-31", "due date, such as d 2026-12-31";
    HELP_ACCEPT = "위험을 수용한 사람과 이유", "who accepts the risk, and why";
    HELP_REVIEWER = "필수 문항의 해당 없음을 확인한 사람", "who confirmed that a critical question does not apply";
    HELP_FLAG = "다시 볼 문항으로 표시하거나 해제", "flags the question, or removes the flag";
    HELP_PROGRESS = "진행 중으로 두거나 해제", "marks the question as in progress, or not";
    HELP_GUIDE = "왜, 어떻게, 증빙, 근거", "why, how, evidence and references";
    HELP_GLOSSARY = "용어 풀이. 뒤에 찾을 용어를 쓸 수 있습니다", "explains terms; a term may follow";
    HELP_OTHER = "문항을 다른 언어로, 예: 원문, 원문 안내", "the question in the other language; other guide for its guide";
    HELP_BACK = "앞 문항", "the previous question";
    HELP_SKIP = "답하지 않고 다음 문항", "the next question, without an answer";
    HELP_OPEN = "다음 미응답 문항", "the next open question";
    HELP_PREVIOUS = "앞의 미응답 문항", "the previous open question";
    HELP_BARE = "증빙 없이 답한 다음 문항", "the next answer without evidence";
    HELP_JUMP = "문항으로 이동, 예: j E01-03", "goes to a question, such as j E01-03";
    HELP_SEARCH = "찾기. /글도 됩니다. 초성(ㅂㅇ)으로도 찾습니다", "searches; also /TEXT, also by Hangul initials";
    HELP_LIST = "이 영역의 문항. l all은 모든 문항", "questions of this section; l all for every question";
    HELP_ALL = "이 화면의 모든 줄", "every row of this page";
    HELP_OVERVIEW = "영역별 진행 상황", "progress by section";
    HELP_FILTER = "문항 필터", "filters the questions";
    HELP_REVIEW = "부족한 것 점검", "what is still missing";
    HELP_RESULT = "판정, 이유, 점수, 개선 효과가 큰 문항", "verdict, reasons, score and the changes that help most";
    HELP_COMPARE = "이전 점검과 비교, 예: compare 봄.selfcheck.yaml", "compares with an earlier assessment or report, such as compare spring.html";
    HELP_FORM = "대상 시스템과 시스템 개요 입력", "subject and profile of the system";
    HELP_EXPORT = "보고서 만들기, 예: export html ko final 이전 봄.html (마지막 둘은 이전 점검과 비교할 때)", "writes the report, such as export html en final since spring.html (the last two compare with an earlier assessment)";
    HELP_UNDO = "되돌리기", "undoes the last change";
    HELP_REDO = "되돌린 것 다시 하기", "redoes what was undone";
    HELP_HISTORY = "변경 기록. 그때로 되돌릴 수도 있습니다", "every change; a number goes back to it";
    HELP_CONFLICTS = "양쪽에서 다르게 바꾼 것과 그 내용", "conflicting changes, with both sides";
    HELP_THEIRS = "충돌에서 다른 곳의 것을 선택, 예: theirs 1", "resolves a conflict with the other side, such as theirs 1";
    HELP_OURS = "충돌에서 여기 것을 유지, 예: ours 1", "resolves a conflict with this side, such as ours 1";
    HELP_REOPEN = "읽기 전용으로 연 파일을 쓸 수 있게 다시 열기", "opens a read-only file again, for writing";
    HELP_LANG = "화면 언어 바꾸기", "switches the language";
    HELP_SETTINGS = "화면 설정과 파일 위치", "language, marks, and where the assessment is stored";
    HELP_REPEAT = "이 화면을 다시 읽기", "reads the page again";
    HELP_SAVE = "다시 저장", "saves again";
    HELP_SAVE_AS = "다른 파일에 저장하고 그 파일에서 계속", "saves to another file and continues there";
    HELP_STOP = "증빙 확인 멈추기", "stops checking evidence";
    HELP_HOME = "저장하고 첫 화면으로", "saves and goes to the first page";
    HELP_QUIT = "저장하고 끝내기", "saves and quits";
    HELP_QUIT_UNSAVED = "저장하지 못했어도 끝내기", "quits although saving failed";
    HELP_HELP = "이 도움말", "this help";
    ASK_CHOICE = "번호로 고르십시오. 빈 줄은 뒤로", "Choose by number; empty line goes back";
    ASK_NEW = "번호로 점검표를 고르고 이름과 파일을 입력합니다. 빈 줄은 시작하거나 뒤로", "Choose the checklist, name or file by number; empty line begins, or goes back";
    ASK_EXPORT = "번호로 고르십시오. 빈 줄은 보고서를 만듭니다. b 뒤로", "Choose by number; empty line writes the report; b goes back";
    ASK_CONFLICTS = "번호로 고르십시오. theirs 1은 다른 곳의 것, ours 1은 여기 것. 빈 줄은 뒤로", "Choose by number; theirs 1 for the other side, ours 1 for this side; empty line goes back";
    LINE_TOO_LONG = "{size}바이트인 줄이라 쓰지 않았습니다. 한 줄은 {most}바이트까지입니다. 바뀐 것은 없습니다", "The line was ignored: {size} bytes, at most {most} are accepted. Nothing changed";
    REFUSED_READ_ONLY = "읽기 전용입니다", "it is read-only";
    NOTHING_CHANGED = "아무것도 바꾸지 않았습니다. 입력 {count}줄을 거절했습니다: {why}", "nothing was changed; {count|line was|lines were} refused: {why}";
    FILE_AS_IT_WAS = "파일은 그대로입니다", "the file is unchanged";
    OPEN_FOR_WRITING = "쓸 수 있게 열린 뒤 다시 입력하십시오", "open it for writing, then type it again";
}

/// Why an answer is not accepted.
pub fn invalid(error: &ValueError, lang: Lang) -> String {
    match error {
        ValueError::Unknown { given, accepted } => {
            REFUSED.fill(lang, &[("given", given), ("values", &accepted.join(", "))])
        }
        ValueError::NotANumber(given) => NOT_A_NUMBER.fill(lang, &[("given", given)]),
        ValueError::Exclusive(given) => EXCLUSIVE.fill(lang, &[("given", given)]),
        ValueError::Empty => UNCHANGED.get(lang).into(),
    }
}
