//! The registry of a checklist: of everything that may be cited, exactly what its questions cite.

use std::collections::{BTreeMap, BTreeSet};

use super::super::library::Library;
use super::super::raw;
use super::file::LanguageFile;
use super::text::{Tongue, settle};
use crate::domain::question::{Question, Source};
use crate::domain::reference::{Force, Instrument, Locator, RefKey, Registry, Verified};

/// A whole registry file.
pub(crate) fn registry(raw: raw::Registry, languages: &[String]) -> Registry {
    let tongue = Tongue::new(languages, languages);
    let all = raw.instruments.0.into_iter();
    Registry {
        instruments: all.map(|(key, raw)| (key, instrument(raw, &tongue))).collect(),
    }
}

/// What the questions cite, from the checklist's own instruments and the shipped ones, which are not even read where nothing is cited.
pub(super) fn cited(
    files: &mut [LanguageFile<'_>],
    library: &dyn Library,
    questions: &[Question],
) -> Registry {
    let mut own: BTreeMap<String, Instrument> = BTreeMap::new();
    for (file, tongue) in files {
        for (key, raw) in std::mem::take(&mut file.references.0) {
            own.insert(key, instrument(raw, tongue));
        }
    }
    let mut keys: BTreeSet<&RefKey> = BTreeSet::new();
    for question in questions {
        keys.extend(&question.references);
        let source = question
            .measure
            .as_ref()
            .and_then(|measure| measure.source.as_ref());
        if let Some(Source::Reference(key)) = source {
            keys.insert(key);
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
        locators: BTreeMap::new(),
    }
}

fn instrument(raw: raw::Instrument, tongue: &Tongue) -> Instrument {
    let locators = raw.locators.0.into_iter();
    Instrument {
        title: tongue.text(raw.title),
        publisher: tongue.text(raw.publisher),
        edition: tongue.text(raw.edition),
        force: force(&raw.force).unwrap_or(Force::Guide),
        verified: verified(&raw.verified).unwrap_or(Verified::Secondary),
        in_force: raw.in_force,
        read_on: raw.read_on,
        url: raw.url.map(|url| settle(&url)),
        note: raw.note.map(|note| tongue.text(note)),
        locators: locators.map(|(key, raw)| (key, locator(raw, tongue))).collect(),
    }
}

fn locator(raw: raw::Locator, tongue: &Tongue) -> Locator {
    Locator {
        title: tongue.text(raw.title),
        force: raw.force.as_deref().and_then(force),
        verified: raw.verified.as_deref().and_then(verified),
        in_force: raw.in_force,
        note: raw.note.map(|note| tongue.text(note)),
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
