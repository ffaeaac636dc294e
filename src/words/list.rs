//! Lists in a sentence: the first items, then how many more there are.

use crate::domain::lang::Lang;
use crate::words;

words! {
    AND_MORE = " 외 {count}개", " and {count} more";
}

/// The first `most` items, separated by commas, and how many more there are.
pub fn cut<T: AsRef<str>>(items: &[T], most: usize, lang: Lang) -> String {
    let shown: Vec<&str> = items.iter().take(most).map(AsRef::as_ref).collect();
    let mut text = shown.join(", ");
    let rest = items.len() - shown.len();
    if rest > 0 {
        text.push_str(&and_more(rest, lang));
    }
    text
}

/// How many more there are, after a list.
pub fn and_more(count: usize, lang: Lang) -> String {
    AND_MORE.fill(lang, &[("count", &count.to_string())])
}
