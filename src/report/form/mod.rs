//! Renders the blank form of a checklist, with the guide of every question, as HTML and Markdown.

mod markdown;
mod model;

use model::Form;

use super::engine;
use super::error::ReportError;
use crate::domain::checklist::Checklist;
use crate::domain::lang::Lang;

/// The form as one self-contained page for paper and screen.
pub fn html(checklist: &Checklist, lang: Lang) -> Result<String, ReportError> {
    engine::form(&Form::of(checklist, lang))
}

/// The form as Markdown for a wiki or a repository.
pub fn markdown(checklist: &Checklist, lang: Lang) -> String {
    markdown::render(&Form::of(checklist, lang), lang)
}
