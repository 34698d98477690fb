//! An area's dates for search engines: schema.org's `Event` in JSON-LD.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeZone};
use chrono_tz::Tz;
use sammen_domain::{Activity, Cost, LocalDateTime, Occurrence, Partner, Place, UnixSeconds};
use serde_json::{Value, json};

use super::{Links, Published, Seen};

/// Every date of an area, in a language as far as it was written in it.
pub(crate) fn area_events(published: &Published, links: Links<'_>, language: &str) -> Value {
    let dates = published.dates_in_order();
    let speaker = Speaker { published, links, language };
    let events: Vec<Value> =
        dates.into_iter().map(|(date, activity)| speaker.event(date, &activity.row)).collect();
    json!({ "@context": "https://schema.org", "@graph": events })
}

/// Who says something of what is public, and how.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) published: &'a Published,
    pub(super) links: Links<'a>,
    pub(super) language: &'a str,
}

impl Speaker<'_> {
    fn event(&self, date: &Seen<Occurrence>, activity: &Activity) -> Value {
        let date = &date.row;
        let zone = self.published.zone();
        let url = self.links.date(activity.id, date.id);
        let mut event = json!({
            "@type": "Event",
            "@id": url,
            "url": url,
            "identifier": date.id.to_string(),
            "name": activity.title.get(self.language),
            "inLanguage": activity.title.language(self.language),
            "startDate": clock(date.starts_at, zone),
            "endDate": clock(date.ends_at, zone),
            "eventStatus": status(date, activity),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "isAccessibleForFree": activity.cost == Cost::Free,
            "offers": [self.offer(activity)],
        });
        self.add_circumstances(&mut event, activity);
        if let Some(change) = &date.change {
            event["previousStartDate"] = json!(planned_clock(change.starts, zone));
        }
        if let Some(capacity) = date.capacity.or(activity.terms().map(|terms| terms.capacity)) {
            event["maximumAttendeeCapacity"] = json!(capacity);
        }
        if activity.series {
            let id = self.links.activity(activity.id);
            let name = activity.title.get(self.language);
            event["superEvent"] =
                json!({ "@type": "EventSeries", "@id": id, "url": id, "name": name });
        }
        event
    }

    /// What all dates of an activity have in common.
    pub(super) fn add_circumstances(&self, event: &mut Value, activity: &Activity) {
        let words = activity.description.get(self.language);
        if !words.is_empty() {
            event["description"] = json!(words);
        }
        if let Some(place) = self.published.places.get(&activity.place) {
            event["location"] = self.place(&place.row);
        }
        if let Some(partner) = self.published.partners.get(&activity.organiser) {
            event["organizer"] = self.organiser(&partner.row);
        }
        if let Some((youngest, oldest)) = activity.ages {
            event["typicalAgeRange"] = json!(format!("{youngest}-{oldest}"));
        }
    }

    /// A price that includes everything: one for each person, or for the whole household.
    pub(super) fn offer(&self, activity: &Activity) -> Value {
        let price = match activity.cost {
            Cost::Free => 0,
            Cost::PerPerson(price) | Cost::PerHousehold(price) => price,
        };
        json!({
            "@type": "Offer",
            "@id": format!("{}#offer", self.links.activity(activity.id)),
            "url": self.links.activity(activity.id),
            "name": activity.title.get(self.language),
            "price": f64::from(price) / 100.0,
            "priceCurrency": "DKK",
        })
    }

    fn place(&self, place: &Place) -> Value {
        let mut described = json!({
            "@type": "Place",
            "@id": self.links.place(place.id),
            "url": self.links.place(place.id),
            "name": place.name.get(self.language),
        });
        // Google and others refuse a place that says nothing of where it is: the area, then.
        let address = [&place.address, &self.published.area.part_of, &self.published.area.name];
        let address = address.into_iter().map(|text| text.get(self.language));
        if let Some(address) = address.into_iter().find(|words| !words.is_empty()) {
            described["address"] = json!(address);
        }
        let words = place.description.get(self.language);
        if !words.is_empty() {
            described["description"] = json!(words);
        }
        described
    }

    fn organiser(&self, partner: &Partner) -> Value {
        let id = self.links.partner(partner.id);
        let mut described = json!({
            "@type": "Organization",
            "@id": id,
            "name": partner.name.get(self.language),
            "url": partner.contact.url.as_ref().unwrap_or(&id),
        });
        if let Some(telephone) = &partner.contact.telephone {
            described["telephone"] = json!(telephone);
        }
        if let Some(email) = &partner.contact.email {
            described["email"] = json!(email);
        }
        described
    }
}

/// Whether a date takes place, as schema.org has it.
pub(super) fn status(date: &Occurrence, activity: &Activity) -> &'static str {
    match (date.takes_place(activity), &date.change) {
        (false, _) => "https://schema.org/EventCancelled",
        (true, Some(_)) => "https://schema.org/EventRescheduled",
        (true, None) => "https://schema.org/EventScheduled",
    }
}

/// An instant by a zone's clock, with its offset from UTC.
pub(super) fn clock(instant: UnixSeconds, zone: Tz) -> String {
    let instant = DateTime::from_timestamp(instant, 0).unwrap_or_default();
    instant.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false)
}

fn planned_clock(planned: LocalDateTime, zone: Tz) -> String {
    let midnight = i64::from(planned.date.0) * 86_400;
    let local = DateTime::from_timestamp(midnight + i64::from(planned.minute) * 60, 0);
    let local: NaiveDateTime = local.unwrap_or_default().naive_utc();
    match zone.from_local_datetime(&local).earliest() {
        Some(moment) => moment.to_rfc3339_opts(SecondsFormat::Secs, false),
        None => local.format("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}
