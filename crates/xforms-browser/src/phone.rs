use js_sys::{Date, Math};
use sammen_xforms::{
    xform::Device,
    xpath::{Clock, Zone},
};
use wasm_bindgen::JsValue;

/// This phone, as far as a survey without names may know it: the day, not the hour; no number; no place.
#[derive(Clone, Copy, Debug)]
pub struct Phone;

impl Device for Phone {
    fn clock(&self) -> Clock<'_> {
        let now = Date::new_0();
        now.set_hours(0);
        now.set_minutes(0);
        now.set_seconds(0);
        now.set_milliseconds(0);
        Clock { now_ms: now.get_time(), zone: &LocalZone }
    }

    fn random(&self) -> f64 {
        Math::random()
    }
}

/// The phone's own zone.
struct LocalZone;

impl Zone for LocalZone {
    fn offset_seconds(&self, at_ms: f64) -> i32 {
        let minutes_behind = Date::new(&JsValue::from_f64(at_ms)).get_timezone_offset();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a zone is less than a day from another"
        )]
        let seconds = (-minutes_behind * 60.0) as i32;
        seconds
    }
}
