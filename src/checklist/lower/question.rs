//! Lowers questions, options and scales to the domain.

use std::collections::HashMap;

use super::super::digest;
use super::super::plan::Item;
use super::super::raw;
use super::condition;
use super::measure::measure;
use super::newest::Newest;
use super::text::{TextReader, dates, ratio};
use super::tier::Tiers;
use crate::domain::dates::Dates;
use crate::domain::id::Id;
use crate::domain::question::{Question, Stage};
use crate::domain::ratio::Ratio;
use crate::domain::reference::RefKey;
use crate::domain::scale::{Level, Scale};
use crate::domain::text::Text;
use crate::domain::value::{Choice, Kind};

/// `None` where a needed field is missing.
pub(super) fn question(
    item: &mut Item<raw::Question>,
    readers: &[TextReader],
    scales: &HashMap<String, Scale>,
    section: usize,
    tiers: &Tiers,
) -> Option<Question> {
    let mut parts = Newest::new(item, readers);
    let ask = parts.text(|raw| raw.ask.take())?;
    let why = parts.text(|raw| raw.why.take());
    let how = parts.text(|raw| raw.how.take());
    let evidence = parts.take_with(|raw| raw.evidence.take(), texts);
    let condition = parts.take(|raw| raw.applies_when.take()).map(condition::lower);
    let critical = parts
        .take(|raw| raw.critical.take())
        .and_then(|critical| critical.0);
    let critical_source = parts.text(|raw| raw.critical_source.take());
    let weight = parts.take(|raw| raw.weight.take().as_ref().and_then(ratio));
    let weight_source = parts.text(|raw| raw.weight_source.take());
    let scored = parts.take(|raw| raw.scored.take());
    let owner = parts.text(|raw| raw.owner.take());
    let stage = parts.take(|raw| raw.stage.take().and_then(|word| stage(&word)));
    let formerly = parts.take(|raw| raw.formerly.take());
    let references = parts.take(|raw| raw.references.take());
    let tier = parts.take(|raw| raw.tier.take());
    let from = parts.take(|raw| raw.applies_from.take());
    let until = parts.take(|raw| raw.applies_until.take());
    let checked = parts.take(|raw| raw.checked_on.take());
    parts.drop_older_than(|raw| raw.answer.is_some());
    let options = parts.take_with(|raw| raw.options.take(), choices);
    let measure = parts
        .take_with(|raw| raw.measure.take(), |raw, reader| measure(*raw, reader))
        .flatten();
    let name = parts.take(|raw| raw.answer.take())?;
    let kind = Kind::from_name(&name, options, |name| scales.get(name).cloned())?;
    let unit = measure.as_ref().map_or("", |measure| measure.unit.original());
    let wording = digest::wording(&ask, &kind, unit);
    Some(Question {
        id: item.id.clone(),
        ask,
        why,
        how,
        evidence: evidence.unwrap_or_default(),
        kind,
        measure,
        condition,
        critical,
        critical_source,
        weight: weight.unwrap_or_else(|| Ratio::whole(1)),
        weight_source,
        scored: scored.unwrap_or(true),
        owner,
        stage,
        references: references
            .unwrap_or_default()
            .iter()
            .map(|key| RefKey::parse(key))
            .collect(),
        wording,
        formerly: formerly.iter().flatten().map(|id| Id::known(id)).collect(),
        dates: dates(from.as_deref(), until.as_deref(), checked.as_deref()),
        tier: tiers.of_question(tier.as_deref(), section),
        section,
    })
}

fn texts(all: Vec<raw::parts::Text>, reader: &TextReader) -> Vec<Text> {
    all.into_iter().map(|text| reader.text(text)).collect()
}

fn stage(word: &str) -> Option<Stage> {
    let mut all = Stage::WORDS.into_iter();
    all.find(|(_, each)| *each == word).map(|(stage, _)| stage)
}

fn choices(all: Vec<raw::Choice>, reader: &TextReader) -> Vec<Choice> {
    let choice = |raw: raw::Choice| Choice {
        id: Id::known(&raw.id),
        label: reader.text(raw.label),
        credit: raw.credit.as_ref().and_then(ratio),
        exclusive: raw.exclusive,
        dates: dates(
            raw.applies_from.as_deref(),
            raw.applies_until.as_deref(),
            raw.checked_on.as_deref(),
        ),
    };
    all.into_iter().map(choice).collect()
}

/// The options of a fact, which have no credit.
pub(super) fn fact_options(all: Vec<raw::FactOption>, reader: &TextReader) -> Vec<Choice> {
    let choice = |raw: raw::FactOption| Choice {
        id: Id::known(&raw.id),
        label: reader.text(raw.label),
        credit: None,
        exclusive: raw.exclusive,
        dates: Dates::default(),
    };
    all.into_iter().map(choice).collect()
}

/// A custom scale.
pub(super) fn scale(name: &str, raw: raw::Scale, reader: &TextReader) -> Scale {
    let level = |raw: raw::Level| Level {
        id: Id::known(&raw.id),
        label: reader.text(raw.label),
        credit: ratio(&raw.credit).unwrap_or_else(Ratio::zero),
    };
    Scale {
        id: Id::known(name),
        levels: raw.levels.into_iter().map(level).collect(),
    }
}
