//! The interactive program: model, messages, effects, pages and commands. Pure: an interface draws or reads out the pages,
//! turns input into messages, and carries out effects through the port. Data flows one way: [`update::update`] applies a
//! [`msg::Msg`] to the [`model::Model`] and returns [`effect::Effect`]s; [`perform::perform`] carries one out and returns
//! the [`msg::Outcome`] to apply next.

pub mod action;
pub mod command;
pub mod command_names;
pub mod context;
pub mod effect;
pub mod field;
pub mod field_name;
pub mod marks;
pub mod model;
pub mod msg;
pub mod page;
pub mod part;
pub mod perform;
pub mod piece;
pub mod place;
pub mod port;
pub mod row;
pub mod screen;
pub mod session_state;
pub mod spoken;
pub mod typed_answer;
mod unsent;
pub mod update;
pub mod word_diff;
