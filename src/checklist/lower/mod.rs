//! Lowers checked types to the domain: merges the files, cleans texts, settles order and digests. Infallible: validation ran
//! earlier, and what is still invalid is skipped.

mod condition;
mod file;
mod measure;
mod newest;
mod question;
mod registry;
mod text;
mod tier;

use std::collections::HashMap;

use super::digest;
use super::library::Library;
use super::merge::merge;
use super::plan::Item;
use super::raw;
use super::typed;
use crate::domain::checklist::{Checklist, Fact, Header, Parts, Section, Term};
use crate::domain::edition::Edition;
use crate::domain::gate::Gates;
use crate::domain::id::Id;
use crate::domain::scale::Scale;
use crate::domain::text::Text;
use crate::domain::value::Kind;

pub(crate) use file::File;
use file::FileTexts;
use newest::Newest;
pub(crate) use registry::registry;
pub(crate) use text::TextReader;

/// Builds a checklist from its files, base first; the last is the checklist itself.
pub(crate) fn lower(mut files: Vec<File>, library: &dyn Library) -> Option<Checklist> {
    let languages = files.last()?.languages.clone();
    let readers: Vec<TextReader> = files
        .iter()
        .map(|file| TextReader::new(&file.languages, &languages))
        .collect();
    let layers = files.iter_mut().map(|file| typed::layer(&mut file.raw)).collect();
    let (mut plan, _) = merge(layers, &[]);
    let mut files: Vec<FileTexts<'_>> = files.into_iter().map(|file| file.raw).zip(&readers).collect();
    let (bases, left_out) = (bases(&files), left_out(&files, plan.removed.clone()));
    let scales = scales(&mut files);
    let mut profile = Vec::with_capacity(plan.fact_order.len());
    for at in &plan.fact_order {
        profile.extend(fact(&mut plan.facts[*at], &readers, &scales));
    }
    let mut tiers = tier::Tiers::of(&mut files);
    let (mut sections, mut questions) = (Vec::new(), Vec::with_capacity(plan.questions.len()));
    let mut positions = HashMap::new();
    for (at, depth) in plan.sections_in_order() {
        let found = &mut plan.sections[at];
        let here = sections.len();
        positions.insert(at, here);
        let parent = found.parent.and_then(|parent| positions.get(&parent).copied());
        let (section, tier) = section(&mut found.item, &readers, parent, depth);
        sections.push(section);
        tiers.add_section(tier.as_deref(), parent);
        for at in &found.questions {
            let item = &mut plan.questions[*at];
            questions.extend(question::question(item, &readers, &scales, here, &tiers));
        }
    }
    let tiers = tiers.settle(&mut questions);
    let registry = registry::cited(&mut files, library, &questions);
    let parts = Parts {
        header: header(&mut files, languages)?,
        bases,
        left_out,
        profile,
        gates: gates(&mut files),
        tiers,
        sections,
        questions,
        registry,
        glossary: glossary(&mut files),
        digest: String::new(),
    };
    let digest = digest::checklist(&parts);
    Some(Checklist::new(Parts { digest, ..parts }))
}

