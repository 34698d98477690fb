//! People with roles, from the outside: who gets in, who does not, and what the log says of it.

mod access;
mod authenticator;
mod browser;
mod decisions;
mod inviting;
mod log;
mod paper;
mod people;
mod pins;
mod provider;
mod roles;
mod signing_in;
mod surveys;

pub use browser::Browser;
pub use people::{administrator, invitation, invited, staff, volunteer};
