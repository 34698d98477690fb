//! An area's dates as a calendar that programs subscribe to (iCalendar, RFC 5545 and 7986).
//!
//! Every date is an event of its own under the id that it keeps wherever it is moved: what became of it needs no
//! exception to a rule. Its `SEQUENCE` is the version under which anything that is told of it last changed, which
//! only grows.

use chrono::DateTime;
use chrono_tz::Tz;
use sammen_domain::{Activity, Occurrence, OccurrenceState, UnixSeconds};
use sammen_recurrence::CalendarWriter;

use super::{Links, Published, Seen};

/// Stands where a calendar says when it was made, so that a calendar that did not change is the same bytes.
pub(crate) const STAMP_PLACE: &str = "DTSTAMP:19700101T000000Z";
const PROGRAM: &str = "-//Sammen//Sammen//DA";
const DAY_SECONDS: i64 = 86_400;

/// Puts the time into a calendar.
pub(crate) fn stamp(calendar: &str, now: UnixSeconds) -> String {
    let now = DateTime::from_timestamp(now, 0).unwrap_or_default();
    calendar.replace(STAMP_PLACE, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")))
}

/// Every date of an area, in a language as far as it was written in it.
pub(crate) fn area_calendar(published: &Published, links: Links<'_>, language: &str) -> String {
    let dates = published.dates_in_order();
    let mut calendar = Calendar::begin(published, links, language);
    calendar.file.text("NAME", published.area.name.get(language));
    calendar.file.text("X-WR-CALNAME", published.area.name.get(language));
    calendar.file.line("SOURCE;VALUE=URI", &links.feed("calendar.ics"));
    calendar.zone(dates.iter().map(|(date, _)| &date.row));
    for (date, activity) in dates {
        calendar.date(date, activity, Attending::Open, 0);
    }
    calendar.file.finish()
}

/// What a date is to whoever reads the calendar; what says more comes first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Attending {
    /// One that anybody may come to.
    Open,
    /// One that the household comes to.
    Comes,
    /// One that the household hopes to come to.
    Hopes,
    /// One that the household comes to no more, though it did not say so itself.
    Cancelled,
}

/// A calendar on its way to a file.
pub(super) struct Calendar<'a> {
    pub(super) file: CalendarWriter,
    published: &'a Published,
    links: Links<'a>,
    language: &'a str,
    zone: Tz,
}

impl<'a> Calendar<'a> {
    pub(super) fn begin(published: &'a Published, links: Links<'a>, language: &'a str) -> Self {
        let mut file = CalendarWriter::new(PROGRAM);
        file.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H").line("X-PUBLISHED-TTL", "PT1H");
        Self { file, published, links, language, zone: published.zone() }
    }

    /// The clocks of all these dates.
    pub(super) fn zone<'d>(&mut self, dates: impl Iterator<Item = &'d Occurrence> + Clone) {
        let first = dates.clone().map(|date| date.starts_at).min();
        let last = dates.map(|date| date.ends_at).max();
        if let (Some(first), Some(last)) = (first, last) {
            self.file.zone(self.zone, first - DAY_SECONDS, last + DAY_SECONDS);
        }
    }

    /// One date; `changed` is a version under which something else about it changed.
    pub(super) fn date(
        &mut self,
        date: &Seen<Occurrence>,
        activity: &Seen<Activity>,
        attending: Attending,
        changed: u64,
    ) {
        let version = date.version.max(self.published.version_of(activity)).max(changed);
        let (date, activity) = (&date.row, &activity.row);
        let (links, language, zone) = (self.links, self.language, self.zone);
        let status = match attending {
            _ if !date.takes_place(activity) => "CANCELLED",
            Attending::Cancelled => "CANCELLED",
            Attending::Hopes => "TENTATIVE",
            Attending::Open | Attending::Comes => "CONFIRMED",
        };
        let place = self.place(activity);
        let file = &mut self.file;
        file.begin("VEVENT").line("UID", &links.uid(date.id));
        file.line("DTSTAMP", STAMP_PLACE.trim_start_matches("DTSTAMP:"));
        file.moment("DTSTART", date.starts_at, zone);
        if date.ends_at > date.starts_at {
            file.moment("DTEND", date.ends_at, zone);
        }
        file.line("SEQUENCE", &version.to_string()).line("STATUS", status);
        file.text("SUMMARY", activity.title.get(language));
        file.text("DESCRIPTION", &description(date, activity, language));
        file.text("LOCATION", &place);
        file.line("URL", &links.date(activity.id, date.id));
        if status == "CANCELLED" {
            file.line("TRANSP", "TRANSPARENT");
        }
        file.end("VEVENT");
    }

    /// Where, as on a letter.
    fn place(&self, activity: &Activity) -> String {
        let Some(place) = self.published.places.get(&activity.place) else { return String::new() };
        let (name, address) = (&place.row.name, &place.row.address);
        joined(", ", &[name.get(self.language), address.get(self.language)])
    }
}

/// What the secretariat says of a change, and then what one does there.
fn description(date: &Occurrence, activity: &Activity, language: &str) -> String {
    let reason = match (&date.state, &date.change) {
        (OccurrenceState::Cancelled { reason }, _) => reason.get(language),
        (OccurrenceState::Scheduled, Some(change)) => change.reason.get(language),
        (OccurrenceState::Scheduled, None) => "",
    };
    joined("\n\n", &[reason, activity.description.get(language)])
}

fn joined(between: &str, parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}
