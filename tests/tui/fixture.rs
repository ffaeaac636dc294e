//! A small checklist in both languages with conditions, and a port that keeps everything in memory and records what
//! was asked of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::{Assessment, ChecklistStamp};
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::catalog_entry::CatalogEntry;
use selfcheck::domain::checklist::{Checklist, Fact, Header, Parts, Section, Term};
use selfcheck::domain::condition::Condition;
use selfcheck::domain::effort::Extent;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::gate::Gates;
use selfcheck::domain::history::{History, Record};
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::domain::position::Position;
use selfcheck::domain::question::{Better, Measure, Question};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::reference::{Force, Instrument, Locator, RefKey, Registry, Verified};
use selfcheck::domain::scale::Scale;
use selfcheck::domain::state::State;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::user_error::UserError;
use selfcheck::domain::value::{Choice, Kind, Value};
use selfcheck::domain::verdict::Verdict;
use selfcheck::session::port::{ExportOrder, Exported, KnownAssessment, Opened, Port};

pub const TODAY: Date = date(2026, 11, 24);

pub fn id(text: &str) -> Id {
    Id::known(text)
}

fn question(name: &str, ko: &str, en: &str, section: usize) -> Question {
    Question {
        id: id(name),
        ask: Text::both(ko, en),
        why: None,
        how: None,
        evidence: Vec::new(),
        kind: Kind::Scale(Scale::yes_partial_no()),
        measure: None,
        condition: None,
        critical: false,
        critical_source: None,
        weight: Ratio::whole(1),
        weight_source: None,
        scored: true,
        owner: None,
        stage: None,
        references: Vec::new(),
        wording: format!("wording of {name}"),
        section,
    }
}

fn guided() -> Question {
    Question {
        critical: true,
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
        ..question(
            "A-1",
            "영상에 접근할 수 있는 사람을 업무상 필요한 범위로 제한하고, 그 권한을 정기적으로 점검합니까?",
            "Is access to the footage limited to those who need it for their work, and are the rights reviewed regularly?",
            1,
        )
    }
}

