//! The rules of registering, without a server: what is refused, and what holds whatever is done.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod news;
mod refusals;
mod sharing;
mod world;
