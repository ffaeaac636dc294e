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
    SAFE = "저장된 파일은 그대로입니다.", "Saved files are untouched.";
    TRY_AGAIN = "원인을 없앤 뒤 다시 하십시오.", "Remove the cause and try again.";
    VANISHED = "{path:은는} 점검표 {id} {version:으로로} 작성되었는데, 그 점검표를 찾을 수 없습니다.", "{path} was made with the checklist {id} {version}, which cannot be found.";
    VANISHED_NEXT = "점검표 파일을 자체 점검 파일 옆에 두고 다시 여십시오.", "Put the checklist file beside the assessment and open it again.";
}
