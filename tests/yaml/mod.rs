//! Reading checklists: shipped and broken ones, merging, hostile input, round trips.

mod resolved;
mod shipped;
