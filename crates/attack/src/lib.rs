//! Attacks on what we promise: somebody holds all that the server keeps, every table in the order that it gives its rows
//! in, every log line and every figure with the moment at which it came, and says which answer is whose.
//!
//! [`World`] is a population that answers a survey through the real server. [`guesses`] is what the attacker makes of it.
//! [`area_under_curve`] says how often a resident's own answer looks more like theirs than another one: 0.5 is chance.

mod attacker;
mod curve;
mod world;

pub use attacker::{Guess, guesses};
pub use curve::{Spread, area_under_curve};
pub use world::{Arrival, Case, Leak, World};
