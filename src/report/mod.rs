//! The submission report: facts and a model built from domain values, rendered as HTML, JSON, Markdown or CSV, and verified again;
//! and the blank form of a checklist. No question is scored here and no file but a user's templates is opened.

mod assets;
mod baseline;
mod buffer;
pub mod calendar;
mod condition;
mod detect;
pub mod diagram;
mod digest;
mod due_facts;
mod embed;
mod engine;
pub mod error;
pub mod facts;
mod file_kind;
mod finality;
pub mod form;
mod format;
mod input;
mod json_baseline;
mod list_source;
mod load;
pub mod model;
mod names;
mod origin_facts;
mod reason_facts;
mod schema;
mod score_facts;
mod since_facts;
mod templates;
mod verify;
mod yaml_source;

pub use baseline::{Load, baseline};
pub use detect::{HEAD_BYTES, is_report, may_be_report};
pub use diagram::Diagram;
pub use due_facts::DueFacts;
pub use error::{ReportError, TemplateError, UnmetRequirement};
pub use facts::{Assessed, Facts, facts_json};
pub use file_kind::FileKind;
pub use finality::unmet_requirements;
pub use format::{render, render_to};
pub use input::{Input, TOOL_VERSION};
pub use json_baseline::json_baseline;
pub use list_source::{EditionSource, ListSource};
pub use load::{LoadError, Loaded};
pub use names::names;
pub use origin_facts::{DifferenceFacts, OriginFacts};
pub use schema::schema;
pub use since_facts::SinceFacts;
pub use templates::Templates;
pub use verify::check::{
    AtHand, Check, CheckResult, CheckState, LineDifference, Outcome, VerifyPort, outcome,
};
pub use verify::verify;
pub use yaml_source::{YamlSource, YamlTexts};
