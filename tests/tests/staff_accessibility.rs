//! No page of the staff, nor the invitation's, has a barrier that a program can find.

use sammen_tests::{Appearance, Barriers, Content, Phone, Server, TEST_AREA, hook};

#[tokio::test]
async fn the_staffs_pages_have_no_barriers() {
    for appearance in Appearance::ALL {
        look_everywhere(appearance).await;
    }
}

async fn look_everywhere(appearance: Appearance) {
    let server = Server::start_with(Content::Fixture).await;
    let mut barriers = Barriers::none();
    let staff = Phone::at_site("Administrator", &server).await;
    staff.set_appearance(appearance).await;
    staff.give_passkeys().await;
    staff.go("/staff/").await;
    staff.wait_for(&hook("sign-in-passkey")).await;
    barriers.look_for(&staff, "signing in").await;
    staff.picture("sign-in", appearance).await;
    let link = server.make_administrator("Gerda", TEST_AREA);
    staff.go(&link).await;
    staff.wait_for(&hook("accept-passkey")).await;
    barriers.look_for(&staff, "a link for the staff").await;
    staff.picture("accept", appearance).await;
    staff.accept_as_staff(&link).await;
    barriers.look_for(&staff, "no volunteers").await;

    staff.click(&hook("invite")).await;
    staff.click(&hook("invite-submit")).await;
    staff.wait_for(&hook("error-summary")).await;
    barriers.look_for(&staff, "an invitation with errors").await;
    staff.picture("invite-errors", appearance).await;
    staff.type_into("#invite-name", "Amina").await;
    staff.choose("Bordtennis").await;
    staff.choose("under 18").await;
    staff.picture("invite", appearance).await;
    let invitation = staff.send_invitation().await;
    barriers.look_for(&staff, "a link that was made").await;
    staff.picture("link", appearance).await;

    invited(&server, &mut barriers, &invitation, appearance).await;

    staff.click(&hook("link-done")).await;
    for page in ["activities", "people", "log", "volunteers"] {
        staff.click(&hook(&format!("nav-{page}"))).await;
        staff.wait_until_gone(".skeleton").await;
        staff.wait_for("main li.card, main li.log__line").await;
        barriers.look_for(&staff, page).await;
        staff.picture(page, appearance).await;
        if page == "activities" {
            staff.click(&hook("date")).await;
            staff.wait_for("#coming").await;
            barriers.look_for(&staff, "who comes").await;
            staff.picture("occurrence", appearance).await;
        }
        if page == "people" {
            staff.click(&hook("add")).await;
            staff.click(&hook("add-submit")).await;
            staff.wait_for(&hook("error-summary")).await;
            barriers.look_for(&staff, "somebody new with errors").await;
            staff.picture("people-add", appearance).await;
        }
    }
    staff.click(&format!("{} summary", hook("role"))).await;
    staff.click(&hook("revoke")).await;
    staff.wait_for("dialog[open]").await;
    barriers.look_for(&staff, "ending a role").await;
    staff.picture("revoke", appearance).await;
    staff.go("/staff/mig").await;
    staff.wait_for(&hook("passkey")).await;
    barriers.look_for(&staff, "oneself").await;
    staff.picture("own", appearance).await;
    staff.click(&hook("sign-out")).await;
    staff.wait_for(&hook("sign-in-passkey")).await;
    barriers.expect_none();
}

/// What she who is invited sees.
async fn invited(server: &Server, barriers: &mut Barriers, link: &str, appearance: Appearance) {
    let phone = Phone::at_site("Volunteer", server).await;
    phone.set_appearance(appearance).await;
    phone.go("/invitation").await;
    phone.wait_for(&hook("return")).await;
    barriers.look_for(&phone, "an invitation without a link").await;
    phone.picture("return", appearance).await;
    phone.go(link).await;
    phone.wait_for(&hook("offer")).await;
    barriers.look_for(&phone, "an invitation").await;
    phone.picture("offer", appearance).await;
    phone.click(&hook("use-pin")).await;
    phone.type_into("#pin", "12").await;
    phone.click(&hook("join-by-pin")).await;
    phone.wait_for(&hook("error-summary")).await;
    barriers.look_for(&phone, "a PIN with errors").await;
    phone.picture("pin", appearance).await;
    for field in ["#pin", "#pin-again"] {
        phone.type_into(field, "739154").await;
    }
    phone.click(&hook("join-by-pin")).await;
    phone.wait_for(&hook("role-ends")).await;
    phone.go(link).await;
    phone.wait_for(&hook("not-open")).await;
    barriers.look_for(&phone, "a link that was used").await;
    phone.picture("not-open", appearance).await;
}
