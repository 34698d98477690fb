//! Two hundred guests, three volunteers, no network: afterwards the count is exact, and whoever was let in twice is one
//! thing for the staff to look at.

use sammen_domain::OccurrenceId;
use sammen_tests::{Content, Guest, Phone, STREET_PARTY, Server, TEST_AREA, hook};
use sammen_ticket::short_code;
use serde_json::{Value, json};

const REGISTERED: usize = 180;
const WALK_INS: [&[u32]; 3] = [&[3, 4], &[6], &[5, 2]];
/// The first so many households come in at two doors; the very first one at all three.
const TWICE: usize = 12;

#[tokio::test]
async fn two_hundred_guests_are_let_in_without_a_network() {
    let mut server = Server::start_with(Content::Fixture).await;
    server.plan_street_party();
    let (date, guests) = server.register_guests(0..REGISTERED).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let mut phones = Vec::new();
    for name in ["Amina", "Bo", "Carla"] {
        let phone = Phone::volunteer(name, STREET_PARTY, &administrator, &server).await;
        phone.open_door().await;
        phone.wait_for_text(&hook("person"), "Kanarie").await;
        phones.push(phone);
    }

    server.stop().await;
    let shares = [0, 1, 2].map(|phone| share(&guests, phone));
    tokio::join!(
        receive(&phones[0], &shares[0], WALK_INS[0]),
        receive(&phones[1], &shares[1], WALK_INS[1]),
        receive(&phones[2], &shares[2], WALK_INS[2]),
    );

    server.start().await;
    for phone in &phones {
        phone.go("/doeren").await;
        // Only who has read what is on the phone knows that nothing waits.
        phone.wait_for(&hook("roster")).await;
        phone.wait_until_waiting(0).await;
    }
    for phone in &phones {
        phone.open_door().await;
        phone.wait_for_text(&hook("inside"), "200").await;
    }
    let expect = json!({"persons": 200, "walk_ins": 20, "households": REGISTERED, "heads": 0, "conflicts": TWICE});
    assert_eq!(counts(&administrator, date).await, expect);
    administrator.go(&format!("/staff/omraade/{TEST_AREA}/doeren")).await;
    administrator.wait_for_text(&hook("conflict-count"), &format!("{TWICE} husstande")).await;
    assert_eq!(administrator.count(&hook("conflict")).await, TWICE);
    let scans = 2 * TWICE + 1;
    assert_eq!(administrator.count(&hook("conflict-scan")).await, scans, "no scan is lost");
}

/// By what each household that comes to a phone's door is found: every other one by its ticket's code, the others by
/// their names.
fn share(guests: &[Guest], phone: usize) -> Vec<String> {
    let comes_here = |number: usize| {
        let is_its_own = number % 3 == phone;
        let is_here_too = number < TWICE && (number + 1) % 3 == phone;
        is_its_own || is_here_too || number == 0
    };
    let text = |(number, guest): (usize, &Guest)| match number % 2 {
        0 => short_code(guest.registration.0.as_bytes()),
        _ => guest.name.clone(),
    };
    guests.iter().enumerate().filter(|(number, _)| comes_here(*number)).map(text).collect()
}

async fn receive(phone: &Phone, texts: &[String], walk_ins: &[u32]) {
    phone.let_in(texts).await;
    let mut inside = u32::try_from(texts.len()).expect("there are few guests");
    for persons in walk_ins {
        phone.walk_in(*persons).await;
        inside += persons;
        phone.wait_for_text(&hook("inside"), &inside.to_string()).await;
    }
}

/// What the server counts at a date.
async fn counts(administrator: &Phone, date: OccurrenceId) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         fetch('/api/staff/areas/{TEST_AREA}/occurrences/{date}/door')
             .then((answer) => answer.json())
             .then(done);"
    );
    administrator.run_async(&script).await
}
