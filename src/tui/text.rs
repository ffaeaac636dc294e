//! Measures and wraps text in terminal cells, by grapheme: width, wrapping, eliding, padding.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::session::piece::{Piece, Role};

/// Whether a character never joins another into a grapheme: printable ASCII, Hangul syllables, common symbols and Chinese
/// characters. Nearly all text here is made of them, and splitting into graphemes takes many times as long.
fn stands_alone(each: char) -> bool {
    matches!(each, ' '..='~' | '가'..='힣')
        || matches!(each, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{2190}'..='\u{21ff}' | '\u{2460}'..='\u{25ff}' | '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}')
}

fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let simple = text.chars().all(stands_alone);
    let mut graphemes = (!simple).then(|| text.graphemes(true));
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some(graphemes) = &mut graphemes {
            return graphemes.next();
        }
        let (first, after) = rest.split_at(rest.chars().next()?.len_utf8());
        rest = after;
        Some(first)
    })
}

fn cells(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => cluster.width(),
    }
}

pub fn width(text: &str) -> usize {
    let mut sum = 0;
    for each in text.chars() {
        if !stands_alone(each) {
            return text.graphemes(true).map(UnicodeWidthStr::width).sum();
        }
        sum += match each {
            ' '..='~' => 1,
            '가'..='힣' => 2,
            // Symbols need the table of widths.
            each => each.width().unwrap_or(0),
        };
    }
    sum
}

pub fn width_of(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| width(&piece.text)).sum()
}

/// Cuts a text at a grapheme, with the mark at the end, if it does not fit.
pub fn elide(text: &str, limit: usize, mark: &str) -> String {
    if width(text) <= limit {
        return text.into();
    }
    let room = limit.saturating_sub(width(mark));
    let mut cut = String::new();
    let mut used = 0;
    for cluster in clusters(text) {
        used += cells(cluster);
        if used > room {
            break;
        }
        cut.push_str(cluster);
    }
    if limit >= width(mark) {
        cut.push_str(mark);
    }
    cut
}

