//! Forms as XML, answered in a session.

mod any;
mod events;
mod forms;
mod recompute;
mod refused;
mod repeats;
mod scenario;
mod stored;
mod words;
