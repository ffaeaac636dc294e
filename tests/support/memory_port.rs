//! A port in memory that records what is asked of it: one file, and a clock that stands still.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::{Assessment, ChecklistStamp};
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::catalog_entry::CatalogEntry;
use selfcheck::domain::effort::Extent;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::history::{History, Record};
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::domain::position::Position;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::state::State;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::user_error::UserError;
use selfcheck::domain::value::Value;
use selfcheck::domain::verdict::Verdict;
use selfcheck::session::port::{ExportOrder, Exported, KnownAssessment, Opened, Port};

use super::cctv::{assessment, checklist};
use super::checklist::id;

pub const TODAY: Date = date(2026, 11, 24);

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
pub struct MemoryPort {
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

impl MemoryPort {
    fn fail<T>(&self, done: T) -> Result<T, Box<UserError>> {
        if self.fails {
            Err(Box::new(user_error()))
        } else {
            Ok(done)
        }
    }
}

impl Port for MemoryPort {
    fn checklists(&mut self) -> Vec<CatalogEntry> {
        let header = checklist().header;
        let entry = CatalogEntry {
            id: header.id,
            version: header.version,
            title: header.title,
            publisher: header.publisher,
            path: None,
            problem: None,
            extent: None,
        };
        let broken = CatalogEntry {
            id: id("broken"),
            title: Text::both("고장 난 점검표", "Broken checklist"),
            path: Some("/home/user/broken.yaml".into()),
            problem: Some(Localized::new(
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
