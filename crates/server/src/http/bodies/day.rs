//! A day as it travels.

use chrono::{DateTime, NaiveDate};
use sammen_domain::LocalDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use utoipa::ToSchema;

/// A day: `2026-11-22`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToSchema)]
#[schema(value_type = String, example = "2026-11-22")]
pub(in crate::http) struct Day(pub(in crate::http) LocalDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let day = DateTime::from_timestamp(i64::from(self.0.0) * 86_400, 0);
        let day = day.ok_or_else(|| serde::ser::Error::custom("a day beyond all calendars"))?;
        serializer.collect_str(&day.date_naive())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = String::deserialize(deserializer)?;
        let wrong = || D::Error::custom("a day is written like 2026-11-22");
        let day: NaiveDate = given.parse().map_err(|_| wrong())?;
        let days = day.signed_duration_since(NaiveDate::default()).num_days();
        i32::try_from(days).map(LocalDate).map(Self).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_and_read() {
        for (days, written) in [(0, "1970-01-01"), (20_779, "2026-11-22"), (-1, "1969-12-31")] {
            let day = Day(LocalDate(days));
            assert_eq!(serde_json::to_value(day).expect("a day"), written);
            assert_eq!(serde_json::from_value::<Day>(written.into()).expect("a day"), day);
        }
        assert!(serde_json::from_value::<Day>("22.11.2026".into()).is_err());
    }
}