/// The bases of the last file, nearest first; a merged file lists its own.
fn bases(files: &[FileTexts<'_>]) -> Vec<Edition> {
    let mut bases: Vec<Edition> = Vec::new();
    for (raw, _) in files {
        bases.insert(
            0,
            Edition {
                id: Id::known(&raw.id),
                version: text::settle(&raw.version),
            },
        );
        if !raw.built_on.is_empty() {
            bases.truncate(1);
            bases.extend(raw.built_on.iter().filter_map(|text| edition(text)));
        }
    }
    bases.split_off(1)
}

/// An id with its version after a blank; earlier merged files name the id alone.
fn edition(text: &str) -> Option<Edition> {
    let (id, version) = text.split_once(' ').unwrap_or((text, ""));
    Some(Edition {
        id: Id::new(id).ok()?,
        version: text::settle(version),
    })
}

fn left_out(files: &[FileTexts<'_>], mut removed: Vec<Id>) -> Vec<Id> {
    for (raw, _) in files {
        removed.extend(raw.left_out.iter().map(|id| Id::known(id)));
    }
    removed
}

fn header(files: &mut [FileTexts<'_>], languages: Vec<String>) -> Option<Header> {
    let mut newest = files.iter_mut().rev();
    let publisher = newest.find_map(|(raw, reader)| Some(reader.text(raw.publisher.take()?)));
    let license = files.iter().rev().find_map(|(raw, _)| raw.license.as_deref());
    let license = text::settle(license.unwrap_or_default());
    let (own, reader) = files.last()?;
    Some(Header {
        id: Id::known(&own.id),
        version: text::settle(&own.version),
        title: reader.text(own.title.clone()),
        publisher: publisher.unwrap_or_default(),
        license,
        languages,
        succeeds: own.succeeds.iter().map(|id| Id::known(id)).collect(),
    })
}

fn scales(files: &mut [FileTexts<'_>]) -> HashMap<String, Scale> {
    let mut all: HashMap<String, Scale> = Scale::built_ins()
        .into_iter()
        .map(|scale| (scale.id.to_string(), scale))
        .collect();
    for (raw, reader) in files {
        for (name, scale) in std::mem::take(&mut raw.scales.0) {
            let scale = question::scale(&name, scale, reader);
            all.insert(name, scale);
        }
    }
    all
}

fn gates(files: &mut [FileTexts<'_>]) -> Gates {
    let mut gates = Gates::default();
    for (raw, reader) in files {
        for (name, gate) in std::mem::take(&mut raw.gates.0) {
            let (Some(threshold), Some(value)) = (gates.get_mut(&name), text::ratio(&gate.value)) else {
                continue;
            };
            threshold.value = value;
            threshold.source = gate.source.map(|source| reader.text(source)).unwrap_or_default();
            threshold.changed = true;
        }
    }
    gates
}

/// Terms of the base first; a redefined term keeps its place.
fn glossary(files: &mut [FileTexts<'_>]) -> Vec<Term> {
    let mut all: Vec<Term> = Vec::new();
    let mut places: HashMap<Text, usize> = HashMap::new();
    for (raw, reader) in files {
        for raw::Term { term, meaning } in std::mem::take(&mut raw.glossary) {
            let (term, meaning) = (reader.text(term), reader.text(meaning));
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

fn fact(item: &mut Item<raw::Fact>, readers: &[TextReader], scales: &HashMap<String, Scale>) -> Option<Fact> {
    let mut parts = Newest::new(item, readers);
    let ask = parts.text(|raw| raw.ask.take());
    let help = parts.text(|raw| raw.help.take());
    let required = parts.take(|raw| raw.required.take());
    parts.drop_older_than(|raw| raw.kind.is_some());
    let options = parts.take_with(|raw| raw.options.take(), question::fact_options);
    let kind = parts.take(|raw| raw.kind.take());
    Some(Fact {
        id: item.id.clone(),
        ask: ask?,
        help,
        kind: Kind::from_name(&kind?, options, |name| scales.get(name).cloned())?,
        required: required.unwrap_or(true),
    })
}

/// A section, and the id of its tier.
fn section(
    item: &mut Item<raw::Section>,
    readers: &[TextReader],
    parent: Option<usize>,
    depth: usize,
) -> (Section, Option<String>) {
    let mut parts = Newest::new(item, readers);
    let title = parts.text(|raw| raw.title.take());
    let intro = parts.text(|raw| raw.intro.take());
    let condition = parts.take(|raw| raw.applies_when.take());
    let tier = parts.take(|raw| raw.tier.take());
    let section = Section {
        id: item.id.clone(),
        title: title.unwrap_or_default(),
        intro,
        condition: condition.map(condition::lower),
        parent,
        depth,
    };
    (section, tier)
}
