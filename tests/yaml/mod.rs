//! Reading checklists: shipped and broken ones, merging, hostile input, round trips.

mod catalog;
mod fixtures;
mod formats;
mod handout;
mod hostile;
mod merging;
mod resolved;
mod schema;
mod shipped;
mod starter;
