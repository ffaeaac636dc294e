//! The visible text of a page line by line, and where it differs from another page.

use std::collections::BTreeMap;

/// A line of visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The line of the file on which it begins, from 1.
    pub(super) number: usize,
    /// The id of the part it lies in; `head` before the first.
    pub(super) part: &'a str,
    pub(super) text: String,
}

/// Elements that end a line. Cells of a table row stay on one line.
const BLOCKS: [&str; 29] = [
    "title",
    "p",
    "div",
    "li",
    "dt",
    "dd",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "table",
    "caption",
    "summary",
    "details",
    "article",
    "figure",
    "figcaption",
    "footer",
    "header",
    "main",
    "ul",
    "ol",
    "dl",
    "br",
    "pre",
];

/// Elements whose content is not text.
const HIDDEN: [&str; 2] = ["style", "script"];

/// The opening tag of each part of a page, up to its id.
pub(super) const PART: &str = "<section class=\"part\" id=\"";

/// The visible lines of a page.
pub(super) fn visible(page: &str) -> Vec<Line<'_>> {
    let mut reader = Reader {
        lines: Vec::new(),
        part: "head",
        number: 1,
        start: 1,
        text: String::new(),
    };
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        rest = reader.tag(&rest[at..]);
    }
    reader.text(rest);
    reader.end_line();
    reader.lines
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    part: &'a str,
    number: usize,
    /// The number of the line on which the current text began.
    start: usize,
    text: String,
}

impl<'a> Reader<'a> {
    fn count(&mut self, passed: &str) {
        self.number += passed.bytes().filter(|byte| *byte == b'\n').count();
    }

    fn text(&mut self, text: &'a str) {
        let leading = text.len() - text.trim_start().len();
        if self.text.trim().is_empty() && leading < text.len() {
            self.start = self.number + text[..leading].bytes().filter(|byte| *byte == b'\n').count();
        }
        self.text.push_str(text);
        self.count(text);
    }

    /// Passes a tag, a comment or an element without text; returns what follows.
    fn tag(&mut self, rest: &'a str) -> &'a str {
        if rest.starts_with("<!--") {
            return self.pass(rest, "-->");
        }
        let name = rest[1..].trim_start_matches('/');
        let end = name
            .find(|each: char| !each.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = &name[..end];
        if let Some(id) = rest.strip_prefix(PART).and_then(|after| after.split('"').next()) {
            self.end_line();
            self.part = id;
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        } else {
            self.text.push(' ');
        }
        let is_hidden = HIDDEN.contains(&name) && !rest.starts_with("</");
        let after = self.pass(rest, ">");
        if is_hidden {
            let end = self.pass(after, &format!("</{name}"));
            return self.pass(end, ">");
        }
        after
    }

    /// What follows the next `end`, or nothing.
    fn pass(&mut self, rest: &'a str, end: &str) -> &'a str {
        let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
        let (passed, after) = rest.split_at(length);
        self.count(passed);
        after
    }

    fn end_line(&mut self) {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        if !words.is_empty() {
            self.lines.push(Line {
                number: self.start,
                part: self.part,
                text: decoded(&words.join(" ")),
            });
        }
        self.text.clear();
    }
}

/// The characters behind the entities that the page writer uses.
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        if text.contains(entity) {
            text = text.replace(entity, character);
        }
    }
    text
}

/// A line of each page that stands where the other has another one.
pub(super) type Pair<'l, 'p> = (Option<&'l Line<'p>>, Option<&'l Line<'p>>);

/// How far ahead the next common line is searched.
const WINDOW: usize = 64;

/// Most pairs that are found.
const MOST: usize = 400;

/// The lines that differ, in order.
pub(super) fn differing<'l, 'p>(given: &'l [Line<'p>], made: &'l [Line<'p>]) -> Vec<Pair<'l, 'p>> {
    let mut pairs = Vec::new();
    let (mut left, mut right) = (given, made);
    while pairs.len() < MOST && !(left.is_empty() && right.is_empty()) {
        let common = common_prefix(left, right);
        (left, right) = (&left[common..], &right[common..]);
        let (skip_left, skip_right) = next_common(left, right);
        pair(&left[..skip_left], &right[..skip_right], &mut pairs);
        (left, right) = (&left[skip_left..], &right[skip_right..]);
    }
    pairs
}

/// Pairs lines between two common ones: in order where there are equally many, else those that differ only in their numbers.
fn pair<'l, 'p>(left: &'l [Line<'p>], right: &'l [Line<'p>], pairs: &mut Vec<Pair<'l, 'p>>) {
    if left.len() == right.len() {
        pairs.extend(left.iter().map(Some).zip(right.iter().map(Some)));
        return;
    }
    let mut rest = right;
    for one in left {
        let wanted = skeleton(&one.text);
        let found = rest.iter().position(|other| skeleton(&other.text) == wanted);
        if let Some(at) = found {
            pairs.extend(rest[..at].iter().map(|skipped| (None, Some(skipped))));
            pairs.push((Some(one), rest.get(at)));
            rest = &rest[at + 1..];
        } else {
            pairs.push((Some(one), None));
        }
    }
    pairs.extend(rest.iter().map(|skipped| (None, Some(skipped))));
}

