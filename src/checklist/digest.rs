//! Computes the digests of a checklist and of a question's wording: SHA-256 over its values, each with its length before it, so
//! that two different checklists never give the same bytes and formatting does not matter. Changing the order of values changes
//! every recorded digest: only a new format number may do that.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::domain::checklist::Parts;
use crate::domain::condition::Condition;
use crate::domain::dates::Dates;
use crate::domain::id::Id;
use crate::domain::measure::{Better, Measure, Rule, Source};
use crate::domain::question::{Critical, Question};
use crate::domain::ratio::Ratio;
use crate::domain::reference::{Instrument, Registry};
use crate::domain::text::Text;
use crate::domain::value::{Choice, Kind};

/// Built-in scales: their name stands for their wording.
const BUILT_IN: [&str; 3] = ["yes-no", "yes-partial-no", "nplf"];

/// The digest of a question's wording in every language: the question and its answer kind.
pub(crate) fn wording(ask: &Text, kind: &Kind, unit: &str) -> String {
    let mut hasher = Hasher::new("selfcheck wording 1");
    hasher.text(ask);
    hasher.word(kind.name());
    hasher.word(unit);
    let is_built_in = kind
        .scale()
        .is_some_and(|scale| BUILT_IN.contains(&scale.id.as_str()));
    if !is_built_in {
        hasher.list(&kind.options(), |hasher, (id, label)| {
            hasher.word(id.as_str());
            hasher.text(label);
        });
    }
    hasher.finish()
}

/// The digest of a whole checklist, without its own digest, the ids of its bases and the list of removed questions.
pub(crate) fn checklist(parts: &Parts) -> String {
    let mut hasher = Hasher::new("selfcheck checklist 1");
    let header = &parts.header;
    for word in [header.id.as_str(), &header.version, &header.license] {
        hasher.word(word);
    }
    hasher.text(&header.title);
    hasher.text(&header.publisher);
    hasher.list(&header.languages, |hasher, tag| hasher.word(tag));
    hasher.ids("succeeds", &header.succeeds);
    hasher.list(&parts.profile, |hasher, fact| {
        hasher.word(fact.id.as_str());
        hasher.text(&fact.ask);
        hasher.maybe(fact.help.as_ref(), Hasher::text);
        hasher.kind(&fact.kind);
        hasher.truth(fact.required);
    });
    let gates = &parts.gates;
    for gate in [
        &gates.not_ready_below,
        &gates.ready_above,
        &gates.due_days,
        &gates.evidence_share,
    ] {
        hasher.ratio(&gate.value);
        hasher.truth(gate.changed);
        if gate.changed {
            hasher.text(&gate.source);
        }
    }
    hasher.list(&parts.sections, |hasher, section| {
        hasher.word(section.id.as_str());
        hasher.text(&section.title);
        hasher.maybe(section.intro.as_ref(), Hasher::text);
        hasher.maybe(section.condition.as_ref(), Hasher::condition);
        hasher.count(section.parent.map_or(0, |at| at + 1));
    });
    hasher.list(&parts.questions, Hasher::question);
    hasher.list(&parts.glossary, |hasher, term| {
        hasher.text(&term.term);
        hasher.text(&term.meaning);
    });
    hasher.registry(&parts.registry);
    if !parts.tiers.is_empty() {
        hasher.word("tiers");
        hasher.list(&parts.tiers, |hasher, tier| {
            hasher.word(tier.id.as_str());
            hasher.text(&tier.title);
            hasher.maybe(tier.intro.as_ref(), Hasher::text);
        });
    }
    hasher.finish()
}

/// The digest of a whole registry.
#[cfg(test)]
pub(crate) fn registry(registry: &Registry) -> String {
    let mut hasher = Hasher::new("selfcheck registry 1");
    hasher.registry(registry);
    hasher.finish()
}

/// Hashes values, each with its length before it.
struct Hasher {
    sum: Sha256,
    /// Bytes not yet hashed: most values are too small to hash one by one.
    buffer: Vec<u8>,
}

/// Bytes hashed at once.
const BUFFER: usize = 4096;

