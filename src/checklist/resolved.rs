//! Writes a merged checklist as one YAML text in the authors' format, with its references; loading it gives an equal checklist.

mod condition;
mod entries;

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::checklist::{Checklist, Fact, Section, Term};
use crate::domain::condition::Condition;
use crate::domain::gate::{Gates, Threshold};
use crate::domain::id::Id;
use crate::domain::measure::{Better, Measure, Rule, Source};
use crate::domain::question::{Critical, Question};
use crate::domain::ratio::Ratio;
use crate::domain::reference::{Instrument, Locator};
use crate::domain::scale::Scale;
use crate::domain::tier::Tier;
use crate::domain::unknown_fields::Tree;
use crate::domain::value::{Choice, Kind};
use crate::yaml::emit::Document;
use entries::{Entries, of_text};

/// The merged checklist as YAML.
pub fn to_yaml(checklist: &Checklist) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(checklist, &mut text);
    text
}

/// Writes the merged checklist as YAML in pieces. Fails if `out` does.
pub fn write(checklist: &Checklist, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut document = Document::new(out);
    for entry in &head(checklist).0 {
        document.entry(entry)?;
    }
    let sections = Sections::of(checklist);
    sections.write(&sections.top, &mut document)?;
    if !checklist.glossary.is_empty() {
        document.open("glossary");
        for term in &checklist.glossary {
            document.item(&of_term(term))?;
        }
        document.close();
    }
    if !checklist.registry.instruments.is_empty() {
        document.open("references");
        for (key, instrument) in &checklist.registry.instruments {
            document.entry(&(key.clone(), of_instrument(instrument)))?;
        }
        document.close();
    }
    document.end()
}

/// Everything before the sections.
fn head(checklist: &Checklist) -> Entries {
    let header = &checklist.header;
    let mut top = Entries::default();
    top.put("format", Tree::Plain(super::raw::FORMAT.to_string()));
    top.word("id", header.id.as_str());
    top.word("version", &header.version);
    top.text("title", Some(&header.title));
    top.text("publisher", Some(&header.publisher));
    if !header.license.is_empty() {
        top.word("license", &header.license);
    }
    let languages = header.languages.iter().map(|tag| Tree::Text(tag.clone()));
    top.list("languages", languages.collect());
    top.list("succeeds", of_ids(&header.succeeds));
    let bases = checklist.bases.iter().map(|base| Tree::Text(base.to_string()));
    top.put("built_on", Tree::List(bases.collect()));
    top.list("left_out", of_ids(&checklist.left_out));
    top.list("profile", checklist.profile.iter().map(of_fact).collect());
    top.map("scales", scales(checklist));
    top.map("gates", gates(&checklist.gates));
    top.list("tiers", checklist.tiers.iter().map(of_tier).collect());
    top
}

fn of_ids(ids: &[Id]) -> Vec<Tree> {
    ids.iter().map(|id| Tree::Text(id.to_string())).collect()
}

fn of_tier(tier: &Tier) -> Tree {
    let mut entries = Entries::default();
    entries.word("id", tier.id.as_str());
    entries.text("title", Some(&tier.title));
    entries.text("intro", tier.intro.as_ref());
    entries.tree()
}

fn of_term(term: &Term) -> Tree {
    let mut entries = Entries::default();
    entries.text("term", Some(&term.term));
    entries.text("meaning", Some(&term.meaning));
    entries.tree()
}

fn of_fact(fact: &Fact) -> Tree {
    let mut entries = Entries::default();
    entries.word("id", fact.id.as_str());
    entries.text("ask", Some(&fact.ask));
    entries.text("help", fact.help.as_ref());
    entries.word("kind", fact.kind.name());
    entries.list("options", options(&fact.kind));
    if !fact.required {
        entries.truth("required", false);
    }
    entries.tree()
}

fn options(kind: &Kind) -> Vec<Tree> {
    kind.choices().unwrap_or_default().iter().map(of_choice).collect()
}

fn of_choice(choice: &Choice) -> Tree {
    let mut entries = Entries::default();
    entries.word("id", choice.id.as_str());
    entries.text("label", Some(&choice.label));
    entries.number("credit", choice.credit.as_ref());
    if choice.exclusive {
        entries.truth("exclusive", true);
    }
    entries.dates(&choice.dates);
    entries.tree()
}

