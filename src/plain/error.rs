//! Why plain mode can fail.

use std::io;

use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::words::plain as word;

/// Why plain mode failed.
#[derive(Debug, thiserror::Error)]
pub enum PlainError {
    #[error("{0}")]
    Open(Box<UserError>),
    #[error("{0}")]
    NotSaved(Box<UserError>),
    /// Lines were refused because the assessment is read-only: why, and how many.
    #[error("{0:?}")]
    ReadOnly(Localized, usize),
    /// Everything was saved.
    #[error("a line could not be read: {0}")]
    Input(io::Error),
    /// Everything was saved.
    #[error("a line could not be written: {0}")]
    Output(io::Error),
}

impl PlainError {
    pub fn user_error(&self) -> UserError {
        let (what, code, detail) = match self {
            Self::Open(error) | Self::NotSaved(error) => return (**error).clone(),
            Self::ReadOnly(why, count) => return refused(why, *count),
            Self::Input(error) => (word::CANNOT_READ, "E-IO-IN", error),
            Self::Output(error) => (word::CANNOT_WRITE, "E-IO-OUT", error),
        };
        UserError {
            code: code.into(),
            what: what.localized(&[("detail", &detail.to_string())]),
            safe: word::ALL_SAVED.localized(&[]),
            next: word::OPEN_AGAIN.localized(&[]),
        }
    }
}

fn refused(why: &Localized, count: usize) -> UserError {
    let what =
        |lang| word::NOTHING_CHANGED.fill(lang, &[("count", &count.to_string()), ("why", why.get(lang))]);
    UserError {
        code: "E-READ-ONLY".into(),
        what: Localized::each(what),
        safe: word::FILE_AS_IT_WAS.localized(&[]),
        next: word::OPEN_FOR_WRITING.localized(&[]),
    }
}
