//! The server from the outside: requests through the whole route tree, on a database on disk.
//!
//! What does not ask for SQLite runs on PostgreSQL too, from `postgres.rs` beside this file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod app_files;
mod areas;
mod backup;
mod cli;
mod confidential;
mod contact;
mod content;
mod devices;
mod door;
mod feeds;
mod fixture;
mod health;
mod lending;
mod numbered;
mod openapi;
mod openrosa;
mod passing_on;
mod phone;
mod problems;
mod public;
mod push;
mod registering;
mod responses;
mod sealed_answers;
mod shifts;
mod staff;
mod sync;
mod tokens;
mod visits;

use sammen_server::Location;
use tempfile::TempDir;

/// Where a server's data is, fresh and empty; what is returned beside it holds it there.
fn new_location() -> (Location, TempDir) {
    let folder = TempDir::new().unwrap();
    (Location::Folder(folder.path().to_owned()), folder)
}
