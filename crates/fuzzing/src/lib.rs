//! What reads bytes from outside, as functions that take any bytes.
//!
//! Each [`Target`] hands its input to the decoders as a phone, a secretariat or a stranger could,
//! and panics where something is broken: a decoder that panics, and a value that reads back as
//! another than was written. A fuzzer (`fuzz/`) looks for such inputs; the tests of this crate replay
//! what it has found, on any machine and without it.

mod chunks;
mod content;
mod envelopes;
mod http;
mod panics;
mod parts;
mod recurrence;
mod seeds;
mod survey_workbook;
mod surveys;
mod target;

pub use target::{TARGETS, Target};
