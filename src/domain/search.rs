//! Search over ids, wording, notes and references, with Hangul initial consonants.

use std::collections::BTreeMap;

use super::assessment::Assessment;
use super::checklist::Checklist;
use super::reference::RefKey;
use super::text::Text;

/// The nineteen initial consonants in the order of the Unicode syllable block.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];

/// Syllables that share one initial consonant in the Unicode block.
const SYLLABLES_PER_INITIAL: u32 = 588;

/// The text of every question made ready for searching; built once, so that typing stays quick.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// What is cited, each once: titles of instruments and of their places.
    cited: Vec<Words>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: String,
    words: Words,
    /// Positions among what is cited.
    cites: Vec<usize>,
}

/// A text made ready: lower case, and the initial consonants of its syllables.
#[derive(Clone, Debug)]
struct Words {
    words: String,
    initials: String,
}

impl Index {
    /// Indexes a checklist in all its languages. Notes are looked at when searching, because they change.
    pub fn of(checklist: &Checklist) -> Self {
        let mut known: BTreeMap<&RefKey, usize> = BTreeMap::new();
        let mut cited = Vec::new();
        let entries: Vec<Entry> = checklist
            .questions
            .iter()
            .map(|question| {
                let mut words = String::new();
                for (_, text) in question.ask.entries() {
                    words.push_str(text);
                    words.push('\n');
                }
                let cites = question.references.iter().map(|key| {
                    *known.entry(key).or_insert_with(|| {
                        cited.push(Words::of(&cited_as(checklist, key)));
                        cited.len() - 1
                    })
                });
                Entry {
                    id: question.id.as_str().to_lowercase(),
                    cites: cites.collect(),
                    words: Words::of(&words),
                }
            })
            .collect();
        Self { entries, cited }
    }

    /// Positions of the questions that hold every word of the query: ids that begin with it first, then reading order.
    pub fn find(&self, query: &str, checklist: &Checklist, assessment: &Assessment) -> Vec<usize> {
        let terms: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        if terms.is_empty() {
            return Vec::new();
        }
        let cited: Vec<Vec<bool>> = terms
            .iter()
            .map(|term| self.cited.iter().map(|words| words.hold(term)).collect())
            .collect();
        let mut found: Vec<usize> = (0..self.entries.len())
            .filter(|at| {
                let note = || {
                    let answer = assessment.answer(&checklist.questions[*at].id);
                    answer.map_or("", |answer| answer.note.as_str())
                };
                let entry = &self.entries[*at];
                terms.iter().zip(&cited).all(|(term, cited)| {
                    entry.holds(term)
                        || entry.cites.iter().any(|cite| cited[*cite])
                        || holds_in_any_case(note(), term)
                })
            })
            .collect();
        found.sort_by_key(|at| (!self.entries[*at].id.starts_with(&terms[0]), *at));
        found
    }
}

impl Entry {
    fn holds(&self, term: &str) -> bool {
        self.id.contains(term) || self.words.hold(term)
    }
}

impl Words {
    fn of(text: &str) -> Self {
        let words = text.to_lowercase();
        Self {
            initials: initials(&words),
            words,
        }
    }

    fn hold(&self, term: &str) -> bool {
        self.words.contains(term) || (is_initials(term) && self.initials.contains(term))
    }
}

/// Whether a text holds a term of small letters. Most notes need no copy in small letters to tell.
fn holds_in_any_case(text: &str, term: &str) -> bool {
    if text.contains(term) {
        return true;
    }
    text.chars().any(|each| each.to_lowercase().next() != Some(each)) && text.to_lowercase().contains(term)
}

/// A reference as it is looked for: its key, and the titles of what it cites in every language.
fn cited_as(checklist: &Checklist, key: &RefKey) -> String {
    let mut said = key.to_string();
    if let Some(cited) = checklist.registry.cite(key) {
        let titles = [
            Some(&cited.instrument.title),
            cited.locator.map(|place| &place.title),
        ];
        for (_, text) in titles.into_iter().flatten().flat_map(Text::entries) {
            said.push('\n');
            said.push_str(text);
        }
    }
    said
}

/// Whether a query is made of initial consonants alone.
pub fn is_initials(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|each| INITIALS.contains(&each))
}

/// The initial consonants of a text: syllables give their first consonant, blanks are kept, all else is left out.
pub fn initials(text: &str) -> String {
    text.chars()
        .filter_map(|each| match each {
            '가'..='힣' => INITIALS
                .get(((each as u32 - '가' as u32) / SYLLABLES_PER_INITIAL) as usize)
                .copied(),
            each if INITIALS.contains(&each) => Some(each),
            '\n' => Some('\n'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_first_consonant_of_each_syllable() {
        assert_eq!(initials("영상 보안"), "ㅇㅅㅂㅇ");
        assert_eq!(initials("AI 쌍둥이"), "ㅆㄷㅇ");
        assert!(is_initials("ㅂㅇ"));
        assert!(!is_initials("보안"));
    }
}
