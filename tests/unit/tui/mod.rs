//! Unit tests of `tui`.

mod input;
mod keymap;
mod note_editor;
mod window;
