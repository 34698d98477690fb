//! Being told when the app is not open: a cancelled date reaches the calendar, the phone and the door, and whatever was
//! agreed can be seen and ended.

use std::fs;

use sammen_tests::{
    Appearance, Barriers, Content, Phone, PushService, Server, TEST_AREA, hook, listed, registered,
};

const ACTIVITY: &str = "Nabofrokost";
const GUEST: &str = "Åse Østergård";
/// A mail server that nobody writes to in these tests.
const GATEWAYS: &str = "[mail]\nurl = \"smtp://localhost:1\"\nfrom = \"Sammen <sammen@localhost>\"\n\
    [sms]\nurl = \"http://localhost:1/\"\nbody = '{\"to\": {to}, \"text\": {text}}'\n";

#[tokio::test]
async fn a_cancelled_date_reaches_the_calendar_the_push_and_the_door() {
    let service = PushService::start().await;
    let server = server().await;
    let guest = guest(&server, &service).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let volunteer = Phone::volunteer("Amina", ACTIVITY, &administrator, &server).await;
    volunteer.go("/doeren").await;
    volunteer.wait_for_text(&hook("roster-counts"), "1 kommer").await;

    guest.go("/mit").await;
    guest.wait_for(&listed("confirmed")).await;
    guest.click(&hook("reach-link")).await;
    guest.click(&hook("push-start")).await;
    guest.wait_for(&hook("push-stop")).await;
    guest.click(&hook("calendar-make")).await;
    let address = value_of(&guest, "calendar-address").await;
    guest.picture("reach-agreed", Appearance::Light).await;
    let own = address.strip_prefix(&server.site()).expect("it is the server's").to_owned();
    let public = format!("/api/areas/{TEST_AREA}/feeds/calendar.ics");
    for feed in [&own, &public] {
        let before = fetched(&guest, feed).await;
        assert_eq!(status_of(&before, ACTIVITY), "CONFIRMED", "{before}");
        assert!(!before.contains("Åse"), "{before}");
    }

    let inger = administrator.colleague("Inger", &server).await;
    call_off(&inger, "Kokken er syg").await;

    let message = guest.open_message(&service.next_message().await).await;
    assert!(message.contains(ACTIVITY) && message.contains("Aflyst"), "{message}");
    assert!(!message.contains("Åse"), "{message}");
    let shown = guest.deliver_message(&message).await;
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert_eq!(shown[0]["title"], ACTIVITY);
    assert!(shown[0]["body"].as_str().is_some_and(|body| body.starts_with("Aflyst")), "{shown:?}");
    for feed in [&own, &public] {
        let after = fetched(&guest, feed).await;
        assert_eq!(status_of(&after, ACTIVITY), "CANCELLED", "{after}");
    }
    // The page that the notification leads to.
    guest.go(shown[0]["page"].as_str().unwrap_or_default()).await;
    guest.wait_for_text("main", "Kokken er syg").await;
    guest.picture("reach-led-to", Appearance::Light).await;

    volunteer.go("/doeren").await;
    volunteer.wait_for_text(&hook("roster-counts"), "Aflyst").await;
    volunteer.picture("reach-door", Appearance::Light).await;
    assert_eq!(volunteer.count(&hook("open-door")).await, 0, "nobody is received");
}

#[tokio::test]
async fn a_door_that_is_open_says_that_its_date_is_called_off() {
    let service = PushService::start().await;
    let server = server().await;
    let _guest = guest(&server, &service).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let volunteer = Phone::volunteer("Amina", ACTIVITY, &administrator, &server).await;
    volunteer.open_door().await;
    let inger = administrator.colleague("Inger", &server).await;
    call_off(&inger, "Kokken er syg").await;
    // Looking at the app again asks for what is new.
    volunteer.run("document.dispatchEvent(new Event('visibilitychange'))", Vec::new()).await;
    volunteer.wait_for_text(&hook("desk-called-off"), "Aflyst").await;
    volunteer.picture("reach-open-door", Appearance::Light).await;
}

