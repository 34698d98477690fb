//! A ticket on one phone is read by another's camera, with no network: each of the six answers, to eyes, ears and hands.

use sammen_tests::{
    Appearance, Barriers, Code, Content, PIN, Phone, Server, TEST_AREA, hook, registered,
};
use serde_json::Value;

const ACTIVITY: &str = "Nabofrokost";
const GUEST: &str = "Åse Østergård";

/// Notes what is heard and felt: the first tone's pitch and how long it shakes tell answers apart.
const NOTE: &str = "window.tones = []; window.shakes = [];
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
        const oscillator = make.call(this);
        const start = oscillator.start;
        oscillator.start = function (...when) {
            window.tones.push(oscillator.frequency.value);
            return start.apply(this, when);
        };
        return oscillator;
    };
    Navigator.prototype.vibrate = (pattern) => window.shakes.push([pattern].flat()) > 0;";

/// Tickets as they are found on a guest's phone.
struct Tickets {
    revoked: Code,
    cancelled: Code,
    other_date: Code,
    valid: Code,
}

#[tokio::test]
async fn every_answer_is_seen_heard_and_felt_without_a_network() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut barriers = Barriers::none();
    let guest = Phone::new("Guest", &server).await;
    let tickets = tickets(&guest, &server, &mut barriers).await;

    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator.fill_invitation("Amina", ACTIVITY).await;
    administrator.choose("Må se navne").await;
    let invitation = administrator.send_invitation().await;
    let mut amina = Phone::with_camera("Amina", &server).await;
    amina.give_passkeys().await;
    amina.accept_as_volunteer(&invitation).await;
    amina.choose_pin(PIN).await;
    amina.wait_for_sealed_names(true).await;
    open_door(&amina).await;
    server.stop().await;
    amina.kill().await;
    amina.reopen().await;
    open_door(&amina).await;
    amina.run(NOTE, Vec::new()).await;

    let answers = [
        ("other-date", &tickets.other_date),
        ("cancelled", &tickets.cancelled),
        ("revoked", &tickets.revoked),
        ("not-ours", &Code::of("https://example.org/")),
        ("valid", &tickets.valid),
        ("already-in", &tickets.valid),
    ];
    let (mut tones, mut shakes) = (Vec::new(), Vec::new());
    for (answer, code) in answers {
        scan(&amina, code, answer).await;
        if matches!(answer, "valid" | "already-in") {
            amina.wait_for_text(&hook("scan-verdict"), GUEST).await;
            amina.wait_for_text(&hook("scan-inside"), "1").await;
        }
        for appearance in Appearance::ALL {
            amina.set_appearance(appearance).await;
            amina.screen_picture(&format!("scan-{answer}"), appearance).await;
            barriers.look_for(&amina, &format!("{answer}, {}", appearance.name())).await;
        }
        tones.push(taken(&amina, "tones").await);
        shakes.push(taken(&amina, "shakes").await);
        amina.click(&hook("scan-stop")).await;
        amina.wait_until_gone(&hook("scanner")).await;
    }
    for (what, noted) in [("heard", &tones), ("felt", &shakes)] {
        assert!(noted.iter().all(|one| one != "[]"), "something is not {what}: {noted:?}");
        let mut different = noted.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), noted.len(), "two are {what} alike: {noted:?}");
    }
    silence(&amina).await;
    browser_reads(&amina).await;
    paper(&amina, &mut barriers).await;
    refused(&amina, &mut barriers).await;
    barriers.expect_none();
}

/// The guest registers, gets a new ticket since the old key is lost, cancels, and registers again and elsewhere.
async fn tickets(guest: &Phone, server: &Server, barriers: &mut Barriers) -> Tickets {
    guest.move_in(TEST_AREA).await;
    register(guest).await;
    let revoked = ticket(guest).await;
    let area = ["--area", TEST_AREA];
    server.run(&[&["ticket-key", "rotate"], &area[..]].concat(), &[]);
    server.run(&[&["ticket-key", "revoke"], &area[..], &["--key", "1"]].concat(), &[]);
    let cancelled = loop {
        let code = ticket(guest).await;
        if code != revoked {
            break code;
        }
    };
    guest.click(&hook("registration-card")).await;
    guest.cancel_registration().await;
    guest.wait_until_waiting(0).await;
    guest.open_activity("bordtennis", "Bordtennis").await;
    guest.register(1).await;
    guest.wait_for(&registered("confirmed")).await;
    guest.click(&hook("show-ticket")).await;
    let other_date = guest.ticket_code().await;
    guest.click(&hook("ticket-close")).await;
    guest.open_activity("nabofrokost", ACTIVITY).await;
    register_here(guest).await;
    guest.go("/mit").await;
    guest.click(&show_ticket_of(ACTIVITY)).await;
    let valid = guest.ticket_code().await;
    for appearance in Appearance::ALL {
        guest.set_appearance(appearance).await;
        guest.screen_picture("ticket", appearance).await;
        barriers.look_for(guest, "a ticket").await;
    }
    assert_eq!(guest.text(&hook("ticket-code")).await.split_whitespace().count(), 2);
    guest.click(&hook("ticket-close")).await;
    guest.wait_until_gone(&hook("ticket")).await;
    Tickets { revoked, cancelled, other_date, valid }
}

