//! The words of plain mode: one table of commands in both languages. A letter may be typed as the jamo of its key.

use crate::domain::jamo;
use crate::domain::lang::Lang;
use crate::domain::remediation::RemediationField;
use crate::session::command::{COMMANDS, Command};
use crate::session::command_names::CommandNames;
use crate::session::context::Context;
use crate::session::field::Part;
use crate::session::page::Row;
use crate::session::piece::Role;
use crate::words::{Message, plain as word};

/// A command of the session, or one that only lines need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Do(Command),
    /// A part of the answer at hand.
    Write(Part),
    /// The previous question; elsewhere the previous page.
    Back,
    /// Every row of the page.
    All,
    Jump,
    List,
    /// The question in the other language.
    Other,
    QuitUnsaved,
    Repeat,
    TakeTheirs,
    KeepOurs,
}

/// Every word with its help; the first of a row is shown in English, the second in Korean.
#[rustfmt::skip]
const TABLE: &[(Word, &[&str], Message)] = &[
    (Word::Do(Command::Yes), &["y", "예", "yes", "네"], word::HELP_YES),
    (Word::Do(Command::Partial), &["p", "부분", "partial", "partly", "일부"], word::HELP_PARTIAL),
    (Word::Do(Command::No), &["x", "아니오", "no", "아니요"], word::HELP_NO),
    (Word::Do(Command::NotApplicable), &["a", "해당없음", "na", "n/a", "미해당"], word::HELP_NOT_APPLICABLE),
    (Word::Do(Command::Clear), &["clear", "지움", "비움"], word::HELP_CLEAR),
    (Word::Do(Command::Confirm), &["confirm", "확인"], word::HELP_CONFIRM),
    (Word::Write(Part::Reason), &["why", "이유", "reason"], word::HELP_REASON),
    (Word::Do(Command::Note), &["n", "메모", "note"], word::HELP_NOTE),
    (Word::Do(Command::EditOutside), &["e", "편집", "edit"], word::HELP_EDIT),
    (Word::Do(Command::Evidence), &["v", "증빙", "evidence"], word::HELP_EVIDENCE),
    (Word::Write(Part::Owner), &["w", "담당자", "owner", "who"], word::HELP_OWNER),
    (Word::Write(Part::Plan(RemediationField::Action)), &["action", "조치"], word::HELP_ACTION),
    (Word::Write(Part::Plan(RemediationField::Resources)), &["resources", "자원"], word::HELP_RESOURCES),
    (Word::Write(Part::Plan(RemediationField::Milestones)), &["milestones", "단계"], word::HELP_MILESTONES),
    (Word::Write(Part::Plan(RemediationField::Interim)), &["interim", "임시조치"], word::HELP_INTERIM),
    (Word::Write(Part::Plan(RemediationField::Residual)), &["residual", "잔여위험"], word::HELP_RESIDUAL),
    (Word::Write(Part::Due), &["d", "기한", "due"], word::HELP_DUE),
    (Word::Write(Part::AcceptedBy), &["accept", "수용", "위험수용"], word::HELP_ACCEPT),
    (Word::Write(Part::Reviewer), &["reviewer", "검토자", "확인자"], word::HELP_REVIEWER),
    (Word::Do(Command::Flag), &["m", "표시", "flag", "mark"], word::HELP_FLAG),
    (Word::Do(Command::InProgress), &["t", "진행중", "progress"], word::HELP_PROGRESS),
    (Word::Do(Command::Guide), &["g", "안내", "guide"], word::HELP_GUIDE),
    (Word::Other, &["other", "원문", "translation", "번역"], word::HELP_OTHER),
    (Word::Do(Command::Glossary), &["glossary", "용어", "terms"], word::HELP_GLOSSARY),
    (Word::Back, &["b", "이전", "back", "뒤로"], word::HELP_BACK),
    (Word::Do(Command::Next), &["s", "건너뛰기", "skip", "다음"], word::HELP_SKIP),
    (Word::Do(Command::NextOpen), &["open", "미응답", "next"], word::HELP_OPEN),
    (Word::Do(Command::PreviousOpen), &["prev", "이전미응답", "previous"], word::HELP_PREVIOUS),
    (Word::Do(Command::NextWithoutEvidence), &["bare", "증빙없음", "noevidence"], word::HELP_BARE),
    (Word::Jump, &["j", "이동", "jump", "go"], word::HELP_JUMP),
    (Word::Do(Command::Search), &["find", "찾기", "search"], word::HELP_SEARCH),
    (Word::List, &["l", "목록", "list"], word::HELP_LIST),
    (Word::All, &["all", "전체", "more"], word::HELP_ALL),
    (Word::Do(Command::Overview), &["o", "개요", "overview"], word::HELP_OVERVIEW),
    (Word::Do(Command::Filters), &["f", "필터", "filter", "거르기"], word::HELP_FILTER),
    (Word::Do(Command::Review), &["c", "점검", "check", "review"], word::HELP_REVIEW),
    (Word::Do(Command::Result), &["r", "결과", "result"], word::HELP_RESULT),
    (Word::Do(Command::Compare), &["compare", "비교", "견주기"], word::HELP_COMPARE),
    (Word::Do(Command::System), &["i", "대상", "info", "system"], word::HELP_FORM),
    (Word::Do(Command::Export), &["export", "보고서", "report"], word::HELP_EXPORT),
    (Word::Do(Command::Undo), &["u", "되돌리기", "undo"], word::HELP_UNDO),
    (Word::Do(Command::Redo), &["z", "다시하기", "redo"], word::HELP_REDO),
    (Word::Do(Command::History), &["history", "기록", "changes"], word::HELP_HISTORY),
    (Word::Do(Command::Conflicts), &["conflicts", "충돌", "conflict"], word::HELP_CONFLICTS),
    (Word::TakeTheirs, &["theirs", "다른곳", "take"], word::HELP_THEIRS),
    (Word::KeepOurs, &["ours", "여기", "keep"], word::HELP_OURS),
    (Word::Do(Command::Reopen), &["reopen", "다시열기"], word::HELP_REOPEN),
    (Word::Do(Command::Language), &["lang", "언어", "language"], word::HELP_LANG),
    (Word::Do(Command::Settings), &["settings", "설정"], word::HELP_SETTINGS),
    (Word::Repeat, &["again", "다시", "repeat"], word::HELP_REPEAT),
    (Word::Do(Command::Save), &["save", "저장"], word::HELP_SAVE),
    (Word::Do(Command::SaveAs), &["saveas", "다른이름"], word::HELP_SAVE_AS),
    (Word::Do(Command::StopChecking), &["stop", "중지"], word::HELP_STOP),
    (Word::Do(Command::Home), &["home", "처음"], word::HELP_HOME),
    (Word::Do(Command::Quit), &["q", "끝", "quit", "exit", "종료"], word::HELP_QUIT),
    (Word::QuitUnsaved, &["q!", "끝!", "quit!"], word::HELP_QUIT_UNSAVED),
    (Word::Do(Command::Help), &["?", "도움말", "help"], word::HELP_HELP),
];

