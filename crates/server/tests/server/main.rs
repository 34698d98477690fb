//! The server from the outside: requests through the whole route tree, on a database on disk.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod app_files;
mod areas;
mod cli;
mod content;
mod fixture;
mod health;
mod openapi;
mod phone;
mod problems;
mod public;
mod responses;
mod sync;
