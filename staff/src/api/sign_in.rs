//! Signing in, and taking an invitation.

use sammen_domain::AreaId;
use sammen_sync_indexeddb::{STORAGE_NAME, Storage, follow_area, post_json_as_device};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Failure, Me, Method, Nothing, Offer, Role,
    client::{ask, read},
};
use crate::{
    passkey::{self, PasskeyError},
    state::Staff,
};

/// What the browser is to ask its device.
#[derive(Deserialize)]
pub struct Ceremony {
    ceremony: String,
    options: Value,
}

#[derive(Serialize)]
struct Finish<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
    ceremony: String,
    credential: Value,
}

#[derive(Serialize)]
struct Token<'a> {
    token: &'a str,
}

#[derive(Serialize)]
struct TokenAndPin<'a> {
    token: &'a str,
    pin: &'a str,
}

impl Ceremony {
    /// Lets the device make a passkey; what is to be sent for it.
    async fn make(self, token: Option<&str>) -> Result<Finish<'_>, PasskeyError> {
        let credential = passkey::create(&self.options).await?;
        Ok(Finish { token, ceremony: self.ceremony, credential })
    }
}

/// Signs in by passkey.
///
/// # Errors
/// [`PasskeyError`].
pub async fn sign_in_by_passkey(staff: Staff) -> Result<Me, PasskeyError> {
    let started: Ceremony =
        staff.send(Method::Post, "/api/auth/passkey/start", &Nothing {}).await?;
    let credential = passkey::get(&started.options).await?;
    let finish = Finish { token: None, ceremony: started.ceremony, credential };
    Ok(staff.send(Method::Post, "/api/auth/passkey/finish", &finish).await?)
}

/// Adds a passkey to one's own account.
///
/// # Errors
/// [`PasskeyError`].
pub async fn add_passkey(staff: Staff) -> Result<(), PasskeyError> {
    let started: Ceremony =
        staff.send(Method::Post, "/api/auth/passkeys/start", &Nothing {}).await?;
    let finish = started.make(None).await?;
    let Nothing {} = staff.send(Method::Post, "/api/auth/passkeys/finish", &finish).await?;
    Ok(())
}

fn address(area: &AreaId, what: &str) -> String {
    format!("/api/areas/{area}/invitations/{what}")
}

/// Tells what an invitation is for.
///
/// # Errors
/// [`Failure::InvitationNotOpen`] for a link that is of no use any more.
pub async fn read_offer(area: &AreaId, token: &str) -> Result<Offer, Failure> {
    let body = to_json(&Token { token })?;
    read(&ask(Method::Post, &address(area, "read"), Some(&body), None).await?)
}

/// Takes an invitation with a new passkey. A volunteer's phone becomes hers with it, and follows the area.
///
/// # Errors
/// [`PasskeyError`].
pub async fn accept_by_passkey(area: &AreaId, token: &str, role: Role) -> Result<Me, PasskeyError> {
    let body = to_json(&Token { token })?;
    let started = ask(Method::Post, &address(area, "passkey/start"), Some(&body), None).await?;
    let started: Ceremony = read(&started)?;
    let finish = to_json(&started.make(Some(token)).await?)?;
    let path = address(area, "passkey/finish");
    let answer = match role {
        Role::Volunteer => post_as_phone(area, &path, &finish, None).await?,
        _ => ask(Method::Post, &path, Some(&finish), None).await?,
    };
    Ok(read(&answer)?)
}

/// Takes a volunteer's invitation with a PIN, for this phone alone.
///
/// # Errors
/// [`Failure::Invalid`] for a PIN that is too easy to guess.
pub async fn accept_by_pin(area: &AreaId, token: &str, pin: &str) -> Result<Me, Failure> {
    let body = to_json(&TokenAndPin { token, pin })?;
    read(&post_as_phone(area, &address(area, "pin"), &body, None).await?)
}

/// Makes this phone the volunteer's who has signed in, in every area where she is one. Tells whether there is any.
///
/// # Errors
/// When it is not hers in one of them.
pub async fn bind_phone(me: &Me) -> Result<bool, Failure> {
    let roles = me.grants.iter().filter(|grant| grant.role == Role::Volunteer);
    let mut areas: Vec<&AreaId> = roles.map(|grant| &grant.area).collect();
    areas.sort();
    areas.dedup();
    for area in &areas {
        let path = format!("/api/areas/{area}/volunteer/device");
        post_as_phone(area, &path, "{}", Some(&me.csrf_token)).await?;
    }
    Ok(!areas.is_empty())
}

/// Sends something as this phone, which follows the area from then on.
async fn post_as_phone(
    area: &AreaId,
    path: &str,
    body: &str,
    csrf_token: Option<&str>,
) -> Result<String, Failure> {
    let storage = Storage::open(STORAGE_NAME).await.map_err(|_| Failure::Storage)?;
    follow_area(&storage, area).await.map_err(|_| Failure::Storage)?;
    let answer = post_json_as_device(&storage, area, path, body, csrf_token).await;
    let answer = answer.map_err(|_| Failure::Unreachable)?;
    match answer.status {
        200..=299 => Ok(answer.body),
        status => Err(Failure::read(status, &answer.body, None)),
    }
}

/// Takes an invitation for the account that is signed in.
///
/// # Errors
/// [`Failure::Invalid`] when it is not for an account like this one.
pub async fn join(staff: Staff, area: &AreaId, token: &str) -> Result<Me, Failure> {
    staff.send(Method::Post, &address(area, "join"), &Token { token }).await
}

fn to_json(body: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(body).map_err(|_| Failure::Failing)
}
