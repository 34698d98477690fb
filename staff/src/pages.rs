//! The pages; one a file.

mod accept;
mod activities;
mod areas;
mod console;
mod door;
mod invitation;
mod lending;
mod log;
mod log_book;
mod not_found;
mod occurrence;
mod own;
mod paper;
mod people;
mod shifts;
mod sign_in;
mod surveys;
mod volunteers;

pub use console::ConsolePage;
pub use invitation::InvitationPage;
