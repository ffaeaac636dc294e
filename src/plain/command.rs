//! The words of plain mode: one table of commands in both languages, and Latin letters typed as two-set jamo.
//! Pure look-up; what a command does is said elsewhere.

use crate::domain::remediation::RemediationField;

/// What a line at a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Accept,
    Back,
    Clear,
    Compare,
    Conflicts,
    Theirs,
    Ours,
    Reopen,
    Due,
    Edit,
    Evidence,
    Export,
    Filter,
    Flag,
    Form,
    Glossary,
    Guide,
    Help,
    History,
    Home,
    InProgress,
    Jump,
    Lang,
    List,
    NextBare,
    NextOpen,
    No,
    NotApplicable,
    Note,
    Other,
    Overview,
    Owner,
    Partial,
    Plan(RemediationField),
    PreviousOpen,
    Quit,
    QuitAnyway,
    Reason,
    Redo,
    Repeat,
    Result,
    Review,
    Reviewer,
    Save,
    SaveAs,
    Search,
    Skip,
    Stop,
    Undo,
    Yes,
}

/// Every command with its words; the first is the one that help names in English, the second in Korean.
pub(super) const TABLE: &[(Command, &[&str])] = &[
    (Command::Yes, &["y", "예", "yes", "네"]),
    (Command::Partial, &["p", "부분", "partial", "partly", "일부"]),
    (Command::No, &["x", "아니오", "no", "아니요"]),
    (Command::NotApplicable, &["a", "해당없음", "na", "n/a", "미해당"]),
    (Command::Clear, &["clear", "지움", "비움"]),
    (Command::Reason, &["why", "이유", "reason"]),
    (Command::Note, &["n", "메모", "note"]),
    (Command::Edit, &["e", "편집", "edit"]),
    (Command::Evidence, &["v", "증빙", "evidence"]),
    (Command::Owner, &["w", "담당자", "owner", "who"]),
    (Command::Plan(RemediationField::Action), &["action", "조치"]),
    (Command::Plan(RemediationField::Resources), &["resources", "자원"]),
    (
        Command::Plan(RemediationField::Milestones),
        &["milestones", "단계"],
    ),
    (Command::Plan(RemediationField::Interim), &["interim", "임시조치"]),
    (
        Command::Plan(RemediationField::Residual),
        &["residual", "잔여위험"],
    ),
    (Command::Due, &["d", "기한", "due"]),
    (Command::Accept, &["accept", "수용", "위험수용"]),
    (Command::Reviewer, &["reviewer", "확인자", "검토자"]),
    (Command::Flag, &["m", "표시", "flag", "mark"]),
    (Command::InProgress, &["t", "진행중", "progress"]),
    (Command::Guide, &["g", "안내", "guide"]),
    (Command::Other, &["other", "원문", "translation", "번역"]),
    (Command::Back, &["b", "이전", "back", "뒤로"]),
    (Command::Skip, &["s", "건너뛰기", "skip", "다음"]),
    (Command::NextOpen, &["open", "미응답", "next"]),
    (Command::PreviousOpen, &["prev", "이전미응답", "previous"]),
    (Command::NextBare, &["bare", "증빙없음", "noevidence"]),
    (Command::Jump, &["j", "이동", "jump", "go"]),
    (Command::List, &["l", "목록", "list"]),
    (Command::Overview, &["o", "개요", "overview"]),
    (Command::Search, &["find", "찾기", "search"]),
    (Command::Filter, &["f", "거르기", "filter", "필터"]),
    (Command::Review, &["c", "점검", "check", "review"]),
    (Command::Result, &["r", "결과", "result"]),
    (Command::Compare, &["compare", "비교", "견주기"]),
    (Command::Form, &["i", "대상", "info", "system"]),
    (Command::Export, &["export", "보고서", "report"]),
    (Command::Undo, &["u", "되돌리기", "undo"]),
    (Command::Redo, &["z", "다시하기", "redo"]),
    (Command::History, &["history", "기록", "changes"]),
    (Command::Conflicts, &["conflicts", "충돌", "conflict"]),
    (Command::Theirs, &["theirs", "다른곳", "take"]),
    (Command::Ours, &["ours", "여기", "keep"]),
    (Command::Reopen, &["reopen", "다시열기"]),
    (Command::Glossary, &["glossary", "용어", "terms"]),
    (Command::Lang, &["lang", "언어", "language"]),
    (Command::Repeat, &["again", "다시", "repeat"]),
    (Command::Save, &["save", "저장"]),
    (Command::SaveAs, &["saveas", "다른이름"]),
    (Command::Stop, &["stop", "중지"]),
    (Command::Home, &["home", "처음"]),
    (Command::Quit, &["q", "끝", "quit", "exit", "종료"]),
    (Command::QuitAnyway, &["q!", "끝!", "quit!"]),
    (Command::Help, &["?", "도움말", "help"]),
];

