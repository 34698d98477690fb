//! The gate before every endpoint.

use axum::{
    RequestPartsExt,
    extract::{RawPathParams, Request, State},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sammen_domain::AreaId;

use super::{Access, Caller, SESSION, client, cross_site};
use crate::{
    http::{AppState, Problem},
    identity::{Grant, Token},
    repository::{account, role_grant, session},
    sessions::Session,
    site::Rate,
};

/// What the gate before one endpoint knows.
#[derive(Clone)]
pub(in crate::http) struct Gate {
    /// Everything else.
    pub(in crate::http) state: AppState,
    /// Who may pass.
    pub(in crate::http) access: Access,
    /// How often.
    pub(in crate::http) rate: Option<Rate>,
}

/// Lets a request through to its endpoint, or says why not.
pub(in crate::http) async fn admit(
    State(gate): State<Gate>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Err(problem) = gate.check(&mut parts).await {
        return problem.into_response();
    }
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if gate.access.needs_session() || gate.access == Access::OwnPages {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

impl Gate {
    async fn check(&self, parts: &mut Parts) -> Result<(), Problem> {
        self.count(parts)?;
        let is_own = || {
            let origin = &self.state.site.origin;
            cross_site::is_from_own_pages(&parts.method, &parts.headers, origin)
        };
        match self.access {
            // Programs that collect are known to what they ask, which answers as OpenRosa has it.
            Access::Public | Access::Device | Access::Collector => {}
            Access::OwnPages if is_own() => {}
            Access::SignedIn | Access::Roles(_) if is_own() => {
                let caller = self.caller(parts).await?;
                parts.extensions.insert(caller);
            }
            Access::OwnPages | Access::SignedIn | Access::Roles(_) => {
                return Err(Problem::CrossSite);
            }
        }
        Ok(())
    }

    fn count(&self, parts: &Parts) -> Result<(), Problem> {
        let Some(rate) = self.rate else { return Ok(()) };
        let site = &self.state.site;
        let address = client::address(parts, &site.proxies);
        let counted = address.map_or(Ok(()), |address| site.rates.count_address(rate, address));
        let device = client::device(parts);
        let counted = counted
            .and_then(|()| device.map_or(Ok(()), |device| site.rates.count_device(rate, device)));
        counted.map_err(|wait| Problem::TooMany {
            // The last second counts whole.
            retry_after_seconds: wait.as_secs() + 1,
        })
    }

    /// Who is calling, by the session's cookie.
    async fn caller(&self, parts: &mut Parts) -> Result<Caller, Problem> {
        let area = match self.access {
            Access::Roles(_) => Some(area_of(parts).await?),
            _ => None,
        };
        let token = SESSION.of(&parts.headers).ok_or(Problem::SignedOut)?;
        let now = self.state.clock.now();
        let mut snapshot = self.state.database.read().await?;
        let found = session::find(&mut snapshot, token.digest()).await?;
        let found = found.filter(|session| session.is_open(now)).ok_or(Problem::SignedOut)?;
        let account = account::find(&mut snapshot, found.account).await?;
        let account = account.filter(|account| account.disabled_at.is_none());
        let account = account.ok_or(Problem::SignedOut)?;
        let grants = role_grant::active_for_account(&mut snapshot, account.id, now).await?;
        drop(snapshot);
        check_csrf_token(parts, &token)?;
        let grants = self.allowed(grants, area.as_ref())?;
        self.touch(&found, now).await?;
        Ok(Caller::new(account, found, token, grants, area))
    }

    /// The grants that let the caller in.
    fn allowed(&self, grants: Vec<Grant>, area: Option<&AreaId>) -> Result<Vec<Grant>, Problem> {
        let Access::Roles(roles) = self.access else { return Ok(grants) };
        let lets_in = |grant: &Grant| Some(&grant.area) == area && roles.contains(&grant.role);
        let grants: Vec<_> = grants.into_iter().filter(lets_in).collect();
        if grants.is_empty() { Err(Problem::NotAllowed) } else { Ok(grants) }
    }

    async fn touch(&self, found: &Session, now: i64) -> Result<(), Problem> {
        if now < found.used_at + Session::TOUCH_SECONDS {
            return Ok(());
        }
        let mut transaction = self.state.database.write().await?;
        session::touch(&mut transaction, found.id, now).await?;
        Ok(transaction.commit().await?)
    }
}

/// The area of the address. One that cannot be an area's name is one where nobody may do anything.
async fn area_of(parts: &mut Parts) -> Result<AreaId, Problem> {
    let places: RawPathParams = parts.extract().await.map_err(|_| Problem::NotFound)?;
    let area = places.iter().find(|(name, _)| *name == "area");
    let area = area.and_then(|(_, area)| AreaId::new(area).ok());
    area.ok_or(Problem::NotAllowed)
}

/// What changes something repeats the secret that only this site's pages can read.
fn check_csrf_token(parts: &Parts, token: &Token) -> Result<(), Problem> {
    if parts.method.is_safe() {
        return Ok(());
    }
    let given = parts.headers.get(cross_site::CSRF_TOKEN).map(HeaderValue::as_bytes);
    let known = csrf_token(token);
    if given == Some(known.as_bytes()) { Ok(()) } else { Err(Problem::CrossSite) }
}

/// The secret that a session's changes repeat.
pub(in crate::http) fn csrf_token(token: &Token) -> String {
    token.digest_for("csrf").to_hex()
}