/// Pads a text with blanks.
pub fn pad(text: &str, to: usize) -> String {
    let missing = to.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Keeps so many lines; if some are left out, the last one ends in a mark.
pub fn cut(lines: &mut Vec<String>, most: usize, mark: &str) {
    if lines.len() <= most {
        return;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        // Longer by the blanks, so that the mark replaces what does not fit.
        let limit = width(last).max(width(mark));
        *last = elide(&format!("{last}  "), limit, mark);
    }
}

enum Token<'a> {
    Break,
    Blank(&'a str, Role),
    Word(Vec<(&'a str, Role)>),
}

/// Wraps at blanks, and inside a word only if it is wider than a line. Returns at least one line.
pub fn wrap(pieces: &[Piece], limit: usize) -> Vec<Vec<Piece>> {
    let limit = limit.max(2);
    let mut builder = LineBuilder::default();
    if is_one_line(pieces, limit) {
        builder.take(pieces);
        return builder.lines;
    }
    for token in tokens(pieces) {
        match token {
            Token::Break => builder.end_line(),
            Token::Blank(text, role) => builder.blank(text, role, limit),
            Token::Word(clusters) => builder.word(&clusters, limit),
        }
    }
    builder.end_line();
    builder.lines
}

fn is_one_line(pieces: &[Piece], limit: usize) -> bool {
    let is_flat = |piece: &Piece| !piece.text.contains(['\n', '\r', '\t']);
    pieces.iter().all(is_flat) && width_of(pieces) <= limit
}

pub fn wrap_plain(text: &str, limit: usize) -> Vec<String> {
    wrap(&[Piece::plain(text)], limit)
        .into_iter()
        .map(|line| line.into_iter().map(|piece| piece.text).collect())
        .collect()
}

fn tokens(pieces: &[Piece]) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for piece in pieces {
        for cluster in clusters(&piece.text) {
            match cluster {
                "\n" | "\r\n" | "\r" => tokens.push(Token::Break),
                " " | "\t" => tokens.push(Token::Blank(" ", piece.role)),
                _ => match tokens.last_mut() {
                    Some(Token::Word(word)) => word.push((cluster, piece.role)),
                    _ => tokens.push(Token::Word(vec![(cluster, piece.role)])),
                },
            }
        }
    }
    tokens
}

#[derive(Default)]
struct LineBuilder {
    lines: Vec<Vec<Piece>>,
    line: Vec<Piece>,
    used: usize,
    /// The line was ended by wrapping, so blanks at its start are left out.
    wrapped: bool,
}

impl LineBuilder {
    fn take(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.append(&piece.text, piece.role);
        }
        self.end_line();
    }

    fn append(&mut self, text: &str, role: Role) {
        match self.line.last_mut() {
            Some(last) if last.role == role => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.line.push(Piece::new(text, role)),
        }
    }

    fn end_line(&mut self) {
        while let Some(last) = self.line.last_mut() {
            let kept = last.text.trim_end_matches(' ').len();
            last.text.truncate(kept);
            if kept > 0 {
                break;
            }
            self.line.pop();
        }
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0;
        self.wrapped = false;
    }

    fn wrap_line(&mut self) {
        self.end_line();
        self.wrapped = true;
    }

    fn push(&mut self, cluster: &str, role: Role) {
        self.used += cells(cluster);
        self.append(cluster, role);
    }

    fn blank(&mut self, text: &str, role: Role, limit: usize) {
        if self.used == 0 && self.wrapped {
            return;
        }
        if self.used + 1 > limit {
            self.wrap_line();
        } else {
            self.push(text, role);
        }
    }

    fn word(&mut self, clusters: &[(&str, Role)], limit: usize) {
        let wide: usize = clusters.iter().map(|(cluster, _)| cells(cluster)).sum();
        if self.used > 0 && wide > limit - self.used.min(limit) && wide <= limit {
            self.wrap_line();
        }
        for (cluster, role) in clusters {
            if self.used > 0 && self.used + cells(cluster) > limit {
                self.wrap_line();
            }
            self.push(cluster, *role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_korean_at_blanks_and_long_words_by_syllable() {
        assert_eq!(
            wrap_plain("영상 보안을 점검합니다", 10),
            ["영상", "보안을", "점검합니다"]
        );
        assert_eq!(wrap_plain("가나다라마바", 5), ["가나", "다라", "마바"]);
        assert_eq!(wrap_plain("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap_plain("", 5), [""]);
    }

    #[test]
    fn elides_on_the_edge_of_a_wide_glyph() {
        assert_eq!(elide("영상정보", 8, "…"), "영상정보");
        assert_eq!(elide("영상정보", 7, "…"), "영상정…");
        assert_eq!(elide("영상정보", 6, "…"), "영상…");
        assert_eq!(elide("ab", 0, "…"), "");
    }

    #[test]
    fn what_stands_alone_joins_nothing() {
        let alone = (' '..=char::MAX).filter(|each| stands_alone(*each));
        let mut before = 'a';
        for each in alone {
            for pair in [
                [each, each],
                [before, each],
                [each, 'a'],
                ['가', each],
                [each, '한'],
            ] {
                let text = String::from_iter(pair);
                let graphemes: Vec<&str> = text.graphemes(true).collect();
                assert_eq!(graphemes.len(), 2, "{text:?}");
                let sum: usize = graphemes.iter().map(|each| each.width()).sum();
                assert_eq!(width(&text), sum, "{text:?}");
            }
            before = each;
        }
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_measures_and_wraps_as_the_slow_one_does(
            texts in proptest::collection::vec("[ a-z가-힣ᄀ-ᇿ\u{301}…·“”►█한漢é👩‍🚀\t\n]{0,14}", 0..4),
            limit in 2usize..40,
        ) {
            let roles = [Role::Plain, Role::Dim, Role::Plain, Role::Plain];
            let pieces: Vec<Piece> = texts.iter().zip(roles).map(|(text, role)| Piece::new(text, role)).collect();
            for text in &texts {
                let slow: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
                proptest::prop_assert_eq!(width(text), slow);
                proptest::prop_assert!(clusters(text).eq(text.graphemes(true)));
                proptest::prop_assert!(text.graphemes(true).all(|each| cells(each) == each.width()));
            }
            let mut slow = LineBuilder::default();
            for token in tokens(&pieces) {
                match token {
                    Token::Break => slow.end_line(),
                    Token::Blank(text, role) => slow.blank(text, role, limit),
                    Token::Word(clusters) => slow.word(&clusters, limit),
                }
            }
            slow.end_line();
            proptest::prop_assert_eq!(wrap(&pieces, limit), slow.lines);
        }

        #[test]
        fn no_line_is_wider_than_its_limit(text in "[ a-z가-힣…\n]{0,60}", limit in 2usize..30) {
            for line in wrap_plain(&text, limit) {
                proptest::prop_assert!(width(&line) <= limit, "{line:?}");
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            proptest::prop_assert_eq!(squeeze(&wrap_plain(&text, limit).join(" ")), squeeze(&text));
            proptest::prop_assert!(width(&elide(&text.replace('\n', ""), limit, "…")) <= limit);
        }
    }
}
