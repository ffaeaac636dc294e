//! Styles of roles: sixteen named colours or none. No meaning depends on colour alone: every role that matters comes with a
//! mark and a word.

use ratatui::style::{Color, Modifier, Style};

use crate::session::marks::{Glyphs, Marks};
use crate::session::piece::Role;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    #[default]
    Colour,
    /// Bold, dim and reverse only.
    Mono,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub palette: Palette,
    pub glyphs: Glyphs,
}

impl Theme {
    pub fn marks(self) -> &'static Marks {
        self.glyphs.marks()
    }

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

    /// Reversed, so that focus is visible without colour.
    pub fn focus(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
