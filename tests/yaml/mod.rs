//! Reading checklists: shipped and broken ones, merging, hostile input, round trips.

mod fixtures;
mod handout;
mod resolved;
mod schema;
mod shipped;
mod starter;
