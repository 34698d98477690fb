//! Requests that other sites' pages make in a person's browser.

use axum::http::{HeaderMap, HeaderName, Method, header};

use crate::site::Origin;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Where a page repeats the secret that only this site's pages can read.
pub(super) const CSRF_TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");

/// Whether a request comes from this site's own pages, as the browser says. What changes something needs
/// the browser's word; for reading, silence is no objection, since no other page can read the answer.
pub(super) fn is_from_own_pages(method: &Method, headers: &HeaderMap, origin: &Origin) -> bool {
    let said = |name: &HeaderName| headers.get(name).map(|value| value.as_bytes());
    let fetch = said(&SEC_FETCH_SITE).map(|site| site == b"same-origin");
    let from = said(&header::ORIGIN).map(|from| from == origin.as_str().as_bytes());
    let agreed = fetch != Some(false) && from != Some(false);
    let silent = fetch.is_none() && from.is_none();
    agreed && (!silent || method.is_safe())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_pages_change_nothing() {
        let origin: Origin = "https://sammen.example".parse().expect("an origin");
        let check = |method: Method, given: &[(&str, &str)], expect: bool| {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                let name: HeaderName = name.parse().expect("a name");
                headers.insert(name, value.parse().expect("a value"));
            }
            assert_eq!(is_from_own_pages(&method, &headers, &origin), expect, "{method} {given:?}");
        };
        let (own, other) =
            (("origin", "https://sammen.example"), ("origin", "https://evil.example"));
        let fetch = |site| ("sec-fetch-site", site);
        for method in [Method::POST, Method::PUT, Method::DELETE] {
            check(method.clone(), &[own], true);
            check(method.clone(), &[fetch("same-origin")], true);
            check(method.clone(), &[own, fetch("same-origin")], true);
            check(method.clone(), &[], false);
            check(method.clone(), &[other], false);
            check(method.clone(), &[("origin", "null")], false);
            check(method.clone(), &[own, fetch("cross-site")], false);
            check(method.clone(), &[own, fetch("same-site")], false);
            check(method, &[other, fetch("same-origin")], false);
        }
        check(Method::GET, &[], true);
        check(Method::GET, &[fetch("cross-site")], false);
        check(Method::GET, &[fetch("none")], false);
    }
}