/// The custom scales that questions use.
fn scales(checklist: &Checklist) -> Entries {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut all = Entries::default();
    let built_in = Scale::built_ins();
    for question in &checklist.questions {
        let Some(scale) = question.kind.scale() else {
            continue;
        };
        if built_in.iter().any(|each| each.id == scale.id) || !seen.insert(scale.id.as_str()) {
            continue;
        }
        let level = |level: &crate::domain::scale::Level| {
            let mut entries = Entries::default();
            entries.word("id", level.id.as_str());
            entries.text("label", Some(&level.label));
            entries.number("credit", Some(&level.credit));
            entries.tree()
        };
        let mut entries = Entries::default();
        entries.list("levels", scale.levels.iter().map(level).collect());
        all.map(scale.id.as_str(), entries);
    }
    all
}

fn gates(gates: &Gates) -> Entries {
    let mut all = Entries::default();
    let mut put = |id: &str, threshold: &Threshold| {
        if threshold.changed {
            let mut entries = Entries::default();
            entries.number("value", Some(&threshold.value));
            entries.text("source", Some(&threshold.source));
            all.map(id, entries);
        }
    };
    put("not-ready-below", &gates.not_ready_below);
    put("ready-above", &gates.ready_above);
    put("due-days", &gates.due_days);
    put("evidence-share", &gates.evidence_share);
    all
}

/// Sections with their contents, so that they are written in one pass.
struct Sections<'a> {
    all: &'a [Section],
    tiers: &'a [Tier],
    questions: Vec<Vec<&'a Question>>,
    inner: Vec<Vec<usize>>,
    top: Vec<usize>,
}

impl<'a> Sections<'a> {
    fn of(checklist: &'a Checklist) -> Self {
        let count = checklist.sections.len();
        let mut sections = Self {
            all: &checklist.sections,
            tiers: &checklist.tiers,
            questions: vec![Vec::new(); count],
            inner: vec![Vec::new(); count],
            top: Vec::new(),
        };
        for question in &checklist.questions {
            sections.questions[question.section].push(question);
        }
        for (at, section) in checklist.sections.iter().enumerate() {
            match section.parent {
                Some(parent) => sections.inner[parent].push(at),
                None => sections.top.push(at),
            }
        }
        sections
    }

    /// Writes sibling sections with their contents, question by question.
    fn write(&self, sections: &[usize], document: &mut Document<'_>) -> fmt::Result {
        if sections.is_empty() {
            return Ok(());
        }
        document.open("sections");
        for at in sections {
            document.open_item();
            self.write_section(*at, document)?;
            document.close();
        }
        document.close();
        Ok(())
    }

    fn write_section(&self, at: usize, document: &mut Document<'_>) -> fmt::Result {
        let section = &self.all[at];
        let mut entries = Entries::default();
        entries.word("id", section.id.as_str());
        entries.text("title", Some(&section.title));
        entries.text("intro", section.intro.as_ref());
        condition(&mut entries, section.condition.as_ref());
        for entry in &entries.0 {
            document.entry(entry)?;
        }
        if !self.questions[at].is_empty() {
            document.open("questions");
            for question in &self.questions[at] {
                let tier = question.tier.and_then(|at| self.tiers.get(at));
                document.item(&of_question(question, tier))?;
            }
            document.close();
        }
        self.write(&self.inner[at], document)
    }
}

