//! A plain tree of data, for fields of a file that this version does not know and must keep.

/// A value of any shape, as found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Nothing.
    Null,
    /// A plain scalar written without quotes: number, truth value or word, kept as written.
    Plain(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys with their values, in the order of the file.
    Map(Vec<(String, Tree)>),
}

/// Fields that this version does not know, in the order of the file.
pub type UnknownFields = Vec<(String, Tree)>;
