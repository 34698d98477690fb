//! Push and pull, with the real replica and driver on the other end.

pub mod concurrency;
mod copies;
mod hundred;
mod lines;
mod lost;
mod properties;
mod pulls;
mod roles;
mod seats;
