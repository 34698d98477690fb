//! Dates as a file for the phone's own calendar, made on the phone without a network (RFC 5545).
//!
//! A date has the name here that it has in the feeds, so that a calendar that has both shows it once, and the feed,
//! which knows what became of it, has the last word.

use js_sys::{Date, encode_uri_component};
use leptos::prelude::window;
use sammen_domain::UnixSeconds;
use sammen_sync::{OccurrenceView, View};
use wasm_bindgen::JsValue;

use crate::words::text;

/// Without the break; a line that goes on begins with a space, which counts.
const LINE_BYTES_MAX: usize = 75;

/// One date.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Entry {
    id: String,
    title: String,
    place: String,
    starts_at: UnixSeconds,
    ends_at: UnixSeconds,
    takes_place: bool,
}

impl Entry {
    /// A date as the phone knows it now.
    #[must_use]
    pub fn of(view: &View, date: &OccurrenceView<'_>) -> Self {
        let OccurrenceView { occurrence, activity, .. } = *date;
        let place = view.places.get(&activity.place);
        Self {
            id: occurrence.id.to_string(),
            title: text(&activity.title),
            place: place.map(|place| text(&place.name)).unwrap_or_default(),
            starts_at: occurrence.starts_at,
            ends_at: occurrence.ends_at,
            takes_place: occurrence.takes_place(activity),
        }
    }
}

/// An address that holds a whole file, so that it can be taken without a network.
#[must_use]
pub fn calendar_href(entries: &[Entry]) -> String {
    let host = window().location().hostname().unwrap_or_default();
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sammen//Sammen//DA"] {
        write_line(&mut file, line);
    }
    for entry in entries {
        for line in lines_of(entry, &host) {
            write_line(&mut file, &line);
        }
    }
    write_line(&mut file, "END:VCALENDAR");
    ["data:text/calendar;charset=utf-8,", &String::from(encode_uri_component(&file))].concat()
}

fn lines_of(entry: &Entry, host: &str) -> [String; 9] {
    let status = if entry.takes_place { "CONFIRMED" } else { "CANCELLED" };
    [
        "BEGIN:VEVENT".to_owned(),
        ["UID:", &entry.id, "@", host].concat(),
        ["DTSTAMP:", &utc_now()].concat(),
        ["DTSTART:", &utc(entry.starts_at)].concat(),
        ["DTEND:", &utc(entry.ends_at)].concat(),
        ["STATUS:", status].concat(),
        ["SUMMARY:", &escape(&entry.title)].concat(),
        ["LOCATION:", &escape(&entry.place)].concat(),
        "END:VEVENT".to_owned(),
    ]
}

fn write_line(file: &mut String, line: &str) {
    let mut left = LINE_BYTES_MAX;
    for character in line.chars() {
        if character.len_utf8() > left {
            file.push_str("\r\n ");
            left = LINE_BYTES_MAX - 1;
        }
        file.push(character);
        left -= character.len_utf8();
    }
    file.push_str("\r\n");
}

#[expect(clippy::cast_precision_loss, reason = "seconds of our era are exact in f64")]
fn utc(instant: UnixSeconds) -> String {
    basic_format(&Date::new(&JsValue::from_f64(instant as f64 * 1_000.0)))
}

fn utc_now() -> String {
    basic_format(&Date::new_0())
}

/// `20261121T173000Z`
fn basic_format(date: &Date) -> String {
    let iso = String::from(date.to_iso_string());
    let seconds = iso.split('.').next().unwrap_or_default();
    seconds.replace(['-', ':'], "") + "Z"
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
