//! A phone is replaced by a code: what was on the old one is on the new one, and the old one is told.

use sammen_tests::{
    Appearance, Barriers, Content, Phone, Registration, Server, TEST_AREA, hook, listed, registered,
};

const MOVED: &str = "Dine tilmeldinger er flyttet til en anden telefon";

/// The code that a phone shows after the button of this name.
async fn ask_code(phone: &Phone, button: &str) -> String {
    phone.go("/indstillinger").await;
    phone.click("a[href=\"/flyt\"]").await;
    phone.click(&hook(button)).await;
    phone.wait_for(&hook("code")).await;
    phone.text(&hook("code")).await
}

async fn enter_code(phone: &Phone, code: &str) {
    phone.go("/flyt").await;
    phone.type_into("#code-input", code).await;
    phone.click(&hook("use-code")).await;
}

async fn sign_up_for_table_tennis(phone: &Phone, persons: u32) {
    phone.open_activity("bordtennis", "Bordtennis").await;
    phone.choose_second_date().await;
    phone.register(persons).await;
}

async fn persons(server: &Server) -> Vec<Registration> {
    let mut registrations = server.database().registrations();
    registrations.sort_by_key(|registration| -registration.persons);
    registrations
}

#[tokio::test]
async fn a_phone_is_replaced_by_a_code_and_the_old_one_is_told() {
    let server = Server::start_with(Content::Fixture).await;
    let mut old = Phone::new("Resident", &server).await;
    let mut new = Phone::new("Resident with a new", &server).await;
    old.move_in(TEST_AREA).await;
    sign_up_for_table_tennis(&old, 2).await;
    old.wait_for(&registered("confirmed")).await;

    let code = ask_code(&old, "move").await;
    assert_eq!(code.len(), 11, "three groups of three: {code}");
    new.move_in(TEST_AREA).await;
    enter_code(&new, &code.to_lowercase().replace('-', "")).await;
    new.wait_for(&hook("entered")).await;
    new.go("/mit").await;
    new.wait_for(&listed("confirmed")).await;

    old.wait_for_text(&hook("left"), MOVED).await;
    old.go("/mit").await;
    old.wait_for("h1").await;
    assert_eq!(old.count(&hook("registration")).await, 0, "nothing private is left there");
    // Said until it has been seen, also after the phone was off.
    old.kill().await;
    old.reopen().await;
    old.go("/").await;
    old.wait_for_text(&hook("left"), MOVED).await;
    old.click(&hook("left-seen")).await;
    old.wait_until_gone(&hook("left")).await;
    new.kill().await;
    new.reopen().await;
    new.go("/mit").await;
    new.wait_for(&listed("confirmed")).await;

    // Both go on as phones of different people.
    sign_up_for_table_tennis(&old, 1).await;
    old.wait_for(&registered("confirmed")).await;
    let stored = [Registration::confirmed(2), Registration::confirmed(1)];
    assert_eq!(persons(&server).await, stored);
    // The new phone may ask again, as the answer may have been lost; for any other the code is used.
    enter_code(&old, &code).await;
    old.wait_for_text("#code-problem", "Koden").await;
}

#[tokio::test]
async fn what_the_old_phone_had_not_sent_moves_too() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut old = Phone::new("Resident", &server).await;
    let mut new = Phone::new("Resident with a new", &server).await;
    old.move_in(TEST_AREA).await;
    new.move_in(TEST_AREA).await;
    let code = ask_code(&old, "move").await;

    // Nothing comes through from the old phone any more; on the new one something waits too.
    server.stop().await;
    sign_up_for_table_tennis(&old, 2).await;
    old.wait_for(&registered("saved")).await;
    old.kill().await;
    new.open_activity("kanotur", "Kanotur").await;
    new.type_into(&hook("name"), "Den ene").await;
    new.register(1).await;
    new.wait_for(&registered("saved")).await;
    new.kill().await;
    server.start().await;

    new.reopen().await;
    enter_code(&new, &code).await;
    new.wait_for(&hook("entered")).await;
    old.reopen().await;
    old.go("/").await;
    old.wait_for_text(&hook("left"), MOVED).await;
    old.wait_until_waiting(0).await;
    new.go("/mit").await;
    let both = format!("return document.querySelectorAll('{}').length === 2;", listed("confirmed"));
    new.wait_until("both registrations", &both, Vec::new()).await;
    let stored = [Registration::confirmed(2), Registration::confirmed(1)];
    assert_eq!(persons(&server).await, stored);
}

