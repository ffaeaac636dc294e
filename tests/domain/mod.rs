//! The domain: conditions, what answers show and hide, changes, merging and carrying answers over.

mod agreement;
mod applicability;
mod change;
mod comparison;
mod live_score;
mod merge;
mod random;
mod reconcile;
mod score;
mod search;
mod value;

use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::{Checklist, Fact, Header, Parts, Section};
use selfcheck::domain::condition::Condition;
use selfcheck::domain::gate::Gates;
use selfcheck::domain::id::Id;
use selfcheck::domain::question::Question;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::reference::Registry;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Kind, Value};

pub fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
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
        critical: false,
        critical_source: None,
        weight: Ratio::whole(1),
        weight_source: None,
        scored: true,
        owner: None,
        stage: None,
        references: Vec::new(),
        wording: format!("wording of {name}"),
        section: 0,
    }
}

/// A yes-no fact.
pub fn fact(name: &str) -> Fact {
    Fact {
        id: id(name),
        ask: Text::single("en", name),
        help: None,
        kind: Kind::Scale(Scale::yes_no()),
        required: true,
    }
}

/// A checklist of one section.
pub fn checklist(profile: Vec<Fact>, questions: Vec<Question>) -> Checklist {
    let section = Section {
        id: id("s"),
        title: Text::single("en", "Section"),
        intro: None,
        condition: None,
        parent: None,
        depth: 0,
    };
    Checklist::new(Parts {
        header: Header {
            id: id("test"),
            version: "1".into(),
            title: Text::single("en", "Test"),
            publisher: Text::single("en", "Testers"),
            license: "CC0-1.0".into(),
            languages: vec!["en".into()],
        },
        bases: Vec::new(),
        left_out: Vec::new(),
        profile,
        gates: Gates::default(),
        sections: vec![section],
        questions,
        registry: Registry::default(),
        glossary: Vec::new(),
        digest: "d1".into(),
    })
}

pub fn is(subject: &str, option: &str) -> Condition {
    Condition::Is {
        subject: id(subject),
        options: vec![id(option)],
    }
}

pub fn level(word: &str) -> Value {
    Value::Level(id(word))
}

pub fn begin(checklist: &Checklist) -> Assessment {
    Assessment::begin(checklist, "2026-11-24T00:00:00+00:00")
}
