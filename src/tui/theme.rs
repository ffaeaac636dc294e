//! Roles of text and the styles and marks that show them: colours from the sixteen names or none, Unicode marks or
//! ASCII. No meaning hangs on a colour alone: every role that matters comes with a mark and a word.

use ratatui::style::{Color, Modifier, Style};

/// What a run of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    #[default]
    Plain,
    /// Said in passing.
    Dim,
    /// Titles and what matters.
    Strong,
    /// As it should be.
    Good,
    /// To be looked at.
    Warn,
    /// In the way.
    Bad,
    /// A key, a link, something to act on.
    Key,
    /// Literal text.
    Code,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// The sixteen named colours.
    #[default]
    Colour,
    /// Bold, dim and reverse only.
    Mono,
}

/// Which marks are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, bars and ellipses.
    #[default]
    Unicode,
    /// ASCII only.
    Ascii,
}

/// How roles look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Colours or none.
    pub palette: Palette,
    /// Marks.
    pub glyphs: Glyphs,
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

impl Theme {
    /// The marks to draw.
    pub fn marks(self) -> &'static Marks {
        match self.glyphs {
            Glyphs::Unicode => &UNICODE,
            Glyphs::Ascii => &ASCII,
        }
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let colour = |colour| match self.palette {
            Palette::Colour => plain.fg(colour),
            Palette::Mono => plain,
        };
        match role {
            Role::Plain => plain,
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Good => colour(Color::Green),
            Role::Warn => colour(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Bad => colour(Color::Red).add_modifier(Modifier::BOLD),
            Role::Key => colour(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Code => colour(Color::Magenta),
        }
    }

    /// The style of the focused row, on top of the role's: reversed, so that it shows without colour.
    pub fn focus(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
