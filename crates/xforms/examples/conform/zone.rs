use chrono::{DateTime, Offset};
use sammen_xforms::xpath::Zone;

/// A zone of the time zone database.
pub struct NamedZone(pub chrono_tz::Tz);

impl Zone for NamedZone {
    fn offset_seconds(&self, at_ms: f64) -> i32 {
        let at = DateTime::from_timestamp_millis(at_ms as i64).unwrap_or_default();
        at.with_timezone(&self.0).offset().fix().local_minus_utc()
    }
}
