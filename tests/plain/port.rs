//! A port in memory: one file, a clock that stands still, evidence that is found when its name says so.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use selfcheck::domain::access::Access;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::catalog_entry::CatalogEntry;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::effort::Extent;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState};
use selfcheck::domain::history::{History, Record};
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::position::Position;
use selfcheck::domain::user_error::UserError;
use selfcheck::domain::verdict::Verdict;
use selfcheck::session::port::{ExportOrder, Exported, KnownAssessment, Opened, Port};

pub struct World {
    pub checklist: Checklist,
    /// What was handed over and is not on disk yet.
    pub memory: Option<Assessment>,
    pub disk: Option<Assessment>,
    pub events: Vec<Event>,
    /// How many saves fail before one works.
    pub failing: usize,
    pub access: Access,
    /// Whether whoever holds the file has gone by the next time it is opened.
    pub frees: bool,
    pub known: Vec<KnownAssessment>,
    pub orders: Vec<ExportOrder>,
    pub positions: Vec<Position>,
    pub settings: Vec<String>,
    pub closed: usize,
    pub edited: Option<String>,
    pub journal: Vec<Record>,
    /// What `spring.html` tells of an earlier run.
    pub baseline: Option<Baseline>,
}

impl World {
    pub fn new(checklist: Checklist) -> Self {
        Self {
            checklist,
            memory: None,
            disk: None,
            events: Vec::new(),
            failing: 0,
            access: Access::Writable,
            frees: false,
            known: Vec::new(),
            orders: Vec::new(),
            positions: Vec::new(),
            settings: Vec::new(),
            closed: 0,
            edited: None,
            journal: Vec::new(),
            baseline: None,
        }
    }

    fn opened(&self, path: PathBuf) -> Opened {
        let begun = || Assessment::begin(&self.checklist, "2026-11-24T00:00:00+00:00");
        Opened {
            path,
            checklist: self.checklist.clone().into(),
            assessment: self.disk.clone().unwrap_or_else(begun),
            access: self.access.clone(),
            position: None,
            carried: Vec::new(),
            notices: Vec::new(),
        }
    }
}

pub fn full_disk() -> Box<UserError> {
    Box::new(UserError {
        code: "E-IO-28".into(),
        what: Localized::new("디스크에 빈 공간이 없습니다", "The disk is full"),
        safe: Localized::new("답변은 메모리에 있습니다", "Your answers are in memory"),
        next: Localized::new("공간을 비우고 save를 쓰십시오", "Free some space, then type save"),
    })
}

impl Port for World {
    fn checklists(&mut self) -> Vec<CatalogEntry> {
        let header = &self.checklist.header;
        vec![CatalogEntry {
            id: header.id.clone(),
            version: header.version.clone(),
            title: header.title.clone(),
            publisher: header.publisher.clone(),
            path: None,
            problem: None,
            extent: None,
        }]
    }

    fn extent(&mut self, _: &CatalogEntry) -> Option<Extent> {
        Some(Extent::of(&self.checklist))
    }

    fn known(&mut self) -> Vec<KnownAssessment> {
        self.known.clone()
    }

    fn look_into(&mut self, known: &KnownAssessment) -> KnownAssessment {
        known.clone()
    }

    fn proposed_path(&mut self, checklist: &Id, name: &str) -> PathBuf {
        format!("{checklist}-{name}.selfcheck.yaml").into()
    }

    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>> {
        let to = to.unwrap_or_else(|| self.proposed_path(checklist, name));
        let mut opened = self.opened(to);
        opened
            .assessment
            .subject
            .set(selfcheck::domain::subject::SubjectField::Name, name);
        Ok(opened)
    }

    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>> {
        if path.ends_with("missing.yaml") {
            Err(full_disk())
        } else {
            let opened = self.opened(path.into());
            if self.frees {
                self.access = Access::Writable;
            }
            Ok(opened)
        }
    }

    fn close(&mut self) -> Result<(), Box<UserError>> {
        self.flush()?;
        self.closed += 1;
        Ok(())
    }

    fn save(&mut self, assessment: &Assessment) -> u64 {
        self.memory = Some(assessment.clone());
        1
    }

    fn flush(&mut self) -> Result<(), Box<UserError>> {
        if self.memory.is_some() && self.failing > 0 {
            self.failing -= 1;
            return Err(full_disk());
        }
        if let Some(saved) = self.memory.take() {
            self.disk = Some(saved);
        }
        Ok(())
    }

    fn save_as(&mut self, assessment: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>> {
        self.disk = Some(assessment.clone());
        Ok(to.into())
    }

    fn inspect(&mut self, question: &Id, evidence: &Evidence) {
        let mut found = evidence.clone();
        let place = evidence.location.as_str();
        // A file "growing" is another one once it was looked at.
        let other = "cd".repeat(32);
        let state = match &evidence.sha256 {
            _ if place.contains("missing") => EvidenceState::Missing,
            Some(recorded) if place.contains("growing") && *recorded != other => {
                EvidenceState::Changed(other)
            }
            _ => {
                found.size = Some(12);
                found.sha256.get_or_insert_with(|| "ab".repeat(32));
                EvidenceState::Intact
            }
        };
        self.events
            .push(Event::Inspected(question.clone(), state, Box::new(found)));
    }

    fn stop_inspecting(&mut self) {
        self.settings.push("stopped".into());
    }

    fn complete_path(&mut self, typed: &str) -> Vec<String> {
        vec![format!("{typed}a.pdf"), format!("{typed}b/")]
    }

    fn history(&mut self) -> History {
        History::of(self.journal.clone())
    }

    fn journal(&mut self, records: &[Record]) {
        self.journal.extend_from_slice(records);
    }

    fn export(&mut self, _: &Assessment, order: &ExportOrder) -> Result<Exported, Box<UserError>> {
        self.orders.push(order.clone());
        Ok(Exported {
            path: format!("report.{}", order.format.word()).into(),
            bytes: 1234,
            verdict: Verdict::Incomplete,
        })
    }

    fn baseline(&mut self, path: &Path) -> Result<Baseline, Box<UserError>> {
        let taken = self
            .baseline
            .clone()
            .filter(|_| path.to_string_lossy() == "spring.html");
        taken.ok_or_else(Box::default)
    }

    fn remember(&mut self, position: &Position) {
        self.positions.push(position.clone());
    }

    fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    fn now(&mut self) -> String {
        "2026-11-24T14:02:31+09:00".into()
    }

    fn today(&mut self) -> Date {
        jiff::civil::date(2026, 11, 24)
    }

    fn author(&mut self) -> String {
        "kim".into()
    }

    fn edit_outside(&mut self, _: &str) -> Option<Result<String, Box<UserError>>> {
        self.edited.clone().map(Ok)
    }

    fn remember_lang(&mut self, lang: Lang) {
        self.settings.push(format!("lang {}", lang.code()));
    }

    fn remember_setting(&mut self, key: &str, value: &str) {
        self.settings.push(format!("{key} {value}"));
    }

    fn demo(&mut self) -> Result<Opened, Box<UserError>> {
        Ok(self.opened("demo.selfcheck.yaml".into()))
    }
}
