//! An earlier run read from its report: what the report embeds is all that is trusted, its printed page is not looked at.

use super::embed::Embedded;
use super::load::{self, Loaded};
use crate::domain::baseline::Baseline;
use crate::domain::evaluation::Evaluation;
use crate::domain::localized::Localized;
use crate::words::report as words;

/// Reads the texts that a report embeds: the checklist, then the assessment. The error says what is wrong with them.
pub type Load = fn(&str, &str) -> Result<Loaded, Localized>;

/// The run that a report tells of; `None` where the page carries no data of a report. The error says what cannot be read.
pub fn baseline(page: &str, load: Load) -> Option<Result<Baseline, Localized>> {
    let (_, data) = Embedded::find(page)?;
    Some(match data {
        Ok(data) => read(&data, load),
        Err(detail) => Err(words::VERIFY_BROKEN_DATA.localized(&[("detail", &detail)])),
    })
}

fn read(data: &Embedded, load: Load) -> Result<Baseline, Localized> {
    let other_format = || words::VERIFY_OTHER_FORMAT.localized(&[("version", &data.tool)]);
    let day = data
        .day()
        .filter(|_| data.is_known_format())
        .ok_or_else(other_format)?;
    let loaded = load::load(data, load)?;
    let review = Evaluation::of(&loaded.checklist, &loaded.assessment, &data.inspection(), day);
    Ok(Baseline::of(
        loaded.assessment.checklist.clone(),
        &day.to_string(),
        &loaded.checklist,
        &loaded.assessment,
        &review.states,
    ))
}
