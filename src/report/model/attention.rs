//! Observations: counts and facts for a second look, each with its questions.

use serde::Serialize;

use super::context::{ModelContext, clean_text};
use crate::domain::plausibility::{Observation, with_origin};
use crate::words::plausibility;

/// Something that an assessor may want to ask about.
#[derive(Clone, Debug, Serialize)]
pub struct Attention {
    /// Stable code.
    pub code: &'static str,
    /// The sentence, without ids.
    pub text: String,
    /// Whether the sentence quotes a text of the submitter.
    pub quotes: bool,
    /// The questions concerned.
    pub questions: Vec<String>,
}

pub(super) fn attention(ctx: ModelContext<'_>, has_own_templates: bool) -> Vec<Attention> {
    let of = |observation: &Observation| Attention {
        code: observation.code.word(),
        text: clean_text(&plausibility::sentence(observation, ctx.lang)),
        quotes: !observation.files.is_empty(),
        questions: observation.questions.iter().map(ToString::to_string).collect(),
    };
    let all = with_origin(
        &ctx.input.review.plausibility,
        ctx.input.origin,
        has_own_templates,
    );
    all.iter().map(of).collect()
}
