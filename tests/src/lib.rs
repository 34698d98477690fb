//! What the end-to-end tests are written with: the real server as a program that can be stopped and
//! killed, and phones, each a real browser with its own storage that can be killed too.
//!
//! `cargo xtask test` builds what is tested and says where it is. Nothing here knows the app's code: the
//! app is met as a person meets it, by its pages, and the server by its program and its database.
//!
//! `load` acts on a server as many phones do, and keeps a book of what was acknowledged; `kill` ends
//! servers, databases and browsers in the middle of that and holds the book against what is left;
//! `bench` measures how fast a server is.

mod accessibility;
pub mod bench;
mod build;
mod database;
mod door;
mod environment;
mod fixture;
mod guests;
pub mod kill;
pub mod load;
mod phone;
mod process;
mod push_service;
mod resident;
mod server;
mod staff;
mod tongues;
mod wire;

pub use accessibility::Barriers;
pub use build::Build;
pub use database::{Database, Registration};
pub use door::PIN;
pub use environment::screenshots;
pub use fixture::fixture_files;
pub use guests::{Guest, STREET_PARTY};
pub use phone::{Appearance, Code, Key, Phone, TIMEOUT};
pub use push_service::PushService;
pub use resident::{DEMO_AREA, TEST_AREA, hook, listed, registered};
pub use server::{Content, Server, Storage, import};
pub use wire::{Heard, Wire};
