//! Several tabs of one phone: one sends, and when it is closed another takes over.

use std::time::{Duration, Instant};

use sammen_tests::{
    Content, Phone, Registration, Server, TEST_AREA, TIMEOUT, hook, listed, registered,
};

#[tokio::test]
async fn one_tab_sends_and_another_takes_over() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    // The first of the tabs has the lock, since it was alone.
    let first = phone.tab().await;
    let second = phone.open_tab("/mit").await;
    phone.wait_for("h1").await;
    let third = phone.open_tab("/mit").await;
    phone.wait_for("h1").await;
    wait_for_senders(&phone, (1, 2)).await;

    phone.open_activity("bordtennis", "Bordtennis").await;
    phone.choose_second_date().await;
    phone.register(2).await;
    phone.wait_for(&registered("confirmed")).await;
    phone.switch_to(&second).await;
    phone.wait_for(&listed("confirmed")).await;

    phone.switch_to(&first).await;
    phone.close_tab().await;
    phone.switch_to(&third).await;
    wait_for_senders(&phone, (1, 1)).await;
    phone.open_activity("kanotur", "Kanotur").await;
    phone.type_into(&hook("name"), "Den ene").await;
    phone.register(1).await;
    phone.wait_for(&registered("confirmed")).await;
    phone.wait_until_waiting(0).await;

    phone.switch_to(&second).await;
    let both = format!("return document.querySelectorAll('{}').length === 2;", listed("confirmed"));
    phone.wait_until("both registrations", &both, Vec::new()).await;
    let stored = [Registration::confirmed(2), Registration::confirmed(1)];
    let mut registrations = server.database().registrations();
    registrations.sort_by_key(|registration| -registration.persons);
    assert_eq!(registrations, stored);
}

async fn wait_for_senders(phone: &Phone, expect: (usize, usize)) {
    let start = Instant::now();
    loop {
        let senders = phone.senders().await;
        if senders == expect {
            return;
        }
        assert!(start.elapsed() < TIMEOUT, "{senders:?} tabs send and wait, not {expect:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
