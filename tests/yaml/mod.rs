//! Reading checklists: shipped and broken ones, merging, hostile input, round trips.

mod authoring;
mod catalog;
mod fixtures;
mod formats;
mod hostile;
mod measures;
mod merging;
mod origin;
mod resolved;
mod schema;
mod shipped;
mod starter;
mod tiers;
