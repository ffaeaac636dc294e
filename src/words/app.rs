//! What the composition root says itself: trouble with programs, files and checklists that vanished.

use crate::words;

words! {
    PANIC = "selfcheck {version} 자체의 오류로 끝났습니다: {what} ({place})", "selfcheck {version} ended by a fault of its own: {what} ({place})";
    PANIC_SAFE = "저장됨으로 표시된 답변은 모두 디스크에 있습니다. 위 줄과 함께 알려 주십시오.", "Every answer that was shown as saved is on disk. Please report the line above.";
    NO_HOME = "데이터를 둘 폴더를 알 수 없습니다: HOME이 정해져 있지 않습니다", "there is no folder to keep data in: HOME is not set";
    NO_HOME_HINT = "HOME 또는 SELFCHECK_DATA_DIR을 정하십시오", "set HOME or SELFCHECK_DATA_DIR";
    EDITOR_MISSING = "편집기 '{program}'{program:>을를} 찾을 수 없습니다.", "The editor '{program}' was not found.";
    EDITOR_NEXT = "환경 변수 VISUAL이나 EDITOR를 고치거나 여기에서 쓰십시오.", "Mend the variable VISUAL or EDITOR, or write here.";
    EDITOR_FAILED = "편집기 '{program}'{program:>이가} 오류로 끝났습니다 (상태 {status}).", "The editor '{program}' ended with an error (status {status}).";
    EDITOR_SAFE = "메모는 그대로입니다.", "The note is as it was.";
    SYSTEM = "{path}: {detail}", "{path}: {detail}";
    RESCUED = "저장하지 못한 답변은 {path}에 보관했습니다.", "What could not be saved is kept in {path}.";
    RESCUED_NEXT = "원인을 없앤 뒤 selfcheck open으로 그 파일을 열어 확인하거나 selfcheck compare로 원래 파일과 견주십시오.", "Remove the cause, then look into that file with selfcheck open, or set the assessment beside it with selfcheck compare.";
    NOT_RESCUED = "이전 파일은 온전하지만 저장하지 못한 답변은 다른 곳에도 남기지 못했습니다.", "The file as it was is whole, but what could not be saved could not be kept elsewhere either.";
    RESCUED_BEFORE = "이전에 저장하지 못한 답변이 {path}에 남아 있습니다. selfcheck open으로 열거나 selfcheck compare로 견주어 보고, 필요 없으면 그 파일을 지우십시오.", "What an earlier session could not save is kept in {path}. Look into it with selfcheck open or selfcheck compare, and remove that file once it is not needed.";
    SAFE = "저장된 파일은 그대로입니다.", "Saved files are untouched.";
    TRY_AGAIN = "원인을 없앤 뒤 다시 하십시오.", "Remove the cause and try again.";
    OVER_ASSESSMENT = "{path:은는} 이 자체 점검의 파일이라 보고서로 덮어쓰지 않습니다.", "{path} is the file of this assessment; no report is written over it.";
    OVER_OTHER_ASSESSMENT = "{path:은는} 자체 점검 파일의 이름이라 보고서를 쓰지 않습니다.", "{path} is the name of an assessment's file; no report is written there.";
    OVER_CHECKLIST = "{path:은는} 이 자체 점검의 점검표라 보고서로 덮어쓰지 않습니다.", "{path} is the checklist of this assessment; no report is written over it.";
    OVER_EVIDENCE = "{path:은는} 이 자체 점검의 증빙이라 보고서로 덮어쓰지 않습니다.", "{path} is evidence of this assessment; no report is written over it.";
    OVER_DIAGRAM = "{path:은는} 이 자체 점검의 구성도라 보고서로 덮어쓰지 않습니다.", "{path} is the diagram of this assessment; no report is written over it.";
    OVER_FOREIGN = "{path:이가} 이미 있고, selfcheck가 만든 보고서가 아닙니다.", "{path} exists already and is no report made by selfcheck.";
    NOTHING_CHANGED = "아무것도 바뀌지 않았습니다.", "Nothing was changed.";
    OVER_NEXT = "다른 이름을 쓰십시오.", "Choose another name.";
    OVER_UNKNOWN = "{detail} 보고서가 그 파일을 덮어쓰게 되는지 알 수 없어 쓰지 않았습니다.", "{detail} Whether the report would overwrite that file is not known, so it was not written.";
    OVER_UNKNOWN_NEXT = "원인을 없앤 뒤 다시 하거나, 아직 없는 파일의 이름을 쓰십시오.", "Remove the cause and try again, or name a file that does not exist yet.";
    OVER_FOREIGN_NEXT = "다른 이름을 쓰거나 그 파일을 먼저 지우십시오.", "Choose another name, or remove that file first.";
    OVER_FOREIGN_FORCE = "다른 이름을 쓰거나 그 파일을 먼저 지우십시오. --force를 붙이면 바꿉니다.", "Choose another name, remove that file first, or replace it with --force.";
    NOT_OPEN = "열린 자체 점검 파일이 없습니다.", "No assessment is open.";
    NOT_OPEN_NEXT = "첫 화면에서 파일을 다시 여십시오.", "Open the file again from the first screen.";
    VANISHED = "{path:은는} 점검표 {id} {version:으로로} 작성되었는데, 그 점검표를 찾을 수 없습니다.", "{path} was made with the checklist {id} {version}, which cannot be found.";
    VANISHED_NEXT = "점검표 파일을 자체 점검 파일 옆에 두고 다시 여십시오.", "Put the checklist file beside the assessment and open it again.";
}
