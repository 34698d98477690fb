//! Messages to phones: what became of them, and how many wait.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

use crate::push::{Delivered, NoticeKind};

/// Figures about messages to phones.
#[derive(Clone, Debug, Default)]
pub struct PushMetrics {
    notices: Family<NoticeLabels, Counter>,
    waiting: Gauge,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct NoticeLabels {
    kind: &'static str,
    outcome: &'static str,
}

impl PushMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let metrics = Self::default();
        let help = "Tries to send a message to a phone, by what became of it";
        registry.register("notices", help, metrics.notices.clone());
        let help = "Messages to phones that were not sent yet";
        registry.register("notices_waiting", help, metrics.waiting.clone());
        metrics
    }

    /// Counts what became of some.
    pub fn count(&self, delivered: &[(NoticeKind, Delivered)]) {
        for (kind, outcome) in delivered {
            let labels = NoticeLabels { kind: kind.as_str(), outcome: outcome.as_str() };
            self.notices.get_or_create(&labels).inc();
        }
    }

    /// Takes over how many wait.
    pub(crate) fn set_waiting(&self, waiting: i64) {
        self.waiting.set(waiting);
    }
}
