//! The place the user has reached on a screen.

use super::action::Action;
use super::screen::{Screen, View};

/// A screen with the place the user has reached on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The focused row, counted among those that can be focused.
    pub focus: usize,
    /// What the focused row does, by which it is found again when rows come and go.
    pub key: Option<Action>,
    /// First line shown, by a face that scrolls.
    pub scroll: usize,
    /// How a face that scrolls keeps the focused row in view.
    pub view: View,
}

impl Place {
    /// A screen as it opens.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            focus: 0,
            key: None,
            scroll: 0,
            view: View::Follow,
        }
    }
}