impl Hasher {
    fn new(name: &str) -> Self {
        let mut hasher = Self {
            sum: Sha256::new(),
            buffer: Vec::with_capacity(512),
        };
        hasher.word(name);
        hasher
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER {
            self.sum.update(&self.buffer);
            self.buffer.clear();
        }
    }

    fn finish(self) -> String {
        HEXLOWER.encode(&self.sum.chain_update(&self.buffer).finalize())
    }

    fn count(&mut self, number: usize) {
        self.bytes(&(number as u64).to_be_bytes());
    }

    fn word(&mut self, word: &str) {
        self.count(word.len());
        self.bytes(word.as_bytes());
    }

    fn truth(&mut self, truth: bool) {
        self.bytes(&[u8::from(truth)]);
    }

    fn ratio(&mut self, ratio: &Ratio) {
        self.word(&ratio.to_string());
    }

    fn text(&mut self, text: &Text) {
        self.count(text.entries().count());
        for (tag, words) in text.entries() {
            self.word(tag);
            self.word(words);
        }
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.count(items.len());
        for item in items {
            each(self, item);
        }
    }

    /// Ids of an optional field, nothing where there are none: digests of lists without it stay as they are.
    fn ids(&mut self, name: &str, ids: &[Id]) {
        if !ids.is_empty() {
            self.word(name);
            self.list(ids, |hasher, id| hasher.word(id.as_str()));
        }
    }

    /// As [`Self::ids`]: nothing where there are none.
    fn dates(&mut self, dates: &Dates) {
        if !dates.is_none() {
            self.word("dates");
            for day in [dates.from, dates.until, dates.checked] {
                self.word(&day.map(|day| day.to_string()).unwrap_or_default());
            }
        }
    }

    fn maybe<T: ?Sized>(&mut self, value: Option<&T>, each: impl FnOnce(&mut Self, &T)) {
        self.truth(value.is_some());
        if let Some(value) = value {
            each(self, value);
        }
    }

    fn question(&mut self, question: &Question) {
        self.word(question.id.as_str());
        self.count(question.section);
        self.text(&question.ask);
        self.maybe(question.why.as_ref(), Self::text);
        self.maybe(question.how.as_ref(), Self::text);
        self.list(&question.evidence, Self::text);
        self.kind(&question.kind);
        self.maybe(question.measure.as_ref(), Self::measure);
        self.maybe(question.condition.as_ref(), Self::condition);
        self.bytes(&[question.critical.map_or(0, |kind| match kind {
            Critical::Law => 1,
            Critical::Risk => 2,
        })]);
        self.maybe(question.critical_source.as_ref(), Self::text);
        self.ratio(&question.weight);
        self.maybe(question.weight_source.as_ref(), Self::text);
        self.truth(question.scored);
        self.maybe(question.owner.as_ref(), Self::text);
        self.word(question.stage.map_or("", |stage| stage.word()));
        self.list(&question.references, |hasher, key| hasher.word(&key.to_string()));
        self.ids("formerly", &question.formerly);
        self.dates(&question.dates);
        if let Some(tier) = question.tier {
            self.word("tier");
            self.count(tier);
        }
    }

    fn kind(&mut self, kind: &Kind) {
        self.word(kind.name());
        if let Some(scale) = kind.scale() {
            self.list(&scale.levels, |hasher, level| {
                hasher.word(level.id.as_str());
                hasher.text(&level.label);
                hasher.ratio(&level.credit);
            });
        }
        if let Some(choices) = kind.choices() {
            self.list(choices, Self::choice);
        }
    }

    fn choice(&mut self, choice: &Choice) {
        self.word(choice.id.as_str());
        self.text(&choice.label);
        self.maybe(choice.credit.as_ref(), Self::ratio);
        self.truth(choice.exclusive);
        self.dates(&choice.dates);
    }

