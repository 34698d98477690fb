//! The app that residents use: finds activities, registers households and takes survey answers, with
//! or without a network.
//!
//! The interface reads the replica and never waits for HTTP. State lives, in this order, in the URL
//! (`routing`), in context signals (`state`), in the phone's storage.

mod app;
mod calendar_file;
mod components;
mod pages;
mod routing;
mod service_worker;
mod settings;
mod state;
mod survey_draft;
mod words;

use sammen_interface::intl;

fn main() {
    app::mount();
}
