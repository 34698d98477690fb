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
    let mut amina = volunteer("Amina", &administrator, &server).await;
    administrator.go("/staff/").await;
    let bo = volunteer("Bo", &administrator, &server).await;
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
    walk_in(&amina, 3).await;
    amina.wait_for_text(&hook("inside"), "4").await;
    amina.picture("door", Appearance::Light).await;
    walk_in(&bo, 1).await;
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
    let conflicts = format!(
        "const done = arguments[arguments.length - 1];
         fetch('/api/staff/areas/{TEST_AREA}/door-conflicts')
             .then((answer) => answer.text())
             .then((text) => done(text.split('\"registration\"').length - 1));"
    );
    assert_eq!(administrator.run_async(&conflicts).await, 1, "one for a human to look at");
}

/// The phone of somebody who receives the guests and sees their names.
async fn volunteer(name: &str, administrator: &Phone, server: &Server) -> Phone {
    administrator.fill_invitation(name, ACTIVITY).await;
    administrator.choose("Må se navne").await;
    let invitation = administrator.send_invitation().await;
    let phone = Phone::at_site(name, server).await;
    phone.give_passkeys().await;
    phone.accept_as_volunteer(&invitation).await;
    phone
}

/// Opens the door of the only date, which is ready.
async fn open_door(phone: &Phone) {
    phone.go("/doeren").await;
    phone.click(&format!("{} summary", hook("roster"))).await;
    phone.click(&hook("open-door")).await;
    phone.wait_for_text(&hook("ready"), "Klar").await;
    phone.wait_for_text(&hook("person"), GUEST).await;
}

/// Lets in some who had not registered.
async fn walk_in(phone: &Phone, persons: u32) {
    phone.click(&hook("walk-in")).await;
    phone.click(&format!("{}:nth-child({persons})", hook("walk-in-persons"))).await;
}
