//! Where a request comes from, for counting only.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{HeaderName, header, request::Parts},
};
use sha2::{Digest as _, Sha256};

use super::SESSION;
use crate::{identity::Digest, site::Proxies};

const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address; none for a request that came over no socket.
pub(in crate::http) fn address(parts: &Parts, proxies: &Proxies) -> Option<IpAddr> {
    let ConnectInfo(connected) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let forwarded = parts.headers.get_all(X_FORWARDED_FOR).iter();
    let forwarded: Vec<&str> = forwarded.filter_map(|value| value.to_str().ok()).collect();
    Some(proxies.client(connected.ip(), forwarded.into_iter()))
}

/// The key that a signature says it is by. It is not checked yet: whoever makes keys up is counted by address.
fn key_of(signature_input: &str) -> Option<&str> {
    let (_, rest) = signature_input.split_once(";keyid=\"")?;
    rest.split_once('"').map(|(key, _)| key)
}

/// What stands for the device or the session, if the request has either.
pub(super) fn device(parts: &Parts) -> Option<Digest> {
    if let Some(token) = SESSION.of(&parts.headers) {
        return Some(token.digest());
    }
    let headers = &parts.headers;
    if let Some(key) = headers.get(SIGNATURE_INPUT).and_then(|value| key_of(value.to_str().ok()?)) {
        return Some(Digest(Sha256::digest(key).into()));
    }
    let secret = headers.get(header::AUTHORIZATION)?;
    Some(Digest(Sha256::digest(secret.as_bytes()).into()))
}
