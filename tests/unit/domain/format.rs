//! Unit tests of `domain/format`.

use selfcheck::domain::format::*;

#[test]
fn the_ending_of_a_name_is_a_format() {
    for (format, word) in Format::WORDS {
        assert_eq!(Format::of_name(&format!("a.b/보고서.{word}")), Some(format));
    }
    assert_eq!(Format::of_name("R.MARKDOWN"), Some(Format::Markdown));
    assert_eq!(Format::of_name("r.HTM"), Some(Format::Html));
    for other in ["report", "report.txt", "json", "-", ""] {
        assert_eq!(Format::of_name(other), None, "{other}");
    }
}
