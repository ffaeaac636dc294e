//! A small checklist of video security with a question of every kind, and an assessment of it.

use std::collections::BTreeMap;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Fact};
use selfcheck::domain::condition::Condition;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::measure::{Better, Measure};
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::reference::{Force, Instrument, Locator, RefKey, Registry, Verified};
use selfcheck::domain::scale::Scale;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind};

use super::checklist::{
    AssessmentExt, ChecklistBuilder, QuestionExt, choice, fact, id, is, question, section,
};

/// A yes-partial-no question.
fn asked(name: &str, section: usize, ko: &str, en: &str) -> Question {
    question(name)
        .ask(ko, en)
        .kind(Kind::Scale(Scale::yes_partial_no()))
        .within(section)
}

fn guided() -> Question {
    Question {
        critical: Some(Critical::Law),
        critical_source: Some(Text::both("개인정보 보호법 제29조", "PIPA article 29")),
        why: Some(Text::both(
            "영상이 유출되면 찍힌 사람이 되돌릴 수 없는 피해를 입습니다.",
            "A leak harms the people in the footage beyond repair.",
        )),
        how: Some(Text::both(
            "1. **접근 권한**을 역할별로 정합니다.\n2. 접속 기록을 `1년` 이상 보관합니다.\n\n- 분기마다 권한을 점검합니다.",
            "1. Set **access rights** by role.\n2. Keep access logs for `1 year` or more.\n\n- Review the rights each quarter.",
        )),
        evidence: vec![
            Text::both("접근 권한 관리 대장", "Register of access rights"),
            Text::both("접속 기록 표본", "Sample of access logs"),
        ],
        owner: Some(Text::both("보안 담당자", "Security officer")),
        references: vec![RefKey::parse("pipa:29"), RefKey::parse("iso42001")],
        ..asked(
            "A-1",
            1,
            "영상에 접근할 수 있는 사람을 업무상 필요한 범위로 제한하고, 그 권한을 정기적으로 점검합니까?",
            "Is access to the footage limited to those who need it for their work, and are the rights reviewed regularly?",
        )
    }
}

fn questions() -> Vec<Question> {
    let option = |name: &str, ko: &str, en: &str, credit: i64| Choice {
        credit: Some(Ratio::whole(credit)),
        exclusive: credit == 0,
        dates: Dates::default(),
        ..choice(name, ko, en)
    };
    let conditions = Kind::ManyOf(vec![
        option("night", "야간", "Night", 1),
        option("rain", "비", "Rain", 1),
        option("none", "시험하지 않음", "Not tested", 0),
    ]);
    let false_alarms = Measure {
        unit: Text::single("ko", "%"),
        better: Better::Lower,
        target: Some(Ratio::whole(5)),
        source: None,
        paired_with: None,
        min: Some(Ratio::zero()),
        max: Some(Ratio::whole(100)),
        rule: None,
    };
    vec![
        guided(),
        asked(
            "A-2",
            1,
            "영상 저장 기간을 정해 두었습니까?",
            "Is a retention period set?",
        ),
        asked(
            "A-3",
            1,
            "저장된 영상을 암호화합니까?",
            "Is stored footage encrypted?",
        )
        .kind(Kind::Scale(Scale::nplf())),
        asked(
            "B-1",
            2,
            "얼굴 영상을 가명 처리합니까?",
            "Are faces pseudonymised?",
        )
        .when(is("faces", "yes"))
        .critical(),
        asked(
            "B-2",
            2,
            "가명 처리하지 않는 이유를 기록했습니까?",
            "Is the reason for not doing so recorded?",
        )
        .when(Condition::All(vec![is("faces", "yes"), is("B-1", "no")])),
        asked(
            "C-1",
            3,
            "어떤 환경에서 시험했습니까?",
            "Under which conditions was it tested?",
        )
        .kind(conditions),
        Question {
            kind: Kind::Number,
            measure: Some(false_alarms),
            ..asked(
                "C-2",
                3,
                "오경보율은 얼마입니까?",
                "What is the false alarm rate?",
            )
        },
        Question {
            kind: Kind::Text,
            scored: false,
            ..asked(
                "C-3",
                3,
                "성능 한계를 적어 주십시오.",
                "Describe the limits of performance.",
            )
        },
    ]
}

