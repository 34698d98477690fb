//! Shifts: the staff plan two, volunteers say yes without a network, nobody young is alone, one finds a stand-in,
//! and one leaves a note for the next.

use chrono::{Days, Local};
use sammen_tests::{Appearance, Barriers, Content, Phone, Server, TEST_AREA, hook};

const ACTIVITY: &str = "Kaffe i salen";
const AT_ONCE: &str = "Ryd op";
const IN_A_DAY: &str = "Bag kage";

#[tokio::test]
async fn volunteers_share_a_shift_and_nobody_young_is_alone() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut barriers = Barriers::none();
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let staff = administrator.colleague("Inger", &server).await;
    staff.click(&hook("nav-shifts")).await;
    plan(&staff, AT_ONCE, 5, "Med det samme").await;
    plan(&staff, IN_A_DAY, 9, "24 timer").await;
    let young = volunteer("Amina", true, &administrator, &server).await;
    let adult = volunteer("Bo", false, &administrator, &server).await;
    let other = volunteer("Carla", false, &administrator, &server).await;
    for phone in [&young, &adult, &other] {
        open(phone).await;
    }
    young.picture("shifts-open", Appearance::Light).await;
    barriers.look_for(&young, "open shifts").await;

    press(&young, AT_ONCE, "sign-up").await;
    own(&young, AT_ONCE, "skal der også være en voksen").await;
    server.stop().await;
    press(&adult, AT_ONCE, "sign-up").await;
    own(&adult, AT_ONCE, "Gemt på telefonen").await;
    for phone in [&young, &adult] {
        press(phone, IN_A_DAY, "sign-up").await;
        own(phone, IN_A_DAY, "Gemt på telefonen").await;
    }
    young.picture("shifts-asked", Appearance::Light).await;
    server.start().await;

    // One is given out, now that somebody grown-up is there; the other is everybody's until tomorrow.
    for phone in [&adult, &young] {
        open(phone).await;
        phone.wait_until_waiting(0).await;
        own(phone, IN_A_DAY, "Ønsket").await;
    }
    own(&adult, AT_ONCE, "Din vagt").await;
    open(&young).await;
    own(&young, AT_ONCE, "Din vagt").await;

    // Without a network again: a stand-in is looked for, and stays hers until there is one.
    server.stop().await;
    press(&young, AT_ONCE, "offer").await;
    own(&young, AT_ONCE, "Du søger en afløser").await;
    server.start().await;
    open(&young).await;
    young.wait_until_waiting(0).await;
    own(&young, AT_ONCE, "til en anden tager den").await;
    young.set_appearance(Appearance::Dark).await;
    young.picture("shifts-own", Appearance::Dark).await;
    barriers.look_for(&young, "own shifts").await;
    open(&other).await;
    press(&other, AT_ONCE, "sign-up").await;
    own(&other, AT_ONCE, "Din vagt").await;
    open(&young).await;
    let script = "return !document.querySelector('[data-test=\"own-shifts\"]')
        .innerText.includes(arguments[0]);";
    young.wait_until("it is hers no more", script, vec![AT_ONCE.into()]).await;

    other.type_into(&hook("note-words"), "Nøglen ligger i skabet").await;
    other.click(&hook("note-send")).await;
    other.wait_until_waiting(0).await;
    open(&adult).await;
    adult.wait_for_text(&hook("shift-note"), "Nøglen ligger i skabet").await;
    adult.picture("shifts-note", Appearance::Light).await;
    barriers.look_for(&adult, "notes").await;

    staff.go(&staff.path().await).await;
    let told = staff.wait_for_text(&hook("shift"), "2 af 2 har vagten").await;
    assert!(told.contains("Bo") && told.contains("Carla") && !told.contains("Amina"), "{told}");
    know(&staff, "Carla", "førstehjælp").await;
    staff.picture("staff-shifts", Appearance::Light).await;
    barriers.look_for(&staff, "shifts of the staff").await;
    barriers.expect_none();
}

async fn plan(staff: &Phone, title: &str, in_days: u64, opens: &str) {
    let choose = "const choice = document.querySelector(arguments[0]);
        const wanted = [...(choice?.options ?? [])].find((o) => o.text.includes(arguments[1]));
        if (!wanted) return false;
        choice.value = wanted.value;
        choice.dispatchEvent(new Event('change', { bubbles: true }));
        return true;";
    for (field, words) in [("#shift-activity", ACTIVITY), ("#shift-opens", opens)] {
        staff.wait_until(words, choose, vec![field.into(), words.into()]).await;
    }
    staff.type_into("#shift-title", title).await;
    let day = Local::now().date_naive() + Days::new(in_days);
    let set = "const field = document.querySelector('#shift-date');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;";
    staff.run(set, vec![day.to_string().into()]).await;
    staff.click(&hook("shift-plan")).await;
    staff.wait_for_text("main", "Vagten er lagt").await;
    staff.wait_for_text("main", title).await;
}

async fn volunteer(name: &str, is_young: bool, administrator: &Phone, server: &Server) -> Phone {
    administrator.go("/staff/").await;
    administrator.fill_invitation(name, ACTIVITY).await;
    if is_young {
        administrator.choose("under 18").await;
    }
    let invitation = administrator.send_invitation().await;
    let phone = Phone::at_site(name, server).await;
    phone.give_passkeys().await;
    phone.accept_as_volunteer(&invitation).await;
    phone.click(&hook("to-shifts")).await;
    phone.wait_for(&hook("open-shifts")).await;
    phone
}

async fn open(phone: &Phone) {
    phone.go("/vagter").await;
    phone.wait_for_text("main", IN_A_DAY).await;
}

/// Presses a button on the card of a shift.
async fn press(phone: &Phone, title: &str, test: &str) {
    let script = "const card = [...document.querySelectorAll('[data-test=\"shift\"]')]
            .find((card) => card.innerText.includes(arguments[0]));
        const button = card?.querySelector(`[data-test=\"${arguments[1]}\"]`);
        button?.click();
        return Boolean(button);";
    phone.wait_until(test, script, vec![title.into(), test.into()]).await;
}

/// Waits until a shift stands among the volunteer's own and says this.
async fn own(phone: &Phone, title: &str, words: &str) {
    let cards = format!("{} {}", hook("own-shifts"), hook("shift"));
    let script = "return [...document.querySelectorAll(arguments[0])].some((card) =>
        card.innerText.includes(arguments[1]) && card.innerText.includes(arguments[2]));";
    phone.wait_until(words, script, vec![cards.into(), title.into(), words.into()]).await;
}

/// Notes what a volunteer can.
async fn know(staff: &Phone, name: &str, skill: &str) {
    let script = "const line = [...document.querySelectorAll('[data-test=\"shift-volunteer\"]')]
            .find((line) => line.innerText.includes(arguments[0]));
        const label = [...(line?.querySelectorAll('label.choice') ?? [])]
            .find((label) => label.textContent.includes(arguments[1]));
        if (!label) return false;
        line.querySelector('summary').click();
        label.click();
        line.querySelector('[data-test=\"shift-note\"]').click();
        return true;";
    staff.wait_until(skill, script, vec![name.into(), skill.into()]).await;
    staff.wait_for_text("main", "Noteret").await;
    staff.wait_for_text("main", &format!("{name} {skill}")).await;
}