fn common_prefix(left: &[Line<'_>], right: &[Line<'_>]) -> usize {
    let both = left.iter().zip(right);
    both.take_while(|(left, right)| left.text == right.text && left.part == right.part)
        .count()
}

/// How many lines of each side come before the next line they share.
fn next_common(left: &[Line<'_>], right: &[Line<'_>]) -> (usize, usize) {
    for distance in 1..=2 * WINDOW {
        for skip_left in 0..=distance {
            let skip_right = distance - skip_left;
            let (Some(one), Some(other)) = (left.get(skip_left), right.get(skip_right)) else {
                continue;
            };
            if one.text == other.text && one.part == other.part {
                return (skip_left, skip_right);
            }
        }
    }
    (left.len().min(WINDOW), right.len().min(WINDOW))
}

/// The numbers in a text, such as `92.1` or `2026-11-24`.
pub(super) fn figures(text: &str) -> Vec<&str> {
    text.split(|each: char| !(each.is_ascii_digit() || matches!(each, '.' | ',' | '-' | ':')))
        .map(|word| word.trim_matches(['.', ',', '-', ':']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The numbers in a text without dates and digests.
pub(super) fn counts(text: &str) -> Vec<&str> {
    let is_digest = |word: &str| word.len() >= 8 && word.bytes().any(|byte| byte.is_ascii_alphabetic());
    let words = text.split_whitespace().filter(|word| !is_digest(word));
    let is_date = |figure: &&str| figure.split('-').count() == 3;
    words
        .flat_map(figures)
        .filter(|figure| !is_date(figure))
        .collect()
}

/// A text without its numbers.
pub(super) fn skeleton(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        if !(each.is_ascii_digit() || matches!(each, '.' | ',' | '-' | ':')) {
            out.push(each);
        }
    }
    out
}

/// Whether both pages print each number equally often.
pub(super) fn have_same_figures(given: &[Line<'_>], made: &[Line<'_>]) -> bool {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (lines, one) in [(given, 1), (made, -1)] {
        for figure in lines.iter().flat_map(|line| figures(&line.text)) {
            *counts.entry(figure).or_default() += one;
        }
    }
    counts.values().all(|count| *count == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html>\n<head><title>A 1 · B</title><style>p{}\n9</style></head>\n<section class=\"part\" id=\"cover\">\n<p>Score:\n  <b>92.1</b> &lt;of&gt; 100</p><table><tr><td>a</td><td>2</td></tr>\n</table>\n</section><script>7</script></html>";

    #[test]
    fn visible_text_is_read_line_by_line_with_its_place() {
        let lines: Vec<(usize, &str, String)> = visible(PAGE)
            .into_iter()
            .map(|line| (line.number, line.part, line.text))
            .collect();
        assert_eq!(
            lines,
            [
                (2, "head", "A 1 · B".to_owned()),
                (5, "cover", "Score: 92.1 <of> 100".to_owned()),
                (6, "cover", "a 2".to_owned()),
            ]
        );
    }

    #[test]
    fn differing_lines_are_paired_and_the_rest_is_found_again() {
        let other = PAGE.replace("92.1", "99.9").replace("<p>", "<p>new</p><p>");
        let (given, made) = (visible(&other), visible(PAGE));
        let pairs = differing(&given, &made);
        let texts = |line: Option<&Line<'_>>| line.map(|line| line.text.clone());
        let pairs: Vec<_> = pairs
            .into_iter()
            .map(|(left, right)| (texts(left), texts(right)))
            .collect();
        assert_eq!(
            pairs,
            [
                (Some("new".to_owned()), None),
                (
                    Some("Score: 99.9 <of> 100".to_owned()),
                    Some("Score: 92.1 <of> 100".to_owned())
                ),
            ]
        );
        assert!(differing(&made, &made).is_empty());
        assert!(!have_same_figures(&given, &made));
        assert!(have_same_figures(&made, &visible(PAGE)));
    }

    #[test]
    fn figures_are_found_with_their_signs() {
        assert_eq!(
            figures("92.1에서 95까지, 2026-11-24."),
            ["92.1", "95", "2026-11-24"]
        );
        assert_eq!(counts("92.1 (2026-11-24) 0ba732fe2895"), ["92.1"]);
        assert_eq!(skeleton("점수 92.1점"), skeleton("점수 9점"));
    }

    #[test]
    fn no_page_is_too_odd() {
        for page in [
            "",
            "<",
            "<!--",
            "<style>",
            "</",
            "<section class=\"part\" id=\"",
            "a<b",
            "<é>",
        ] {
            let _ = visible(page);
        }
    }
}
