//! Many phones, one server, a hostile world, one seed.
//!
//! The replica, the rules and the server are the real ones; what they stand on is simulated: time, the
//! network, the phones' storage and the moments at which anything stops. A [`Case`] is a list of steps made
//! from a seed; running it is deterministic, so that a failure can be run again, made smaller and kept.
//!
//! What is checked after each step and at rest is in [`Violation`], by the invariants' numbers in
//! `docs/architecture.md`.

mod case;
mod content;
mod device;
mod generate;
mod ledger;
mod mutants;
mod poll;
mod random;
mod rest;
mod server;
mod shrink;
mod survey;
mod trace;
mod violation;
mod watch;
mod world;

pub use case::{Case, Edit, Fate, HowFar, Rules, Shape, StaffWhat, Step, What};
pub use generate::generate;
pub use mutants::{Caught, catch};
pub use shrink::shrink;
pub use trace::Trace;
pub use violation::Violation;
pub(crate) use world::DEVICES_MAX;
pub use world::{Statistics, World};
