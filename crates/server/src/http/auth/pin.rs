//! Signing in by PIN, on a volunteer's own phone.

use axum::{extract::State, http::HeaderMap, response::Response};
use sammen_domain::AreaId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{device::FromDevice, sign_in};
use crate::{
    audit::{self, Action},
    http::{
        AppState, Problem,
        access::SESSION,
        bodies::MeBody,
        openapi::{DatabaseProblems, SenderProblems, SignInProblems},
    },
    identity::{DeviceDigest, PIN_FAILURES_MAX, Pin},
    repository::{
        account,
        pin::{self, StoredPin},
    },
    sessions::Method,
};

/// A PIN.
#[derive(Deserialize, ToSchema)]
#[schema(as = SignInByPin)]
pub(in crate::http) struct PinBody {
    pin: String,
}

/// Signs a volunteer in.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/auth/pin",
    tag = "signing in",
    security(("device_secret" = [])),
    request_body = PinBody,
    responses(
        (status = 200, description = "Signed in: the session's cookie comes along.", body = MeBody),
        (status = 404, description = "`not-found`: this phone has no PIN."),
        (status = 423, description = "`pin-locked`: tried wrongly five times; the staff can unlock it."),
        SignInProblems,
        SenderProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn sign_in_by_pin(
    State(state): State<AppState>,
    headers: HeaderMap,
    request: FromDevice<PinBody>,
) -> Result<Response, Problem> {
    let (area, device) = (&request.area, request.device()?);
    // What cannot be a PIN is no try.
    let typed = Pin::read(&request.body.pin);
    let typed = typed.ok_or_else(|| Problem::Invalid("a PIN has 6 to 12 digits".to_owned()))?;
    // The try counts before it is looked at, so that many at once are not more than five; and nobody waits for
    // the database meanwhile.
    let stored = count_try(&state, area, &device).await?;
    if !typed.matches(stored.hash.clone()).await {
        return Err(match PIN_FAILURES_MAX - stored.failures {
            0 => Problem::PinLocked,
            tries_left => Problem::WrongPin { tries_left },
        });
    }
    let mut transaction = state.database.write().await?;
    let known = pin::lock(&mut transaction, area, &device).await?;
    // Another PIN, or another phone's, was chosen meanwhile.
    let same = known.filter(|known| known.hash == stored.hash).ok_or(Problem::NotFound)?;
    pin::put(&mut transaction, area, &device, &StoredPin { failures: 0, ..same }).await?;
    let account = account::find(&mut transaction, stored.account).await?;
    let account = account.filter(|account| account.disabled_at.is_none());
    let account = account.ok_or(Problem::NotAllowed)?;
    let before = SESSION.of(&headers);
    Ok(sign_in(&state, transaction, &account, Method::Pin, before.as_ref()).await?)
}

/// Counts a try as a wrong one, unless there were too many.
async fn count_try(
    state: &AppState,
    area: &AreaId,
    device: &DeviceDigest,
) -> Result<StoredPin, Problem> {
    let mut transaction = state.database.write().await?;
    let known = pin::lock(&mut transaction, area, device).await?.ok_or(Problem::NotFound)?;
    if known.failures >= PIN_FAILURES_MAX {
        return Err(Problem::PinLocked);
    }
    let tried = StoredPin { failures: known.failures + 1, ..known };
    pin::put(&mut transaction, area, device, &tried).await?;
    if tried.failures == PIN_FAILURES_MAX {
        let (subject, now) = (Some(tried.account.0), state.clock.now());
        audit::record(&mut transaction, area, None, Action::PinLocked, subject, now).await?;
    }
    transaction.commit().await?;
    Ok(tried)
}
