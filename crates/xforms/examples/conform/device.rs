use std::cell::Cell;

use chrono::DateTime;
use sammen_xforms::xform::Device;
use sammen_xforms::xpath::Clock;

use crate::zone::NamedZone;

/// The moment and the place at which the scenarios were recorded, and chance that is the same each time.
pub struct TestDevice {
    zone: NamedZone,
    now_ms: f64,
    seed: Cell<u64>,
}

const RECORDED: &str = "2026-11-21T17:40:11.973-07:00";

impl Default for TestDevice {
    fn default() -> Self {
        let recorded = DateTime::parse_from_rfc3339(RECORDED).map(|now| now.timestamp_millis());
        Self::at(recorded.unwrap_or_default())
    }
}

impl TestDevice {
    /// A device whose clock is this machine's.
    pub fn today() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Self::at(since.map_or(0, |since| since.as_millis() as i64))
    }

    fn at(now_ms: i64) -> Self {
        let zone = NamedZone(chrono_tz::America::Phoenix);
        Self { zone, now_ms: now_ms as f64, seed: Cell::new(1) }
    }
}

impl Device for TestDevice {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: self.now_ms, zone: &self.zone }
    }

    fn random(&self) -> f64 {
        let next = self.seed.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.seed.set(next);
        (next >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn place(&self) -> Option<String> {
        Some("38.295 21.7567 110.0 5.0".to_owned())
    }
}
