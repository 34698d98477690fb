//! The app's second entry: where staff invite volunteers, look after activities and see the log, and where somebody
//! who was invited takes the invitation. Residents never fetch it.
//!
//! What it shows comes from the server and is kept nowhere: this is the one part of Sammen that needs a network. No name
//! stands in an address, a title or the browser's storage.

mod api;
mod components;
mod pages;
mod passkey;
mod root;
mod routing;
mod state;
mod words;

use sammen_interface::intl;

fn main() {
    root::mount();
}
