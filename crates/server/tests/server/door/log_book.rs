//! What the log book tells of a programme: attendances of doors, and persons who chose to be counted.

use axum::http::Method;
use proptest::prelude::*;
use sammen_domain::{LocalDate, OwnerId};
use sammen_server::import::Content;
use sammen_sync::{Month, ProgrammeNote, Programmes, pseudonym, seal, unseal};
use serde_json::{Value, json};

use super::*;
use crate::{
    fixture::{Answer, content},
    staff::{Browser, administrator, staff},
};

const PROGRAMME: &str = "Forældrenetværk";
const NOTES: &str = "/api/programme-notes";

/// One date in a programme, and the month that it is in.
fn in_programme(capacities: &[u32]) -> Content {
    let mut content = content(capacities);
    content.programmes.insert(activity(), PROGRAMME.to_owned());
    content
}

fn month() -> Month {
    Month::of(LocalDate(i32::try_from(STARTS_AT / 86_400).unwrap()))
}

fn note(secret: u8, programme: &str) -> ProgrammeNote {
    let pseudonym = pseudonym(&[secret; 32], &area(), programme);
    ProgrammeNote { area: area(), programme: programme.into(), month: month(), pseudonym }
}

async fn send(server: &Server, note: &ProgrammeNote) -> Answer {
    server.post(NOTES, seal(note)).await
}

async fn figures(by: &mut Browser<'_>) -> Value {
    let year = month().year();
    let path = format!("/api/staff/areas/hoeje-gladsaxe/log-book?from={}&to={year}", year - 3);
    let answer = by.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

async fn count(server: &Server, query: &'static str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    snapshot.fetch_one(query, &[]).await.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn doors_are_attendances_and_notes_are_persons() {
    let server = Server::empty().await;
    server.apply(&in_programme(&[60])).await;
    let mut by = administrator(&server).await;
    let mut analyst = staff(&mut by, "analyst").await;
    let (_, family) = household(&server, 1, 4).await;
    let volunteer = volunteer(&server, 9).await;
    server.set_now(STARTS_AT);
    volunteer.note(scan(1, Some(family), 4, STARTS_AT)).await;
    volunteer.note(scan(2, Some(family), 4, STARTS_AT + 60)).await;
    volunteer.note(scan(3, None, 3, STARTS_AT)).await;
    volunteer.sync().await;
    assert_eq!(analyst.sign_in().await.status, 200);
    for secret in 1..=6 {
        assert_eq!(send(&server, &note(secret, PROGRAMME)).await.status, 200);
    }
    let told = figures(&mut analyst).await;
    let number = |number: u64| json!({"number": number, "few": false});
    let few = json!({"number": null, "few": true});
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0]["programme"], PROGRAMME);
    assert_eq!(told[0]["attendances"], number(7), "the household once, and the three");
    assert_eq!(told[0]["persons"], number(6));
    assert_eq!(told[0]["households"], few);
    assert_eq!(told[0]["share"], Value::Null);
    let (year, number_of_month) = (month().year(), month().number());
    let expect = json!([{"year": year, "month": number_of_month, "attendances": number(7)}]);
    assert_eq!(told[0]["months"], expect);
}

#[tokio::test]
async fn few_are_not_told() {
    let server = Server::empty().await;
    server.apply(&in_programme(&[60])).await;
    let mut by = administrator(&server).await;
    let volunteer = volunteer(&server, 9).await;
    server.set_now(STARTS_AT);
    volunteer.note(scan(3, None, 3, STARTS_AT)).await;
    volunteer.sync().await;
    assert_eq!(by.sign_in().await.status, 200);
    for secret in 1..=4 {
        send(&server, &note(secret, PROGRAMME)).await;
    }
    let told = figures(&mut by).await;
    let few = json!({"number": null, "few": true});
    assert_eq!((&told[0]["attendances"], &told[0]["persons"]), (&few, &few));
}

#[tokio::test]
async fn what_took_place_stays_when_the_plan_goes_on_without_it() {
    let server = Server::empty().await;
    server.apply(&in_programme(&[60])).await;
    let dates = "SELECT COUNT(*) FROM programme_date";
    server.set_now(STARTS_AT + 86_400);
    server.apply(&in_programme(&[])).await;
    assert_eq!(count(&server, dates).await, 1);
    assert_eq!(send(&server, &note(1, PROGRAMME)).await.status, 200);
    server.apply(&content(&[60])).await;
    assert_eq!(count(&server, dates).await, 0, "it is in the plan, and in no programme");
    assert_eq!(send(&server, &note(2, PROGRAMME)).await.problem(), "invalid");
    let told = server.get("/api/areas/hoeje-gladsaxe/programmes").await;
    assert_eq!(unseal::<Programmes>(&told.body), Ok(Programmes::default()));
    server.apply(&in_programme(&[60])).await;
    let told = server.get("/api/areas/hoeje-gladsaxe/programmes").await;
    let expect = Programmes { activities: vec![(activity(), PROGRAMME.into())] };
    assert_eq!(unseal::<Programmes>(&told.body), Ok(expect));
}

#[tokio::test]
async fn a_note_is_of_nobody() {
    let server = Server::empty().await;
    server.apply(&in_programme(&[60])).await;
    let (_phone, registration) = household(&server, 1, 2).await;
    send(&server, &note(1, PROGRAMME)).await;
    let mut snapshot = server.database.read().await.unwrap();
    let stored = "SELECT pseudonym FROM programme_note";
    let pseudonym: Vec<u8> = snapshot.fetch_one(stored, &[]).await.unwrap().take(0).unwrap();
    let OwnerId(owner) = OwnerId(device(1).0);
    for known in [&owner[..], registration.0.as_bytes()] {
        assert!(!pseudonym.windows(known.len().min(8)).any(|part| part == &known[..8]));
    }
    assert_eq!(pseudonym.len(), 32);
}

#[tokio::test]
async fn years_that_are_none_are_refused() {
    let server = Server::empty().await;
    server.apply(&in_programme(&[60])).await;
    let mut by = administrator(&server).await;
    for years in ["from=2026&to=2025", "from=2000&to=2026", "from=0&to=0"] {
        let path = format!("/api/staff/areas/hoeje-gladsaxe/log-book?{years}");
        assert_eq!(by.send(Method::GET, &path, &json!({})).await.problem(), "invalid", "{years}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However often and in whatever order phones send, and send again, each counts once in a programme.
    #[test]
    fn phones_count_once_in_a_programme(
        sent in proptest::collection::vec((1_u8..20, 0_usize..2), 0..60)
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let server = Server::empty().await;
            let programmes = [PROGRAMME, "Sport"];
            let mut two = in_programme(&[60, 60]);
            let other = ActivityId(id(33));
            let mut sport = two.activities[0].clone();
            sport.id = other;
            two.activities.push(sport);
            two.occurrences[1].activity = other;
            two.programmes.insert(other, programmes[1].to_owned());
            server.apply(&two).await;
            for (secret, programme) in &sent {
                let note = note(*secret, programmes[*programme]);
                assert_eq!(send(&server, &note).await.status, 200);
            }
            let mut once = sent.clone();
            once.sort_unstable();
            once.dedup();
            let noted = count(&server, "SELECT COUNT(*) FROM programme_note").await;
            assert_eq!(usize::try_from(noted), Ok(once.len()));
            let distinct = "SELECT COUNT(DISTINCT pseudonym) FROM programme_note";
            // Of two programmes, nobody can tell that two pseudonyms are one phone's.
            assert_eq!(usize::try_from(count(&server, distinct).await), Ok(once.len()));
        });
    }
}
