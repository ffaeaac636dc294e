//! Letters of the two-set Korean keyboard: which Latin letter lies on the key of each jamo.

/// The Latin letter on the cap of each of the 33 jamo of the two-set layout.
const TWO_SET: [(char, char); 33] = [
    ('ㅂ', 'q'),
    ('ㅈ', 'w'),
    ('ㄷ', 'e'),
    ('ㄱ', 'r'),
    ('ㅅ', 't'),
    ('ㅛ', 'y'),
    ('ㅕ', 'u'),
    ('ㅑ', 'i'),
    ('ㅐ', 'o'),
    ('ㅔ', 'p'),
    ('ㅁ', 'a'),
    ('ㄴ', 's'),
    ('ㅇ', 'd'),
    ('ㄹ', 'f'),
    ('ㅎ', 'g'),
    ('ㅗ', 'h'),
    ('ㅓ', 'j'),
    ('ㅏ', 'k'),
    ('ㅣ', 'l'),
    ('ㅋ', 'z'),
    ('ㅌ', 'x'),
    ('ㅊ', 'c'),
    ('ㅍ', 'v'),
    ('ㅠ', 'b'),
    ('ㅜ', 'n'),
    ('ㅡ', 'm'),
    ('ㅃ', 'Q'),
    ('ㅉ', 'W'),
    ('ㄸ', 'E'),
    ('ㄲ', 'R'),
    ('ㅆ', 'T'),
    ('ㅒ', 'O'),
    ('ㅖ', 'P'),
];

/// The Latin letter of a jamo.
pub fn latin(jamo: char) -> Option<char> {
    TWO_SET
        .into_iter()
        .find(|(each, _)| *each == jamo)
        .map(|(_, letter)| letter)
}

/// A word in lower case; one typed in jamo as the letters of its keys.
pub fn latin_word(word: &str) -> String {
    let letters: Option<String> = word
        .chars()
        .map(|each| if each == '!' { Some('!') } else { latin(each) })
        .collect();
    letters.unwrap_or_else(|| word.to_owned()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_jamo_has_its_own_letter() {
        let mut letters: Vec<char> = TWO_SET.iter().map(|(_, letter)| *letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), TWO_SET.len());
        assert_eq!(
            (latin('ㅂ'), latin('ㅃ'), latin('가')),
            (Some('q'), Some('Q'), None)
        );
    }
}
