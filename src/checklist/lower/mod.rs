//! From checked types to the domain: entries put together from their parts, texts made harmless, order and digests settled.
//! Nothing is judged here; what is wrong was told before, and what is odd all the same is left out.

mod condition;
mod layer;
mod question;
mod registry;
mod text;

use std::collections::HashMap;

use super::digest;
use super::library::Library;
use super::plan::{Item, Plan};
use super::raw;
use crate::domain::checklist::{Checklist, Fact, Header, Parts, Section, Term};
use crate::domain::gate::Gates;
use crate::domain::id::Id;
use crate::domain::scale::Scale;
use crate::domain::text::Text;
use crate::domain::value::Kind;

use layer::Layer;
pub(crate) use registry::registry;
pub(crate) use text::Tongue;

/// One file of the chain as read by types, with its languages.
pub(crate) struct File {
    pub(crate) raw: raw::Checklist,
    pub(crate) languages: Vec<String>,
}

/// Puts a checklist together. `files` stand base first, as in the plan; the last is the checklist itself.
pub(crate) fn lower(files: Vec<File>, plan: &Plan<'_>, library: &dyn Library) -> Option<Checklist> {
    let languages = files.last()?.languages.clone();
    let mut bases: Vec<Id> = Vec::new();
    let mut left_out = plan.removed.clone();
    let mut layers: Vec<Layer> = Vec::with_capacity(files.len());
    for file in files {
        let tongue = Tongue::new(&file.languages, &languages);
        bases.insert(0, Id::known(&file.raw.id));
        if !file.raw.built_on.is_empty() {
            bases.truncate(1);
            bases.extend(file.raw.built_on.iter().map(|id| Id::known(id)));
        }
        left_out.extend(file.raw.left_out.iter().map(|id| Id::known(id)));
        layers.push(Layer::new(file.raw, tongue));
    }
    bases.remove(0);
    let scales = scales(&mut layers);
    let facts = plan.facts_in_order.iter().map(|at| &plan.facts[*at]);
    let profile = facts.filter_map(|item| fact(item, &mut layers)).collect();
    let (mut sections, mut questions) = (Vec::new(), Vec::new());
    let mut positions = HashMap::new();
    for (at, depth) in plan.sections_in_order() {
        let found = &plan.sections[at];
        let here = sections.len();
        positions.insert(at, here);
        let parent = found.parent.and_then(|parent| positions.get(&parent).copied());
        sections.push(section(&found.item, &mut layers, parent, depth));
        let asked = found.questions.iter().map(|at| &plan.questions[*at]);
        questions.extend(asked.filter_map(|item| question::question(item, &mut layers, &scales, here)));
    }
    let registry = registry::cited(&mut layers, library, &questions);
    let parts = Parts {
        header: header(&layers, languages)?,
        bases,
        left_out,
        profile,
        gates: gates(&mut layers),
        sections,
        questions,
        registry,
        glossary: glossary(&mut layers),
        digest: String::new(),
    };
    let digest = digest::checklist(&parts);
    Some(Checklist::new(Parts { digest, ..parts }))
}

fn header(layers: &[Layer], languages: Vec<String>) -> Option<Header> {
    let own = layers.last()?;
    let publisher = layers
        .iter()
        .rev()
        .find_map(|layer| Some(layer.tongue.text(layer.publisher.clone()?)));
    let license = layers.iter().rev().find_map(|layer| layer.license.as_deref());
    Some(Header {
        id: Id::known(&own.id),
        version: text::settle(&own.version),
        title: own.tongue.text(own.title.clone()),
        publisher: publisher.unwrap_or_default(),
        license: text::settle(license.unwrap_or_default()),
        languages,
    })
}

fn scales(layers: &mut [Layer]) -> HashMap<String, Scale> {
    let mut all: HashMap<String, Scale> = Scale::built_ins()
        .into_iter()
        .map(|scale| (scale.id.to_string(), scale))
        .collect();
    for layer in layers {
        for (name, scale) in std::mem::take(&mut layer.scales) {
            let scale = question::scale(&name, scale, &layer.tongue);
            all.insert(name, scale);
        }
    }
    all
}

fn gates(layers: &mut [Layer]) -> Gates {
    let mut gates = Gates::default();
    for layer in layers {
        for (name, gate) in std::mem::take(&mut layer.gates) {
            let (Some(threshold), Some(value)) = (gates.get_mut(&name), text::ratio(&gate.value)) else {
                continue;
            };
            threshold.value = value;
            threshold.source = gate
                .source
                .map(|source| layer.tongue.text(source))
                .unwrap_or_default();
            threshold.changed = true;
        }
    }
    gates
}

/// Terms of the base first; a term that is explained again keeps its place.
fn glossary(layers: &mut [Layer]) -> Vec<Term> {
    let mut all: Vec<Term> = Vec::new();
    let mut places: HashMap<Text, usize> = HashMap::new();
    for layer in layers {
        for raw::Term { term, meaning } in std::mem::take(&mut layer.glossary) {
            let (term, meaning) = (layer.tongue.text(term), layer.tongue.text(meaning));
            if let Some(at) = places.get(&term) {
                all[*at].meaning = meaning;
            } else {
                places.insert(term.clone(), all.len());
                all.push(Term { term, meaning });
            }
        }
    }
    all
}

fn fact(item: &Item<'_>, layers: &mut [Layer]) -> Option<Fact> {
    let (mut ask, mut help, mut kind, mut options, mut required) = (None, None, None, None, None);
    for part in &item.parts {
        let layer = layers.get_mut(part.layer)?;
        let raw = layer.facts.get_mut(part.ordinal)?.take()?;
        let tongue = &layer.tongue;
        ask = raw.ask.map(|text| tongue.text(text)).or(ask);
        help = raw.help.map(|text| tongue.text(text)).or(help);
        if raw.kind.is_some() {
            (kind, options) = (raw.kind, None);
        }
        let given = raw.options;
        options = given.map(|all| question::fact_options(all, tongue)).or(options);
        required = raw.required.or(required);
    }
    let kind = match kind?.as_str() {
        "one-of" => Kind::OneOf(options?),
        "many-of" => Kind::ManyOf(options?),
        "text" => Kind::Text,
        _ => Kind::Scale(Scale::yes_no()),
    };
    Some(Fact {
        id: item.id.clone(),
        ask: ask?,
        help,
        kind,
        required: required.unwrap_or(true),
    })
}

fn section(item: &Item<'_>, layers: &mut [Layer], parent: Option<usize>, depth: usize) -> Section {
    let (mut title, mut intro, mut condition) = (None, None, None);
    for part in &item.parts {
        let Some(layer) = layers.get_mut(part.layer) else {
            continue;
        };
        let Some(raw) = layer.sections.get_mut(part.ordinal).and_then(Option::take) else {
            continue;
        };
        title = raw.title.map(|text| layer.tongue.text(text)).or(title);
        intro = raw.intro.map(|text| layer.tongue.text(text)).or(intro);
        condition = raw.applies_when.map(condition::lower).or(condition);
    }
    Section {
        id: item.id.clone(),
        title: title.unwrap_or_default(),
        intro,
        condition,
        parent,
        depth,
    }
}
