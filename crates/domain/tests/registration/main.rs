//! The rules of registering, without a server: what is refused, and what holds whatever is done.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod after;
mod held;
mod news;
mod numbers;
mod offers;
mod properties;
mod refusals;
mod series;
mod sharing;
mod world;
