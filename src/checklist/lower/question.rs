//! Questions, options and scales as the domain keeps them.

use std::collections::HashMap;

use super::super::digest;
use super::super::plan::Item;
use super::super::raw;
use super::super::raw::parts::Source as RawSource;
use super::condition;
use super::layer::Layer;
use super::text::{Tongue, ratio, settle};
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::question::{Better, Measure, Question, Source, Stage};
use crate::domain::ratio::Ratio;
use crate::domain::reference::RefKey;
use crate::domain::scale::{Level, Scale};
use crate::domain::text::Text;
use crate::domain::value::{Choice, Kind};

/// The fields of a question as far as its parts give them.
#[derive(Default)]
struct Draft {
    ask: Option<Text>,
    why: Option<Text>,
    how: Option<Text>,
    evidence: Option<Vec<Text>>,
    answer: Option<String>,
    options: Option<Vec<Choice>>,
    measure: Option<Measure>,
    condition: Option<Condition>,
    critical: Option<bool>,
    critical_source: Option<Text>,
    weight: Option<Ratio>,
    weight_source: Option<Text>,
    scored: Option<bool>,
    owner: Option<Text>,
    stage: Option<Stage>,
    references: Option<Vec<RefKey>>,
}

impl Draft {
    /// Takes over the fields that a later file gives. A new answer kind drops the options and measure of the old one.
    fn change(&mut self, raw: raw::Question, tongue: &Tongue) {
        fn put<T>(field: &mut Option<T>, given: Option<T>) {
            if given.is_some() {
                *field = given;
            }
        }
        let text = |text: Option<raw::parts::Text>| text.map(|text| tongue.text(text));
        if raw.answer.is_some() {
            self.answer = raw.answer;
            (self.options, self.measure) = (None, None);
        }
        put(&mut self.ask, text(raw.ask));
        put(&mut self.why, text(raw.why));
        put(&mut self.how, text(raw.how));
        let evidence = raw
            .evidence
            .map(|all| all.into_iter().map(|each| tongue.text(each)).collect());
        put(&mut self.evidence, evidence);
        put(&mut self.options, raw.options.map(|all| choices(all, tongue)));
        put(
            &mut self.measure,
            raw.measure.and_then(|each| measure(*each, tongue)),
        );
        put(&mut self.condition, raw.applies_when.map(condition::lower));
        put(&mut self.critical, raw.critical);
        put(&mut self.critical_source, text(raw.critical_source));
        put(&mut self.weight, raw.weight.as_ref().and_then(ratio));
        put(&mut self.weight_source, text(raw.weight_source));
        put(&mut self.scored, raw.scored);
        put(&mut self.owner, text(raw.owner));
        put(&mut self.stage, raw.stage.and_then(|word| stage(&word)));
        let references = raw
            .references
            .map(|all| all.iter().map(|key| RefKey::parse(key)).collect());
        put(&mut self.references, references);
    }
}

/// The question of an item.
pub(super) fn question(
    item: &Item<'_>,
    layers: &mut [Layer],
    scales: &HashMap<String, Scale>,
    section: usize,
) -> Option<Question> {
    let mut draft = Draft::default();
    for part in &item.parts {
        let layer = layers.get_mut(part.layer)?;
        let raw = layer.questions.get_mut(part.ordinal)?.take()?;
        draft.change(raw, &layer.tongue);
    }
    let kind = match draft.answer?.as_str() {
        "number" => Kind::Number,
        "text" => Kind::Text,
        "one-of" => Kind::OneOf(draft.options?),
        "many-of" => Kind::ManyOf(draft.options?),
        name => Kind::Scale(scales.get(name)?.clone()),
    };
    let ask = draft.ask?;
    let unit = draft.measure.as_ref().map_or("", |measure| measure.unit.as_str());
    let wording = digest::wording(&ask, &kind, unit);
    Some(Question {
        id: item.id.clone(),
        ask,
        why: draft.why,
        how: draft.how,
        evidence: draft.evidence.unwrap_or_default(),
        kind,
        measure: draft.measure,
        condition: draft.condition,
        critical: draft.critical.unwrap_or(false),
        critical_source: draft.critical_source,
        weight: draft.weight.unwrap_or_else(|| Ratio::whole(1)),
        weight_source: draft.weight_source,
        scored: draft.scored.unwrap_or(true),
        owner: draft.owner,
        stage: draft.stage,
        references: draft.references.unwrap_or_default(),
        wording,
        section,
    })
}

fn stage(word: &str) -> Option<Stage> {
    let all = Stage::WORDS.into_iter();
    all.filter(|(_, each)| *each == word)
        .map(|(stage, _)| stage)
        .next()
}

fn measure(raw: raw::Measure, tongue: &Tongue) -> Option<Measure> {
    let better = match raw.better.as_str() {
        "lower" => Better::Lower,
        "higher" => Better::Higher,
        _ => return None,
    };
    let source = raw.source.map(|source| match source {
        RawSource::Key(key) => Source::Reference(RefKey::parse(&key)),
        RawSource::Words(words) => Source::Words(tongue.languages(words)),
    });
    Some(Measure {
        unit: settle(&raw.unit.unwrap_or_default()),
        better,
        target: raw.target.as_ref().filter(|_| !raw.declared).and_then(ratio),
        source,
        paired_with: raw.paired_with.map(|id| Id::known(&id)),
        min: raw.min.as_ref().and_then(ratio),
        max: raw.max.as_ref().and_then(ratio),
    })
}

fn choices(all: Vec<raw::Choice>, tongue: &Tongue) -> Vec<Choice> {
    let choice = |raw: raw::Choice| Choice {
        id: Id::known(&raw.id),
        label: tongue.text(raw.label),
        credit: raw.credit.as_ref().and_then(ratio),
        exclusive: raw.exclusive,
    };
    all.into_iter().map(choice).collect()
}

/// The options of a fact; they earn nothing.
pub(super) fn fact_options(all: Vec<raw::FactOption>, tongue: &Tongue) -> Vec<Choice> {
    let choice = |raw: raw::FactOption| Choice {
        id: Id::known(&raw.id),
        label: tongue.text(raw.label),
        credit: None,
        exclusive: raw.exclusive,
    };
    all.into_iter().map(choice).collect()
}

/// A scale of the checklist's own.
pub(super) fn scale(name: &str, raw: raw::Scale, tongue: &Tongue) -> Scale {
    let level = |raw: raw::Level| Level {
        id: Id::known(&raw.id),
        label: tongue.text(raw.label),
        credit: ratio(&raw.credit).unwrap_or_else(Ratio::zero),
    };
    Scale {
        id: Id::known(name),
        levels: raw.levels.into_iter().map(level).collect(),
    }
}
