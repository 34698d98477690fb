//! Volunteers let guests in with no network, each on a phone of her own; everybody counts once.

use sammen_tests::{Appearance, Content, Phone, Server, TEST_AREA, hook};

const ACTIVITY: &str = "Nabofrokost";
const GUEST: &str = "Åse Østergård";

#[tokio::test]
async fn two_phones_without_a_network_count_everybody_once() {
    let mut server = Server::start_with(Content::Fixture).await;
    let guest = Phone::new("Guest", &server).await;
    guest.move_in(TEST_AREA).await;
    guest.open_activity("nabofrokost", ACTIVITY).await;
    guest.type_into(&hook("name"), GUEST).await;
    guest.click(&hook("register-submit")).await;
    guest.wait_until_waiting(0).await;

    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let mut amina = Phone::volunteer("Amina", ACTIVITY, &administrator, &server).await;
    let bo = Phone::volunteer("Bo", ACTIVITY, &administrator, &server).await;
    for phone in [&amina, &bo] {
        open_door(phone).await;
    }

    server.stop().await;
    amina.kill().await;
    amina.reopen().await;
    open_door(&amina).await;
    for letters in ["å", "ost"] {
        amina.type_into(&hook("door-search"), letters).await;
        amina.wait_for_text(&hook("person"), GUEST).await;
    }
    for phone in [&amina, &bo] {
        phone.click(&hook("let-in")).await;
        phone.wait_for(&format!("{}[data-verdict=\"valid\"]", hook("verdict"))).await;
        phone.wait_for_text(&hook("inside"), "1").await;
        phone.wait_for_text(&hook("mark"), "Inde").await;
        assert_eq!(phone.count(&hook("let-in")).await, 0, "nobody is let in twice by one phone");
    }
    amina.walk_in(3).await;
    amina.wait_for_text(&hook("inside"), "4").await;
    amina.picture("door", Appearance::Light).await;
    bo.walk_in(1).await;
    bo.wait_for_text(&hook("inside"), "2").await;
    amina.kill().await;
    amina.reopen().await;
    open_door(&amina).await;
    amina.wait_for_text(&hook("inside"), "4").await;

    server.start().await;
    for phone in [&amina, &bo] {
        phone.go("/doeren").await;
        phone.wait_until_waiting(0).await;
    }
    for phone in [&amina, &bo] {
        // Opened again, it asks at once for what the other has sent since.
        open_door(phone).await;
        phone.wait_for_text(&hook("inside"), "5").await;
    }
    look_at_what_happened_twice(&administrator, &server).await;
    amina.go("/doeren").await;
    open_door(&amina).await;
    amina.wait_for_text(&hook("inside"), "6").await;
}

/// One of the staff finds the household that was let in twice, once, and says that somebody else came on its ticket.
async fn look_at_what_happened_twice(administrator: &Phone, server: &Server) {
    let inger = administrator.colleague("Inger", server).await;
    inger.click(&hook("nav-door")).await;
    let told = inger.wait_for(&hook("conflict")).await;
    for words in
        ["Husstand med billet", "Nabofrokost", "Amina lukkede 1 person", "Bo lukkede 1 person"]
    {
        assert!(told.contains(words), "“{words}” is not in: {told}");
    }
    assert!(!told.contains(GUEST), "her role shows no names");
    assert_eq!(inger.count(&hook("conflict")).await, 1, "one for a human to look at");
    assert_eq!(inger.count(&hook("conflict-scan")).await, 2);
    inger.click(&hook("conflict-others")).await;
    inger.click(&hook("conflict-others-save")).await;
    inger.wait_for_text(&hook("feedback"), "Skriv et tal").await;
    inger.type_into(&hook("conflict-others-count"), "1").await;
    inger.picture("door-conflict", Appearance::Light).await;
    inger.click(&hook("conflict-others-save")).await;
    inger.wait_for_text(&hook("no-conflicts"), "Alt stemmer").await;
    inger.picture("door-no-conflicts", Appearance::Light).await;
}

/// Opens the door of the only date, where the guest is on the list.
async fn open_door(phone: &Phone) {
    phone.open_door().await;
    phone.wait_for_text(&hook("person"), GUEST).await;
}