#[tokio::test]
async fn what_is_agreed_is_seen_and_ended() {
    let service = PushService::start().await;
    let mut server = server().await;
    server.stop().await;
    server.use_gateways(GATEWAYS);
    server.start().await;
    let guest = guest(&server, &service).await;
    let mut barriers = Barriers::none();
    guest.go("/besked").await;
    guest.wait_for(&hook("contact-give")).await;
    for appearance in Appearance::ALL {
        guest.set_appearance(appearance).await;
        guest.picture("reach", appearance).await;
        barriers.look_for(&guest, &format!("reach {}", appearance.name())).await;
    }
    guest.set_appearance(Appearance::Light).await;

    guest.type_into(&hook("contact-address"), "beboer").await;
    guest.click(&hook("contact-give")).await;
    guest.wait_for_text(&hook("contact-wrong"), "mailadresse").await;
    barriers.look_for(&guest, "reach with a wrong address").await;
    guest.picture("reach-wrong", Appearance::Light).await;
    guest.click_text(".chip", "SMS").await;
    guest.type_into(&hook("contact-address"), "39 00 00 00").await;
    guest.click(&hook("contact-give")).await;
    guest.wait_for(&hook("contact-stop")).await;
    assert_eq!(contacts(&server), ["+4539000000"]);
    guest.click(&hook("calendar-make")).await;
    let first = path_of(&server, &value_of(&guest, "calendar-address").await);
    guest.click(&hook("push-start")).await;
    guest.wait_for(&hook("push-stop")).await;

    // Opened again, it says what stands, and the address no more.
    guest.go("/besked").await;
    for end in ["contact-stop", "calendar-stop", "push-stop"] {
        guest.wait_for(&hook(end)).await;
    }
    assert_eq!(guest.count(&hook("calendar-address")).await, 0);
    barriers.look_for(&guest, "reach with everything on").await;
    guest.picture("reach-on", Appearance::Dark).await;
    guest.click(&hook("calendar-anew")).await;
    let second = path_of(&server, &value_of(&guest, "calendar-address").await);
    assert_ne!(first, second);
    assert!(fetched(&guest, &first).await.contains("not-found"), "the old one has ended");
    assert!(fetched(&guest, &second).await.starts_with("BEGIN:VCALENDAR"));

    guest.click(&hook("contact-stop")).await;
    guest.wait_for(&hook("contact-give")).await;
    assert!(contacts(&server).is_empty());
    guest.click(&hook("calendar-stop")).await;
    guest.wait_for(&hook("calendar-make")).await;
    assert!(fetched(&guest, &second).await.contains("not-found"));
    guest.click(&hook("push-stop")).await;
    guest.wait_for(&hook("push-start")).await;
    let kept = guest.run("return localStorage.getItem('test-push')", Vec::new()).await;
    assert!(kept.is_null(), "the browser takes no messages any more");
    barriers.expect_none();
}

#[tokio::test]
async fn whoever_deletes_everything_is_written_to_no_more() {
    let service = PushService::start().await;
    let mut server = server().await;
    server.stop().await;
    server.use_gateways(GATEWAYS);
    server.start().await;
    let guest = guest(&server, &service).await;
    guest.go("/besked").await;
    guest.type_into(&hook("contact-address"), "beboer@example.org").await;
    guest.click(&hook("contact-give")).await;
    guest.wait_for(&hook("contact-stop")).await;
    guest.click(&hook("push-start")).await;
    guest.wait_for(&hook("push-stop")).await;
    guest.go("/indstillinger").await;
    guest.click("section[aria-labelledby=\"erase\"] .button--danger").await;
    guest.click("dialog[open] .button--danger").await;
    guest.wait_for(&hook("welcome-action")).await;
    assert!(contacts(&server).is_empty());
    let kept = guest.run("return localStorage.getItem('test-push')", Vec::new()).await;
    assert!(kept.is_null(), "the browser takes no messages any more");
}

#[tokio::test]
async fn what_needs_a_network_says_so_and_is_not_done_later() {
    let service = PushService::start().await;
    let mut server = server().await;
    let guest = guest(&server, &service).await;
    server.stop().await;
    guest.go("/mit").await;
    // The calendar's file is made on the phone.
    let file = guest.attribute(&hook("calendar-file"), "href").await;
    let decode = "return decodeURIComponent(arguments[0].split(',').slice(1).join(','))";
    let file = guest.run(decode, vec![file.into()]).await;
    let file = file.as_str().unwrap_or_default();
    assert_eq!(status_of(file, ACTIVITY), "CONFIRMED", "{file}");
    assert!(file.lines().all(|line| line.len() <= 75) && file.contains("@localhost"), "{file}");
    guest.picture("reach-mit", Appearance::Light).await;

    guest.click(&hook("reach-link")).await;
    guest.wait_for(&hook("reach-offline")).await;
    for (section, start) in [("reach-push", "push-start"), ("reach-calendar", "calendar-make")] {
        guest.click(&hook(start)).await;
        // Each says so itself: the server comes back only when both have given up.
        let failed = format!("{} {}", hook(section), hook("reach-failed"));
        guest.wait_for_text(&failed, "Intet er ændret").await;
    }
    guest.picture("reach-offline", Appearance::Light).await;
    server.start().await;
    guest.go("/besked").await;
    guest.wait_until_waiting(0).await;
    guest.wait_for(&hook("calendar-make")).await;
    assert_eq!(guest.count(&hook("push-stop")).await, 0);
}

