use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::storage::tests::{area, fresh};

const PIN: &str = "271828";
const NOW: UnixSeconds = 1_800_000_000;

#[wasm_bindgen_test]
async fn a_pin_unlocks_what_was_sealed_and_another_does_not() {
    let storage = fresh().await;
    assert_eq!(storage.has_roster_lock().await, Ok(false));
    assert_eq!(storage.unlock_rosters(PIN, NOW).await.err(), Some(UnlockError::NotSet));
    let weak = storage.set_roster_pin("123456", None).await.err();
    assert_eq!(weak, Some(UnlockError::Weak(WeakPin::Obvious)));
    let key = storage.set_roster_pin(PIN, None).await.expect("is set");
    let sealed = key.seal(b"names", "here").await.expect("is sealed");
    assert!(!sealed.windows(5).any(|window| window == b"names"));

    let wrong = storage.unlock_rosters("314159", NOW).await.err();
    assert_eq!(wrong, Some(UnlockError::Wrong { tries_left: 9 }));
    let again = storage.unlock_rosters(PIN, NOW).await.expect("unlocks");
    assert_eq!(again.open(&sealed, "here").await.as_deref(), Some(&b"names"[..]));
    assert_eq!(again.open(&sealed, "there").await, None, "it was sealed for something else");
    assert_eq!(storage.roster_lock().await.map(|lock| lock.map(|lock| lock.tries)), Ok(Some(0)));
}

#[wasm_bindgen_test]
async fn a_passkeys_secret_unlocks_the_same_key() {
    let storage = fresh().await;
    let key = storage.set_roster_pin(PIN, Some(&[7; 32])).await.expect("is set");
    let sealed = key.seal(b"names", "here").await.expect("is sealed");
    assert_eq!(storage.has_roster_passkey().await, Ok(true));
    let other = storage.unlock_rosters_by_passkey(&[8; 32]).await.err();
    assert_eq!(other, Some(UnlockError::OtherPasskey));
    let by_passkey = storage.unlock_rosters_by_passkey(&[7; 32]).await.expect("unlocks");
    assert_eq!(by_passkey.open(&sealed, "here").await.as_deref(), Some(&b"names"[..]));
    storage.set_roster_pin(PIN, None).await.expect("is set anew");
    assert_eq!(storage.has_roster_passkey().await, Ok(false));
    let gone = storage.unlock_rosters_by_passkey(&[7; 32]).await.err();
    assert_eq!(gone, Some(UnlockError::OtherPasskey));
}

#[wasm_bindgen_test]
async fn wrong_pins_slow_down_and_the_last_one_erases() {
    let storage = fresh().await;
    storage.set_roster_pin(PIN, None).await.expect("is set");
    storage.keep_sealed_names(&area(), &[(NOW, vec![1])]).await.expect("is kept");
    // So that the test is quick: what is tried is wrong anyway.
    storage.change_roster_lock(|lock| lock.iterations = 1).await.expect("is there");
    let mut now = NOW;
    for tries_left in [9, 8, 7] {
        let wrong = storage.unlock_rosters("314159", now).await.err();
        assert_eq!(wrong, Some(UnlockError::Wrong { tries_left }));
    }
    let soon = storage.unlock_rosters(PIN, now).await.err();
    assert_eq!(soon, Some(UnlockError::Waits { seconds: 15 }), "the right one waits too");
    let earlier = storage.unlock_rosters(PIN, now - 1_000_000).await.err();
    assert_eq!(earlier, Some(UnlockError::Waits { seconds: 15 }), "the clock was set back");
    for tries_left in (1..=6).rev() {
        now += 10_000;
        let wrong = storage.unlock_rosters("314159", now).await.err();
        assert_eq!(wrong, Some(UnlockError::Wrong { tries_left }));
    }
    now += 10_000;
    assert_eq!(storage.unlock_rosters("314159", now).await.err(), Some(UnlockError::Erased));
    assert_eq!(storage.has_roster_lock().await, Ok(false));
    assert_eq!(storage.sealed_names(&area()).await, Ok(Vec::new()));
}
