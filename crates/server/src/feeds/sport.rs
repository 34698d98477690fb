//! Sport for directories that read OpenActive: series of sessions, and the sessions themselves.

mod activity;

use chrono_tz::Tz;
use sammen_domain::{Activity, Cost, Occurrence, OccurrenceId, RowKind, Theme, UnixSeconds};
use serde_json::{Value, json};

use super::{
    Item, Links, Published, Seen,
    events::{Speaker, clock, status},
    rpde::in_order,
};

const CONTEXT: &str = "https://openactive.io/";
const SERIES: &str = "SessionSeries";
const SESSION: &str = "ScheduledSession";

/// What a feed is of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Kind {
    /// Activities, each with its dates.
    Series,
    /// Dates, each with its seats.
    Sessions,
}

/// All items of a feed, in their order. What is public and no sport is in it as deleted: it may have been sport before,
/// and nobody keeps a list of what was.
pub(crate) fn items(published: &Published, links: Links<'_>, kind: Kind) -> Vec<Item> {
    let language = published.area.name.iter().next().map_or("da", |(language, _)| language);
    let speaker = Speaker { published, links, language };
    let mut items = match kind {
        Kind::Series => speaker.series(),
        Kind::Sessions => speaker.sessions(),
    };
    let (row, name) = match kind {
        Kind::Series => (RowKind::Activity, SERIES),
        Kind::Sessions => (RowKind::Occurrence, SESSION),
    };
    let gone = published.deleted.iter().filter(|(key, _)| key.kind == row);
    items.extend(gone.map(|(key, version)| Item::deleted(name, key.id, *version)));
    in_order(items)
}

impl Speaker<'_> {
    fn series(&self) -> Vec<Item> {
        let gone = self.published.deleted.iter().filter(|(key, _)| key.kind == RowKind::Occurrence);
        // Of which series a date was that is gone, nobody knows: all of them are told anew.
        let gone = gone.map(|(_, version)| *version).max().unwrap_or(0);
        let item = |activity: &Seen<Activity>| {
            let id = activity.row.id;
            let dates = self.published.dates.values().filter(|date| date.row.activity == id);
            let dates: Vec<&Seen<Occurrence>> = dates.collect();
            let changed = dates.iter().map(|date| date.version).max().unwrap_or(0).max(gone);
            let modified = self.published.version_of(activity).max(changed);
            if dates.is_empty() || !is_sport(&activity.row) {
                return Item::deleted(SERIES, id.0, modified);
            }
            Item::updated(SERIES, id.0, modified, self.describe_series(&activity.row, &dates))
        };
        self.published.activities.values().map(item).collect()
    }

    fn sessions(&self) -> Vec<Item> {
        let item = |date: &Seen<Occurrence>| {
            let activity = self.published.activity_of(date)?;
            let seats = self.published.seats.get(&date.row.id);
            let changed = date.version.max(activity.version);
            let id = date.row.id.0;
            if !is_sport(&activity.row) {
                return Some(Item::deleted(SESSION, id, changed));
            }
            let modified = changed.max(seats.map_or(0, |seats| seats.version));
            let mut session = self.session(&date.row, &activity.row);
            session["@context"] = json!(CONTEXT);
            session["superEvent"] = json!(self.links.activity(activity.row.id));
            session["offers"] = json!([self.offer(&activity.row)]);
            if let Some(terms) = activity.row.terms() {
                let capacity = date.row.capacity.unwrap_or(terms.capacity);
                session["maximumAttendeeCapacity"] = json!(capacity);
                session["remainingAttendeeCapacity"] =
                    json!(capacity.saturating_sub(self.taken(date.row.id)));
            }
            Some(Item::updated(SESSION, id, modified, session))
        };
        self.published.dates.values().filter_map(item).collect()
    }

    fn taken(&self, date: OccurrenceId) -> u32 {
        self.published.seats.get(&date).map_or(0, |seats| seats.row.taken)
    }

    fn describe_series(&self, activity: &Activity, dates: &[&Seen<Occurrence>]) -> Value {
        let url = self.links.activity(activity.id);
        let sessions = dates.iter().map(|date| self.session(&date.row, activity));
        let mut series = json!({
            "@context": CONTEXT,
            "@type": SERIES,
            "@id": url,
            "url": url,
            "identifier": activity.id.to_string(),
            "name": activity.title.get(self.language),
            "activity": [activity::concept(&activity.title)],
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "isAccessibleForFree": activity.cost == Cost::Free,
            "offers": [self.offer(activity)],
            "subEvent": sessions.collect::<Vec<_>>(),
        });
        self.add_circumstances(&mut series, activity);
        // OpenActive has a type for what schema.org writes as text.
        if let Some(parts) = series.as_object_mut() {
            parts.remove("typicalAgeRange");
        }
        if let Some((youngest, oldest)) = activity.ages {
            let ages =
                json!({ "@type": "QuantitativeValue", "minValue": youngest, "maxValue": oldest });
            series["ageRange"] = ages;
        }
        series
    }

    fn session(&self, date: &Occurrence, activity: &Activity) -> Value {
        let zone: Tz = self.published.zone();
        let url = self.links.date(activity.id, date.id);
        json!({
            "@type": SESSION,
            "@id": url,
            "url": url,
            "identifier": date.id.to_string(),
            "startDate": clock(date.starts_at, zone),
            "endDate": clock(date.ends_at, zone),
            "duration": duration(date.ends_at - date.starts_at),
            "eventStatus": status(date, activity),
        })
    }
}

fn is_sport(activity: &Activity) -> bool {
    activity.themes.contains(&Theme::Sport)
}

/// A length as ISO 8601 writes it.
fn duration(seconds: UnixSeconds) -> String {
    let minutes = seconds.max(0) / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn lengths_are_written_without_parts_that_are_not_there() {
        let written = [0, 1_800, 3_600, 5_400, 90_000].map(duration);
        assert_eq!(written, ["PT0M", "PT30M", "PT1H", "PT1H30M", "PT25H"]);
    }
}
