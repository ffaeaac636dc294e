//! Fields of a file that this version does not know and must preserve, as a tree of data.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    Null,
    /// A scalar without quotes (number, boolean or word), as written.
    Plain(String),
    Text(String),
    List(Vec<Tree>),
    /// In the order of the file.
    Map(Vec<(String, Tree)>),
}

/// In the order of the file.
pub type UnknownFields = Vec<(String, Tree)>;
