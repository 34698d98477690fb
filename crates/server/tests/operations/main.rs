//! The program as those who run it see it: its logs, figures and traces, its limits, how it stops.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod limits;
#[cfg(feature = "otlp")]
mod otlp;
mod resident;
mod serving;
#[cfg(unix)]
mod stop;
mod telemetry;
