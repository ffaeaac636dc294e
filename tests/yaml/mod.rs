//! Reading checklists: shipped and broken ones, merging, hostile input, round trips.

mod handout;
mod resolved;
mod schema;
mod shipped;
mod starter;
