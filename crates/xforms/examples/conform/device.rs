use std::cell::Cell;

use chrono::DateTime;
use sammen_xforms::xform::Device;
use sammen_xforms::xpath::Clock;

use crate::zone::NamedZone;

/// The moment and the place at which the scenarios were recorded, and chance that is the same each time.
pub struct TestDevice {
    zone: NamedZone,
    seed: Cell<u64>,
}

const RECORDED: &str = "2026-11-21T17:40:11.973-07:00";

impl Default for TestDevice {
    fn default() -> Self {
        Self { zone: NamedZone(chrono_tz::America::Phoenix), seed: Cell::new(1) }
    }
}

impl Device for TestDevice {
    fn clock(&self) -> Clock<'_> {
        let now = DateTime::parse_from_rfc3339(RECORDED).map(|now| now.timestamp_millis());
        Clock { now_ms: now.unwrap_or_default() as f64, zone: &self.zone }
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
