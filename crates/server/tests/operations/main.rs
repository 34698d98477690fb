//! The program as those who run it see it: its logs, figures and traces, its limits, how it stops.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../server/staff/authenticator.rs"]
mod authenticator;
mod limits;
#[cfg(feature = "otlp")]
mod otlp;
mod resident;
mod serving;
mod staff;
#[cfg(unix)]
mod stop;
mod telemetry;
