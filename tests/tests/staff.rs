//! The staff invite a volunteer; she sees her own activities, as long as she is one.

use sammen_tests::{Content, PIN, Phone, Server, TEST_AREA, hook};

const HER_ACTIVITY: &str = "Kanotur";
const OTHER_ACTIVITY: &str = "Familieaften";
const PARTICIPANT: &str = "Ingeborg Testperson";
const NO_ROLE: &str = "Du er ikke frivillig lige nu";

/// A server, a household registered for the activity, the administrator, and a volunteer who was invited to it.
struct Scene {
    server: Server,
    administrator: Phone,
    volunteer: Phone,
}

impl Scene {
    async fn set() -> Self {
        let server = Server::start_with(Content::Fixture).await;
        let resident = Phone::new("Resident", &server).await;
        resident.move_in(TEST_AREA).await;
        resident.open_activity("kanotur", HER_ACTIVITY).await;
        resident.type_into("[data-test=\"name\"]", PARTICIPANT).await;
        resident.click(&hook("register-submit")).await;
        resident.wait_until_waiting(0).await;

        let administrator = Phone::at_site("Administrator", &server).await;
        administrator.give_passkeys().await;
        let link = server.make_administrator("Gerda", TEST_AREA);
        administrator.accept_as_staff(&link).await;
        administrator.fill_invitation("Amina", HER_ACTIVITY).await;
        administrator.choose("Må se navne").await;
        let invitation = administrator.send_invitation().await;

        let volunteer = Phone::at_site("Volunteer", &server).await;
        volunteer.give_passkeys().await;
        volunteer.go(&invitation).await;
        let offer = volunteer.wait_for(&hook("offer")).await;
        assert!(offer.contains(HER_ACTIVITY) && !offer.contains(OTHER_ACTIVITY), "{offer}");
        volunteer.accept_as_volunteer(&invitation).await;
        assert_eq!(volunteer.run("return location.hash", Vec::new()).await, "");
        Self { server, administrator, volunteer }
    }

    /// She sees who comes to her activity, and nothing of the others.
    async fn she_sees_her_own(&self) {
        let shown = self.volunteer.wait_for(&hook("roster")).await;
        assert!(shown.contains(HER_ACTIVITY), "{shown}");
        let all = self.volunteer.text("main").await;
        assert!(!all.contains(OTHER_ACTIVITY), "{all}");
        self.volunteer.choose_pin(PIN).await;
        self.volunteer.click(&format!("{} summary", hook("roster"))).await;
        self.volunteer.wait_for_text(&hook("roster-household"), PARTICIPANT).await;
        self.volunteer.wait_for_sealed_names(true).await;
        assert!(!self.volunteer.has_stored(PARTICIPANT).await, "a name is stored as it is");
    }

    /// Nothing of what she saw is left, on the screen or on the phone.
    async fn she_has_lost_it(&self) {
        self.volunteer.go("/doeren").await;
        self.volunteer.wait_for_text("main", NO_ROLE).await;
        assert_eq!(self.volunteer.count(&hook("roster")).await, 0);
        self.volunteer.wait_for_sealed_names(false).await;
    }
}

#[tokio::test]
async fn a_volunteer_joins_by_a_link_and_loses_her_activities_at_the_end() {
    let scene = Scene::set().await;
    scene.she_sees_her_own().await;
    // The form knows days; a role that ends in a moment is asked for as the page would ask for it.
    let script = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{
            const area = '/api/staff/areas/{TEST_AREA}';
            const me = await (await fetch('/api/auth/me')).json();
            const [her] = await (await fetch(`${{area}}/volunteers`)).json();
            const answer = await fetch(`${{area}}/grants/${{her.grants[0].id}}/end`, {{
                method: 'PUT',
                headers: {{ 'content-type': 'application/json', 'x-csrf-token': me.csrf_token }},
                body: JSON.stringify({{ valid_until: Math.floor(Date.now() / 1000) + 2 }}),
            }});
            done(answer.status);
        }})();"
    );
    assert_eq!(scene.administrator.run_async(&script).await, 200);
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    scene.she_has_lost_it().await;
    drop(scene.server);
}

#[tokio::test]
async fn a_revoked_volunteers_phone_is_emptied_at_its_next_contact() {
    let mut scene = Scene::set().await;
    scene.she_sees_her_own().await;
    let administrator = &scene.administrator;
    administrator.click(&hook("link-done")).await;
    administrator.click(&hook("nav-activities")).await;
    administrator.click(&hook("nav-volunteers")).await;
    administrator.wait_for_text(&hook("volunteer"), "Amina").await;
    administrator.click(&format!("{} summary", hook("role"))).await;
    administrator.click(&hook("revoke")).await;
    administrator.click("dialog[open] .button--danger").await;
    administrator.wait_until_gone(&hook("volunteer")).await;
    administrator.click(&hook("nav-log")).await;
    administrator.wait_for_text(&hook("log-line"), "afsluttede en rolle").await;

    // Her phone was away meanwhile; it is emptied when it comes back.
    scene.volunteer.kill().await;
    scene.volunteer.reopen().await;
    scene.she_has_lost_it().await;
}
