//! Transactions: how long they waited, how long they took, how they ended.

use std::{sync::Arc, time::Instant};

use prometheus_client::{
    encoding::{EncodeLabelSet, EncodeLabelValue},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::{Registry, Unit},
};

use tracing::Span;

use super::seconds;
use crate::database::DatabaseError;

/// What a transaction is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, EncodeLabelValue)]
pub enum TransactionKind {
    /// It sees one snapshot.
    Read,
    /// It changes rows.
    Write,
}

/// Figures about the database, kept by the database itself.
#[derive(Clone, Debug)]
pub struct DatabaseMetrics {
    waits: Family<KindLabels, Histogram, fn() -> Histogram>,
    durations: Family<EndLabels, Histogram, fn() -> Histogram>,
    errors: Family<ErrorLabels, Counter>,
    retries: Counter,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct KindLabels {
    kind: TransactionKind,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct EndLabels {
    kind: TransactionKind,
    end: &'static str,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct ErrorLabels {
    reason: &'static str,
}

impl Default for DatabaseMetrics {
    fn default() -> Self {
        Self {
            waits: Family::new_with_constructor(seconds),
            durations: Family::new_with_constructor(seconds),
            errors: Family::default(),
            retries: Counter::default(),
        }
    }
}

impl DatabaseMetrics {
    pub(super) fn register(&self, registry: &mut Registry) {
        let Self { waits, durations, errors, retries } = self.clone();
        let help = "How long transactions waited for a connection and, to write, for their turn";
        registry.register_with_unit("database_wait", help, Unit::Seconds, waits);
        let help = "How long transactions took once they had begun";
        registry.register_with_unit("database_transaction", help, Unit::Seconds, durations);
        registry.register("database_errors", "What the database failed with", errors);
        let help = "Transactions run again, since another one came between";
        registry.register("database_retries", help, retries);
    }
    /// Counts a transaction that is run again.
    pub(crate) fn run_again(&self) {
        self.retries.inc();
    }
}

/// Times one transaction: what it waits for, and what it takes.
pub(crate) struct Watch {
    metrics: Arc<DatabaseMetrics>,
    kind: TransactionKind,
    since: Instant,
    begun: bool,
    end: &'static str,
    /// Ends with the transaction; it is nobody's current span.
    _span: Span,
}

impl Watch {
    /// A transaction that waits to begin.
    pub(crate) fn wait(metrics: Arc<DatabaseMetrics>, kind: TransactionKind) -> Self {
        let span = tracing::info_span!("transaction", kind = ?kind);
        Self { metrics, kind, since: Instant::now(), begun: false, end: "undone", _span: span }
    }

    /// The transaction has begun.
    pub(crate) fn begin(&mut self) {
        let waited = self.since.elapsed().as_secs_f64();
        self.metrics.waits.get_or_create(&KindLabels { kind: self.kind }).observe(waited);
        self.since = Instant::now();
        self.begun = true;
    }

    /// The database failed, while waiting or within.
    pub(crate) fn failed(&self, error: &DatabaseError) {
        let reason = error.kind();
        self.metrics.errors.get_or_create(&ErrorLabels { reason }).inc();
    }

    /// The transaction was committed, or should have been.
    pub(crate) fn end(mut self, committed: &Result<(), DatabaseError>) {
        match committed {
            Ok(()) => self.end = "committed",
            Err(error) => self.failed(error),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if self.begun {
            let labels = EndLabels { kind: self.kind, end: self.end };
            let took = self.since.elapsed().as_secs_f64();
            self.metrics.durations.get_or_create(&labels).observe(took);
        }
    }
}
