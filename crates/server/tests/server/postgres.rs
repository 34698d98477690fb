//! The same suite on PostgreSQL, started here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod areas;
mod backup;
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
mod openrosa;
mod passing_on;
mod phone;
mod plans;
mod problems;
mod push;
mod registering;
mod responses;
mod sealed_answers;
mod servers;
mod shifts;
mod staff;
mod sync;
mod tokens;
mod visits;

use sammen_postgres_fixture::Cluster;
use sammen_server::Location;
use tempfile::TempDir;

/// Where a server's data is, fresh and empty; what is returned beside it holds it there.
fn new_location() -> (Location, TempDir) {
    let url = Cluster::shared().create_database().unwrap();
    (Location::Postgres(url), TempDir::new().unwrap())
}