fn questions() -> Vec<Question> {
    let choice = |name: &str, ko: &str, en: &str, credit: i64, exclusive: bool| Choice {
        id: id(name),
        label: Text::both(ko, en),
        credit: Some(Ratio::whole(credit)),
        exclusive,
    };
    let face = Condition::Is {
        subject: id("faces"),
        options: vec![id("yes")],
    };
    let masks = Condition::Is {
        subject: id("B-1"),
        options: vec![id("no")],
    };
    vec![
        guided(),
        question(
            "A-2",
            "영상 저장 기간을 정해 두었습니까?",
            "Is a retention period set?",
            1,
        ),
        Question {
            kind: Kind::Scale(Scale::nplf()),
            ..question(
                "A-3",
                "저장된 영상을 암호화합니까?",
                "Is stored footage encrypted?",
                1,
            )
        },
        Question {
            condition: Some(face.clone()),
            critical: true,
            ..question(
                "B-1",
                "얼굴 영상을 가명 처리합니까?",
                "Are faces pseudonymised?",
                2,
            )
        },
        Question {
            condition: Some(Condition::All(vec![face, masks])),
            ..question(
                "B-2",
                "가명 처리하지 않는 이유를 기록했습니까?",
                "Is the reason for not doing so recorded?",
                2,
            )
        },
        Question {
            kind: Kind::ManyOf(vec![
                choice("night", "야간", "Night", 1, false),
                choice("rain", "비", "Rain", 1, false),
                choice("none", "시험하지 않음", "Not tested", 0, true),
            ]),
            ..question(
                "C-1",
                "어떤 환경에서 시험했습니까?",
                "Under which conditions was it tested?",
                3,
            )
        },
        Question {
            kind: Kind::Number,
            measure: Some(Measure {
                unit: "%".into(),
                better: Better::Lower,
                target: Some(Ratio::whole(5)),
                source: None,
                paired_with: None,
                min: Some(Ratio::zero()),
                max: Some(Ratio::whole(100)),
            }),
            ..question(
                "C-2",
                "오경보율은 얼마입니까?",
                "What is the false alarm rate?",
                3,
            )
        },
        Question {
            kind: Kind::Text,
            scored: false,
            ..question(
                "C-3",
                "성능 한계를 적어 주십시오.",
                "Describe the limits of performance.",
                3,
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
    };
    pipa.locators.insert("29".into(), place);
    let mut iso = instrument("ISO/IEC 42001:2023", "ISO/IEC 42001:2023", Force::Standard);
    iso.verified = Verified::Secondary;
    Registry {
        instruments: BTreeMap::from([("pipa".to_owned(), pipa), ("iso42001".to_owned(), iso)]),
    }
}

pub fn checklist() -> Checklist {
    let section = |name: &str, ko: &str, en: &str, parent: Option<usize>| Section {
        id: id(name),
        title: Text::both(ko, en),
        intro: None,
        condition: None,
        parent,
        depth: usize::from(parent.is_some()),
    };
    Checklist::new(Parts {
        header: Header {
            id: id("gate-cctv"),
            version: "1.2".into(),
            title: Text::both("영상 보안 점검표", "Video security checklist"),
            publisher: Text::both("시험 협회", "Test Society"),
            license: "CC-BY-4.0".into(),
            languages: vec!["ko".into(), "en".into()],
        },
        bases: Vec::new(),
        left_out: Vec::new(),
        profile: vec![
            Fact {
                id: id("faces"),
                ask: Text::both("얼굴을 알아봅니까?", "Does it recognise faces?"),
                help: Some(Text::both(
                    "닮은 사람 찾기를 포함합니다.",
                    "Looking for similar people counts.",
                )),
                kind: Kind::Scale(Scale::yes_no()),
                required: true,
            },
            Fact {
                id: id("site"),
                ask: Text::both("설치 장소", "Site"),
                help: None,
                kind: Kind::Text,
                required: false,
            },
        ],
        gates: Gates::default(),
        sections: vec![
            section("protect", "보호", "Protection", None),
            section("access", "접근과 저장", "Access and storage", Some(0)),
            section("faces", "얼굴 정보", "Faces", Some(0)),
            section("perform", "성능", "Performance", None),
        ],
        questions: questions(),
        registry: registry(),
        glossary: vec![Term {
            term: Text::both("가명 처리", "Pseudonymisation"),
            meaning: Text::both(
                "추가 정보 없이는 누구인지 알 수 없게 하는 처리입니다.",
                "Processing after which nobody can be identified without further information.",
            ),
        }],
        digest: "d1".into(),
    })
}

/// The fixture's first question three hundred times over, in one section.
pub fn long_checklist() -> Checklist {
    repeated(300, 1)
}

/// The fixture's first question forty times over, each in a section of its own.
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
    Checklist::new(Parts {
        header: short.header.clone(),
        bases: Vec::new(),
        left_out: Vec::new(),
        profile: Vec::new(),
        gates: Gates::default(),
        sections: (0..sections).map(section).collect(),
        questions: (0..questions).map(question).collect(),
        registry: short.registry.clone(),
        glossary: Vec::new(),
        digest: "long".into(),
    })
}

pub fn assessment() -> Assessment {
    let mut assessment = Assessment::begin(&checklist(), "2026-11-20T09:00:00+09:00");
    assessment.subject.set(SubjectField::Name, "정문 CCTV 분석기");
    assessment.subject.set(SubjectField::Version, "2.4");
    assessment
}

pub fn opened(assessment: Assessment) -> Opened {
    Opened {
        path: "/home/user/gate.yaml".into(),
        checklist: checklist().into(),
        assessment,
        access: Access::Writable,
        position: None,
        carried: Vec::new(),
        notices: Vec::new(),
    }
}

pub fn user_error() -> UserError {
    UserError {
        code: "E-IO-28".into(),
        what: Localized::new(
            "저장하지 못했습니다: 디스크에 빈 공간이 없습니다.",
            "Could not save: the disk is full.",
        ),
        safe: Localized::new("답변은 메모리에 남아 있습니다.", "Your answers are in memory."),
        next: Localized::new(
            "공간을 비우고 Ctrl+S를 누르십시오.",
            "Free some space and press Ctrl+S.",
        ),
    }
}

/// Somebody else wrote a note at A-2 and said that faces are recognised; both are kept whole in a file.
pub fn conflicts() -> Vec<Conflict> {
    let answer = Answer {
        note: "보관 기간은 30일입니다. Kept for 30 days, see the policy.".into(),
        ..Answer::default()
    };
    let about = |theirs: Theirs| Conflict {
        theirs,
        kept_in: Some("/home/user/gate.yaml.outside-1a2b3c4d".into()),
    };
    let faces = Value::Level(id("yes"));
    vec![
        about(Theirs::Answer(id("A-2"), Box::new(answer))),
        about(Theirs::Fact(id("faces"), Some(faces))),
    ]
}

/// A port in memory.
#[derive(Default)]
pub struct FakePort {
    pub log: Vec<String>,
    pub stored: Option<Assessment>,
    pub events: Vec<Event>,
    pub fails: bool,
    pub fail_saves: bool,
    pub tickets: u64,
    pub known: Vec<KnownAssessment>,
    pub opens: Option<Opened>,
    pub position: Option<Position>,
    pub edited: Option<String>,
    pub journal: Vec<Record>,
}

impl FakePort {
    fn fail<T>(&self, done: T) -> Result<T, Box<UserError>> {
        if self.fails {
            Err(Box::new(user_error()))
        } else {
            Ok(done)
        }
    }
}

impl Port for FakePort {
    fn checklists(&mut self) -> Vec<CatalogEntry> {
        let header = checklist().header;
        let entry = CatalogEntry {
            id: header.id,
            version: header.version,
            title: header.title,
            publisher: header.publisher,
            path: None,
            trouble: None,
            extent: None,
        };
        let broken = CatalogEntry {
            id: id("broken"),
            title: Text::both("고장 난 점검표", "Broken checklist"),
            path: Some("/home/user/broken.yaml".into()),
            trouble: Some(Localized::new(
                "3행 5열: 제목이 없습니다",
                "line 3, column 5: no title",
            )),
            ..entry.clone()
        };
        vec![entry, broken]
    }
    fn extent(&mut self, entry: &CatalogEntry) -> Option<Extent> {
        self.log.push(format!("measure {}", entry.id));
        Some(Extent::of(&checklist()))
    }
    fn known(&mut self) -> Vec<KnownAssessment> {
        let unread = |known: &KnownAssessment| KnownAssessment {
            progress: None,
            holder: None,
            is_read: false,
            ..known.clone()
        };
        self.known.iter().map(unread).collect()
    }
    fn look_into(&mut self, known: &KnownAssessment) -> KnownAssessment {
        self.log.push(format!("look into {}", known.path.display()));
        let found = self.known.iter().find(|each| each.path == known.path);
        found.cloned().unwrap_or_else(|| known.clone())
    }
    fn proposed_path(&mut self, _: &Id, name: &str) -> PathBuf {
        let name = if name.is_empty() { "assessment" } else { name };
        format!("/home/user/{name}.yaml").into()
    }
    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>> {
        self.log.push(format!("create {checklist} {name} {to:?}"));
        let mut fresh = Assessment::begin(&self::checklist(), "2026-11-24T14:00:00+09:00");
        fresh.subject.set(SubjectField::Name, name);
        self.stored = Some(fresh.clone());
        self.fail(opened(fresh))
    }
    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>> {
        self.log.push(format!("open {}", path.display()));
        self.fail(self.opens.clone().unwrap_or_else(|| opened(assessment())))
    }
    fn close(&mut self) -> Result<(), Box<UserError>> {
        self.log.push("close".into());
        self.fail(())
    }
    fn save(&mut self, assessment: &Assessment) -> u64 {
        self.tickets += 1;
        self.log.push(format!("save {}", self.tickets));
        if self.fail_saves {
            self.events
                .push(Event::SaveFailed(self.tickets, Box::new(user_error())));
        } else {
            self.stored = Some(assessment.clone());
            self.events.push(Event::Saved(self.tickets, "14:02:31".into()));
        }
        self.tickets
    }
    fn flush(&mut self) -> Result<(), Box<UserError>> {
        self.log.push("flush".into());
        self.fail(())
    }
    fn save_as(&mut self, _: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>> {
        self.log.push(format!("save as {}", to.display()));
        self.fail(to.into())
    }
    fn inspect(&mut self, question: &Id, evidence: &Evidence) {
        self.log
            .push(format!("inspect {question} {}", evidence.location.as_str()));
        let mut found = evidence.clone();
        let state = match &evidence.location {
            Location::Planned(_) => EvidenceState::Planned,
            Location::Url(_) => EvidenceState::Intact,
            Location::File(path) if path.contains("nothing") => EvidenceState::Missing,
            Location::File(_) => {
                found.size = Some(12_800);
                found.sha256.get_or_insert_with(|| "ab12".repeat(16));
                EvidenceState::Intact
            }
        };
        self.events
            .push(Event::Inspected(question.clone(), state, Box::new(found)));
    }
    fn stop_inspecting(&mut self) {
        self.log.push("stop".into());
    }
    fn complete_path(&mut self, typed: &str) -> Vec<String> {
        let all = ["policy.pdf", "policy-v2.pdf", "logs/"];
        all.into_iter()
            .filter(|each| each.starts_with(typed))
            .map(str::to_owned)
            .collect()
    }
    fn history(&mut self) -> History {
        History::of(self.journal.clone())
    }
    fn journal(&mut self, records: &[Record]) {
        self.journal.extend_from_slice(records);
    }
    fn baseline(&mut self, path: &Path) -> Result<Baseline, Box<UserError>> {
        if path != Path::new("spring.html") {
            return Err(Box::new(user_error()));
        }
        let checklist = checklist();
        let states = vec![State::Unanswered; checklist.questions.len()];
        let stamp = ChecklistStamp::of(&checklist);
        let mut baseline = Baseline::of(stamp, "2026-05-31", &checklist, &assessment(), &states);
        let failed = State::Decided {
            credit: Ratio::zero(),
            evidenced: false,
        };
        let second = checklist.questions[1].id.clone();
        baseline
            .questions
            .entry(second)
            .and_modify(|each| each.state = failed);
        baseline.questions.remove(&checklist.questions[2].id);
        Ok(baseline)
    }
    fn export(&mut self, _: &Assessment, order: &ExportOrder) -> Result<Exported, Box<UserError>> {
        self.log.push(format!(
            "export {} {} {}",
            order.format.word(),
            order.lang.code(),
            order.is_final
        ));
        self.fail(Exported {
            path: "/home/user/gate.html".into(),
            bytes: 48_213,
            verdict: Verdict::Incomplete,
        })
    }
    fn remember(&mut self, position: &Position) {
        self.position = Some(position.clone());
    }
    fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
    fn now(&mut self) -> String {
        "2026-11-24T14:02:31+09:00".into()
    }
    fn today(&mut self) -> Date {
        TODAY
    }
    fn author(&mut self) -> String {
        "김민지".into()
    }
    fn edit_outside(&mut self, _: &str) -> Option<Result<String, Box<UserError>>> {
        self.edited.clone().map(Ok)
    }
    fn remember_lang(&mut self, lang: Lang) {
        self.log.push(format!("lang {}", lang.code()));
    }
    fn remember_setting(&mut self, key: &str, value: &str) {
        self.log.push(format!("setting {key} {value}"));
    }
    fn demo(&mut self) -> Result<Opened, Box<UserError>> {
        self.log.push("demo".into());
        self.fail(opened(assessment()))
    }
}
