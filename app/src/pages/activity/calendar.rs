//! The chosen date as a file for the phone's own calendar.

use js_sys::{Date, encode_uri_component};
use sammen_domain::UnixSeconds;
use wasm_bindgen::JsValue;

/// What the calendar shows.
pub struct Entry {
    /// Stays the same when the file is taken again.
    pub uid: String,
    /// What happens.
    pub title: String,
    /// Where.
    pub place: String,
    /// When it starts.
    pub starts_at: UnixSeconds,
    /// When it ends.
    pub ends_at: UnixSeconds,
}

impl Entry {
    /// An address that holds the whole file, so that it can be taken without network.
    #[must_use]
    pub fn href(&self) -> String {
        let Self { uid, title, place, starts_at, ends_at } = self;
        let file = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sammen//DA\r\nBEGIN:VEVENT\r\n\
             UID:{uid}@sammen\r\nDTSTAMP:{starts}\r\nDTSTART:{starts}\r\nDTEND:{ends}\r\n\
             SUMMARY:{title}\r\nLOCATION:{place}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            starts = utc(*starts_at),
            ends = utc(*ends_at),
            title = escape(title),
            place = escape(place),
        );
        format!("data:text/calendar;charset=utf-8,{}", String::from(encode_uri_component(&file)))
    }
}

/// `20261121T173000Z`
#[expect(clippy::cast_precision_loss, reason = "seconds of our era are exact in f64")]
fn utc(instant: UnixSeconds) -> String {
    let date = Date::new(&JsValue::from_f64(instant as f64 * 1_000.0));
    let iso = String::from(date.to_iso_string());
    let seconds = iso.split('.').next().unwrap_or_default();
    seconds.replace(['-', ':'], "") + "Z"
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
