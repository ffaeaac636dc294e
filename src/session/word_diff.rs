//! Marks the words that two texts do not share. Marks are characters, not only colour; where pages are read out, the texts stay as they are.

use similar::{Algorithm, ChangeTag, TextDiff};

use super::model::Medium;
use super::piece::{Piece, Role};

/// The old text with what was taken out, and the new one with what was put in.
pub fn marked(before: &str, now: &str, medium: Medium) -> [Vec<Piece>; 2] {
    if medium == Medium::Spoken {
        return [before, now].map(|text| vec![Piece::plain(text)]);
    }
    let mut config = TextDiff::configure();
    config.algorithm(Algorithm::Myers);
    let diff = config.diff_words(before, now);
    [ChangeTag::Delete, ChangeTag::Insert].map(|side| {
        let mut runs: Vec<(bool, String)> = Vec::new();
        for change in diff.iter_all_changes() {
            let is_changed = change.tag() == side;
            if !is_changed && change.tag() != ChangeTag::Equal {
                continue;
            }
            match runs.last_mut() {
                Some((last, text)) if *last == is_changed => text.push_str(change.value()),
                _ => runs.push((is_changed, change.value().to_owned())),
            }
        }
        let (open, close, role) = match side {
            ChangeTag::Delete => ("[-", "-]", Role::Bad),
            _ => ("[+", "+]", Role::Good),
        };
        let pieces = runs.into_iter().flat_map(|(is_changed, text)| {
            if !is_changed || text.trim().is_empty() {
                return vec![Piece::plain(text)];
            }
            let blank = text[text.trim_end().len()..].to_owned();
            let words = Piece::new(format!("{open}{}{close}", text.trim_end()), role);
            vec![words, Piece::plain(blank)]
        });
        pieces.filter(|piece| !piece.text.is_empty()).collect()
    })
}