async fn register(guest: &Phone) {
    guest.open_activity("nabofrokost", ACTIVITY).await;
    register_here(guest).await;
}

async fn register_here(guest: &Phone) {
    guest.type_into(&hook("name"), GUEST).await;
    guest.click(&hook("register-submit")).await;
    guest.wait_for(&registered("confirmed")).await;
    guest.wait_until_waiting(0).await;
}

fn show_ticket_of(title: &str) -> String {
    format!("{}[aria-label*=\"{title}\"]", hook("show-ticket"))
}

/// The ticket as it is under Mit, which asks for what is new when it is opened.
async fn ticket(guest: &Phone) -> Code {
    guest.go("/mit").await;
    guest.click(&show_ticket_of(ACTIVITY)).await;
    let code = guest.ticket_code().await;
    guest.click(&hook("ticket-close")).await;
    code
}

/// Opens the door of the only date, which is ready.
async fn open_door(phone: &Phone) {
    phone.open_door().await;
    phone.wait_for_text(&hook("person"), GUEST).await;
}

/// Opens the camera with this before it, and waits for the answer.
async fn scan(phone: &Phone, code: &Code, answer: &str) {
    phone.hold(code);
    phone.click(&hook("scan")).await;
    phone.wait_for(&format!("{}[data-verdict=\"{answer}\"]", hook("scan-verdict"))).await;
}

/// What was noted since this was last asked.
async fn taken(phone: &Phone, what: &str) -> String {
    let script = "const noted = JSON.stringify(window[arguments[0]]);
        window[arguments[0]] = []; return noted;";
    let noted = phone.run(script, vec![what.into()]).await;
    noted.as_str().unwrap_or_default().to_owned()
}

/// With the sound off nothing is heard, and the ticket that is still there is not read again.
async fn silence(phone: &Phone) {
    phone.click(&hook("scan")).await;
    phone.click(&hook("scan-sound")).await;
    phone.wait_for(&hook("scan-verdict")).await;
    taken(phone, "tones").await;
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(taken(phone, "tones").await, "[]");
    assert_eq!(taken(phone, "shakes").await.matches('[').count(), 2, "it is read once");
    phone.click(&hook("scan-stop")).await;
    // The choice is there when the app is opened anew.
    open_door(phone).await;
    phone.click(&hook("scan")).await;
    phone.wait_for(&format!("{}[aria-pressed=\"false\"]", hook("scan-sound"))).await;
    phone.click(&hook("scan-stop")).await;
}

/// Where the browser reads codes, nothing else does.
async fn browser_reads(phone: &Phone) {
    let reads = "window.asked = 0;
        window.BarcodeDetector = class {
            static async getSupportedFormats() { return ['qr_code']; }
            async detect(video) {
                window.asked += video.videoWidth > 0;
                return [{ rawValue: 'something else' }];
            }
        };";
    phone.run(reads, Vec::new()).await;
    phone.click(&hook("scan")).await;
    phone.wait_for(&format!("{}[data-verdict=\"not-ours\"]", hook("scan-verdict"))).await;
    let asked = phone.run("return window.asked > 0", Vec::new()).await;
    assert_eq!(asked, Value::Bool(true));
    phone.click(&hook("scan-stop")).await;
}

/// The list that is printed has the guest who comes, once.
async fn paper(phone: &Phone, barriers: &mut Barriers) {
    phone.click(&hook("paper")).await;
    let list = phone.wait_for_text(&hook("paper-list"), GUEST).await;
    assert_eq!(list.matches(GUEST).count(), 1, "{list}");
    phone.set_appearance(Appearance::Light).await;
    phone.screen_picture("paper-list", Appearance::Light).await;
    barriers.look_for(phone, "the list on paper").await;
    phone.click(&hook("paper-close")).await;
}

/// Without leave to use the camera one is told what to do.
async fn refused(phone: &Phone, barriers: &mut Barriers) {
    let refuses = "navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', 'NotAllowedError');
    };";
    phone.run(refuses, Vec::new()).await;
    phone.click(&hook("scan")).await;
    let words = phone.wait_for(&hook("camera-trouble")).await;
    assert!(words.contains("Søg på listen") || words.contains("søg på listen"), "{words}");
    phone.screen_picture("scan-refused", Appearance::Light).await;
    barriers.look_for(phone, "no camera").await;
    phone.click(&hook("scan-stop")).await;
}
