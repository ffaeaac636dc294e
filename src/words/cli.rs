//! Messages of the command line as a whole: help headings, shared options, usage errors. A command's own stand in its file.

use crate::words;

words! {
    ABOUT = "AI 시스템을 분야별 점검표로 자체 점검하고 제출용 보고서를 만듭니다", "Assess an AI system against its domain's checklist and make the report to submit";
    ABOUT_LONG = "분야별 자율점검표(YAML)를 단말기에서 한 문항씩 점검하고, 답변과 증빙을 git에 맞는 파일 하나에 남기고, 점수와 근거가 담긴 HTML 보고서를 만듭니다. 네트워크는 쓰지 않습니다. 명령 없이 실행하면 화면이 열립니다.", "Walks through a domain checklist (YAML) in the terminal, keeps answers and evidence in one file fit for git, and makes an HTML report with its score and reasons. Never uses the network. Without a command the interface opens.";
    EXAMPLE = "selfcheck\nselfcheck demo\nselfcheck new cctv-security --name \"관제 1호\"", "selfcheck\nselfcheck demo\nselfcheck new cctv-security --name \"Gate 1\"";
    HEAD_USAGE = "사용법:", "Usage:";
    HEAD_COMMANDS = "명령", "Commands";
    HEAD_ARGUMENTS = "인자", "Arguments";
    HEAD_OPTIONS = "옵션", "Options";
    HEAD_EXAMPLE = "예:", "Example:";
    OPT_HELP = "도움말을 보여 줍니다", "Print help";
    OPT_VERSION = "버전을 보여 줍니다", "Print version";
    OPT_LANG = "화면 언어: ko 또는 en", "Interface language: ko or en";
    OPT_COLOR = "색 사용: auto, always, never", "Colour: auto, always, never";
    OPT_ASCII = "ASCII 문자로만 그립니다", "Draw with ASCII characters only";
    OPT_MOUSE = "마우스를 씁니다", "Use the mouse";
    OPT_PLAIN = "화면 대신 한 줄씩 묻고 답합니다 (화면 낭독기에 알맞음)", "Ask line by line instead of drawing a screen (fit for screen readers)";
    OPT_JSON = "결과를 JSON으로 씁니다", "Print the result as JSON";
    ERR_OTHER_CHECKLIST = "{path:은는} 점검표 {earlier}의 점검이고, 이 점검의 점검표는 {id}입니다", "{path} is an assessment by the checklist {earlier}, this one is by {id}";
    HINT_OTHER_CHECKLIST = "같은 점검표로 한 점검끼리만 견줄 수 있습니다", "Only assessments by the same checklist can be compared";
    HINT_EARLIER = "이전 점검의 .selfcheck.yaml 파일이나 selfcheck가 만든 HTML 보고서를 주십시오", "Give the earlier .selfcheck.yaml file, or an HTML report made by selfcheck";
    ARG_CHECKLIST = "점검표의 id 또는 YAML 파일", "Id of a checklist, or a YAML file";
    ARG_FILE = "자체 점검 파일 (.selfcheck.yaml)", "Assessment file (.selfcheck.yaml)";
    OPT_OUT = "쓸 파일. -는 표준 출력", "File to write; - for standard output";
    OPT_FORCE = "이미 있는 파일을 바꿉니다", "Replace files that exist";
    ERR_HEAD = "오류", "error";
    HINT_HEAD = "도움", "hint";
    ERR_UNKNOWN_OPTION = "'{given}'{given:>은는} 이 명령의 옵션이 아닙니다", "'{given}' is not an option of this command";
    ERR_UNKNOWN_COMMAND = "'{given}' 명령은 없습니다", "there is no command '{given}'";
    ERR_MISSING = "빠진 인자: {given}", "missing: {given}";
    ERR_VALUE = "{option}에 '{given}'{given:>은는} 쓸 수 없습니다", "{option} does not take '{given}'";
    ERR_CONFLICT = "{given:은는} 다른 옵션과 함께 쓸 수 없습니다", "{given} cannot be used with the other options";
    HINT_NEAREST = "혹시 '{nearest}'입니까?", "did you mean '{nearest}'?";
    HINT_TAKES = "쓸 수 있는 값: {values}", "it takes: {values}";
    HINT_HELP = "'{command} --help'를 보십시오", "see '{command} --help'";
    CHECKING = "증빙 확인 중 {done}/{of}, Ctrl+C 멈춤", "checking evidence {done}/{of}, Ctrl+C stops";
    ERR_NO_TERMINAL = "단말기가 없어 화면을 열 수 없습니다", "there is no terminal to open the interface in";
    SETTINGS_FAULTY = "{file}에 고칠 것이 {count}개 있습니다. 나가면 모두 볼 수 있고, 나머지 설정은 그대로 쓰입니다.", "{file}: {count|thing|things} to mend. They stand on the terminal after you leave; every other setting holds.";
    HINT_NO_TERMINAL = "단말기 없이는 'selfcheck answer', 'status', 'report'를 쓰십시오", "without a terminal use 'selfcheck answer', 'status' and 'report'";
    ERR_READ = "{path:을를} 읽을 수 없습니다: {detail}", "cannot read {path}: {detail}";
    ERR_EXISTS = "{path:이가} 이미 있습니다", "{path} exists already";
    HINT_EXISTS = "다른 이름을 쓰거나 --force로 바꾸십시오. 파일은 그대로입니다", "choose another name, or replace it with --force; nothing was changed";
    HINT_UNCHANGED = "아무것도 바뀌지 않았습니다", "nothing was changed";
    WROTE = "{path} 작성됨 ({size})", "Wrote {path} ({size})";
    STATUS_COUNTS = "충족 {met} · 대체로 {largely} · 일부 {partly} · 미충족 {not_met} · 기록 {recorded} · 미응답 {unanswered} · 해당없음 {not_applicable} · 조건에 따라 제외 {hidden}, 전체 {questions}", "{met} met · {largely} largely · {partly} partly · {not_met} not met · {recorded} recorded · {unanswered} unanswered · {not_applicable} not applicable · {hidden} hidden, {questions} in all";
    STATUS_SCORE = "자체 점검 점수(도구 자체 지표): {low} (가능 범위 {low}~{high}), 응답률 {coverage}, 증빙 비율 {share}", "Self-assessment score (this tool's own): {low} (range {low} to {high}), coverage {coverage}, evidence share {share}";
    STATUS_VERDICT = "판정: {verdict}", "Verdict: {verdict}";
    STATUS_HELP_MOST = "가장 영향 큰 문항", "Changes that would help most";
    STATUS_GAIN = "+{gain}점", "+{gain} points";
    NONE = "해당 항목 없음", "nothing applicable";
}
