//! An afternoon at the toy lending: two young volunteers, a phone each, and no network at all.

use sammen_tests::{Appearance, Content, Phone, Server, TEST_AREA, hook};

const ACTIVITY: &str = "Kaffe i salen";

#[tokio::test]
async fn what_one_phone_lent_the_other_takes_back_and_the_server_agrees() {
    let mut server = Server::start_with(Content::Fixture).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    let staff = administrator.colleague("Inger", &server).await;
    staff.click(&hook("nav-lending")).await;
    for (name, copies) in [("Løbehjul", "2"), ("Hulahopring", "5")] {
        add_toy(&staff, name, copies).await;
    }
    staff.picture("staff-lending", Appearance::Light).await;
    administrator.go("/staff/").await;
    let mut amina = minder("Amina", &administrator, &server).await;
    administrator.go("/staff/").await;
    let bo = minder("Bo", &administrator, &server).await;
    for phone in [&amina, &bo] {
        open(phone).await;
    }

    // The network goes before the first child comes.
    server.stop().await;
    lend(&amina, "Løbehjul", "1").await;
    lend(&amina, "Hulahopring", "Ræv").await;
    lend(&amina, "Løbehjul", "2").await;
    amina.wait_for_text(&hook("out-count"), "3").await;
    amina.picture("lending-out", Appearance::Light).await;
    amina.kill().await;
    amina.reopen().await;
    open(&amina).await;
    amina.wait_for_text(&hook("out-count"), "3").await;
    take_back(&amina, "Hulahopring", "flawed").await;
    amina.wait_for_text(&hook("out-count"), "2").await;

    // Bo takes over. His phone has never heard of any loan.
    bo.wait_for_text(&hook("out-count"), "0").await;
    lend(&bo, "Hulahopring", "Ulv").await;
    choose(&bo, "Løbehjul").await;
    bo.click(&hook("not-listed")).await;
    bo.picture("lending-back", Appearance::Dark).await;
    bo.click(&hook("unusable")).await;
    bo.wait_for_text(&hook("lending-said"), "er tilbage").await;

    server.start().await;
    for phone in [&bo, &amina] {
        phone.go("/udlaan").await;
        phone.wait_until_waiting(0).await;
    }
    for phone in [&amina, &bo] {
        // Opened again, it asks at once for what the other has sent since.
        open(phone).await;
        phone.wait_for_text(&hook("out-count"), "2").await;
        phone.wait_for_text("main", "Løbehjul · 2").await;
        phone.wait_for_text("main", "Hulahopring · Ulv").await;
        phone.wait_for_text("main", "0 af 2 hjemme · 1 i stykker").await;
        // Whoever has brought hers back is forgotten.
        assert!(!phone.has_stored("Ræv").await, "the nickname stays on a phone");
        phone.wait_for_text("main", "4 af 5 hjemme").await;
    }
    staff.go(&staff.path().await).await;
    let told = staff.wait_for_text(&hook("lending"), "2 i alt · 1 ude").await;
    assert!(told.contains("1 i stykker") && told.contains("5 i alt · 1 ude"), "{told}");
    assert!(told.contains("1 skal ses efter") && !told.contains("Ulv"), "{told}");
}

async fn add_toy(staff: &Phone, name: &str, copies: &str) {
    let choose = "const choice = document.querySelector('#toy-activity');
        const wanted = [...(choice?.options ?? [])].find((o) => o.text === arguments[0]);
        if (!wanted) return false;
        choice.value = wanted.value;
        choice.dispatchEvent(new Event('change', { bubbles: true }));
        return true;";
    staff.wait_until("the activity", choose, vec![ACTIVITY.into()]).await;
    staff.type_into("#toy-name", name).await;
    staff.type_into("#toy-copies", copies).await;
    staff.click(&hook("toy-add")).await;
    staff.wait_for_text("main", name).await;
}

/// The phone of somebody young who minds the toys.
async fn minder(name: &str, administrator: &Phone, server: &Server) -> Phone {
    administrator.fill_invitation(name, ACTIVITY).await;
    administrator.choose("Tager imod").await;
    administrator.choose("Låner legetøj ud").await;
    administrator.choose("under 18").await;
    let invitation = administrator.send_invitation().await;
    let phone = Phone::at_site(name, server).await;
    phone.give_passkeys().await;
    phone.accept_as_volunteer(&invitation).await;
    phone.click(&hook("to-lending")).await;
    phone
}

async fn open(phone: &Phone) {
    phone.go("/udlaan").await;
    phone.wait_for_text(&hook("ready"), "Klar").await;
}

/// Opens the panel of a toy.
async fn choose(phone: &Phone, toy: &str) {
    let label = format!("{}[aria-label$=\"{toy}\"][aria-expanded=\"false\"]", hook("choose-toy"));
    phone.click(&label).await;
}

/// Two taps where a number will do.
async fn lend(phone: &Phone, toy: &str, token: &str) {
    choose(phone, toy).await;
    if token.parse::<u32>().is_ok() {
        phone.click(&format!("{}[aria-label$=\" {token}\"]", hook("number"))).await;
    } else {
        phone.type_into(&hook("nickname"), token).await;
        phone.click(&hook("lend-nickname")).await;
    }
    phone.wait_for_text(&hook("lending-said"), &format!("{toy} er lånt ud til {token}")).await;
}

/// Two taps.
async fn take_back(phone: &Phone, toy: &str, condition: &str) {
    let button = format!("{}[aria-label*=\"{toy}\"]", hook("take-back"));
    phone.click(&button).await;
    phone.click(&hook(condition)).await;
    phone.wait_for_text(&hook("lending-said"), &format!("{toy} er tilbage")).await;
}
