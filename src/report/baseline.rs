//! Reads an earlier assessment from its report. Only the embedded data is used, not the printed page.

use super::embed::EmbeddedData;
use super::list_source::ListSource;
use super::load::{self, LoadError, Loaded};
use crate::domain::baseline::Baseline;
use crate::domain::evaluation::Evaluation;
use crate::domain::localized::Localized;
use crate::words::report as words;

/// Loads the embedded checklist and assessment.
pub type Load = fn(&ListSource<'_>, &str) -> Result<Loaded, LoadError>;

/// The assessment behind a report; `None` where the page embeds no report data.
pub fn baseline(page: &str, load: Load) -> Option<Result<Baseline, Localized>> {
    let (_, data) = EmbeddedData::find(page)?;
    Some(match data {
        Ok(data) => read(&data, load),
        Err(detail) => Err(words::VERIFY_BROKEN_DATA.localized(&[("detail", &detail)])),
    })
}

fn read(data: &EmbeddedData, load: Load) -> Result<Baseline, Localized> {
    let other_format = || words::VERIFY_OTHER_FORMAT.localized(&[("version", &data.tool)]);
    let day = data
        .day()
        .filter(|_| data.is_known_format())
        .ok_or_else(other_format)?;
    let loaded = load::load(data, load).map_err(|error| error.message())?;
    let review = Evaluation::of(
        &loaded.checklist,
        &loaded.assessment,
        &data.inspection(&loaded.assessment),
        day,
    );
    Ok(Baseline::of(
        loaded.assessment.checklist.clone(),
        &day.to_string(),
        &loaded.checklist,
        &loaded.assessment,
        &review.states,
    ))
}