fn of_question(question: &Question, tier: Option<&Tier>) -> Tree {
    let mut entries = Entries::default();
    entries.word("id", question.id.as_str());
    entries.text("ask", Some(&question.ask));
    entries.text("why", question.why.as_ref());
    entries.text("how", question.how.as_ref());
    entries.list("evidence", question.evidence.iter().map(of_text).collect());
    entries.word("answer", question.kind.name());
    entries.list("options", options(&question.kind));
    if let Some(measure) = &question.measure {
        entries.put("measure", of_measure(measure));
    }
    condition(&mut entries, question.condition.as_ref());
    match question.critical {
        Some(Critical::Law) => entries.truth("critical", true),
        Some(kind) => entries.word("critical", kind.word()),
        None => {}
    }
    entries.text("critical_source", question.critical_source.as_ref());
    if question.weight != Ratio::whole(1) || question.weight_source.is_some() {
        entries.number("weight", Some(&question.weight));
    }
    entries.text("weight_source", question.weight_source.as_ref());
    if !question.scored {
        entries.truth("scored", false);
    }
    entries.text("owner", question.owner.as_ref());
    if let Some(stage) = question.stage {
        entries.word("stage", stage.word());
    }
    entries.list("formerly", of_ids(&question.formerly));
    if let Some(tier) = tier {
        entries.word("tier", tier.id.as_str());
    }
    entries.dates(&question.dates);
    entries.list(
        "references",
        question
            .references
            .iter()
            .map(|key| Tree::Text(key.to_string()))
            .collect(),
    );
    entries.tree()
}

fn of_measure(measure: &Measure) -> Tree {
    let mut entries = Entries::default();
    if measure.unit.entries().count() > 1 {
        entries.text("unit", Some(&measure.unit));
    } else if !measure.unit.original().is_empty() {
        entries.word("unit", measure.unit.original());
    }
    entries.word(
        "better",
        match measure.better {
            Better::Lower => "lower",
            Better::Higher => "higher",
        },
    );
    entries.number("target", measure.target.as_ref());
    source(&mut entries, "source", measure.source.as_ref());
    if measure.target.is_none() {
        entries.truth("declared", true);
    }
    if let Some(rule) = &measure.rule {
        of_rule(&mut entries, rule);
    }
    if let Some(pair) = &measure.paired_with {
        entries.word("paired_with", pair.as_str());
    }
    entries.number("min", measure.min.as_ref());
    entries.number("max", measure.max.as_ref());
    entries.tree()
}

fn of_rule(entries: &mut Entries, rule: &Rule) {
    entries.word("kind", rule.kind.word());
    if !rule.inclusive {
        entries.truth("inclusive", false);
    }
    entries.number("start", rule.start.as_ref());
    source(entries, "start_source", rule.start_source.as_ref());
    entries.number("min_n", rule.min_n.as_ref());
    entries.text("cluster", rule.cluster.as_ref());
    if rule.kind.is_counted() {
        entries.number("per", Some(&rule.per));
    }
}

fn source(entries: &mut Entries, name: &'static str, source: Option<&Source>) {
    match source {
        Some(Source::Reference(key)) => entries.word(name, &key.to_string()),
        Some(Source::Words(words)) => entries.text(name, Some(words)),
        None => {}
    }
}

fn condition(entries: &mut Entries, condition: Option<&Condition>) {
    if let Some(condition) = condition {
        entries.put("applies_when", condition::of_condition(condition));
    }
}

fn of_instrument(instrument: &Instrument) -> Tree {
    let mut entries = Entries::default();
    entries.text("title", Some(&instrument.title));
    entries.text("publisher", Some(&instrument.publisher));
    entries.text("edition", Some(&instrument.edition));
    entries.word("force", instrument.force.word());
    entries.word("verified", instrument.verified.word());
    for (key, word) in [
        ("in_force", &instrument.in_force),
        ("read_on", &instrument.read_on),
        ("url", &instrument.url),
    ] {
        if let Some(word) = word {
            entries.word(key, word);
        }
    }
    entries.text("note", instrument.note.as_ref());
    entries.dates(&instrument.dates);
    let mut places = Entries::default();
    for (key, place) in &instrument.locators {
        places.put(key, of_locator(place));
    }
    entries.map("locators", places);
    entries.tree()
}

fn of_locator(place: &Locator) -> Tree {
    let mut entries = Entries::default();
    entries.text("title", Some(&place.title));
    if let Some(force) = place.force {
        entries.word("force", force.word());
    }
    if let Some(verified) = place.verified {
        entries.word("verified", verified.word());
    }
    if let Some(day) = &place.in_force {
        entries.word("in_force", day);
    }
    entries.text("note", place.note.as_ref());
    entries.dates(&place.dates);
    entries.tree()
}
