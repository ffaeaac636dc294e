//! Collects written bytes as text.

use super::error::ReportError;

/// The text that `write` writes.
pub(super) fn text_of<T, E: From<ReportError>>(
    write: impl FnOnce(&mut Vec<u8>) -> Result<T, E>,
) -> Result<String, E> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| ReportError::Internal(error.to_string()).into())
}
