//! A port in memory that records what is asked of it: one file, and a clock that stands still.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::{Assessment, ChecklistStamp};
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::catalog_entry::CatalogEntry;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::due::DueCount;
use selfcheck::domain::effort::Extent;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::history::{History, Record};
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::listed_assessment::ListedAssessment;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::domain::position::Position;
use selfcheck::domain::progress::Counts;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::standing::Standing;
use selfcheck::domain::state::State;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::user_error::UserError;
use selfcheck::domain::value::Value;
use selfcheck::domain::verdict::Verdict;
use selfcheck::session::port::{ExportOrder, Exported, Opened, Port};

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
        conflicts: Vec::new(),
        notices: Vec::new(),
        histories: "/home/user/.local/state/selfcheck/history".into(),
    }
}

/// An assessment with so many questions decided of those that apply.
pub fn standing((done, asked): (usize, usize)) -> Standing {
    Standing {
        edition: checklist().edition(),
        newer: None,
        verdict: Verdict::Incomplete,
        score: Some(Ratio::new(125, 2)),
        counts: Counts {
            questions: asked,
            applicable: asked,
            decided: done,
            unanswered: asked - done,
            ..Counts::default()
        },
        waiting: 0,
        due: DueCount::default(),
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
            "공간을 비우고 다시 저장하십시오.",
            "Free some space and save again.",
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

/// A port in memory. It opens one assessment, whatever the path.
pub struct MemoryPort {
    pub checklist: Arc<Checklist>,
    /// The assessment on disk; without one an open finds `begun`.
    pub stored: Option<Assessment>,
    /// What a save could not write yet.
    pub unsaved: Option<Assessment>,
    pub begun: Assessment,
    /// What `open` returns instead.
    pub opens: Option<Opened>,
    pub access: Access,
    /// The access from the next open on.
    pub next_access: Option<Access>,
    /// Everything asked of the port, in order.
    pub log: Vec<String>,
    pub events: Vec<Event>,
    /// Whether files and reports fail.
    pub fails: bool,
    /// Whether saves fail with an event.
    pub fail_saves: bool,
    /// How many flushes fail before one works.
    pub failing: usize,
    pub tickets: u64,
    pub has_broken_checklist: bool,
    pub author: String,
    /// The name to offer where it is asked who answers.
    pub offered_author: Option<String>,
    pub known: Vec<ListedAssessment>,
    pub position: Option<Position>,
    pub edited: Option<String>,
    pub journal: Vec<Record>,
    pub orders: Vec<ExportOrder>,
    /// What `spring.html` contains; else a made-up run.
    pub baseline: Option<Baseline>,
}

impl Default for MemoryPort {
    fn default() -> Self {
        Self::new(checklist(), assessment())
    }
}

impl MemoryPort {
    pub fn new(checklist: Checklist, begun: Assessment) -> Self {
        Self {
            checklist: checklist.into(),
            stored: None,
            unsaved: None,
            begun,
            opens: None,
            access: Access::Writable,
            next_access: None,
            log: Vec::new(),
            events: Vec::new(),
            fails: false,
            fail_saves: false,
            failing: 0,
            tickets: 0,
            has_broken_checklist: true,
            author: "김민지".into(),
            offered_author: None,
            known: Vec::new(),
            position: None,
            edited: None,
            journal: Vec::new(),
            orders: Vec::new(),
            baseline: None,
        }
    }

    /// How often the assessment was closed.
    pub fn closed(&self) -> usize {
        self.logged("close").len()
    }

    /// What was asked of the port that begins with a word, without it.
    pub fn logged(&self, word: &str) -> Vec<&str> {
        let all = self.log.iter().filter_map(|line| line.strip_prefix(word));
        all.map(str::trim_start).collect()
    }

    fn fail<T>(&self, done: T) -> Result<T, Box<UserError>> {
        if self.fails {
            Err(Box::new(user_error()))
        } else {
            Ok(done)
        }
    }

    fn opened(&self, path: &Path, assessment: Assessment) -> Opened {
        Opened {
            path: path.into(),
            checklist: self.checklist.clone(),
            assessment,
            access: self.access.clone(),
            position: None,
            conflicts: Vec::new(),
            notices: Vec::new(),
            histories: "/home/user/.local/state/selfcheck/history".into(),
        }
    }

    fn write_unsaved(&mut self) -> Result<(), Box<UserError>> {
        if self.unsaved.is_some() && self.failing > 0 {
            self.failing -= 1;
            return Err(Box::new(user_error()));
        }
        if let Some(unsaved) = self.unsaved.take() {
            self.stored = Some(unsaved);
        }
        self.fail(())
    }

    fn stored_or_begun(&self) -> Assessment {
        self.stored.clone().unwrap_or_else(|| self.begun.clone())
    }
}

impl Port for MemoryPort {
    fn checklists(&mut self) -> Vec<CatalogEntry> {
        let header = self.checklist.header.clone();
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
        let broken = self.has_broken_checklist.then_some(broken);
        std::iter::once(entry).chain(broken).collect()
    }
    fn extent(&mut self, entry: &CatalogEntry) -> Option<Extent> {
        self.log.push(format!("measure {}", entry.id));
        Some(Extent::of(&self.checklist))
    }
    fn recent(&mut self) -> Vec<ListedAssessment> {
        let unread = |known: &ListedAssessment| ListedAssessment {
            standing: None,
            problem: None,
            is_read: false,
            ..known.clone()
        };
        self.known.iter().map(unread).collect()
    }
    fn read_details(&mut self, known: &ListedAssessment) {
        self.log.push(format!("look into {}", known.path.display()));
        let found = self.known.iter().find(|each| each.path == known.path);
        let found = found.unwrap_or(known).clone();
        self.events.push(Event::Details(Box::new(found)));
    }
    fn proposed_path(&mut self, _: &Id, name: &str) -> PathBuf {
        let name = if name.is_empty() { "assessment" } else { name };
        format!("/home/user/{name}.yaml").into()
    }
    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>> {
        self.log.push(format!("create {checklist} {name} {to:?}"));
        let to = to.unwrap_or_else(|| self.proposed_path(checklist, name));
        let mut fresh = Assessment::begin(&self.checklist, "2026-11-24T14:00:00+09:00");
        fresh.subject.set(SubjectField::Name, name);
        self.stored = Some(fresh.clone());
        self.fail(self.opened(&to, fresh))
    }
    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>> {
        self.log.push(format!("open {}", path.display()));
        if path.ends_with("missing.yaml") {
            return Err(Box::new(user_error()));
        }
        let found = self.opened(path, self.stored_or_begun());
        if let Some(next) = self.next_access.take() {
            self.access = next;
        }
        self.fail(self.opens.clone().unwrap_or(found))
    }
    fn close(&mut self) -> Result<(), Box<UserError>> {
        self.log.push("close".into());
        self.write_unsaved()
    }
    fn save(&mut self, assessment: &Assessment) -> u64 {
        self.tickets += 1;
        self.log.push(format!("save {}", self.tickets));
        if self.fail_saves {
            self.events
                .push(Event::SaveFailed(self.tickets, Box::new(user_error())));
        } else if self.failing > 0 {
            self.unsaved = Some(assessment.clone());
        } else {
            self.stored = Some(assessment.clone());
            self.events.push(Event::Saved(self.tickets, "14:02:31".into()));
        }
        self.tickets
    }
    fn flush(&mut self) -> Result<(), Box<UserError>> {
        self.log.push("flush".into());
        self.write_unsaved()
    }
    fn save_as(&mut self, assessment: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>> {
        self.log.push(format!("save as {}", to.display()));
        self.stored = Some(assessment.clone());
        self.fail(to.into())
    }
    fn inspect(&mut self, question: &Id, evidence: &Evidence) {
        self.log
            .push(format!("inspect {question} {}", evidence.location.as_str()));
        let mut found = evidence.clone();
        // A file "growing" is another one once it was read.
        let grown = "cd34".repeat(16);
        let has_grown = evidence
            .sha256
            .as_ref()
            .is_some_and(|recorded| *recorded != grown);
        let state = match &evidence.location {
            Location::Planned(_) => EvidenceState::Planned,
            Location::Url(_) => EvidenceState::Named,
            Location::File(path) if path.contains("missing") => EvidenceState::Missing,
            Location::File(path) if path.contains("growing") && has_grown => EvidenceState::Changed(grown),
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
        if let Some(baseline) = &self.baseline {
            return Ok(baseline.clone());
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
        self.orders.push(order.clone());
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
        self.author.clone()
    }
    fn author_to_offer(&mut self) -> Option<String> {
        self.offered_author.take()
    }
    fn edit_outside(&mut self, _: &str) -> Option<Result<String, Box<UserError>>> {
        self.edited.clone().map(Ok)
    }
    fn remember_lang(&mut self, lang: Lang) {
        self.log.push(format!("lang {}", lang.code()));
    }
    fn remember_setting(&mut self, key: &str, value: &str) {
        if key == "author" {
            value.clone_into(&mut self.author);
        }
        self.log.push(format!("setting {key} {value}"));
    }
    fn demo(&mut self) -> Result<Opened, Box<UserError>> {
        self.log.push("demo".into());
        self.fail(self.opened(Path::new("demo.selfcheck.yaml"), self.stored_or_begun()))
    }
}
