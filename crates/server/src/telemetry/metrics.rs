//! Figures for those who run the server, in the text form that Prometheus reads.
//!
//! `docs/operations.md` lists them. Every label has a bounded set of values that this program or the
//! secretariat chose.

mod database;
mod http;
mod push;
mod sync;

use std::fmt;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::Registry,
};
use sammen_domain::AreaId;
use sammen_sync::{Cookie, PROTOCOL_VERSION};

use crate::database::Database;

pub(crate) use database::Watch;
pub use database::{DatabaseMetrics, TransactionKind};
pub use http::HttpMetrics;
pub use push::PushMetrics;
pub use sync::SyncMetrics;

/// Every figure of one server.
pub struct Metrics {
    registry: Registry,
    /// Requests.
    pub http: HttpMetrics,
    /// Pushes and pulls.
    pub sync: SyncMetrics,
    /// Messages to phones.
    pub push: PushMetrics,
    area_versions: Family<AreaLabels, Gauge>,
    responses: Gauge,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct AreaLabels {
    area: String,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// What the figures' text is called in `Content-Type`.
    pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// Figures that are all nothing yet, with those that a database keeps itself.
    #[must_use]
    pub fn new(database: &Database) -> Self {
        let mut registry = Registry::with_prefix("sammen");
        let build = vec![
            ("version", env!("CARGO_PKG_VERSION").to_owned()),
            ("protocol", PROTOCOL_VERSION.to_string()),
            ("database", database.product().to_owned()),
        ];
        registry.register("build", "What is running", Info::new(build));
        let metrics = Self {
            http: HttpMetrics::register(&mut registry),
            sync: SyncMetrics::register(&mut registry),
            push: PushMetrics::register(&mut registry),
            area_versions: Family::default(),
            responses: Gauge::default(),
            registry: Registry::default(),
        };
        if let Some(metrics) = database.metrics() {
            metrics.register(&mut registry);
        }
        let help = "The version that an area's rows have come to";
        registry.register("area_version", help, metrics.area_versions.clone());
        let help = "Answers to surveys stored before today, in whole tens";
        registry.register("survey_responses_stored", help, metrics.responses.clone());
        Self { registry, ..metrics }
    }

    /// Takes over how far the areas have come.
    pub(crate) fn set_areas(&self, areas: impl IntoIterator<Item = (AreaId, Cookie)>) {
        for (area, cookie) in areas {
            let version = i64::try_from(cookie.version).unwrap_or(i64::MAX);
            let labels = AreaLabels { area: area.to_string() };
            self.area_versions.get_or_create(&labels).set(version);
        }
    }

    /// Takes over how many answers were stored before today.
    pub(crate) fn set_responses_before_today(&self, count: u64) {
        // Whole tens, so that no step tells of one person's answer.
        let tens = i64::try_from(count / 10).unwrap_or(i64::MAX / 10);
        self.responses.set(tens * 10);
    }

    /// The figures as they are now.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to memory cannot fail");
        text
    }
}

/// A histogram of seconds, from a millisecond on.
fn seconds() -> Histogram {
    const BOUNDS: [f64; 13] =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0];
    Histogram::new(BOUNDS)
}
