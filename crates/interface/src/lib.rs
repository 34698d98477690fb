//! What both entries of the app, the residents' and the staff's, show things with: dates and numbers as the browser
//! writes them, icons, a dialog, and the styles that every page is made of.
//!
//! Stylesheets stand beside what they are for; `cargo xtask styles` puts them into the file of each entry.

mod confirm;
mod icon;
pub mod intl;

pub use confirm::ConfirmDialog;
pub use icon::{Icon, IconView};
