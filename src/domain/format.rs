//! The formats of a report.

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
    /// The same as a workbook, with a summary.
    Xlsx,
}

impl Format {
    /// Each word is used on the command line and as the file extension.
    pub const WORDS: [(Self, &'static str); 5] = [
        (Self::Html, "html"),
        (Self::Json, "json"),
        (Self::Markdown, "md"),
        (Self::Csv, "csv"),
        (Self::Xlsx, "xlsx"),
    ];

    /// The format that the ending of a file's name asks for.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            other => {
                let found = Self::WORDS.into_iter().find(|(_, word)| *word == other);
                found.map(|(format, _)| format)
            }
        }
    }

    /// Whether the format is text, which a terminal can show.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx)
    }

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(format, _)| *format == self)
            .map_or("html", |(_, word)| word)
    }
}
