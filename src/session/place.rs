//! A screen on the stack, with its focus and scroll position.

use super::action::Action;
use super::screen::{Screen, View};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub screen: Screen,
    /// The focused row, counted among those that can be focused.
    pub focus: usize,
    /// The action of the focused row, which identifies it when rows come and go.
    pub key: Option<Action>,
    /// First line shown.
    pub scroll: usize,
    pub view: View,
}

impl Place {
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
