//! What a reader of one format does.

use super::error::ImportError;
use crate::domain::answer_table::AnswerTable;

/// A format of tables.
pub(super) trait TableFormat {
    /// Whether a file is of this format, by its content.
    fn fits(&self, bytes: &[u8]) -> bool;

    /// Reads a table; `sheet` names one of several.
    fn read(&self, bytes: &[u8], sheet: Option<&str>) -> Result<AnswerTable, ImportError>;
}
