//! Forms as XML, answered in a session.

mod any;
mod check;
mod events;
mod forms;
mod pages;
mod recompute;
mod refused;
mod repeats;
mod scenario;
mod stored;
mod words;
