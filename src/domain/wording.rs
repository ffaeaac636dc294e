//! The digest of a question's wording, form 2: the original language and the answer kind, folded so that a typographic change
//! is no other question. A digest without prefix is of form 1, which covers every language as written.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::question::Question;
use super::scale::Scale;

/// Begins a digest of form 2.
const PREFIX: &str = "2:";

impl Question {
    /// The wording digest recorded with an answer.
    pub fn wording_digest(&self) -> String {
        let mut hasher = Sha256::new();
        let mut add = |word: &str| {
            hasher.update((word.len() as u64).to_be_bytes());
            hasher.update(word.as_bytes());
        };
        add("selfcheck wording 2");
        add(&folded(self.ask.original()));
        add(self.kind.name());
        add(&folded(
            self.measure
                .as_ref()
                .map_or("", |measure| measure.unit.original()),
        ));
        let is_built_in = self
            .kind
            .scale()
            .is_some_and(|scale| Scale::built_ins().iter().any(|known| known.id == scale.id));
        if !is_built_in {
            for (id, label) in self.kind.options() {
                add(id.as_str());
                add(&folded(label.original()));
            }
        }
        format!("{PREFIX}{}", HEXLOWER.encode(&hasher.finalize()))
    }

    /// Whether a recorded wording digest, of either form, is of this question as it is worded now.
    pub fn is_worded(&self, recorded: &str) -> bool {
        if recorded.starts_with(PREFIX) {
            self.wording_digest() == recorded
        } else {
            self.wording == recorded
        }
    }
}

/// Lower case, one kind of space, apostrophe, quotation mark and dash each; runs of spaces are one.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for each in text.chars().flat_map(char::to_lowercase) {
        match each {
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => folded.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' | '「' | '」' | '『' | '』' => {
                folded.push('"');
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            each if each.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            each => folded.push(each),
        }
    }
    folded.trim().to_owned()
}
