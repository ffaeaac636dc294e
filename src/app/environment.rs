//! Reads environment variables, terminals and the working folder once at startup. No other file reads the environment.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::cli::global::{Color, Global};
use super::command_error::{CommandError, Kind};
use super::zone;
use crate::domain::clean::clean_line;
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
        // A command starts only after `check_time`, so neither of the two is missing.
        match self.fixed() {
            Ok(Some(moment)) => moment.to_zoned_datetime(TimeZone::UTC),
            _ => clock().unwrap_or_default().to_zoned_datetime(zone::current()),
        }
    }

    /// The moment that `SOURCE_DATE_EPOCH` sets, in seconds since 1970; the error is what it says instead.
    fn fixed(&self) -> Result<Option<Timestamp>, String> {
        let Some(text) = self.var("SOURCE_DATE_EPOCH") else {
            return Ok(None);
        };
        let is_digits = text.chars().all(|each| each.is_ascii_digit());
        let seconds = text.parse().ok().filter(|_| is_digits);
        let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        moment.filter(is_writable).map(Some).ok_or(text)
    }

    /// Refuses to run where the time cannot be known: with a malformed `SOURCE_DATE_EPOCH`, or a clock beyond the years that dates
    /// are written in.
    pub fn check_time(&self, lang: Lang) -> Result<(), CommandError> {
        match self.fixed() {
            Err(given) => Err(CommandError::new(
                Kind::Usage,
                words::BAD_EPOCH.fill(lang, &[("given", &clean_line(&given))]),
                words::BAD_EPOCH_NEXT.get(lang),
            )),
            Ok(None) if clock().is_none() => Err(CommandError::new(
                Kind::Environment,
                words::BAD_CLOCK.get(lang),
                words::BAD_CLOCK_NEXT.get(lang),
            )),
            Ok(_) => Ok(()),
        }
    }
}

/// The time of the system; `None` where it cannot be written.
fn clock() -> Option<Timestamp> {
    Timestamp::try_from(SystemTime::now()).ok().filter(is_writable)
}

/// Whether a moment and the days that are counted from it have a year of four digits.
fn is_writable(moment: &Timestamp) -> bool {
    (0..9999).contains(&TimeZone::UTC.to_datetime(*moment).year())
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
    fn a_malformed_moment_is_refused() {
        for (given, is_good) in [
            ("1795478400", true),
            ("0", true),
            ("2026-11-29", false),
            ("1795478400.5", false),
            ("+1", false),
            ("-1", false),
            (" 1", false),
            ("now", false),
            ("253402207201", false),
            ("99999999999999999999", false),
        ] {
            let checked = environment(&[("SOURCE_DATE_EPOCH", given)]).check_time(Lang::En);
            assert_eq!(checked.is_ok(), is_good, "{given}");
        }
        assert!(
            environment(&[("SOURCE_DATE_EPOCH", "")])
                .check_time(Lang::Ko)
                .is_ok()
        );
    }

    #[test]
    fn a_year_of_five_digits_cannot_be_written() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert!(is_writable(&at("9998-12-31T23:59:59Z")));
        assert!(!is_writable(&at("9999-01-01T00:00:00Z")));
        assert!(is_writable(&at("1969-12-31T23:59:59Z")));
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
