//! The address that people know the server by.

use std::{fmt, str::FromStr};

use url::{Host, Url};

/// The address that people know the server by: `https://sammen.example`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin {
    url: Url,
    /// As browsers write it.
    text: String,
}

/// An address that cannot be a site's.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OriginError {
    /// Not an address, or more than one.
    #[error(
        "read the site's address: give only scheme, name and port, such as https://sammen.example"
    )]
    Malformed,
    /// No encryption.
    #[error("use the site's address: it needs https, but for localhost")]
    NotEncrypted,
    /// A number where a name must be.
    #[error("use the site's address: passkeys need a name such as localhost and not a number")]
    NoName,
}

impl Origin {
    /// As an address.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// As browsers write it in `Origin`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(given: &str) -> Result<Self, OriginError> {
        let url = Url::parse(given).map_err(|_| OriginError::Malformed)?;
        let text = url.origin().ascii_serialization();
        // Nothing but an origin, with the slash that every address ends in.
        if url.as_str().strip_suffix('/') != Some(&text) {
            return Err(OriginError::Malformed);
        }
        let Some(Host::Domain(name)) = url.host() else { return Err(OriginError::NoName) };
        let local = name == "localhost" || name.ends_with(".localhost");
        match url.scheme() {
            "https" => {}
            // Browsers keep a machine's talk with itself as safe as an encrypted one.
            "http" if local => {}
            _ => return Err(OriginError::NotEncrypted),
        }
        Ok(Self { url, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_name_and_encryption() {
        let check = |given: &str, expect: Result<&str, OriginError>| {
            let read = given.parse::<Origin>();
            assert_eq!(read.as_ref().map(Origin::as_str), expect.as_ref().copied(), "{given}");
        };
        check("https://sammen.example", Ok("https://sammen.example"));
        check("https://Sammen.Example:443/", Ok("https://sammen.example"));
        check("https://sammen.example:8443", Ok("https://sammen.example:8443"));
        check("http://localhost:8080", Ok("http://localhost:8080"));
        check("http://sammen.example", Err(OriginError::NotEncrypted));
        check("ftp://sammen.example", Err(OriginError::NotEncrypted));
        check("https://127.0.0.1", Err(OriginError::NoName));
        check("http://[::1]:8080", Err(OriginError::NoName));
        for wrong in
            ["", "sammen.example", "https://sammen.example/app", "https://a@sammen.example"]
        {
            check(wrong, Err(OriginError::Malformed));
        }
    }
}
