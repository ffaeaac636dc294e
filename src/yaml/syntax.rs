//! Translates syntax errors of the parser into issues.

use granit_parser::{ErrorKind, ScanError};

use super::codes;
use super::source::Source;
use super::syntax_cause::cause;
use crate::domain::clean::clean_line;
use crate::domain::issue::Issue;
use crate::words::{Message, issue as words};

pub(crate) fn issue(source: &Source, error: &ScanError) -> Issue {
    let at = error.marker().byte_offset().unwrap_or(0);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return codes::TOO_DEEP.at(source, (at, at + 1), &[], None);
    }
    if let Some((range, detail)) = cause(source, at) {
        let details = [("detail.ko", detail.ko.as_str()), ("detail.en", &detail.en)];
        return codes::SYNTAX.at(source, range, &details, None);
    }
    let detail = clean_line(&error.info());
    let (ko, en) =
        syntax_word(error.kind()).map_or((detail.as_str(), detail.as_str()), |word| (word.ko, word.en));
    codes::SYNTAX.at(
        source,
        (at, at + 1),
        &[("detail.ko", ko), ("detail.en", en)],
        None,
    )
}

/// A message for common mistakes; the others keep the parser's English.
fn syntax_word(kind: &ErrorKind) -> Option<Message> {
    Some(match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => words::SYNTAX_TAB,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => words::SYNTAX_QUOTE,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            words::SYNTAX_AFTER_QUOTE
        }
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidColonPlacement => words::SYNTAX_COLON,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockScalarIndent => words::SYNTAX_INDENT,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => words::SYNTAX_BRACKET,
        _ => return None,
    })
}