#[tokio::test]
async fn two_phones_are_of_one_household_and_the_picture_leads_to_the_code() {
    let server = Server::start_with(Content::Fixture).await;
    let one = Phone::new("Resident", &server).await;
    let other = Phone::new("Partner", &server).await;
    one.move_in(TEST_AREA).await;
    sign_up_for_table_tennis(&one, 2).await;
    one.wait_for(&registered("confirmed")).await;
    let code = ask_code(&one, "share").await;
    assert_eq!(one.count(".code__picture path").await, 1);

    // What the picture says is opened on a phone that has never been here.
    other.go(&format!("/flyt#{TEST_AREA}.{code}")).await;
    other
        .wait_until(
            "the code in the field",
            "return document.querySelector('#code-input')?.value === arguments[0];",
            vec![code.into()],
        )
        .await;
    other.click(&hook("use-code")).await;
    other.wait_for(&hook("entered")).await;
    other.go("/mit").await;
    other.wait_for(&listed("confirmed")).await;
    assert_eq!(one.count(&hook("left")).await, 0, "both stay");
}

#[tokio::test]
async fn an_upgraded_phone_keeps_what_it_had_under_its_secret() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    // As an app from before there were keys has left its storage: a secret, no key, and one thing sent.
    phone.run_async(WITH_SECRET).await;
    phone.kill().await;
    phone.reopen().await;
    sign_up_for_table_tennis(&phone, 2).await;
    phone.wait_for(&registered("confirmed")).await;
    server.stop().await;
    phone.open_activity("kanotur", "Kanotur").await;
    phone.type_into(&hook("name"), "Den ene").await;
    phone.register(1).await;
    phone.wait_for(&registered("saved")).await;
    server.start().await;
    phone.go("/mit").await;
    let both = format!("return document.querySelectorAll('{}').length === 2;", listed("confirmed"));
    phone.wait_until("both registrations", &both, Vec::new()).await;
    assert_eq!(phone.run_async(SECRETS).await, 0, "the secret is gone when keys have its place");
}

/// Puts a secret where the first apps had it, and takes the keys away.
const WITH_SECRET: &str = "const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('sammen');
    opening.onsuccess = () => {
        const writing = opening.result.transaction('settings', 'readwrite');
        const settings = writing.objectStore('settings');
        settings.put(new Uint8Array(32).fill(7), 'device-secret');
        settings.delete(IDBKeyRange.bound('device-key/', 'device-key/\\uffff'));
        writing.oncomplete = () => { opening.result.close(); done(true); };
    };";

/// How many secrets are stored.
const SECRETS: &str = "const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('sammen');
    opening.onsuccess = () => {
        const reading = opening.result.transaction('settings').objectStore('settings');
        const count = reading.count('device-secret');
        count.onsuccess = () => { opening.result.close(); done(count.result); };
    };";

#[tokio::test]
async fn the_pages_of_a_code_have_no_barriers() {
    let server = Server::start_with(Content::Fixture).await;
    let mut barriers = Barriers::none();
    let phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    for appearance in [Appearance::Light, Appearance::Dark] {
        phone.set_appearance(appearance).await;
        phone.go("/flyt").await;
        phone.wait_for("h1").await;
        barriers.look_for(&phone, "change phone").await;
        ask_code(&phone, "move").await;
        barriers.look_for(&phone, "a code").await;
        enter_code(&phone, "000").await;
        phone.wait_for_text("#code-problem", "Koden").await;
        barriers.look_for(&phone, "a code that does not work").await;
    }
    let code = ask_code(&phone, "move").await;
    let new = Phone::new("Resident with a new", &server).await;
    new.go(&format!("/flyt#{TEST_AREA}.{code}")).await;
    new.click(&hook("use-code")).await;
    new.wait_for(&hook("entered")).await;
    barriers.look_for(&new, "a code that worked").await;
    phone.wait_for(&hook("left")).await;
    barriers.look_for(&phone, "a phone that was left").await;
    barriers.expect_none();
}
