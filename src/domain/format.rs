//! The formats of a report, with the word and file suffix of each.

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One self-contained page.
    #[default]
    Html,
    /// The same facts for programs.
    Json,
    /// The same facts for a pull request.
    Markdown,
    /// One row for each question.
    Csv,
}

impl Format {
    /// Every format with its word on the command line, which is also the file's suffix.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Html, "html"),
        (Self::Json, "json"),
        (Self::Markdown, "md"),
        (Self::Csv, "csv"),
    ];

    /// The word on the command line and the file's suffix.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(format, _)| *format == self)
            .map_or("html", |(_, word)| word)
    }
}
