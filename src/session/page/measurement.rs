//! What stands around the value of a number question: unit and target, and what the measurement shows.

use crate::domain::answer::Answer;
use crate::domain::measure::{Better, Measure};
use crate::domain::outcome::judge;
use crate::domain::question::Question;
use crate::words::{measurement, session as word};

use super::super::model::Model;
use super::super::piece::Role;
use super::super::row::Row;

/// Unit, direction and target, above the value.
pub(super) fn unit(model: &Model, question: &Question) -> Option<Row> {
    let measure = question.measure.as_ref()?;
    Some(Row::text(Role::Dim, measured(model, measure)))
}

/// Below the value.
pub(super) fn rows(model: &Model, question: &Question, answer: &Answer, rows: &mut Vec<Row>) {
    let Some(measure) = &question.measure else { return };
    if let Some(judged) = judge(question, answer) {
        rows.push(Row::text(
            Role::Dim,
            measurement::line(&judged, measure, model.lang),
        ));
    }
}

fn measured(model: &Model, measure: &Measure) -> String {
    let lang = model.lang;
    let better = match measure.better {
        Better::Lower => word::LOWER_IS_BETTER,
        Better::Higher => word::HIGHER_IS_BETTER,
    };
    let mut said = format!(
        "{} {}",
        word::UNIT.fill(lang, &[("unit", measure.unit.get(lang))]),
        better.get(lang)
    );
    if let Some(target) = &measure.target {
        let target = format!("{} {}", target.to_decimal(), measure.unit.get(lang));
        said.push_str(&word::TARGET.fill(lang, &[("target", target.trim())]));
    }
    said
}
