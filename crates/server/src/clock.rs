//! The server's clock, the only one that rules about time believe.

use std::{fmt, sync::Arc};

use sammen_domain::{LocalDate, UnixSeconds};

const SECONDS_PER_DAY: i64 = 86_400;

/// Tells the time. Tests give their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> UnixSeconds + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(|| chrono::Utc::now().timestamp())
    }

    /// Another clock.
    #[must_use]
    pub fn new(now: impl Fn() -> UnixSeconds + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> UnixSeconds {
        (self.0)()
    }

    /// Today by UTC: as exact as a response is dated.
    #[must_use]
    pub fn today(&self) -> LocalDate {
        Self::day_of(self.now())
    }

    /// The day of a moment by UTC.
    #[must_use]
    pub(crate) fn day_of(moment: UnixSeconds) -> LocalDate {
        let days = moment.div_euclid(SECONDS_PER_DAY);
        LocalDate(i32::try_from(days).expect("the year is below five million"))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