    fn measure(&mut self, measure: &Measure) {
        self.word(measure.unit.original());
        self.truth(measure.better == Better::Higher);
        self.maybe(measure.target.as_ref(), Self::ratio);
        self.maybe(measure.source.as_ref(), Self::source);
        self.maybe(measure.paired_with.as_ref(), |hasher, id| {
            hasher.word(id.as_str());
        });
        self.maybe(measure.min.as_ref(), Self::ratio);
        self.maybe(measure.max.as_ref(), Self::ratio);
        // As with ids, nothing where a field is not used.
        if measure.unit.entries().count() > 1 {
            self.word("unit");
            self.text(&measure.unit);
        }
        if let Some(rule) = &measure.rule {
            self.word("rule");
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.word(rule.kind.word());
        self.truth(rule.inclusive);
        self.maybe(rule.start.as_ref(), Self::ratio);
        self.maybe(rule.start_source.as_ref(), Self::source);
        self.maybe(rule.min_n.as_ref(), Self::ratio);
        self.maybe(rule.cluster.as_ref(), Self::text);
        self.ratio(&rule.per);
    }

    fn source(&mut self, source: &Source) {
        match source {
            Source::Reference(key) => self.word(&key.to_string()),
            Source::Words(words) => self.text(words),
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) => {
                self.word("all");
                self.list(parts, Self::condition);
            }
            Condition::Any(parts) => {
                self.word("any");
                self.list(parts, Self::condition);
            }
            Condition::Not(part) => {
                self.word("not");
                self.condition(part);
            }
            Condition::Is { subject, options } => {
                self.word("is");
                self.word(subject.as_str());
                self.list(options, |hasher, id| hasher.word(id.as_str()));
            }
            Condition::Within { subject, min, max } => {
                self.word("within");
                self.word(subject.as_str());
                self.maybe(min.as_ref(), Self::ratio);
                self.maybe(max.as_ref(), Self::ratio);
            }
        }
    }

    fn registry(&mut self, registry: &Registry) {
        self.count(registry.instruments.len());
        for (key, instrument) in &registry.instruments {
            self.word(key);
            self.instrument(instrument);
        }
    }

    fn instrument(&mut self, instrument: &Instrument) {
        for text in [&instrument.title, &instrument.publisher, &instrument.edition] {
            self.text(text);
        }
        self.word(instrument.force.word());
        self.word(instrument.verified.word());
        for word in [&instrument.in_force, &instrument.read_on, &instrument.url] {
            self.maybe(word.as_deref(), Self::word);
        }
        self.maybe(instrument.note.as_ref(), Self::text);
        self.dates(&instrument.dates);
        self.count(instrument.locators.len());
        for (key, place) in &instrument.locators {
            self.word(key);
            self.text(&place.title);
            self.word(place.force.map_or("", |force| force.word()));
            self.word(place.verified.map_or("", |verified| verified.word()));
            self.maybe(place.in_force.as_deref(), Self::word);
            self.maybe(place.note.as_ref(), Self::text);
            self.dates(&place.dates);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scale::Scale;

    #[test]
    fn the_names_of_the_tools_own_scales_are_known() {
        let names = Scale::built_ins().map(|scale| scale.id.to_string());
        assert_eq!(names, BUILT_IN);
    }

    #[test]
    fn a_wording_is_the_question_and_its_answer_kind() {
        let ask = Text::both("가", "A");
        let digest = |ask: &Text, kind: &Kind| wording(ask, kind, "");
        let yes_no = Kind::Scale(Scale::yes_no());
        // Assessments record digests: this value may never change.
        assert_eq!(
            digest(&ask, &yes_no),
            "09ee6a224a3593818c495ebdc0c952e4d2b58d3c4595cc1573acf83555a063be"
        );
        assert_ne!(digest(&ask, &yes_no), digest(&ask, &Kind::Scale(Scale::nplf())));
        assert_ne!(digest(&ask, &yes_no), digest(&Text::both("가", "B"), &yes_no));
        assert_ne!(digest(&ask, &Kind::Number), wording(&ask, &Kind::Number, "%"));
        assert_ne!(
            digest(&Text::single("ko", "ab"), &Kind::Text),
            digest(&Text::single("koa", "b"), &Kind::Text)
        );
    }
}
