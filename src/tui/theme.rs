//! Roles of text and the styles and marks that show them: colours from the sixteen names or none, Unicode marks or
//! ASCII. No meaning hangs on a colour alone: every role that matters comes with a mark and a word.

use ratatui::style::{Color, Modifier, Style};

use crate::session::marks::{Glyphs, Marks};
use crate::session::piece::Role;

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// The sixteen named colours.
    #[default]
    Colour,
    /// Bold, dim and reverse only.
    Mono,
}

/// How roles look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Colours or none.
    pub palette: Palette,
    /// Marks.
    pub glyphs: Glyphs,
}

impl Theme {
    /// The marks to draw.
    pub fn marks(self) -> &'static Marks {
        self.glyphs.marks()
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
