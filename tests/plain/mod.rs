//! Plain mode: whole sessions of lines against a port in memory, in both languages.

mod commands;
mod failures;
mod scenario;
mod speak;

mod typed_answer;
mod words;

use std::io::Cursor;
use std::path::Path;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Fact};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::Question;
use selfcheck::domain::reference::RefKey;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind};
use selfcheck::plain::{PlainError, run};

use crate::support::checklist::{ChecklistBuilder, QuestionExt, begin, choice, fact, is, question, section};
use crate::support::memory_port::MemoryPort;

/// Two sections; E03 depends on the fact `face`, E02 is critical, E04 has several options, E05 is a number, E06 a text.
pub fn checklist() -> Checklist {
    let scale = Kind::Scale(Scale::yes_partial_no());
    let way = |name: &str| choice(name, &format!("{name} 방식"), &format!("{name} way"));
    let none = Choice {
        exclusive: true,
        ..way("none")
    };
    let first = Question {
        why: Some(Text::both("유출을 막는다.", "Prevents leaks.")),
        how: Some(Text::both(
            "**암호화**한다.\n기록한다.",
            "**Encrypt** it.\nKeep a log.",
        )),
        evidence: vec![Text::both("암호화 설정 화면", "Encryption settings")],
        references: vec![RefKey::parse("pipa:제29조")],
        ..question("E01")
            .ask("영상 보안을 지키는가?", "Is footage kept secure?")
            .kind(scale.clone())
    };
    let face = Fact {
        ask: Text::both("얼굴을 대조하는가?", "Does it match faces?"),
        ..fact("face")
    };
    ChecklistBuilder::new("test")
        .facts([face])
        .sections([
            section("s1", "윤리", "Ethics"),
            section("s2", "운영", "Operation"),
        ])
        .questions([
            first,
            question("E02")
                .ask("사람이 확인하는가?", "Does a person confirm?")
                .critical(),
            question("E03")
                .ask("얼굴 대조를 알리는가?", "Is face matching announced?")
                .kind(scale)
                .when(is("face", "yes")),
            question("E04")
                .ask("어떤 방식을 쓰는가?", "Which ways are used?")
                .kind(Kind::ManyOf(vec![way("a1"), way("b2"), none]))
                .within(1),
            question("E05")
                .ask("오경보는 하루 몇 번인가?", "How many false alarms a day?")
                .kind(Kind::Number)
                .within(1),
            question("E06")
                .ask("어디에서 쓰는가?", "Where is it used?")
                .kind(Kind::Text)
                .within(1),
        ])
        .term(
            ("오경보", "False alarm"),
            ("사건이 없는데 울린 경보", "An alert without an event"),
        )
        .build()
}

/// A port that opens an empty assessment of a checklist.
pub fn port_with(checklist: Checklist) -> MemoryPort {
    let begun = begin(&checklist);
    MemoryPort {
        author: "kim".into(),
        has_broken_checklist: false,
        ..MemoryPort::new(checklist, begun)
    }
}

pub fn fresh_port() -> MemoryPort {
    port_with(checklist())
}

/// What a session said and left behind.
pub struct Talk {
    pub said: String,
    pub end: Result<(), PlainError>,
    pub port: MemoryPort,
}

impl Talk {
    pub fn assessment(&self) -> &Assessment {
        self.port.stored.as_ref().expect("something was saved")
    }

    #[track_caller]
    pub fn has(&self, line: &str) {
        assert!(
            self.said
                .lines()
                .any(|each| each.trim_start_matches("> ") == line),
            "no line {line:?} in:\n{}",
            self.said
        );
    }
}

/// Types lines into a session.
pub fn talk_with(mut port: MemoryPort, start: Option<&Path>, lang: Lang, typed: &str) -> Talk {
    let mut output = Vec::new();
    let end = run(
        &mut port,
        start,
        lang,
        &mut Cursor::new(typed.as_bytes()),
        &mut output,
    );
    let said = String::from_utf8(output).expect("UTF-8");
    assert!(
        !said.chars().any(|each| each != '\n' && each.is_control()),
        "no control characters: {said:?}"
    );
    Talk { said, end, port }
}

pub fn open() -> Option<&'static Path> {
    Some(Path::new("cctv.selfcheck.yaml"))
}

/// An opened assessment in English.
pub fn talk(typed: &str) -> Talk {
    let talk = talk_with(fresh_port(), open(), Lang::En, typed);
    assert!(talk.end.is_ok(), "{:?}\n{}", talk.end, talk.said);
    talk
}
