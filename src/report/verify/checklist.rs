//! Checks what the checklist is and whether the law it cites is that of the shipped registry.

use super::check::{Check, CheckResult, CheckState, VerifyPort};
use crate::domain::clean::clean_line;
use crate::domain::edition::is_older;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::origin::{Difference, ListOrigin};
use crate::report::embed::EmbeddedEdition;
use crate::report::load::Loaded;
use crate::words::{list, origin, verify as words};

/// Ids named in one list.
const NAMED: usize = 12;

/// Checks the checklist against the released editions and the one that the verifier named.
pub(super) fn checklist(
    loaded: &Loaded,
    named: Option<&EmbeddedEdition>,
    ports: &dyn VerifyPort,
) -> CheckResult {
    let result = |state, word: crate::words::Message, places: &[(&str, &str)]| {
        CheckResult::of(Check::Checklist, state, word, places)
    };
    let digest = &loaded.checklist.digest;
    if let Some(edition) = named.filter(|edition| edition.digest != *digest) {
        let name = clean_line(&format!("{} {}", edition.id, edition.version));
        let places = [
            ("edition", name.as_str()),
            ("digest", &clean_line(&edition.digest)),
            ("right", digest),
        ];
        return result(CheckState::Failed, words::CHECKLIST_FORGED, &places);
    }
    let stamp = &loaded.assessment.checklist;
    if stamp.id != loaded.checklist.header.id || stamp.digest != *digest {
        let (stamp, digest) = (
            format!("{} {}", stamp.id, clean_line(&stamp.digest)),
            format!("{} {digest}", loaded.checklist.header.id),
        );
        let places = [("stamp", stamp.as_str()), ("digest", digest.as_str())];
        return result(CheckState::Failed, words::CHECKLIST_STAMP, &places);
    }
    let given = ports.checklist().map(|checklist| checklist.digest.as_str());
    let is_given = given == Some(digest);
    let (state, word) = match (&loaded.origin.list, given) {
        (ListOrigin::Altered(_), _) => (CheckState::Failed, words::CHECKLIST_DIGEST),
        (_, Some(_)) if !is_given => (CheckState::Failed, words::CHECKLIST_OTHER),
        (ListOrigin::Released, _) => (CheckState::Ok, words::CHECKLIST_DIGEST),
        _ if is_given => (CheckState::Own, words::CHECKLIST_MATCHES),
        (ListOrigin::Development, _) => (CheckState::Own, words::CHECKLIST_DEVELOPMENT),
        _ => (CheckState::Own, words::CHECKLIST_OWN),
    };
    let detail = Localized::each(|lang| {
        let line = origin::of(&loaded.origin, &loaded.checklist, lang);
        let places = [
            ("origin", line.as_str()),
            ("digest", digest),
            ("given", given.unwrap_or_default()),
        ];
        with_ids(word.fill(lang, &places), loaded.origin.list.difference(), lang)
    });
    CheckResult::new(Check::Checklist, state, detail)
        .settled(is_given || loaded.origin.list == ListOrigin::Development)
}

/// Adds the questions that an edition has otherwise.
fn with_ids(detail: String, difference: Option<&Difference>, lang: Lang) -> String {
    let Some(found) = difference.filter(|found| {
        !(found.removed.is_empty() && found.uncritical.is_empty() && found.reworded.is_empty())
    }) else {
        return detail;
    };
    let ids = |ids: &[Id]| {
        if ids.is_empty() {
            return words::NOTHING.get(lang).to_owned();
        }
        let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
        list::cut(&ids, NAMED, lang)
    };
    let places = [
        ("detail", detail.as_str()),
        ("removed", &ids(&found.removed)),
        ("uncritical", &ids(&found.uncritical)),
        ("reworded", &ids(&found.reworded)),
    ];
    words::CHECKLIST_IDS.fill(lang, &places)
}

/// Checks the instruments that the checklist cites. `tool` made the report.
pub(super) fn registry(
    loaded: &Loaded,
    named: Option<&EmbeddedEdition>,
    tool: &str,
    ports: &dyn VerifyPort,
) -> CheckResult {
    let result = |state, detail| CheckResult::new(Check::Registry, state, detail);
    if let (Some(edition), Some(right)) = (named, &loaded.origin.registry_digest) {
        if edition.registry == *right {
            return result(CheckState::Ok, words::REGISTRY_OK.localized(&[]));
        }
        let digest = clean_line(&edition.registry);
        let places = [("digest", digest.as_str()), ("right", right)];
        return result(CheckState::Failed, words::REGISTRY_FORGED.localized(&places));
    }
    let found = &loaded.origin.registry;
    let lines = Localized::each(|lang| origin::registry(&loaded.origin, lang).join(". "));
    if !found.altered.is_empty() {
        // A newer program may have a newer text of a law.
        if is_older(ports.version(), tool) {
            let detail = Localized::each(|lang| {
                let places = [("detail", lines.get(lang)), ("version", &clean_line(tool))];
                words::REGISTRY_NEWER.fill(lang, &places)
            });
            return result(CheckState::NotChecked, detail);
        }
        return result(CheckState::Failed, lines);
    }
    if !found.own.is_empty() {
        let is_given = ports
            .checklist()
            .is_some_and(|given| given.digest == loaded.checklist.digest);
        return result(CheckState::Own, lines)
            .settled(is_given || loaded.origin.list == ListOrigin::Development);
    }
    if loaded.checklist.registry.instruments.is_empty() {
        return result(CheckState::Absent, words::REGISTRY_NONE.localized(&[]));
    }
    let count = loaded.checklist.registry.instruments.len().to_string();
    result(
        CheckState::Ok,
        words::REGISTRY_CITED.localized(&[("count", &count)]),
    )
}
