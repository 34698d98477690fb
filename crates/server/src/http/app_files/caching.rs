//! How long a browser may keep a file, and how it asks whether its own is still right.

use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

use super::name::Name;

/// A file whose name has its digest is kept for ever; any other is asked for again each time.
pub(super) fn cache_control(name: &Name) -> &'static str {
    if name.is_hashed() { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// A strong tag: the digest of the very bytes that are sent, so that each encoding has its own.
pub(super) fn entity_tag(bytes: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(bytes);
    let digits: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::try_from(format!("\"{digits}\"")).expect("quotes and digits are header text")
}

/// Whether the browser has exactly this.
pub(super) fn is_known(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let asked = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut tags = asked.filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(','));
    tags.any(|asked| {
        let asked = asked.trim();
        asked == "*" || asked.strip_prefix("W/").unwrap_or(asked).as_bytes() == tag.as_bytes()
    })
}