fn registry() -> Registry {
    let instrument = |ko: &str, en: &str, force: Force| Instrument {
        title: Text::both(ko, en),
        publisher: Text::both("발행처", "publisher"),
        edition: Text::both("2026", "2026"),
        force,
        verified: Verified::Primary,
        in_force: None,
        read_on: None,
        url: None,
        note: None,
        dates: Dates::default(),
        locators: BTreeMap::new(),
    };
    let mut pipa = instrument(
        "개인정보 보호법",
        "Personal Information Protection Act",
        Force::Law,
    );
    let place = Locator {
        title: Text::both("안전조치의무", "duty of security measures"),
        force: None,
        verified: None,
        in_force: None,
        note: None,
        dates: Dates::default(),
    };
    pipa.locators.insert("29".into(), place);
    let mut iso = instrument("ISO/IEC 42001:2023", "ISO/IEC 42001:2023", Force::Standard);
    iso.verified = Verified::Secondary;
    Registry {
        instruments: BTreeMap::from([("pipa".to_owned(), pipa), ("iso42001".to_owned(), iso)]),
    }
}

pub fn checklist() -> Checklist {
    let faces = Fact {
        ask: Text::both("얼굴을 알아봅니까?", "Does it recognise faces?"),
        help: Some(Text::both(
            "닮은 사람 찾기를 포함합니다.",
            "Looking for similar people counts.",
        )),
        ..fact("faces")
    };
    let site = Fact {
        ask: Text::both("설치 장소", "Site"),
        kind: Kind::Text,
        required: false,
        ..fact("site")
    };
    ChecklistBuilder::new("gate-cctv")
        .header(|header| {
            header.version = "1.2".into();
            header.title = Text::both("영상 보안 점검표", "Video security checklist");
            header.publisher = Text::both("시험 협회", "Test Society");
            header.license = "CC-BY-4.0".into();
        })
        .facts([faces, site])
        .sections([section("protect", "보호", "Protection")])
        .subsection("access", "접근과 저장", "Access and storage")
        .subsection("faces", "얼굴 정보", "Faces")
        .sections([section("perform", "성능", "Performance")])
        .questions(questions())
        .registry(registry())
        .term(
            ("가명 처리", "Pseudonymisation"),
            (
                "추가 정보 없이는 누구인지 알 수 없게 하는 처리입니다.",
                "Processing after which nobody can be identified without further information.",
            ),
        )
        .build()
}

/// The first question three hundred times over, in one section.
pub fn long_checklist() -> Checklist {
    repeated(300, 1)
}

/// The first question forty times over, each in a section of its own.
pub fn wide_checklist() -> Checklist {
    repeated(40, 40)
}

fn repeated(questions: usize, sections: usize) -> Checklist {
    let short = checklist();
    let question = |at: usize| {
        let mut question = short.questions[0].clone();
        question.id = id(&format!("L-{at}"));
        question.section = at % sections;
        question
    };
    let section = |at: usize| {
        let mut section = short.sections[0].clone();
        section.id = id(&format!("part-{at}"));
        section
    };
    ChecklistBuilder::new("gate-cctv")
        .header(|header| header.clone_from(&short.header))
        .sections((0..sections).map(section))
        .questions((0..questions).map(question))
        .registry(short.registry.clone())
        .digest("long")
        .build()
}

pub fn assessment() -> Assessment {
    Assessment::begin(&checklist(), "2026-11-20T09:00:00+09:00")
        .subject(SubjectField::Name, "정문 CCTV 분석기")
        .subject(SubjectField::Version, "2.4")
}
