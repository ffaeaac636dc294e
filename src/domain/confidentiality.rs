//! The confidentiality of a report: a fixed list, so that no text of one's own can stand beside the verdict.

/// Who may read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidentiality {
    /// Anyone.
    Public,
    /// Those it was made for.
    Recipients,
    /// Named people, under an obligation.
    Confidential,
    /// Nobody outside the organisation.
    Restricted,
}

impl Confidentiality {
    /// With the words used in files.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Public, "public"),
        (Self::Recipients, "recipients"),
        (Self::Confidential, "confidential"),
        (Self::Restricted, "restricted"),
    ];

    /// With the Korean words that are accepted as well.
    const KOREAN: [(Self, &'static str); 4] = [
        (Self::Public, "공개"),
        (Self::Recipients, "수신처 한정"),
        (Self::Confidential, "대외비"),
        (Self::Restricted, "비공개"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(each, _)| *each == self)
            .map_or("", |(_, word)| word)
    }

    /// Reads the word of a file.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS
            .into_iter()
            .find(|(_, each)| *each == word)
            .map(|(each, _)| each)
    }

    /// Reads what a person typed: the word in any case, or the Korean word.
    pub fn from_typed(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::WORDS
            .into_iter()
            .chain(Self::KOREAN)
            .find(|(_, word)| word.eq_ignore_ascii_case(text))
            .map(|(each, _)| each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_the_list_are_read() {
        for (each, word) in Confidentiality::WORDS {
            assert_eq!(Confidentiality::from_word(word), Some(each));
            assert_eq!(
                Confidentiality::from_typed(&format!(" {} ", word.to_uppercase())),
                Some(each)
            );
            assert_eq!(each.word(), word);
        }
        for (each, word) in Confidentiality::KOREAN {
            assert_eq!(Confidentiality::from_typed(word), Some(each));
            assert_eq!(
                Confidentiality::from_word(word),
                None,
                "a file has the word of the list"
            );
        }
        for other in ["", "✔ 심사 완료", "대외비 (영업비밀 제외)", "publicly"] {
            assert_eq!(Confidentiality::from_typed(other), None);
        }
    }
}
