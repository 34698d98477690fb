//! Sport as directories read it.

use sammen_domain::{OccurrenceState, Text, Theme};
use sammen_server::import::Content;
use serde_json::Value;

use crate::{
    fixture::{Server, content, id, occurrence_id},
    phone::Phone,
};

const SERIES: &str = "/api/areas/hoeje-gladsaxe/feeds/session-series";
const SESSIONS: &str = "/api/areas/hoeje-gladsaxe/feeds/scheduled-sessions";

fn sport(capacities: &[u32]) -> Content {
    let mut content = content(capacities);
    content.activities[0].themes = vec![Theme::Sport];
    content.activities[0].title = Text::new("da", "Pigefodbold");
    content
}

/// All items after an address, and where they end.
async fn read(server: &Server, address: &str) -> (Vec<Value>, String) {
    let (mut items, mut address) = (Vec::new(), address.to_owned());
    loop {
        let answer = server.get(&address).await;
        let page = answer.json();
        let next = page["next"].as_str().unwrap();
        let next = next.strip_prefix("http://localhost:8080").unwrap().to_owned();
        let found = page["items"].as_array().unwrap();
        let last = found.is_empty();
        let kept = if last { "public, max-age=8" } else { "public, max-age=3600" };
        assert_eq!(answer.header("cache-control"), kept);
        items.extend(found.iter().cloned());
        if last {
            assert_eq!(next, address);
            return (items, next);
        }
        address = next;
    }
}

fn item(items: &[Value], id: impl ToString) -> &Value {
    let id = id.to_string();
    items.iter().find(|item| item["id"] == id.as_str()).unwrap()
}

#[tokio::test]
async fn what_changes_comes_after_what_was_read() {
    let server = Server::empty().await;
    server.apply(&sport(&[9, 9])).await;
    let (items, end) = read(&server, SESSIONS).await;
    assert_eq!(items.len(), 2);
    let session = &item(&items, occurrence_id(0))["data"];
    assert_eq!(session["superEvent"], format!("http://localhost:8080/aktiviteter/{}", id(3)));
    assert_eq!(session["remainingAttendeeCapacity"], 9);
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 4).await;
    phone.sync().await;
    let (items, end) = read(&server, &end).await;
    assert_eq!(items.len(), 1, "only what changed");
    assert_eq!(items[0]["data"]["remainingAttendeeCapacity"], 5);
    let mut changed = sport(&[9, 9]);
    changed.occurrences[1].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    let (items, end) = read(&server, &end).await;
    assert_eq!(items[0]["data"]["eventStatus"], "https://schema.org/EventCancelled");
    server.apply(&sport(&[9])).await;
    let (items, _) = read(&server, &end).await;
    assert_eq!((items.len(), &items[0]["state"]), (1, &Value::from("deleted")));
    assert_eq!(items[0].get("data"), None);
}

#[tokio::test]
async fn a_series_has_its_dates_and_changes_with_them() {
    let server = Server::empty().await;
    server.apply(&sport(&[9, 9])).await;
    let (items, end) = read(&server, SERIES).await;
    let series = &item(&items, id(3))["data"];
    assert_eq!(series["activity"][0]["prefLabel"], "Football");
    assert_eq!(series["subEvent"].as_array().unwrap().len(), 2);
    server.apply(&sport(&[9])).await;
    let (items, end) = read(&server, &end).await;
    assert_eq!(item(&items, id(3))["data"]["subEvent"].as_array().unwrap().len(), 1);
    let mut place = sport(&[9]);
    place.places[0].name = Text::new("da", "Skolehallen");
    server.apply(&place).await;
    let (items, end) = read(&server, &end).await;
    assert_eq!(item(&items, id(3))["data"]["location"]["name"], "Skolehallen");
    let mut no_sport = place.clone();
    no_sport.activities[0].themes = vec![Theme::Food];
    server.apply(&no_sport).await;
    let (items, _) = read(&server, &end).await;
    assert_eq!(item(&items, id(3))["state"], "deleted");
}

#[tokio::test]
async fn what_is_no_sport_is_told_of_only_as_gone() {
    let server = Server::with_seats(&[9]).await;
    for feed in [SERIES, SESSIONS] {
        let (items, _) = read(&server, feed).await;
        assert!(items.iter().all(|item| item["state"] == "deleted"), "{items:?}");
    }
}
