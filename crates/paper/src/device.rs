use sammen_xforms::{
    xform::Device,
    xpath::{Clock, FixedZone},
};

const DAY_MS: f64 = 86_400_000.0;

/// What forms see of where sheets are keyed: the day, and some chance.
pub struct Desk<'a> {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Gives numbers from 0 up to, but not, 1.
    pub random: &'a dyn Fn() -> f64,
}

impl Desk<'_> {
    /// Where only words are of interest.
    pub(crate) const LAID_OUT: Desk<'static> = Desk { day: 0, random: &|| 0.0 };
}

impl Device for Desk<'_> {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: f64::from(self.day) * DAY_MS, zone: &FixedZone(0) }
    }

    fn random(&self) -> f64 {
        (self.random)()
    }
}
