//! The context of one run: environment, options, settings and language.

use super::cli::global::Global;
use super::environment::Environment;
use super::preferences::Preferences;
use crate::domain::lang::Lang;

#[derive(Clone)]
pub struct Context {
    pub environment: Environment,
    pub global: Global,
    pub preferences: Preferences,
    /// The language of the interface.
    pub lang: Lang,
}
