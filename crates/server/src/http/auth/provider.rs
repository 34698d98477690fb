//! Signing in through the provider: away, and back.

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};

use super::begin_session;
use crate::{
    http::{
        AppState, Problem,
        access::{AWAY, SESSION, removed, set},
        openapi::DatabaseProblems,
    },
    identity::Token,
    oidc::{self, OidcError, Returned},
    sessions::Method,
};

/// Where the staff work.
const STAFF_PAGE: &str = "/staff/";

/// Sends a browser to the provider.
#[utoipa::path(
    get,
    path = "/api/auth/oidc/start",
    tag = "signing in",
    responses(
        (status = 303, description = "To the provider; or to `/staff/?sign-in=failed` when it cannot be reached."),
        (status = 404, description = "`not-found`: there is no provider."),
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn go_to_provider(
    State(state): State<AppState>,
) -> Result<Response, Problem> {
    let provider = state.site.provider.as_ref().ok_or(Problem::NotFound)?;
    match oidc::begin(provider, &state.database, state.clock.now()).await {
        Ok((url, token)) => Ok(redirect(url.as_str(), &[set(AWAY, &token)])),
        Err(error) => Ok(tell(&error)),
    }
}

/// Takes a browser back from the provider. What went wrong is told on the page that it is sent to.
#[utoipa::path(
    get,
    path = "/api/auth/oidc/callback",
    tag = "signing in",
    params(
        ("code" = Option<String>, Query, description = "What the provider gives for the claims."),
        ("state" = Option<String>, Query, description = "What we gave the browser to come back with."),
        ("error" = Option<String>, Query, description = "Why the provider gives nothing."),
    ),
    responses(
        (status = 303, description = "To `/staff/`, signed in; or to `/staff/?sign-in=` and why not: `expired`, \
            `refused`, `not-known`, `closed` or `failed`."),
        (status = 404, description = "`not-found`: there is no provider."),
    )
)]
pub(in crate::http) async fn come_back(
    State(state): State<AppState>,
    headers: HeaderMap,
    returned: Result<Query<Returned>, QueryRejection>,
) -> Result<Response, Problem> {
    if state.site.provider.is_none() {
        return Err(Problem::NotFound);
    }
    Ok(match sign_in(&state, &headers, returned).await {
        Ok(token) => redirect(STAFF_PAGE, &[set(SESSION, &token), removed(AWAY)]),
        Err(error) => tell(&error),
    })
}

async fn sign_in(
    state: &AppState,
    headers: &HeaderMap,
    returned: Result<Query<Returned>, QueryRejection>,
) -> Result<Token, OidcError> {
    let provider = state.site.provider.as_ref().ok_or(OidcError::Expired)?;
    let Query(returned) = returned.map_err(|_| OidcError::Expired)?;
    let away = AWAY.of(headers).ok_or(OidcError::Expired)?;
    let now = state.clock.now();
    let account = oidc::finish(provider, &state.database, &away, returned, now).await?;
    let mut transaction = state.database.write().await?;
    let before = SESSION.of(headers);
    let (token, _session) =
        begin_session(&mut transaction, &account, Method::Oidc, before.as_ref(), now).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Sends a browser to the page that says why nobody is signed in.
fn tell(error: &OidcError) -> Response {
    // Neither says who it was: the provider's own words are about its tokens.
    match error {
        OidcError::Provider(_) | OidcError::Database(_) => {
            tracing::warn!(%error, "failed to sign in through the provider");
        }
        _ => tracing::info!(reason = error.reason(), "not signed in through the provider"),
    }
    redirect(&format!("{STAFF_PAGE}?sign-in={}", error.reason()), &[removed(AWAY)])
}

fn redirect(location: &str, cookies: &[HeaderValue]) -> Response {
    let location = HeaderValue::try_from(location).expect("an address is plain");
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let cookies = cookies.iter().map(|cookie| (header::SET_COOKIE, cookie.clone()));
    let cookies = AppendHeaders(cookies.collect::<Vec<_>>());
    (StatusCode::SEE_OTHER, headers, cookies).into_response()
}
