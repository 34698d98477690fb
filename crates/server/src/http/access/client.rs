//! Where a request comes from, for counting only.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{HeaderName, header, request::Parts},
};
use sha2::{Digest as _, Sha256};

use super::SESSION;
use crate::{identity::Digest, site::Proxies};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address; none for a request that came over no socket.
pub(super) fn address(parts: &Parts, proxies: &Proxies) -> Option<IpAddr> {
    let ConnectInfo(connected) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let forwarded = parts.headers.get_all(X_FORWARDED_FOR).iter();
    let forwarded: Vec<&str> = forwarded.filter_map(|value| value.to_str().ok()).collect();
    Some(proxies.client(connected.ip(), forwarded.into_iter()))
}

/// What stands for the device or the session, if the request has either.
pub(super) fn device(parts: &Parts) -> Option<Digest> {
    if let Some(token) = SESSION.of(&parts.headers) {
        return Some(token.digest());
    }
    let proof = parts.headers.get(header::AUTHORIZATION)?;
    Some(Digest(Sha256::digest(proof.as_bytes()).into()))
}
