//! Marks that pages draw: Unicode or ASCII.

/// Which marks are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, bars and ellipses.
    #[default]
    Unicode,
    /// ASCII only.
    Ascii,
}

/// The marks of a glyph set.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// Before the focused row.
    pub focus: &'static str,
    /// Where text was cut.
    pub ellipsis: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Between the steps of a path.
    pub step: &'static str,
    /// The filled part of a bar.
    pub full: &'static str,
    /// The empty part of a bar.
    pub empty: &'static str,
    /// A vertical line between panes.
    pub side: &'static str,
    /// A horizontal line.
    pub rule: &'static str,
    /// An item of a list.
    pub bullet: &'static str,
    /// Corners of a popup: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
}

const UNICODE: Marks = Marks {
    focus: "▸",
    ellipsis: "…",
    dot: "·",
    step: "›",
    full: "█",
    empty: "░",
    side: "│",
    rule: "─",
    bullet: "•",
    corners: ["┌", "┐", "└", "┘"],
};

const ASCII: Marks = Marks {
    focus: ">",
    ellipsis: "~",
    dot: "-",
    step: ">",
    full: "#",
    empty: ".",
    side: "|",
    rule: "-",
    bullet: "*",
    corners: ["+", "+", "+", "+"],
};

impl Glyphs {
    /// The marks to draw.
    pub fn marks(self) -> &'static Marks {
        match self {
            Self::Unicode => &UNICODE,
            Self::Ascii => &ASCII,
        }
    }
}
