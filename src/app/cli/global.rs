//! Options shared by the commands: language, colour, and how the interface is drawn.

use clap::ArgMatches;

use crate::domain::lang::Lang;

/// When to colour output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    pub const WORDS: [(Self, &'static str); 3] = [
        (Self::Auto, "auto"),
        (Self::Always, "always"),
        (Self::Never, "never"),
    ];
}

/// The shared options of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Global {
    /// Interface language, if given on the command line.
    pub lang: Option<Lang>,
    pub color: Color,
    /// Draw with ASCII characters only.
    pub ascii: bool,
    pub mouse: bool,
    /// Ask line by line instead of drawing a screen.
    pub plain: bool,
}

impl Global {
    /// Merges in the options of one subcommand level; inner levels override outer ones.
    pub fn read(&mut self, matches: &ArgMatches) {
        if let Some(lang) = value(matches, "lang") {
            self.lang = Some(lang);
        }
        if let Some(color) = value(matches, "color") {
            self.color = color;
        }
        let is_on = |name| value(matches, name).unwrap_or(false);
        self.ascii |= is_on("ascii");
        self.mouse |= is_on("mouse");
        self.plain |= is_on("plain");
    }
}

/// The value of an option; none if the command has no such option or it was not given.
fn value<T: Copy + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one::<T>(name).ok().flatten().copied()
}