/// The two-set keyboard: what a Latin letter gives while Hangul is on.
const JAMO: [(char, char); 26] = [
    ('ㅁ', 'a'),
    ('ㅠ', 'b'),
    ('ㅊ', 'c'),
    ('ㅇ', 'd'),
    ('ㄷ', 'e'),
    ('ㄹ', 'f'),
    ('ㅎ', 'g'),
    ('ㅗ', 'h'),
    ('ㅑ', 'i'),
    ('ㅓ', 'j'),
    ('ㅏ', 'k'),
    ('ㅣ', 'l'),
    ('ㅡ', 'm'),
    ('ㅜ', 'n'),
    ('ㅐ', 'o'),
    ('ㅔ', 'p'),
    ('ㅂ', 'q'),
    ('ㄱ', 'r'),
    ('ㄴ', 's'),
    ('ㅅ', 't'),
    ('ㅕ', 'u'),
    ('ㅍ', 'v'),
    ('ㅈ', 'w'),
    ('ㅌ', 'x'),
    ('ㅛ', 'y'),
    ('ㅋ', 'z'),
];

/// A line as a command and what follows it.
pub(super) fn read(line: &str) -> Option<(Command, &str)> {
    if let Some(query) = line.strip_prefix('/') {
        return Some((Command::Search, query.trim()));
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let word = latin(first);
    let found = TABLE.iter().find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(command, _)| (*command, rest.trim()))
}

/// A word in lower case; jamo of one key become the letter of that key.
pub(super) fn latin(word: &str) -> String {
    let key = |each: char| {
        JAMO.iter()
            .find(|(jamo, _)| *jamo == each)
            .map(|(_, letter)| *letter)
    };
    let letters: Option<String> = word
        .chars()
        .map(|each| if each == '!' { Some('!') } else { key(each) })
        .collect();
    letters
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| word.to_lowercase())
}

/// The words a mistyped one may have meant.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|(_, words)| words.iter().copied())
}

/// The words of a command, for help.
pub(super) fn words_of(command: Command) -> &'static [&'static str] {
    TABLE
        .iter()
        .find(|(each, _)| *each == command)
        .map_or(&[], |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_of_both_languages_and_jamo_are_read() {
        for (line, command, rest) in [
            ("b", Command::Back, ""),
            ("ㅠ", Command::Back, ""),
            ("이전", Command::Back, ""),
            ("ㅂ", Command::Quit, ""),
            ("ㅂ!", Command::QuitAnyway, ""),
            ("J E01-02", Command::Jump, "E01-02"),
            ("ㅓ  E01-02", Command::Jump, "E01-02"),
            ("/ㅇㅅ 보안", Command::Search, "ㅇㅅ 보안"),
            ("아니요", Command::No, ""),
        ] {
            assert_eq!(read(line), Some((command, rest)), "{line}");
        }
        assert_eq!(read("banana"), None);
    }

    #[test]
    fn no_word_has_two_meanings() {
        let all: Vec<&str> = words().collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), distinct.len());
    }
}
