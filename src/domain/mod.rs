//! The subject matter: checklists, answers, scores and verdicts, as plain values and pure functions.
//! No input or output, clock, terminal, serialisation or template may enter; time comes in as a value.

pub mod answer;
pub mod applicability;
pub mod assessment;
pub mod change;
pub mod checklist;
pub mod clean;
pub mod condition;
pub mod credit;
pub mod effort;
pub mod evidence;
pub mod filter;
pub mod finding;
pub mod gate;
pub mod id;
pub mod issue;
pub mod lang;
pub mod merge;
pub mod port;
pub mod progress;
pub mod question;
pub mod ratio;
pub mod reconcile;
pub mod reference;
pub mod review;
pub mod scale;
pub mod score;
pub mod search;
pub mod sensitivity;
pub mod state;
pub mod subject;
pub mod suggest;
pub mod text;
pub mod tree;
pub mod value;
pub mod verdict;
