//! Requests: how many, how they ended, how long they took.

use std::time::Duration;

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};

/// Figures about requests. Answers to surveys are in none of them.
#[derive(Clone, Debug)]
pub struct HttpMetrics {
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabels, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    turned_away: Family<TurnedAwayLabels, Counter>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct RouteLabels {
    method: &'static str,
    route: String,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct TurnedAwayLabels {
    reason: &'static str,
}

/// Counts a request as running until it is dropped.
pub(crate) struct InFlight(Gauge);

impl HttpMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let metrics = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(super::seconds),
            in_flight: Gauge::default(),
            turned_away: Family::default(),
        };
        let Self { requests, durations, in_flight, turned_away } = metrics.clone();
        registry.register("http_requests", "Requests answered", requests);
        let help = "How long requests took, from their head to the head of their answer";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, durations);
        registry.register("http_requests_in_flight", "Requests not yet answered", in_flight);
        let help = "Requests answered with 503, since there were too many or they took too long";
        registry.register("http_requests_turned_away", help, turned_away);
        metrics
    }

    /// Counts a request that has come.
    pub(crate) fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// Counts a request that was answered. The route is its template, never its path.
    pub(crate) fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let route = route.to_owned();
        let duration = RouteLabels { method, route: route.clone() };
        self.durations.get_or_create(&duration).observe(took.as_secs_f64());
        self.requests.get_or_create(&RequestLabels { method, route, status }).inc();
    }

    /// Counts a request that was turned away.
    pub(crate) fn turned_away(&self, reason: &'static str) {
        self.turned_away.get_or_create(&TurnedAwayLabels { reason }).inc();
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}
