//! Serialises JSON that no browser can take for markup.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// Writes a value as JSON; markup, line ends and invisible characters in texts are escaped.
pub(super) fn write_inert(value: &impl Serialize, out: impl io::Write) -> io::Result<()> {
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(out, Inert));
    written.map_err(io::Error::from)
}

/// A JSON formatter that escapes risky characters in strings.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut copied = 0;
        for (at, each) in risky(text) {
            writer.write_all(&text.as_bytes()[copied..at])?;
            copied = at + each.len_utf8();
            let mut units = [0; 2];
            for unit in each.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        writer.write_all(&text.as_bytes()[copied..])
    }
}

/// The risky characters of a text with their places. Only some first bytes need a closer check.
fn risky(text: &str) -> impl Iterator<Item = (usize, char)> {
    let may_begin = |byte: u8| {
        matches!(
            byte,
            b'<' | b'>' | b'&' | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xe3 | 0xef | 0xf3
        )
    };
    let places = text.bytes().enumerate().filter(move |(_, byte)| may_begin(*byte));
    places
        .filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
        .filter(|(_, each)| is_risky(*each))
}

fn is_risky(each: char) -> bool {
    if each < '\u{7f}' {
        return matches!(each, '<' | '>' | '&');
    }
    matches!(each, '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_gives_every_risky_character_away() {
        for each in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let found = risky(each.encode_utf8(&mut bytes)).count();
            assert_eq!(found == 1, is_risky(each), "{each:?}");
        }
    }

    #[test]
    fn nothing_in_the_data_is_markup() {
        let text = "</script><!-- & \u{2028}\u{2029}\u{202e}\u{e0041} 한글 \" \\ \n";
        let mut out = Vec::new();
        write_inert(&text, &mut out).expect("a vector accepts all");
        let json = String::from_utf8(out).expect("text");
        for risky in ["<", ">", "&", "\u{2028}", "\u{2029}", "\u{202e}", "\u{e0041}"] {
            assert!(!json.contains(risky), "{json}");
        }
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
