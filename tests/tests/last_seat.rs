//! Two households want the last seat, and neither has a network.

use sammen_tests::{Content, Phone, Registration, Server, TEST_AREA, hook, listed, registered};

#[tokio::test]
async fn one_gets_the_last_seat_and_the_other_is_promoted() {
    let mut server = Server::start_with(Content::Fixture).await;
    let phones = [Phone::new("One household", &server).await, Phone::new("Another", &server).await];
    for phone in &phones {
        phone.move_in(TEST_AREA).await;
    }
    server.stop().await;
    for phone in &phones {
        phone.open_activity("ladcykel", "Tur med ladcykel").await;
        phone.register(1).await;
        phone.wait_for(&registered("saved")).await;
        phone.wait_for_network(false).await;
    }

    server.start().await;
    let [one, other] = &phones;
    tokio::join!(one.go("/mit"), other.go("/mit"));
    let (first, second) = match state(one).await.as_str() {
        "confirmed" => (one, other),
        _ => (other, one),
    };
    first.wait_for(&listed("confirmed")).await;
    let told = second.wait_for(&listed("waitlisted")).await;
    assert!(told.contains('1'), "the household is not told its number: {told}");
    let both = [Registration::confirmed(1), Registration::waitlisted(1, 1)];
    assert_eq!(server.database().registrations(), both);

    first.click(&hook("registration-card")).await;
    first.cancel_registration().await;
    first.wait_for(&registered_or_gone()).await;
    first.wait_until_waiting(0).await;
    second.go("/mit").await;
    second.wait_for(&listed("confirmed")).await;
    second.wait_until_gone(&listed("waitlisted")).await;
    let both = [Registration::cancelled(1), Registration::confirmed(1)];
    assert_eq!(server.database().registrations(), both);
}

/// How the only registration stands, once the server has decided.
async fn state(phone: &Phone) -> String {
    let decided = [listed("confirmed"), listed("waitlisted")].join(", ");
    phone.attribute(&decided, "data-state").await
}

/// After cancelling, the page offers the form again.
fn registered_or_gone() -> String {
    [registered("cancelled"), hook("register-submit")].join(", ")
}
