//! How a phone asks to be reached when the app is not open. All of it needs a network: what did not arrive was not
//! agreed, and nothing is sent later by itself.

use sammen_domain::AreaId;
use sammen_sync::{
    Body, CalendarAddress, ContactRequest, PushSubscription, Reaching, TransportError, seal,
};

use crate::{
    Storage,
    http::{self, AdoptError, Answer, accept, adopt_secret, delete_proved, post_proved, read},
};

const CALENDAR: &str = "/calendar-address";
const PUSH: &str = "/push-subscription";
const CONTACT: &str = "/contact";

/// Why something was not agreed with the server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReachError {
    /// No network, or no server.
    Unreachable,
    /// The server does not take what was given: no address, or of a push service that it does not speak to.
    NotTaken,
    /// The server or the storage fails; nothing has changed.
    Failing,
}

/// What this phone has asked for and not ended, as the server knows it.
///
/// # Errors
/// [`ReachError`].
pub async fn fetch_reaching(storage: &Storage, area: &AreaId) -> Result<Reaching, ReachError> {
    let answer = post(storage, area, "/reaching", &[]).await?;
    Ok(read(&accept(answer)?)?)
}

/// Makes an address that a calendar program reads, in the place of the one that there was.
///
/// # Errors
/// [`ReachError`].
pub async fn make_calendar_address(storage: &Storage, area: &AreaId) -> Result<String, ReachError> {
    let answer = post(storage, area, CALENDAR, &[]).await?;
    let made: CalendarAddress = read(&accept(answer)?)?;
    Ok(made.address)
}

/// Ends the calendar's address.
///
/// # Errors
/// [`ReachError`]; the address may still be good.
pub async fn end_calendar_address(storage: &Storage, area: &AreaId) -> Result<(), ReachError> {
    delete(storage, area, CALENDAR).await
}

/// The key of the server, in base64url, that browsers subscribe to.
///
/// # Errors
/// [`ReachError`].
pub async fn fetch_push_key() -> Result<String, ReachError> {
    let key = accept(http::get("/api/push-key").await?)?;
    String::from_utf8(key).map_err(|_| ReachError::Failing)
}

/// Has messages sent to this browser.
///
/// # Errors
/// [`ReachError`].
pub async fn give_push_subscription(
    storage: &Storage,
    area: &AreaId,
    subscription: &PushSubscription,
) -> Result<(), ReachError> {
    give(storage, area, PUSH, subscription).await
}

/// Has no more messages sent to this browser.
///
/// # Errors
/// [`ReachError`]; messages may still come.
pub async fn end_push_subscription(storage: &Storage, area: &AreaId) -> Result<(), ReachError> {
    delete(storage, area, PUSH).await
}

/// Has the household written to.
///
/// # Errors
/// [`ReachError`].
pub async fn give_contact(
    storage: &Storage,
    area: &AreaId,
    contact: &ContactRequest,
) -> Result<(), ReachError> {
    give(storage, area, CONTACT, contact).await
}

/// Has the address deleted that was given.
///
/// # Errors
/// [`ReachError`]; the address may still be there.
pub async fn end_contact(storage: &Storage, area: &AreaId) -> Result<(), ReachError> {
    delete(storage, area, CONTACT).await
}

async fn give(
    storage: &Storage,
    area: &AreaId,
    what: &str,
    body: &impl Body,
) -> Result<(), ReachError> {
    let answer = post(storage, area, what, &seal(body)).await?;
    if answer.status == 422 {
        return Err(ReachError::NotTaken);
    }
    accept(answer)?;
    Ok(())
}

async fn post(
    storage: &Storage,
    area: &AreaId,
    what: &str,
    body: &[u8],
) -> Result<Answer, ReachError> {
    adopt_secret(storage, area).await.map_err(|error| match error {
        AdoptError::Store(_) => ReachError::Failing,
        AdoptError::Transport(error) => error.into(),
    })?;
    Ok(post_proved(storage, area, &path(area, what), body).await?)
}

async fn delete(storage: &Storage, area: &AreaId, what: &str) -> Result<(), ReachError> {
    accept(delete_proved(storage, area, &path(area, what)).await?)?;
    Ok(())
}

fn path(area: &AreaId, what: &str) -> String {
    ["/api/areas/", area.as_str(), what].concat()
}

impl From<TransportError> for ReachError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable => Self::Unreachable,
            _ => Self::Failing,
        }
    }
}
