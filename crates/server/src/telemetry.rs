//! What the server tells those who run it: logs, metrics and, where asked for, traces.
//!
//! None of it says who or what: no secret, owner, client, name, answer or address, and no label whose
//! values have no bound. Answers to surveys leave no trace at all of when they came; see
//! `docs/decisions/0004-survey-answers-in-telemetry.md`.

mod log;
mod metrics;
#[cfg(feature = "otlp")]
mod otlp;
mod trace_context;

pub use log::{LogFormat, LogOptions, Telemetry};
pub use metrics::{DatabaseMetrics, Metrics};
pub(crate) use metrics::{TransactionKind, Watch};
#[cfg(feature = "otlp")]
pub(crate) use otlp::continue_trace;
pub(crate) use trace_context::TraceContext;
