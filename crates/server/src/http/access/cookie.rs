//! The cookies. Both are of this host alone, go only over encryption (browsers take their own machine for that)
//! and are seen by no script.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::identity::Token;

/// A cookie's name and whether it comes along when another site sends people here.
#[derive(Clone, Copy, Debug)]
pub(in crate::http) struct Cookie {
    name: &'static str,
    same_site: &'static str,
    seconds: i64,
}

/// A session. It ends on the server; the cookie is forgotten when the browser is closed, or with it.
pub(in crate::http) const SESSION: Cookie = Cookie {
    name: "__Host-sammen-session",
    same_site: "Strict",
    seconds: crate::sessions::Session::SECONDS_MAX,
};

/// A browser that has gone to the provider, and is sent back by it.
pub(in crate::http) const AWAY: Cookie =
    Cookie { name: "__Host-sammen-away", same_site: "Lax", seconds: 600 };

impl Cookie {
    /// The token that a request brings.
    pub(in crate::http) fn of(self, headers: &HeaderMap) -> Option<Token> {
        let lines = headers.get_all(header::COOKIE).iter();
        let mut given = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == self.name);
        Token::read(given.next()?.1)
    }
}

/// Gives a browser a token.
pub(in crate::http) fn set(cookie: Cookie, token: &Token) -> HeaderValue {
    let Cookie { name, same_site, seconds } = cookie;
    let token = token.as_str();
    let line = format!(
        "{name}={token}; Path=/; Secure; HttpOnly; SameSite={same_site}; Max-Age={seconds}"
    );
    let mut value = HeaderValue::from_str(&line).expect("a token has plain digits");
    value.set_sensitive(true);
    value
}

/// Takes it away again.
pub(in crate::http) fn removed(cookie: Cookie) -> HeaderValue {
    let Cookie { name, same_site, .. } = cookie;
    let line = format!("{name}=; Path=/; Secure; HttpOnly; SameSite={same_site}; Max-Age=0");
    HeaderValue::from_str(&line).expect("a cookie's name is plain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_cookie_with_a_whole_token_is_read() {
        let token = Token::random();
        let check = |lines: &[String], expect: Option<&Token>| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(header::COOKIE, line.parse().expect("plain"));
            }
            assert_eq!(SESSION.of(&headers).as_ref(), expect, "{lines:?}");
        };
        let own = format!("__Host-sammen-session={}", token.as_str());
        check(std::slice::from_ref(&own), Some(&token));
        check(&[format!("a=b; {own}; c=d")], Some(&token));
        check(&["a=b".into(), own.clone()], Some(&token));
        check(&[own.replace("__Host-", "")], None);
        check(&[format!("{own}0")], None);
        check(&[], None);
        let given = set(SESSION, &token);
        let given = given.to_str().expect("plain");
        assert!(
            given.starts_with(&own)
                && given.contains("; Path=/; Secure; HttpOnly; SameSite=Strict")
        );
        assert!(!given.contains("Domain"));
    }
}
