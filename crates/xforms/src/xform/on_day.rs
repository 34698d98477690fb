use super::session::Device;
use crate::xpath::{Clock, FixedZone};

const DAY_MS: f64 = 86_400_000.0;

/// A device that is no phone: where answers are looked at or keyed. It knows the day, and what chance it is given.
pub struct OnDay<'a> {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Gives numbers from 0 up to, but not, 1.
    pub chance: &'a dyn Fn() -> f64,
}

impl Device for OnDay<'_> {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: f64::from(self.day) * DAY_MS, zone: &FixedZone(0) }
    }

    fn random(&self) -> f64 {
        (self.chance)()
    }
}
