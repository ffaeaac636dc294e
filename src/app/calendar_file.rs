//! Writes calendar files.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::services::Services;
use super::{output, overwrite_guard};
use crate::report::calendar::{self, CalendarEvent};
use crate::words::due as words;

/// Writes the events to a file, replacing an earlier calendar, or to standard output for `-`.
pub fn write(services: &Services<'_>, events: Vec<CalendarEvent>, to: &Path) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let count = events.len().to_string();
    let text = calendar::calendar(events, &services.context.environment.now());
    if to.as_os_str() == "-" {
        return output::print(&text);
    }
    overwrite_guard::check_other(services, to, calendar::is_calendar)
        .map_err(|error| CommandError::from_user_error(Kind::Environment, &error.user_error(), lang))?;
    services.write(to, text.as_bytes())?;
    let places = [("count", count.as_str()), ("path", &output::name(to))];
    output::print(&(words::WRITTEN.fill(lang, &places) + "\n"))
}