/// Words of the first screen, where no assessment is open; they come before the table.
#[rustfmt::skip]
const AT_HOME: &[(Command, &[&str])] = &[
    (Command::NewAssessment, &["n", "새로", "new"]),
    (Command::OpenFile, &["o", "열기", "open"]),
    (Command::Demo, &["d", "예시", "demo"]),
];

/// Reads a line as a word and the rest. Every command also has its stable name, as in the settings file.
pub fn read(line: &str) -> Option<(Word, &str)> {
    if let Some(query) = line.strip_prefix('/') {
        return Some((Word::Do(Command::Search), query.trim()));
    }
    let (name, rest) = split(line.strip_prefix(':').unwrap_or(line));
    let row = TABLE.iter().find(|(_, words, _)| words.contains(&name.as_str()));
    let word = row.map(|(word, ..)| *word);
    word.or_else(|| named(&name).map(Word::Do))
        .map(|word| (word, rest))
}

/// The same on the first screen.
pub fn read_at_home(line: &str) -> Option<(Word, &str)> {
    let (name, rest) = split(line);
    let row = AT_HOME.iter().find(|(_, words)| words.contains(&name.as_str()));
    row.map(|(command, _)| (Word::Do(*command), rest))
        .or_else(|| read(line))
}

fn split(line: &str) -> (String, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (jamo::latin_word(first), rest.trim())
}

/// A line as a command of the session, for reading answers.
pub fn read_command(line: &str) -> Option<(Option<Command>, &str)> {
    let (word, rest) = read(line)?;
    match word {
        Word::Do(command) => Some((Some(command), rest)),
        _ => Some((None, rest)),
    }
}

/// A command by its stable name, if lines can run it.
fn named(name: &str) -> Option<Command> {
    Command::named(name).filter(|command| !command.needs_screen())
}

pub fn all() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|(_, words, _)| words.iter().copied())
}

/// How plain mode names commands.
#[derive(Debug)]
pub(super) struct PlainNames;

impl CommandNames for PlainNames {
    fn short(&self, command: Command, lang: Lang) -> String {
        let at_home = AT_HOME.iter().map(|(each, words)| (Word::Do(*each), *words));
        let mut rows = at_home.chain(TABLE.iter().map(|(word, words, _)| (*word, *words)));
        let words = rows.find(|(word, _)| *word == Word::Do(command));
        let name = words.map_or(command.name(), |(_, words)| words[usize::from(lang == Lang::Ko)]);
        name.to_owned()
    }

    fn shown(&self, command: Command, _: Context, lang: Lang) -> String {
        self.short(command, lang)
    }

    fn prefix(&self) -> String {
        String::new()
    }

    fn help(&self, lang: Lang, _: bool) -> Vec<Row> {
        let mut rows = vec![Row::text(Role::Plain, word::HELP_HEAD.get(lang))];
        rows.extend(TABLE.iter().map(|(_, words, about)| {
            let first: Vec<&str> = words.iter().copied().take(2).collect();
            Row::text(Role::Plain, format!("{}: {}", first.join(", "), about.get(lang)))
        }));
        let at_home = AT_HOME.iter().flat_map(|(_, words)| words.iter().copied());
        let listed: Vec<&str> = all().chain(at_home).collect();
        let others = COMMANDS.iter().filter(|(command, name, _)| {
            let in_table = TABLE.iter().any(|(word, ..)| *word == Word::Do(*command));
            !in_table && !listed.contains(name) && named(name).is_some()
        });
        rows.extend(
            others.map(|(_, name, label)| Row::text(Role::Plain, format!("{name}: {}", label.get(lang)))),
        );
        rows.push(Row::text(Role::Plain, word::HELP_FOOT.get(lang)));
        rows
    }
}
