//! Completions of a path in the text being edited.

use crate::domain::localized::Localized;
use crate::words::session as word;

use super::super::model::Model;
use super::super::piece::Role;

/// Inserts the only completion, or the part that all share and lists them.
pub(super) fn completed(model: &mut Model, found: &[String]) {
    let Some(editing) = &mut model.editing else { return };
    let Some(first) = found.first() else {
        model.notify(Role::Dim, word::NO_SUCH_PATH);
        return;
    };
    let shared = found.iter().skip(1).fold(first.as_str(), |shared, each| {
        let same = shared
            .char_indices()
            .zip(each.chars())
            .take_while(|((_, here), there)| here == there);
        &shared[..same.last().map_or(0, |((at, last), _)| at + last.len_utf8())]
    });
    if shared.len() >= editing.text.len() {
        editing.replace(shared);
    }
    if found.len() == 1 {
        // Those names are no longer candidates.
        model.notice = model.notice.take().filter(|notice| notice.role != Role::Dim);
    } else {
        let names: Vec<&str> = found
            .iter()
            .map(|path| path.trim_end_matches('/').rsplit('/').next().unwrap_or(path))
            .collect();
        let text = Localized::new(names.join("  "), names.join("  "));
        model.show_notice(Role::Dim, text);
    }
}
