//! Checks references: each must be in the registry or among the custom instruments.

use super::super::codes;
use super::checks::{At, Checks};
use crate::domain::id::Id;
use crate::domain::reference::{Force, RefKey};
use crate::yaml::node::Node;

impl Checks<'_, '_> {
    /// Custom instruments may not replace those of the registry, except in a merged file, which contains all it cites.
    pub(super) fn registries(&mut self) {
        for (layer, key, instrument) in self.entries("references") {
            let name = key.key();
            if Id::new(name).is_err() {
                self.report((layer, key), &codes::BAD_ID, &[("found", name)], None);
            } else if self.library.registry().instruments.contains_key(name)
                && self.roots[layer].get("built_on").is_none()
            {
                self.report((layer, key), &codes::KNOWN_INSTRUMENT, &[("name", name)], None);
            }
            self.instruments.insert(name, instrument);
        }
    }

    pub(super) fn reference(&mut self, at: At<'_>, text: &str) {
        let key = RefKey::parse(text);
        let (shipped, own) = (
            self.library.registry(),
            self.instruments.get(key.instrument.as_str()).copied(),
        );
        let known = shipped.instruments.get(&key.instrument);
        let Some(place) = &key.locator else {
            if known.is_none() && own.is_none() {
                self.unknown_instrument(at, &key.instrument);
            }
            return;
        };
        // A merged file contains the instruments of its edition, which the registry of today may have otherwise.
        let places: Vec<&str> = match (own, known) {
            (Some(own), _) => {
                let map = own.get("locators").and_then(Node::map).unwrap_or_default();
                map.iter().map(|(key, _)| key.key()).collect()
            }
            (None, Some(instrument)) if instrument.locators.contains_key(place) => return,
            (None, Some(instrument)) => instrument.locators.keys().map(String::as_str).collect(),
            (None, None) => return self.unknown_instrument(at, &key.instrument),
        };
        if !places.contains(&place.as_str()) {
            self.report_unknown(
                at,
                &codes::UNKNOWN_LOCATOR,
                place,
                &places,
                &[("instrument", &key.instrument)],
            );
        }
    }

    fn unknown_instrument(&mut self, at: At<'_>, key: &str) {
        if self.issues.is_full() {
            return;
        }
        let shipped = self.library.registry();
        let mut own: Vec<&str> = self.instruments.keys().copied().collect();
        own.sort_unstable();
        let all: Vec<&str> = shipped
            .instruments
            .keys()
            .map(String::as_str)
            .chain(own)
            .collect();
        self.report_unknown(at, &codes::UNKNOWN_INSTRUMENT, key, &all, &[]);
    }

    /// Whether a reference points into a binding law.
    pub(super) fn is_law(&self, text: &str) -> bool {
        let key = RefKey::parse(text);
        if let Some(own) = self.instruments.get(key.instrument.as_str()) {
            return own.get("force").and_then(Node::text) == Some(Force::Law.word());
        }
        let cited = self.library.registry().cite(&key);
        cited.is_some_and(|cited| cited.force() == Force::Law)
    }
}
