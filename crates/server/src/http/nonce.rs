//! How fresh a request is, without the sender's clock: it was signed after the server had said a nonce.
//!
//! A nonce is the time and its digest under the day's secret, so no server remembers any, and each knows those of
//! the others. A request may come again for as long as its nonce is good; all that is signed for may be done twice
//! without harm.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sammen_domain::UnixSeconds;

use crate::{
    database::DatabaseError,
    day_secret::{DaySecrets, day_of},
};

/// How long a nonce is good.
const NONCE_SECONDS: UnixSeconds = 10 * 60;
/// How far apart the clocks of servers may be.
const APART_SECONDS: UnixSeconds = 60;
const PURPOSE: &str = "nonce";
const TIME_BYTES: usize = 8;

/// A nonce of now.
pub(super) async fn make(secrets: &DaySecrets, now: UnixSeconds) -> Result<String, DatabaseError> {
    let secret = secrets.today(now).await?;
    let time = now.to_be_bytes();
    let digest = secret.digest(PURPOSE, &[&time]);
    Ok(BASE64_URL_SAFE_NO_PAD.encode([&time[..], &digest].concat()))
}

/// Whether a server of this database said a nonce, not long ago.
pub(super) async fn is_good(
    secrets: &DaySecrets,
    nonce: &str,
    now: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(nonce) else { return Ok(false) };
    let Some((time, digest)) = bytes.split_first_chunk::<TIME_BYTES>() else { return Ok(false) };
    let said_at = UnixSeconds::from_be_bytes(*time);
    let is_fresh = said_at.checked_sub(now).is_some_and(|age| age <= APART_SECONDS)
        && now.checked_sub(said_at).is_some_and(|age| age <= NONCE_SECONDS);
    if !is_fresh {
        return Ok(false);
    }
    let secret = secrets.of_day(day_of(said_at)).await?;
    Ok(secret.is_some_and(|secret| secret.is_digest(PURPOSE, &[time], digest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    const NOW: UnixSeconds = 1_800_000_000;

    fn secrets() -> DaySecrets {
        DaySecrets::new(Database::in_memory().expect("there is memory"))
    }

    async fn check(secrets: &DaySecrets, nonce: &str, now: UnixSeconds, expect: bool) {
        let is_good = is_good(secrets, nonce, now).await.expect("reads");
        assert_eq!(is_good, expect, "{nonce} at {now}");
    }

    #[tokio::test]
    async fn a_nonce_is_good_for_some_minutes() {
        let secrets = secrets();
        let nonce = make(&secrets, NOW).await.expect("makes");
        for (age, expect) in [(0, true), (600, true), (601, false), (-60, true), (-61, false)] {
            check(&secrets, &nonce, NOW + age, expect).await;
        }
        check(&secrets, &nonce, i64::MAX, false).await;
        check(&secrets, &nonce, i64::MIN, false).await;
    }

    #[tokio::test]
    async fn a_nonce_is_good_at_every_server_of_the_database_and_over_midnight() {
        let database = Database::in_memory().expect("there is memory");
        let (one, other) = (DaySecrets::new(database.clone()), DaySecrets::new(database));
        let midnight = (day_of(NOW) + 1) * 86_400;
        let nonce = make(&one, midnight - 5).await.expect("makes");
        check(&other, &nonce, midnight + 5, true).await;
        let next = make(&other, midnight + 5).await.expect("makes");
        check(&one, &next, midnight + 6, true).await;
        check(&one, &nonce, midnight + 6, true).await;
    }

    #[tokio::test]
    async fn what_no_server_said_is_not_good() {
        let (ours, theirs) = (secrets(), secrets());
        let nonce = make(&ours, NOW).await.expect("makes");
        make(&theirs, NOW).await.expect("makes");
        check(&theirs, &nonce, NOW, false).await;
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&nonce).expect("it is");
        *bytes.last_mut().expect("it has bytes") ^= 1;
        check(&ours, &BASE64_URL_SAFE_NO_PAD.encode(&bytes), NOW, false).await;
        for noise in ["", "A", "AAAAAAAAAAA", &nonce[1..], &format!("{nonce}AAAA"), "\"", "å"] {
            check(&ours, noise, NOW, false).await;
        }
    }
}
