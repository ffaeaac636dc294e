//! Texts too long for a cell of a spreadsheet.

use std::borrow::Cow;

/// Most UTF-16 units that are kept of a text; a cell holds 32,767.
const MOST: usize = 32_000;

/// The end of a text that was cut.
const MARK: &str = " […]";

/// The text, or its beginning with a mark.
pub fn cut(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    let too_long = text.char_indices().find(|(_, each)| {
        units += each.len_utf16();
        units > MOST
    });
    too_long.map_or(Cow::Borrowed(text), |(at, _)| {
        Cow::Owned(format!("{}{MARK}", &text[..at]))
    })
}

/// Whether a cell holds only the beginning of a long text.
fn is_cut(cell: &str) -> bool {
    cell.len() > MOST && cell.ends_with(MARK)
}

/// Whether a cell is the beginning of a text as [`cut`] leaves it.
pub fn is_cut_from(cell: &str, text: &str) -> bool {
    is_cut(cell)
        && cell
            .strip_suffix(MARK)
            .is_some_and(|start| text.starts_with(start))
}
