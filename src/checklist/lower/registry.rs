//! Lowers the registry, and selects what the questions of a checklist cite.

use std::collections::{BTreeMap, BTreeSet};

use super::super::library::Library;
use super::super::raw;
use super::file::FileTexts;
use super::text::{TextReader, dates, settle};
use crate::domain::measure::Source;
use crate::domain::question::Question;
use crate::domain::reference::{Force, Instrument, Locator, RefKey, Registry, Verified};

/// The registry of a whole `references.yaml`.
pub(crate) fn registry(raw: raw::Registry, languages: &[String]) -> Registry {
    let reader = TextReader::new(languages, languages);
    let all = raw.instruments.0.into_iter();
    Registry {
        instruments: all.map(|(key, raw)| (key, instrument(raw, &reader))).collect(),
    }
}

/// The instruments and locators that questions cite. Loads the shipped registry only if something is cited from it.
pub(super) fn cited(files: &mut [FileTexts<'_>], library: &dyn Library, questions: &[Question]) -> Registry {
    let mut own: BTreeMap<String, Instrument> = BTreeMap::new();
    for (file, reader) in files {
        for (key, raw) in std::mem::take(&mut file.references.0) {
            own.insert(key, instrument(raw, reader));
        }
    }
    let mut keys: BTreeSet<&RefKey> = BTreeSet::new();
    for question in questions {
        keys.extend(&question.references);
        let measure = question.measure.as_ref();
        let start = measure.and_then(|measure| measure.rule.as_ref()?.start_source.as_ref());
        for source in [measure.and_then(|measure| measure.source.as_ref()), start] {
            if let Some(Source::Reference(key)) = source {
                keys.insert(key);
            }
        }
    }
    let mut registry = Registry::default();
    for key in keys {
        let Some(whole) = own
            .get(&key.instrument)
            .or_else(|| library.registry().instruments.get(&key.instrument))
        else {
            continue;
        };
        let kept = registry
            .instruments
            .entry(key.instrument.clone())
            .or_insert_with(|| without_places(whole));
        if let Some((name, place)) = key
            .locator
            .as_ref()
            .and_then(|name| whole.locators.get_key_value(name))
        {
            kept.locators.insert(name.clone(), place.clone());
        }
    }
    registry
}

fn without_places(whole: &Instrument) -> Instrument {
    Instrument {
        title: whole.title.clone(),
        publisher: whole.publisher.clone(),
        edition: whole.edition.clone(),
        force: whole.force,
        verified: whole.verified,
        in_force: whole.in_force.clone(),
        read_on: whole.read_on.clone(),
        url: whole.url.clone(),
        note: whole.note.clone(),
        dates: whole.dates,
        locators: BTreeMap::new(),
    }
}

fn instrument(raw: raw::Instrument, reader: &TextReader) -> Instrument {
    let dates = dates(
        raw.applies_from.as_deref(),
        raw.applies_until.as_deref(),
        raw.checked_on.as_deref(),
    );
    let locators = raw.locators.0.into_iter();
    Instrument {
        title: reader.text(raw.title),
        publisher: reader.text(raw.publisher),
        edition: reader.text(raw.edition),
        force: force(&raw.force).unwrap_or(Force::Guide),
        verified: verified(&raw.verified).unwrap_or(Verified::Secondary),
        in_force: raw.in_force,
        read_on: raw.read_on,
        url: raw.url.map(|url| settle(&url)),
        note: raw.note.map(|note| reader.text(note)),
        dates,
        locators: locators.map(|(key, raw)| (key, locator(raw, reader))).collect(),
    }
}

fn locator(raw: raw::Locator, reader: &TextReader) -> Locator {
    let dates = dates(
        raw.applies_from.as_deref(),
        raw.applies_until.as_deref(),
        raw.checked_on.as_deref(),
    );
    Locator {
        title: reader.text(raw.title),
        force: raw.force.as_deref().and_then(force),
        verified: raw.verified.as_deref().and_then(verified),
        in_force: raw.in_force,
        note: raw.note.map(|note| reader.text(note)),
        dates,
    }
}

fn force(word: &str) -> Option<Force> {
    let all = Force::WORDS.into_iter();
    all.filter(|(_, each)| *each == word)
        .map(|(force, _)| force)
        .next()
}

fn verified(word: &str) -> Option<Verified> {
    [Verified::Primary, Verified::Secondary]
        .into_iter()
        .find(|each| each.word() == word)
}
