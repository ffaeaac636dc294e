//! Builds small checklists and assessments in memory, for every test and bench.
#![allow(dead_code, reason = "each bench uses a part of it")]

use selfcheck::domain::answer::Answer;
use selfcheck::domain::approval::Approval;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Fact, Header, Parts, Section, Term};
use selfcheck::domain::condition::Condition;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::gate::Gates;
use selfcheck::domain::id::Id;
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::reference::Registry;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::tier::Tier;
use selfcheck::domain::value::{Choice, Kind, Value};

pub fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

pub fn level(word: &str) -> Value {
    Value::Level(id(word))
}

pub fn is(subject: &str, option: &str) -> Condition {
    Condition::Is {
        subject: id(subject),
        options: vec![id(option)],
    }
}

/// A yes-no question in section 0.
pub fn question(name: &str) -> Question {
    Question {
        id: id(name),
        ask: Text::both(&format!("{name} 하고 있는가?"), &format!("Is {name} done?")),
        why: None,
        how: None,
        evidence: Vec::new(),
        kind: Kind::Scale(Scale::yes_no()),
        measure: None,
        condition: None,
        critical: None,
        critical_source: None,
        weight: Ratio::whole(1),
        weight_source: None,
        scored: true,
        owner: None,
        stage: None,
        formerly: Vec::new(),
        dates: Dates::default(),
        tier: None,
        references: Vec::new(),
        wording: format!("wording of {name}"),
        section: 0,
    }
}

/// Changes a question in a chain of calls.
pub trait QuestionExt {
    fn ask(self, ko: &str, en: &str) -> Self;
    fn kind(self, kind: Kind) -> Self;
    fn within(self, section: usize) -> Self;
    fn when(self, condition: Condition) -> Self;
    fn critical(self) -> Self;
    fn tier(self, tier: usize) -> Self;
}

impl QuestionExt for Question {
    fn ask(mut self, ko: &str, en: &str) -> Self {
        self.ask = Text::both(ko, en);
        self
    }

    fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    fn within(mut self, section: usize) -> Self {
        self.section = section;
        self
    }

    fn when(mut self, condition: Condition) -> Self {
        self.condition = Some(condition);
        self
    }

    fn tier(mut self, tier: usize) -> Self {
        self.tier = Some(tier);
        self
    }

    fn critical(mut self) -> Self {
        self.critical = Some(Critical::Law);
        self
    }
}

/// An option without credit.
pub fn choice(name: &str, ko: &str, en: &str) -> Choice {
    Choice {
        id: id(name),
        label: Text::both(ko, en),
        credit: None,
        exclusive: false,
        dates: Dates::default(),
    }
}

/// A required yes-no fact.
pub fn fact(name: &str) -> Fact {
    Fact {
        id: id(name),
        ask: Text::both(&format!("{name} 쓰는가?"), &format!("Is {name} used?")),
        help: None,
        kind: Kind::Scale(Scale::yes_no()),
        required: true,
    }
}

/// A section at the top.
pub fn section(name: &str, ko: &str, en: &str) -> Section {
    Section {
        id: id(name),
        title: Text::both(ko, en),
        intro: None,
        condition: None,
        parent: None,
        depth: 0,
    }
}

/// Builds a checklist in both languages. Without a section of its own it has one.
pub struct ChecklistBuilder(Parts);

impl ChecklistBuilder {
    pub fn new(name: &str) -> Self {
        Self(Parts {
            header: Header {
                id: id(name),
                version: "1".into(),
                title: Text::both("시험 점검표", "Test checklist"),
                publisher: Text::both("시험자", "Testers"),
                license: "CC0-1.0".into(),
                languages: vec!["ko".into(), "en".into()],
                succeeds: Vec::new(),
            },
            bases: Vec::new(),
            left_out: Vec::new(),
            profile: Vec::new(),
            gates: Gates::default(),
            tiers: Vec::new(),
            sections: Vec::new(),
            questions: Vec::new(),
            registry: Registry::default(),
            glossary: Vec::new(),
            digest: "d1".into(),
        })
    }

