//! The names of a roster on a volunteer's phone: unlocked by her PIN, and in no file that she loses with the phone.

use sammen_tests::{Appearance, Content, PIN, Phone, STREET_PARTY, Server, TEST_AREA, hook};
use sammen_ticket::short_code;

/// Every guest's name begins so.
const CANARY: &str = "Kanarie";

#[tokio::test]
async fn names_are_unlocked_by_a_pin_and_in_no_file_of_the_browser() {
    let mut server = Server::start_with(Content::Fixture).await;
    server.plan_street_party();
    let (_, guests) = server.register_guests(0..3).await;
    let administrator = administrator(&server).await;
    let mut amina =
        Phone::volunteer_without_pin("Amina", STREET_PARTY, &administrator, &server).await;
    // Before a PIN is chosen no name comes, and the list is not ready.
    amina.picture("names-choose", Appearance::Light).await;
    expect_no_names(&amina).await;
    amina.open_desk().await;
    amina.wait_for_text(&hook("not-ready"), "vælg først en kode").await;
    amina.type_into("#names-pin", "123456").await;
    amina.type_into("#names-pin-again", "123456").await;
    amina.click(&hook("names-choose")).await;
    amina.wait_for_text(&hook("names-problem"), "gætter andre let").await;
    amina.click(&hook("names-with-passkey")).await;
    amina.choose_pin(PIN).await;
    amina.wait_for_text(&hook("person"), CANARY).await;
    amina.wait_for_text(&hook("ready"), "Listen er hentet lige nu").await;
    amina.picture("names-open", Appearance::Light).await;
    // Whoever registers now comes by herself when the phone has a network.
    let (_, late) = server.register_guests(3..4).await;
    amina.run("window.dispatchEvent(new Event('online'));", Vec::new()).await;
    amina.wait_for_text(&hook("person"), &late[0].name).await;
    amina.type_into(&hook("door-search"), CANARY).await;
    amina.let_in(&[guests[0].name.clone()]).await;

    amina.wait_for_sealed_names(true).await;
    amina.click(&hook("names-lock")).await;
    amina.wait_for(&hook("names-locked")).await;
    expect_no_names(&amina).await;
    amina.click(&hook("names-unlock-passkey")).await;
    amina.wait_for_text(&hook("person"), &guests[1].name).await;
    amina.wait_for_sealed_names(true).await;
    amina.close().await;
    for words in [CANARY, &guests[1].name, "Ærøskøbing", PIN] {
        assert!(!amina.keeps_in_files(words), "“{words}” is in the browser's files");
    }

    // With no network: locked, and yet the door works; then unlocked.
    server.stop().await;
    amina.reopen().await;
    amina.open_desk().await;
    amina.wait_for(&hook("names-locked")).await;
    amina.wait_for_text(&hook("ready"), "Klar").await;
    expect_no_names(&amina).await;
    amina.picture("names-locked", Appearance::Light).await;
    amina.wait_for_text(&hook("inside"), "1").await;
    amina.let_in(&[short_code(guests[1].registration.0.as_bytes())]).await;
    amina.give_pin("314159").await;
    amina.wait_for_text(&hook("names-problem"), "Du har 9 forsøg").await;
    amina.give_pin(PIN).await;
    amina.wait_for_text(&hook("person"), &guests[2].name).await;
    amina.wait_for_text(&hook("inside"), "2").await;
    // Nobody touches it for some minutes, as its clock says.
    let passes = "const real = Date.now; Date.now = () => real() + 12 * 60 * 1000;
        window.dispatchEvent(new Event('focus'));";
    amina.run(passes, Vec::new()).await;
    amina.wait_for(&hook("names-locked")).await;
    amina.wait_for_text(&hook("ready"), "Listen er hentet for 1").await;
    expect_no_names(&amina).await;
}

#[tokio::test]
async fn names_go_a_day_after_the_date() {
    let mut server = Server::start_with(Content::Fixture).await;
    server.plan_street_party();
    server.register_guests(0..2).await;
    let administrator = administrator(&server).await;
    let amina = Phone::volunteer("Amina", STREET_PARTY, &administrator, &server).await;
    amina.wait_for_sealed_names(true).await;
    // A clock that is two days on, and no network: opening the app is enough.
    server.stop().await;
    let later = "const real = Date.now; Date.now = () => real() + 2 * 24 * 3600 * 1000;";
    amina.run_before_every_page(later).await;
    amina.go("/").await;
    amina.wait_for_sealed_names(false).await;
}

#[tokio::test]
async fn what_is_stored_as_it_is_would_be_found() {
    let server = Server::start_with(Content::Fixture).await;
    let mut phone = Phone::new("Control", &server).await;
    phone.go("/").await;
    let store = format!(
        "const done = arguments[arguments.length - 1];
         const opening = indexedDB.open('control');
         opening.onupgradeneeded = () => opening.result.createObjectStore('names');
         opening.onsuccess = () => {{
             const names = opening.result.transaction('names', 'readwrite').objectStore('names');
             names.put(new TextEncoder().encode('{CANARY}000'), 'bytes');
             names.put('Ærøskøbing', 'text');
             names.transaction.oncomplete = () => done(true);
         }};"
    );
    phone.run_async(&store).await;
    phone.close().await;
    assert!(phone.keeps_in_files(CANARY));
    assert!(phone.keeps_in_files("Ærøskøbing"));
}

async fn administrator(server: &Server) -> Phone {
    let administrator = Phone::at_site("Administrator", server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator
}

async fn expect_no_names(phone: &Phone) {
    let shown = phone.text("main").await;
    assert!(!shown.contains(CANARY), "{shown}");
    assert!(!phone.has_stored(CANARY).await, "a name is stored as it is");
}
