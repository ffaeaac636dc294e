//! Plain mode: whole sessions of lines against a port in memory, in both languages.

mod commands;
mod port;
mod scenario;
mod trouble;

use std::io::Cursor;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Fact, Header, Parts, Section, Term};
use selfcheck::domain::gate::Gates;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::Question;
use selfcheck::domain::reference::{RefKey, Registry};
use selfcheck::domain::scale::Scale;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind};
use selfcheck::plain::{PlainError, Start, run};

use crate::domain::{id, is, question};
use port::World;

fn section(name: &str, ko: &str, en: &str) -> Section {
    Section {
        id: id(name),
        title: Text::both(ko, en),
        intro: None,
        condition: None,
        parent: None,
        depth: 0,
    }
}

fn choice(name: &str, exclusive: bool) -> Choice {
    Choice {
        id: id(name),
        label: Text::both(&format!("{name} 방식"), &format!("{name} way")),
        credit: None,
        exclusive,
    }
}

/// Two sections; E03 hangs on the fact `face`, E02 is critical, E04 takes several, E05 a number, E06 a text.
pub fn checklist() -> Checklist {
    let ask = |name: &str, ko: &str, en: &str, kind: Kind, section: usize| Question {
        ask: Text::both(ko, en),
        kind,
        section,
        ..question(name)
    };
    let scale = || Kind::Scale(Scale::yes_partial_no());
    let mut first = ask(
        "E01",
        "영상 보안을 지키는가?",
        "Is footage kept secure?",
        scale(),
        0,
    );
    first.why = Some(Text::both("유출을 막는다.", "Prevents leaks."));
    first.how = Some(Text::both(
        "**암호화**한다.\n기록한다.",
        "**Encrypt** it.\nKeep a log.",
    ));
    first.evidence = vec![Text::both("암호화 설정 화면", "Encryption settings")];
    first.references = vec![RefKey::parse("pipa:제29조")];
    let mut second = ask(
        "E02",
        "사람이 확인하는가?",
        "Does a person confirm?",
        Kind::Scale(Scale::yes_no()),
        0,
    );
    second.critical = true;
    let mut third = ask(
        "E03",
        "얼굴 대조를 알리는가?",
        "Is face matching announced?",
        scale(),
        0,
    );
    third.condition = Some(is("face", "yes"));
    let many = Kind::ManyOf(vec![
        choice("a1", false),
        choice("b2", false),
        choice("none", true),
    ]);
    Checklist::new(Parts {
        header: Header {
            id: id("test"),
            version: "1".into(),
            title: Text::both("시험 점검표", "Test checklist"),
            publisher: Text::both("시험자", "Testers"),
            license: "CC0-1.0".into(),
            languages: vec!["ko".into(), "en".into()],
        },
        bases: Vec::new(),
        left_out: Vec::new(),
        profile: vec![Fact {
            id: id("face"),
            ask: Text::both("얼굴을 대조하는가?", "Does it match faces?"),
            help: None,
            kind: Kind::Scale(Scale::yes_no()),
            required: true,
        }],
        gates: Gates::default(),
        sections: vec![
            section("s1", "윤리", "Ethics"),
            section("s2", "운영", "Operation"),
        ],
        questions: vec![
            first,
            second,
            third,
            ask("E04", "어떤 방식을 쓰는가?", "Which ways are used?", many, 1),
            ask(
                "E05",
                "오경보는 하루 몇 번인가?",
                "How many false alarms a day?",
                Kind::Number,
                1,
            ),
            ask("E06", "어디에서 쓰는가?", "Where is it used?", Kind::Text, 1),
        ],
        registry: Registry::default(),
        glossary: vec![Term {
            term: Text::both("오경보", "False alarm"),
            meaning: Text::both("사건이 없는데 울린 경보", "An alert without an event"),
        }],
        digest: "d1".into(),
    })
}

/// What a session said and left behind.
pub struct Talk {
    pub said: String,
    pub end: Result<(), PlainError>,
    pub world: World,
}

impl Talk {
    pub fn assessment(&self) -> &Assessment {
        self.world.disk.as_ref().expect("something was saved")
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
pub fn talk_with(mut world: World, start: Start, lang: Lang, typed: &str) -> Talk {
    let mut output = Vec::new();
    let end = run(
        &mut world,
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
    Talk { said, end, world }
}

pub fn open() -> Start {
    Start::Open("cctv.selfcheck.yaml".into())
}

/// An opened assessment in English.
pub fn talk(typed: &str) -> Talk {
    let talk = talk_with(World::new(checklist()), open(), Lang::En, typed);
    assert!(talk.end.is_ok(), "{:?}\n{}", talk.end, talk.said);
    talk
}
