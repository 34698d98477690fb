//! Who sends a private request, and what.

use axum::{
    body::Bytes,
    extract::{FromRequest, OriginalUri, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use sammen_domain::AreaId;
use sammen_sync::signature::NONCE_HEADER;

use super::{AppState, Problem, nonce, sealed::AnyVersion, signature::Signature};
use crate::device::{DeviceId, PublicKey, Secret};

/// A body that a device has proved to be its own.
pub(super) struct FromDevice {
    pub(super) proof: Proof,
    pub(super) body: Bytes,
}

/// What a device proved itself with.
#[derive(Clone, Copy)]
pub(super) enum Proof {
    /// Its key, by a signature over the request.
    Key(PublicKey),
    /// The secret that earlier versions of the app have instead.
    Secret(Secret),
}

impl Proof {
    /// Which device it is in an area.
    pub(super) fn device(&self, area: &AreaId) -> DeviceId {
        match self {
            Self::Key(key) => DeviceId::of_key(area, key),
            Self::Secret(secret) => DeviceId::of_secret(area, secret),
        }
    }

    /// The area of an address, and which device it is there by its key.
    pub(super) fn of_key_in(&self, area: String) -> Result<(AreaId, DeviceId), Problem> {
        let area = AreaId::new(area).map_err(|_| Problem::UnknownArea)?;
        let device = DeviceId::of_key(&area, &self.key()?);
        Ok((area, device))
    }

    /// The device's key; what came after keys is not done for a secret.
    pub(super) fn key(&self) -> Result<PublicKey, Problem> {
        match self {
            Self::Key(key) => Ok(*key),
            Self::Secret(_) => Err(Problem::SignatureMissing),
        }
    }
}

impl FromRequest<AppState> for FromDevice {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let claim = Claim::read(&request)?.ok_or(Problem::SignatureMissing)?;
        let AnyVersion(body) = AnyVersion::from_request(request, state).await?;
        let proof = claim.check(state, &body).await?;
        Ok(Self { proof, body })
    }
}

/// What a request's head says of who sends it, before the body is there to check it by.
pub(super) enum Claim {
    /// A signature over this method and path.
    Signed(Box<Signature>, Method, String),
    /// A secret.
    Secret(Secret),
}

impl Claim {
    /// Reads a request's claim; `None` where it makes none.
    pub(super) fn read(request: &Request) -> Result<Option<Self>, Problem> {
        Ok(match Signature::read(request.headers())? {
            Some(signature) => {
                let (method, path) = signed_parts(request)?;
                Some(Self::Signed(Box::new(signature), method, path))
            }
            None => read_secret(request.headers()).map(Self::Secret),
        })
    }

    /// Checks the claim against the body.
    pub(super) async fn check(self, state: &AppState, body: &[u8]) -> Result<Proof, Problem> {
        match self {
            Self::Secret(secret) => Ok(Proof::Secret(secret)),
            Self::Signed(signature, method, path) => {
                signature.check(method.as_str(), &path, body)?;
                let now = state.clock.now();
                if !nonce::is_good(&state.secrets, &signature.nonce, now).await? {
                    return Err(Problem::Nonce);
                }
                Ok(Proof::Key(signature.key))
            }
        }
    }
}

/// The method and the path as they were asked for. No private request has a query, which would not be signed.
fn signed_parts(request: &Request) -> Result<(Method, String), Problem> {
    let original = request.extensions().get::<OriginalUri>();
    let uri = original.map_or(request.uri(), |OriginalUri(uri)| uri);
    if uri.query().is_some() {
        return Err(Problem::Malformed("this address takes no query".to_owned()));
    }
    Ok((request.method().clone(), uri.path().to_owned()))
}

/// The secret of `Authorization: Bearer <64 hexadecimal digits>`.
fn read_secret(headers: &HeaderMap) -> Option<Secret> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, digits) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") || digits.len() != 64 {
        return None;
    }
    let mut secret = [0; 32];
    for (byte, pair) in secret.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(Secret(secret))
}

fn digit(character: u8) -> Option<u8> {
    let digit = char::from(character).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// Says the nonce for the next requests in every answer to a private one.
pub(super) async fn say_nonce(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    // Without a database there is none, and nothing that one would be good for.
    if let Ok(nonce) = nonce::make(&state.secrets, state.clock.now()).await
        && let Ok(nonce) = HeaderValue::try_from(nonce)
    {
        response.headers_mut().insert(HeaderName::from_static(NONCE_HEADER), nonce);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<Secret> {
        let value = HeaderValue::from_str(value).expect("a header's value");
        read_secret(&HeaderMap::from_iter([(header::AUTHORIZATION, value)]))
    }

    #[test]
    fn only_64_hexadecimal_digits_are_a_secret() {
        let zeros = "0".repeat(62);
        let mut expected = [0; 32];
        expected[31] = 0xaf;
        assert_eq!(read(&format!("Bearer {zeros}aF")), Some(Secret(expected)));
        assert_eq!(read(&format!("bearer {zeros}af")), Some(Secret(expected)));
        let not_secrets =
            ["", "Bearer", "Bearer ", &format!("Bearer {zeros}a"), &format!("Bearer {zeros}afa")];
        for value in not_secrets {
            assert_eq!(read(value), None, "{value:?}");
        }
        assert_eq!(read(&format!("Basic {zeros}af")), None);
        assert_eq!(read(&format!("Bearer {zeros}+f")), None);
    }
}
