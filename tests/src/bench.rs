//! How fast a server is, beside what the machine could do at most.

mod api;
mod closed_loop;
mod door;
mod floor;
mod requests;
mod table;
mod usage;

pub use api::{Pace, bench_api};
pub use door::bench_door;
