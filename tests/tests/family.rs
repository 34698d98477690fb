//! A family of five waits, and is offered seats together.

use sammen_tests::{
    Barriers, Content, Phone, Registration, Server, TEST_AREA, hook, listed, registered,
};

#[tokio::test]
async fn a_family_of_five_on_the_waitlist_is_promoted_together() {
    let mut server = Server::start_with(Content::Fixture).await;
    let (other, family) = (Phone::new("Other", &server).await, Phone::new("Family", &server).await);
    other.move_in(TEST_AREA).await;
    family.move_in(TEST_AREA).await;
    other.open_activity("familieaften", "Familieaften").await;
    other.register(3).await;
    other.wait_for(&registered("confirmed")).await;
    family.open_activity("familieaften", "Familieaften").await;
    family.register(5).await;
    family.wait_for(&registered("waitlisted")).await;

    // Neither has a network when the seats are given back.
    server.stop().await;
    other.go("/mit").await;
    other.click(&hook("registration-card")).await;
    other.cancel_registration().await;
    other.wait_until_waiting(1).await;
    server.start().await;
    other.go("/mit").await;
    other.wait_until_waiting(0).await;
    for _ in 0..100 {
        if states(&server)[0] == "cancelled" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(states(&server), ["cancelled", "offered"], "all five, or nobody");

    family.go("/mit").await;
    let told = family.wait_for(&hook("mit-offer")).await;
    assert!(told.contains("Svar senest"), "the family is not told until when: {told}");
    let mut barriers = Barriers::none();
    barriers.look_for(&family, "Mit with an offer").await;
    family.click(&hook("registration-card")).await;
    family.wait_for(&registered("offered")).await;
    family.wait_for(&hook("offer-accept")).await;
    barriers.look_for(&family, "activity with an offer").await;

    // The answer is given without a network, and decided later.
    server.stop().await;
    family.go("/mit").await;
    family.click(&hook("offer-accept")).await;
    family.wait_until_waiting(1).await;
    family.wait_for(&listed("accepting")).await;
    barriers.look_for(&family, "Mit with an answer that is not sent").await;
    server.start().await;
    family.go("/mit").await;
    family.wait_for(&listed("confirmed")).await;
    family.wait_until_waiting(0).await;
    let all = [Registration::cancelled(3), Registration::confirmed(5)];
    assert_eq!(server.database().registrations(), all);
    barriers.expect_none();
}

fn states(server: &Server) -> Vec<String> {
    let all = server.database().registrations();
    all.into_iter().map(|registration| registration.state).collect()
}
