//! What others read of an area, and a household's own calendar.

mod personal;
mod sport;

use axum::{
    body::Body,
    http::{Request, header},
};
use sammen_domain::{Change, OccurrenceState, Text};
use serde_json::Value;

use crate::fixture::{Answer, Server, content, occurrence_id};

const CALENDAR: &str = "/api/areas/hoeje-gladsaxe/feeds/calendar.ics";
const EVENTS: &str = "/api/areas/hoeje-gladsaxe/feeds/events.jsonld";

fn text(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{answer:?}");
    String::from_utf8(answer.body.clone()).unwrap().replace("\r\n ", "")
}

/// The lines of the event of a date.
fn event(calendar: &str, date: u128) -> Vec<String> {
    let uid = format!("UID:{}@", occurrence_id(date));
    let mut events = calendar.split("BEGIN:VEVENT").skip(1);
    let found = events.find(|event| event.contains(&uid));
    let found = found.unwrap_or_else(|| panic!("no {uid} in {calendar}"));
    found.lines().map(str::to_owned).collect()
}

fn value<'a>(event: &'a [String], name: &str) -> &'a str {
    let line = event.iter().find(|line| line.split([':', ';']).next() == Some(name));
    line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value)
}

fn sequence(event: &[String]) -> u64 {
    value(event, "SEQUENCE").parse().unwrap()
}

#[tokio::test]
async fn a_calendar_has_every_date_and_what_became_of_it() {
    let server = Server::with_seats(&[9, 9, 9]).await;
    let before = text(&server.get(CALENDAR).await);
    assert_eq!(before.matches("BEGIN:VEVENT").count(), 3);
    assert!(before.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen"));
    let mut changed = content(&[9, 9, 9]);
    changed.occurrences[0].state =
        OccurrenceState::Cancelled { reason: Text::new("da", "Det sner; meget") };
    let moved = &mut changed.occurrences[1];
    let (starts, ends) = (moved.starts, moved.ends);
    moved.change = Some(Change { starts, ends, reason: Text::default() });
    (moved.starts_at, moved.ends_at) = (moved.starts_at + 86_400, moved.ends_at + 86_400);
    server.apply(&changed).await;
    let after = text(&server.get(CALENDAR).await);
    let cancelled = event(&after, 0);
    assert_eq!(value(&cancelled, "STATUS"), "CANCELLED");
    assert_eq!(value(&cancelled, "DESCRIPTION"), "Det sner\\; meget");
    assert!(sequence(&cancelled) > sequence(&event(&before, 0)));
    let (was, is) = (event(&before, 1), event(&after, 1));
    assert_eq!(value(&was, "DTSTART"), "20270117T090000");
    assert_eq!(value(&is, "DTSTART"), "20270118T090000");
    assert_eq!(value(&is, "STATUS"), "CONFIRMED");
    assert!(sequence(&is) > sequence(&was));
    assert_eq!(sequence(&event(&after, 2)), sequence(&event(&before, 2)), "it did not change");
}

#[tokio::test]
async fn who_has_a_feed_is_told_that_it_is_as_it_was() {
    let server = Server::with_seats(&[9]).await;
    for path in [CALENDAR, EVENTS] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("cache-control"), "public, max-age=300");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        let tag = answer.header("etag").to_owned();
        let ask = || {
            let request = Request::get(path).header(header::IF_NONE_MATCH, &tag);
            server.send(request.body(Body::empty()).unwrap())
        };
        server.set_now(crate::fixture::NOW + 60);
        let known = ask().await;
        assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
        assert_eq!(known.header("etag"), tag);
        let mut changed = content(&[9]);
        changed.activities[0].title = Text::new("da", format!("Ny {path}"));
        server.apply(&changed).await;
        assert_eq!(ask().await.status, 200);
    }
}

#[tokio::test]
async fn words_are_in_the_language_that_is_asked_for() {
    let server = Server::empty().await;
    let mut content = content(&[9]);
    content.activities[0].title = Text::new("da", "Fællesspisning").with("en", "Dinner");
    server.apply(&content).await;
    let title = async |query: &str| {
        let calendar = text(&server.get(&format!("{CALENDAR}{query}")).await);
        value(&event(&calendar, 0), "SUMMARY").to_owned()
    };
    assert_eq!(title("").await, "Fællesspisning");
    assert_eq!(title("?language=en").await, "Dinner");
    assert_eq!(title("?language=so").await, "Fællesspisning");
    assert_eq!(title("?language=%00").await, "Fællesspisning");
}

#[tokio::test]
async fn search_engines_are_told_what_takes_place() {
    let server = Server::empty().await;
    let mut content = content(&[9, 9, 9]);
    content.occurrences[1].state = OccurrenceState::Cancelled { reason: Text::default() };
    let moved = &mut content.occurrences[2];
    let (starts, ends) = (moved.starts, moved.ends);
    moved.change = Some(Change { starts, ends, reason: Text::default() });
    (moved.starts_at, moved.ends_at) = (moved.starts_at + 86_400, moved.ends_at + 86_400);
    server.apply(&content).await;
    let answer = server.get(EVENTS).await;
    assert_eq!(answer.header("content-type"), "application/ld+json");
    let described = answer.json();
    let found = |date: u128| -> Value {
        let events = described["@graph"].as_array().unwrap().iter();
        let id = occurrence_id(date).to_string();
        events.clone().find(|event| event["identifier"] == id.as_str()).unwrap().clone()
    };
    let status = |date| found(date)["eventStatus"].as_str().unwrap().to_owned();
    assert_eq!(status(0), "https://schema.org/EventScheduled");
    assert_eq!(status(1), "https://schema.org/EventCancelled");
    assert_eq!(status(2), "https://schema.org/EventRescheduled");
    assert_eq!(found(0)["startDate"], "2027-01-17T09:00:00+01:00");
    assert_eq!(found(2)["startDate"], "2027-01-18T09:00:00+01:00");
    assert_eq!(found(2)["previousStartDate"], "2027-01-17T00:00:00+01:00");
    assert_eq!(found(0)["location"]["name"], "Byens Arena");
    assert_eq!(found(0)["offers"][0]["price"], 0.0);
}

#[tokio::test]
async fn an_area_that_is_not_known_has_no_feeds() {
    let server = Server::empty().await;
    for name in ["calendar.ics", "events.jsonld", "session-series", "scheduled-sessions"] {
        let answer = server.get(&format!("/api/areas/nowhere/feeds/{name}")).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (404, "unknown-area".into()));
    }
}
