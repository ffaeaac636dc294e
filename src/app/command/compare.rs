//! `selfcheck compare`: what changed since an earlier assessment of the same checklist.

use std::path::Path;

use crate::app::command_error::CommandError;
use crate::app::services::Services;
use crate::app::{baseline, output};
use crate::domain::comparison::Comparison;
use crate::report::SinceFacts;
use crate::words::comparison;

/// Prints what changed between an earlier run and the one at hand.
pub fn run(services: &Services<'_>, earlier: &Path, file: &Path, json: bool) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let work = services.look_whole(file)?;
    for notice in &work.notices {
        output::tell(&format!("{}\n", notice.get(lang)));
    }
    let baseline = baseline::read(services, earlier, &work.checklist)?;
    if json {
        let facts = SinceFacts::of(&baseline, &work.checklist, &work.review.states);
        // Only maps with text keys occur, so that this cannot fail.
        let text = serde_json::to_string_pretty(&facts).unwrap_or_default();
        return output::print(&(text + "\n"));
    }
    // `earlier::read` has refused another checklist.
    let found = Comparison::of(&baseline, &work.checklist, &work.review.states);
    let lines = found.map_or_else(Vec::new, |found| {
        comparison::lines(&baseline, &found, &work.checklist, lang)
    });
    output::print(&(lines.join("\n") + "\n"))
}
