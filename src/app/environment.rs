//! Reads environment variables, terminals and the working folder once at startup. No other file reads the environment.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::cli::global::{Color, Global};
use super::zone;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::storage::error::{Operation, StorageError};
use crate::words::app as words;

/// A snapshot of the environment.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    vars: BTreeMap<String, OsString>,
    pub input_is_terminal: bool,
    pub output_is_terminal: bool,
    pub errors_are_terminal: bool,
    /// The working folder.
    pub folder: PathBuf,
}

/// The variables that are read.
const VARIABLES: &[&str] = &[
    "SELFCHECK_LANG",
    "SELFCHECK_DATA_DIR",
    "SELFCHECK_CONFIG_DIR",
    "SELFCHECK_STATE_DIR",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "VISUAL",
    "EDITOR",
    "SOURCE_DATE_EPOCH",
    "USER",
    "USERNAME",
];

impl Environment {
    pub fn read() -> Self {
        let vars = VARIABLES
            .iter()
            .filter_map(|name| std::env::var_os(name).map(|value| ((*name).to_owned(), value)));
        Self {
            vars: vars.collect(),
            input_is_terminal: std::io::stdin().is_terminal(),
            output_is_terminal: std::io::stdout().is_terminal(),
            errors_are_terminal: std::io::stderr().is_terminal(),
            // Without it, paths stay relative and the system resolves them.
            folder: std::env::current_dir().unwrap_or_default(),
        }
    }

    /// A variable; `None` if it is unset or empty.
    pub fn var(&self, name: &str) -> Option<String> {
        let value = self.vars.get(name)?.to_string_lossy().into_owned();
        (!value.is_empty()).then_some(value)
    }

    pub fn folder_var(&self, name: &str) -> Option<PathBuf> {
        self.vars
            .get(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    }

    /// The language from `SELFCHECK_LANG`, which `--lang` overrides.
    pub fn own_lang(&self) -> Option<Lang> {
        self.var("SELFCHECK_LANG").and_then(|tag| Lang::from_tag(&tag))
    }

    /// The language of the locale; English by default.
    pub fn locale_lang(&self) -> Lang {
        let first = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| self.var(name));
        first.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
    }

    pub fn colours(&self, global: &Global, is_terminal: bool) -> bool {
        match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && self.var("NO_COLOR").is_none() && !self.is_dumb(),
        }
    }

    /// Whether the terminal cannot position the cursor.
    pub fn is_dumb(&self) -> bool {
        self.var("TERM").is_none_or(|term| term == "dumb")
    }

    /// A notice if the time zone could not be read, so that times were given in UTC.
    pub fn zone_notice() -> Option<Localized> {
        let zone::Unreadable { path, error } = zone::take_unreadable()?;
        Some(StorageError::io(Operation::Reading, &path, error).inside(words::NO_ZONE))
    }

    /// The current time as RFC 3339 with offset, in seconds. `SOURCE_DATE_EPOCH` replaces the clock.
    pub fn now(&self) -> String {
        let zoned = self.moment();
        zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    pub fn today(&self) -> Date {
        self.moment().date()
    }

    fn moment(&self) -> jiff::ZonedDateTime {
        let fixed = self
            .var("SOURCE_DATE_EPOCH")
            .and_then(|text| text.parse::<i64>().ok());
        match fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
            Some(moment) => moment.to_zoned_datetime(TimeZone::UTC),
            None => Timestamp::now().to_zoned_datetime(zone::current()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(vars: &[(&str, &str)]) -> Environment {
        let vars = vars
            .iter()
            .map(|(name, value)| ((*name).to_owned(), OsString::from(value)))
            .collect();
        Environment {
            vars,
            ..Environment::default()
        }
    }

    #[test]
    fn the_language_follows_its_order() {
        assert_eq!(environment(&[]).locale_lang(), Lang::En);
        assert_eq!(environment(&[("LANG", "ko_KR.UTF-8")]).locale_lang(), Lang::Ko);
        assert_eq!(
            environment(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")]).locale_lang(),
            Lang::En
        );
        assert_eq!(
            environment(&[("SELFCHECK_LANG", "ko")]).own_lang(),
            Some(Lang::Ko)
        );
        assert_eq!(environment(&[("SELFCHECK_LANG", "fr")]).own_lang(), None);
    }

    #[test]
    fn a_fixed_moment_is_in_utc() {
        let environment = environment(&[("SOURCE_DATE_EPOCH", "1795478400")]);
        assert_eq!(environment.now(), "2026-11-24T00:00:00+00:00");
        assert_eq!(environment.today(), jiff::civil::date(2026, 11, 24));
    }

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let drawing = environment(&[("TERM", "xterm")]);
        assert!(drawing.colours(&Global::default(), true));
        assert!(!drawing.colours(&Global::default(), false));
        assert!(!environment(&[("TERM", "xterm"), ("NO_COLOR", "1")]).colours(&Global::default(), true));
        assert!(environment(&[]).colours(
            &Global {
                color: Color::Always,
                ..Global::default()
            },
            false
        ));
    }
}
