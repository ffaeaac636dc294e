//! Typed and pasted text made fit to keep.

use unicode_normalization::UnicodeNormalization;

/// Longest pasted text that is taken, in characters.
pub const MAX_PASTE: usize = 200_000;

/// Text from outside made fit to keep: composed form, line ends as line feeds, no control, direction or invisible
/// characters. A single-line text gets blanks for line ends.
pub fn clean(text: &str, many_lines: bool) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let kept = unified.chars().filter_map(|each| match each {
        '\n' if many_lines => Some('\n'),
        '\n' | '\t' => Some(' '),
        each if is_unwanted(each) => None,
        each => Some(each),
    });
    kept.nfc().take(MAX_PASTE).collect()
}

/// Control characters, marks that change the direction of text, and characters nobody can see.
fn is_unwanted(each: char) -> bool {
    each.is_control()
        || matches!(
            each,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_what_is_pasted() {
        assert_eq!(clean("a\r\nb\u{1b}[31m\u{202e}c\u{200b}", true), "a\nb[31mc");
        assert_eq!(clean("a\nb\tc", false), "a b c");
        assert_eq!(clean("\u{1112}\u{1161}\u{11ab}", false), "한");
    }
}