    pub fn header(mut self, change: impl FnOnce(&mut Header)) -> Self {
        change(&mut self.0.header);
        self
    }

    pub fn facts(mut self, facts: impl IntoIterator<Item = Fact>) -> Self {
        self.0.profile.extend(facts);
        self
    }

    pub fn sections(mut self, sections: impl IntoIterator<Item = Section>) -> Self {
        self.0.sections.extend(sections);
        self
    }

    /// A section in the last section at the top.
    pub fn subsection(mut self, name: &str, ko: &str, en: &str) -> Self {
        let parent = self.0.sections.iter().rposition(|each| each.parent.is_none());
        self.0.sections.push(Section {
            parent,
            depth: 1,
            ..section(name, ko, en)
        });
        self
    }

    pub fn questions(mut self, questions: impl IntoIterator<Item = Question>) -> Self {
        self.0.questions.extend(questions);
        self
    }

    pub fn tiers(mut self, names: &[&str]) -> Self {
        let tier = |name: &&str| Tier {
            id: id(name),
            title: Text::both(&format!("단계 {name}"), &format!("Tier {name}")),
            intro: None,
        };
        self.0.tiers.extend(names.iter().map(tier));
        self
    }

    pub fn registry(mut self, registry: Registry) -> Self {
        self.0.registry = registry;
        self
    }

    pub fn term(mut self, term: (&str, &str), meaning: (&str, &str)) -> Self {
        self.0.glossary.push(Term {
            term: Text::both(term.0, term.1),
            meaning: Text::both(meaning.0, meaning.1),
        });
        self
    }

    pub fn digest(mut self, digest: &str) -> Self {
        self.0.digest = digest.into();
        self
    }

    pub fn build(mut self) -> Checklist {
        if self.0.sections.is_empty() {
            self.0.sections.push(section("s", "영역", "Section"));
        }
        Checklist::new(self.0)
    }
}

/// A checklist of one section.
pub fn checklist(facts: Vec<Fact>, questions: Vec<Question>) -> Checklist {
    ChecklistBuilder::new("test")
        .facts(facts)
        .questions(questions)
        .build()
}

/// An empty assessment.
pub fn begin(checklist: &Checklist) -> Assessment {
    Assessment::begin(checklist, "2026-11-24T00:00:00+00:00")
}

/// Fills an assessment in a chain of calls.
pub trait AssessmentExt {
    fn subject(self, field: SubjectField, text: &str) -> Self;
    /// Every line of the subject that a verdict asks for.
    fn whole_subject(self) -> Self;
    /// Approved as it stands.
    fn approved(self) -> Self;
    fn fact(self, name: &str, value: Value) -> Self;
    fn value(self, question: &str, value: Value) -> Self;
    fn answer(self, question: &str, change: impl FnOnce(&mut Answer)) -> Self;
}

impl AssessmentExt for Assessment {
    fn subject(mut self, field: SubjectField, text: &str) -> Self {
        self.subject.set(field, text);
        self
    }

    fn whole_subject(self) -> Self {
        let lines = SubjectField::REQUIRED
            .into_iter()
            .chain([SubjectField::ApprovedBy]);
        lines.fold(self, |run, field| run.subject(field, "given"))
    }

    fn approved(mut self) -> Self {
        let on = "2026-11-24T18:00:00+09:00";
        self.approval = Some(Approval::of(&self, "Approver", "Head of quality", on));
        self
    }

    fn fact(mut self, name: &str, value: Value) -> Self {
        self.profile.insert(id(name), value);
        self
    }

    fn value(self, question: &str, value: Value) -> Self {
        self.answer(question, |answer| answer.value = Some(value))
    }

    fn answer(mut self, question: &str, change: impl FnOnce(&mut Answer)) -> Self {
        change(self.answers.entry(id(question)).or_default());
        self
    }
}