#[tokio::test]
async fn a_phone_that_says_no_is_explained() {
    let service = PushService::start().await;
    let server = server().await;
    let guest = guest(&server, &service).await;
    guest.answer_about_notifications(false).await;
    guest.go("/besked").await;
    guest.wait_for_text(&hook("push-denied"), "indstillinger").await;
    assert_eq!(guest.count(&hook("push-start")).await, 0);
}

#[tokio::test]
async fn a_notification_opens_its_page_and_leaves_other_windows_alone() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = Phone::new("Resident", &server).await;
    phone.go("/").await;
    let worker = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/sw.js");
    let worker = fs::read_to_string(worker).expect("the worker's source can be read");
    let page = "/aktiviteter/1?dato=2";
    let led = phone.touch_notification(&worker, page, &["/mit", page]).await;
    assert_eq!(led["focused"][0], phone.url(page));
    assert_eq!(led["opened"][0], serde_json::Value::Null);
    let led = phone.touch_notification(&worker, page, &["/mit"]).await;
    assert_eq!(led["opened"][0], phone.url(page));
    assert_eq!(led["focused"][0], serde_json::Value::Null);
    let led = phone.touch_notification(&worker, "https://evil.example/", &[]).await;
    assert_eq!(led["opened"][0], serde_json::Value::Null, "only pages of its own");
}

/// A server that sends messages to push services of this machine.
async fn server() -> Server {
    let mut server = Server::start_with(Content::Fixture).await;
    server.stop().await;
    server.use_push_services_here();
    server.start().await;
    server
}

/// A guest's phone, which can take messages; the household comes to the date.
async fn guest(server: &Server, service: &PushService) -> Phone {
    let guest = Phone::at_site("Guest", server).await;
    guest.give_push_service(service).await;
    guest.answer_about_notifications(true).await;
    guest.move_in(TEST_AREA).await;
    guest.open_activity("nabofrokost", ACTIVITY).await;
    guest.type_into(&hook("name"), GUEST).await;
    guest.click(&hook("register-submit")).await;
    guest.wait_for(&registered("confirmed")).await;
    guest
}

/// One of the staff calls off the only date.
async fn call_off(staff: &Phone, reason: &str) {
    staff.click(&hook("nav-activities")).await;
    let date = "const card = [...document.querySelectorAll('main li.card')]
        .find((card) => card.innerText.includes(arguments[0]));
        return card?.querySelector('[data-test=\"date\"]')?.getAttribute('href');";
    let date = staff.wait_until("its date", date, vec![ACTIVITY.into()]).await;
    staff.click(&format!("a[href=\"{}\"]", date.as_str().unwrap_or_default())).await;
    staff.click("details:has([data-test=\"reason\"]) summary").await;
    staff.type_into(&hook("reason"), reason).await;
    staff.click(&hook("call-off")).await;
    staff.click("dialog[open] .button--danger").await;
    staff.wait_until_gone(&hook("reason")).await;
}

/// What the server answers at a path, read past the calendar's folded lines.
async fn fetched(phone: &Phone, path: &str) -> String {
    let script = "const done = arguments[arguments.length - 1];
        fetch(PATH, { cache: 'no-store' }).then((answer) => answer.text()).then(done, (error) => done(String(error)));";
    let path = serde_json::Value::from(path).to_string();
    let answer = phone.run_async(&script.replace("PATH", &path)).await;
    answer.as_str().unwrap_or_default().replace("\r\n ", "")
}

/// How a calendar says that the dates of an activity stand.
fn status_of(calendar: &str, title: &str) -> String {
    let title = format!("SUMMARY:{title}\r\n");
    let mut events = calendar.split("BEGIN:VEVENT");
    let event = events.find(|event| event.contains(&title)).unwrap_or_default();
    let status = event.split("STATUS:").nth(1).unwrap_or_default();
    status.lines().next().unwrap_or_default().to_owned()
}

async fn value_of(phone: &Phone, field: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value;";
    let value = phone.wait_until(field, script, vec![hook(field).into()]).await;
    value.as_str().unwrap_or_default().to_owned()
}

fn path_of(server: &Server, address: &str) -> String {
    address.strip_prefix(&server.site()).expect("it is the server's").to_owned()
}

/// The addresses that the server has.
fn contacts(server: &Server) -> Vec<String> {
    server.database().contacts()
}
