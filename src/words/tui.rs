//! Texts that only the terminal interface shows: keys, window and save state.

use crate::words;

words! {
    NEXT_SAVE = "다시 저장 {save}, 다른 곳에 저장 {palette}saveas", "{save} saves again, {palette}saveas elsewhere";
    EVIDENCE_HELP = "Tab 자동 완성, Enter 추가, Esc 마치기", "Tab completes, Enter adds, Esc leaves";
    MORE_LINES = "아래로 {count}줄 더", "{count|more line|more lines} below";
    GUIDE_MORE = "아래로 {count}줄 더: {key}", "{count|more line|more lines} below: {key}";
    HELP_INTRO = "화살표, Tab, Enter, Space, 숫자, Esc, 기능키로 모두 됩니다. 글자 키는 지름길이며, 글을 쓰는 줄에서는 글이 됩니다.", "Arrows, Tab, Enter, Space, digits, Esc and function keys reach everything. Letters are shortcuts; on a text row they are its text.";
    HELP_QUESTION = "문항에서", "On a question";
    HELP_PAGE = "어느 화면에서나", "On every screen";
    HELP_HOME = "첫 화면에서", "On the first screen";
    HELP_NOTE = "메모를 쓸 때", "While writing a note";
    HELP_LINE = "한 줄을 쓸 때", "While writing a line";
    HELP_PLAIN = "화면 읽기 프로그램을 쓴다면 selfcheck open 파일 --plain으로 여십시오.", "With a screen reader, open with selfcheck open FILE --plain.";
    SAVED = "저장됨 {at}", "saved {at}";
    TYPING = "입력 중", "typing";
    SAVING = "저장 중", "saving";
    NOT_SAVED = "저장 안 됨", "NOT SAVED";
    READ_ONLY_MARK = "읽기 전용", "read only";
    CHECKING = "증빙 확인 {done}/{of}, {palette}stop 멈춤", "checking {done}/{of}, {palette}stop";
    PASTE_TOO_LONG = "{size}자를 붙여 넣지 않았습니다. 한 번에 {most}자까지 넣을 수 있습니다. 적어 둔 글은 그대로입니다. 긴 글은 파일로 두고 증빙으로 더하십시오.", "Not pasted: {size} characters, at most {most} are accepted at once. The text is unchanged. Keep a long text in a file and add it as evidence.";
    HANGUL_KEYS = "한글 입력 상태입니다. 한/영 키를 누르거나 숫자, 화살표, 기능키를 쓰십시오.", "The keyboard is in Hangul mode. Switch it, or use digits, arrows and function keys.";
    TOO_SMALL = "창이 작습니다: 지금 {now}, 필요 40x10.", "Window too small: {now}, needs 40x10.";
    SMALL_SAVED = "저장됨.", "Saved.";
    SMALL_SAVING = "저장 중.", "Saving.";
    SMALL_READ_ONLY = "읽기 전용.", "Read only.";
    SMALL_NOT_SAVED = "저장 안 됨!", "Not saved!";
    SMALL_QUIT = "{quit} 나가기.", "{quit} quits.";
    SMALL_SAVE = "{save} 다시 저장.", "{save} saves again.";
    SMALL_LOSES = "{enter} 버리고 나가기, {back} 남기.", "{enter} loses it, {back} stays.";
    SMALL_WAITS = "답할 것이 있으니 창을 키우십시오.", "A question waits: enlarge the window.";
}
