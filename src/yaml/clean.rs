//! Texts from files made harmless, as the domain does it for texts from everywhere.

pub use crate::domain::clean::{clean, clean_line};
