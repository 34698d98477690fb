//! Two stalls and three households: each gets a number of its own, and the queue gets the one that is free again.

use sammen_tests::{
    Appearance, Barriers, Content, Phone, Server, TEST_AREA, hook, listed, registered,
};

const ACTIVITY: &str = "Kræmmermarked";

#[tokio::test]
async fn two_phones_without_a_network_get_two_stalls_and_the_queue_the_one_that_is_free_again() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut barriers = Barriers::none();
    let [one, other, third] = ["One household", "Another", "A third"];
    let phones = [
        Phone::new(one, &server).await,
        Phone::new(other, &server).await,
        Phone::new(third, &server).await,
    ];
    let [one, other, third] = &phones;
    for phone in &phones {
        phone.move_in(TEST_AREA).await;
    }
    server.stop().await;
    for phone in [one, other] {
        phone.open_activity("kræmmer", ACTIVITY).await;
        phone.register(1).await;
        phone.wait_for(&registered("saved")).await;
        assert_eq!(phone.count(&hook("seat-number")).await, 0, "it is pending");
    }
    server.start().await;
    let mut numbers = Vec::new();
    for phone in [one, other] {
        phone.go("/mit").await;
        phone.wait_for(&listed("confirmed")).await;
        numbers.push(phone.wait_for_text(&hook("seat-number"), "Jeres stade: nr.").await);
    }
    numbers.sort();
    assert!(numbers[0].ends_with('1') && numbers[1].ends_with('2'), "{numbers:?}");

    third.open_activity("kræmmer", ACTIVITY).await;
    third.register(1).await;
    third.wait_for(&registered("waitlisted")).await;
    let freed = one.text(&hook("seat-number")).await;
    let kept = other.text(&hook("seat-number")).await;
    one.picture("numbered-mit", Appearance::Light).await;
    barriers.look_for(one, "Mit with a numbered seat").await;
    one.click(&hook("registration-card")).await;
    one.wait_for_text(&registered("confirmed"), &freed).await;
    one.picture("numbered-activity", Appearance::Light).await;
    barriers.look_for(one, "an activity with a numbered seat").await;
    one.cancel_registration().await;
    one.wait_until_waiting(0).await;

    third.go("/mit").await;
    third.wait_for(&listed("confirmed")).await;
    assert_eq!(third.wait_for_text(&hook("seat-number"), "Jeres stade").await, freed);
    third.set_appearance(Appearance::Dark).await;
    third.picture("numbered-promoted", Appearance::Dark).await;
    other.go("/mit").await;
    assert_eq!(other.wait_for_text(&hook("seat-number"), "Jeres stade").await, kept);
    barriers.expect_none();
}
