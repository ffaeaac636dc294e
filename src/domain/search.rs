//! Searches ids, wording, notes and references, also by Hangul initial consonants.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::answer::Answer;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::reference::RefKey;
use super::text::Text;

/// In the order of the Unicode syllable block.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];

/// Syllables per initial consonant in the Unicode block.
const SYLLABLES_PER_INITIAL: u32 = 588;

/// The search index; built once, so that typing stays fast.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Titles of cited instruments and places, each once.
    cited: Vec<Words>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: String,
    words: Words,
    /// Positions in the list of cited titles.
    cites: Vec<usize>,
}

/// Texts in lower case, and the initial consonants of their syllables.
#[derive(Clone, Debug, Default)]
struct Words {
    words: String,
    initials: String,
}

impl Index {
    /// Indexes a checklist in all its languages. Notes change, so they are read when searching.
    pub fn of(checklist: &Checklist) -> Self {
        let mut known: BTreeMap<&RefKey, usize> = BTreeMap::new();
        let mut cited = Vec::new();
        let entries: Vec<Entry> = checklist
            .questions
            .iter()
            .map(|question| {
                let mut words = Words::default();
                question.ask.entries().for_each(|(_, text)| words.add(text));
                let cites = question.references.iter().map(|key| {
                    *known.entry(key).or_insert_with(|| {
                        cited.push(cited_as(checklist, key));
                        cited.len() - 1
                    })
                });
                Entry {
                    id: small(question.id.as_str()),
                    cites: cites.collect(),
                    words,
                }
            })
            .collect();
        Self { entries, cited }
    }

    /// Positions of the questions that contain every word of the query: ids that begin with it first, then in
    /// reading order.
    pub fn find(&self, query: &str, checklist: &Checklist, assessment: &Assessment) -> Vec<usize> {
        let terms: Vec<String> = query.split_whitespace().map(small).collect();
        if terms.is_empty() {
            return Vec::new();
        }
        let cited: Vec<Vec<bool>> = terms
            .iter()
            .map(|term| self.cited.iter().map(|words| words.hold(term)).collect())
            .collect();
        // One buffer for all notes in lower case: a search without result reads all of them.
        let mut room = String::new();
        let mut found: Vec<usize> = (0..self.entries.len())
            .filter(|at| {
                let mut note = NoteOf {
                    answer: || assessment.answer(&checklist.questions[*at].id),
                    room: &mut room,
                    is_read: false,
                };
                let entry = &self.entries[*at];
                terms.iter().zip(&cited).all(|(term, cited)| {
                    entry.holds(term) || entry.cites.iter().any(|cite| cited[*cite]) || note.holds(term)
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

/// The note to a question, put into lower case only if a word is found nowhere else.
struct NoteOf<'r, F> {
    answer: F,
    room: &'r mut String,
    is_read: bool,
}

impl<'a, F: Fn() -> Option<&'a Answer>> NoteOf<'_, F> {
    fn holds(&mut self, term: &str) -> bool {
        if !std::mem::replace(&mut self.is_read, true) {
            self.room.clear();
            if let Some(answer) = (self.answer)() {
                add_small(&answer.note, self.room);
            }
        }
        self.room.contains(term)
    }
}

impl Words {
    /// Adds a text as a line.
    fn add(&mut self, text: &str) {
        self.words.reserve(text.len() + 1);
        add_small(text, &mut self.words);
        if !text.is_ascii() {
            self.initials.extend(text.chars().filter_map(initial));
        }
        self.words.push('\n');
        self.initials.push('\n');
    }

    fn hold(&self, term: &str) -> bool {
        self.words.contains(term) || (is_initials(term) && self.initials.contains(term))
    }
}

/// A text as it is compared with a query.
pub fn folded(text: &str) -> String {
    small(text)
}

/// Lower case, letter by letter, so that a prefix of a text gives a prefix of its lower case.
fn small(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    add_small(text, &mut out);
    out
}

/// Adds a text in lower case.
fn add_small(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        out[from..].make_ascii_lowercase();
    } else {
        text.chars().for_each(|each| add_small_letter(each, out));
    }
}

/// Adds a letter in lower case without its accents, and in ordinary width: `é` and `ｅ` are found by `e`, `İ` and `ı` by `i`. East Asian
/// scripts skip the lookup.
fn add_small_letter(each: char, out: &mut String) {
    match each {
        '\0'..='\x7f' => out.push(each.to_ascii_lowercase()),
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a63f}' | '가'..='힣' => out.push(each),
        'ı' => out.push('i'),
        _ => out.extend(
            each.nfkd()
                .filter(|part| !is_combining_mark(*part))
                .flat_map(char::to_lowercase),
        ),
    }
}

/// The searchable text of a reference: its key, and the titles of what it cites in every language.
fn cited_as(checklist: &Checklist, key: &RefKey) -> Words {
    let mut said = Words::default();
    said.add(&key.to_string());
    if let Some(cited) = checklist.registry.cite(key) {
        let titles = [
            Some(&cited.instrument.title),
            cited.locator.map(|place| &place.title),
        ];
        for (_, text) in titles.into_iter().flatten().flat_map(Text::entries) {
            said.add(text);
        }
    }
    said
}

/// Whether a query consists of initial consonants only.
pub fn is_initials(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|each| INITIALS.contains(&each))
}

/// The initial consonants of a text: syllables give their first consonant, spaces stay, all else is dropped.
pub fn initials(text: &str) -> String {
    text.chars().filter_map(initial).collect()
}

fn initial(each: char) -> Option<char> {
    match each {
        '가'..='힣' => INITIALS
            .get(((each as u32 - '가' as u32) / SYLLABLES_PER_INITIAL) as usize)
            .copied(),
        'ㄱ'..='ㅎ' if INITIALS.contains(&each) => Some(each),
        '\n' => Some('\n'),
        _ => None,
    }
}
