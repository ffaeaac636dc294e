//! Assessments in and out of files.

mod record;
mod support;
