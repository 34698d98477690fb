//! The push services that are spoken to: those of the browsers, and those that the operator names. An address of any
//! other host is refused, so that nobody has the server call a machine of its own network.

use url::Url;

/// Of Chromium, Firefox, Edge and Safari. What begins with a dot is every name below it.
const OF_BROWSERS: [&str; 5] = [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.services.mozilla.com",
    ".notify.windows.com",
    ".push.apple.com",
];
const ADDRESS_BYTES_MAX: usize = 1_024;

/// The hosts that messages are given to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PushServices {
    others: Vec<String>,
}

/// A host that cannot be one.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("read the push service {0}: give its host alone, such as push.example")]
pub struct PushServicesError(String);

impl PushServices {
    /// Those of the browsers and these hosts. `localhost` is the one host that is spoken to without encryption.
    ///
    /// # Errors
    /// When one is no host.
    pub fn new(others: Vec<String>) -> Result<Self, PushServicesError> {
        let is_host = |host: &String| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
            !host.is_empty() && host.bytes().all(plain)
        };
        match others.iter().find(|host| !is_host(host)) {
            Some(other) => Err(PushServicesError(other.clone())),
            None => Ok(Self { others }),
        }
    }

    /// The address, if it is one of a push service.
    pub(crate) fn read(&self, address: &str) -> Option<Url> {
        let url = Url::parse(address).ok().filter(|_| address.len() <= ADDRESS_BYTES_MAX)?;
        let host = url.host_str()?;
        let is_named = self.others.iter().any(|other| other == host);
        let is_safe = match url.scheme() {
            "https" => url.port().is_none() || is_named,
            "http" => host == "localhost" && is_named,
            _ => false,
        };
        let is_known = is_named || OF_BROWSERS.iter().any(|known| is_of(host, known));
        let is_plain = url.username().is_empty() && url.password().is_none();
        (is_safe && is_known && is_plain).then_some(url)
    }
}

fn is_of(host: &str, known: &str) -> bool {
    if known.starts_with('.') { host.ends_with(known) } else { host == known }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_push_services_are_spoken_to() {
        let services = PushServices::default();
        for good in [
            "https://fcm.googleapis.com/fcm/send/abc",
            "https://updates.push.services.mozilla.com/wpush/v2/abc",
            "https://db5p.notify.windows.com/w/?token=abc",
            "https://web.push.apple.com/abc",
        ] {
            assert!(services.read(good).is_some(), "{good}");
        }
        for bad in [
            "http://fcm.googleapis.com/fcm/send/abc",
            "https://fcm.googleapis.com:8443/",
            "https://fcm.googleapis.com.evil.example/",
            "https://evil-push.apple.com.example/",
            "https://user@fcm.googleapis.com/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "http://localhost/",
            "https://localhost/",
            "file:///etc/passwd",
            "",
        ] {
            assert!(services.read(bad).is_none(), "{bad}");
        }
        assert!(
            services.read(&format!("https://web.push.apple.com/{}", "a".repeat(2_000))).is_none()
        );
    }

    #[test]
    fn the_operator_may_name_others() {
        let services = PushServices::new(vec!["push.example".into(), "localhost".into()]);
        let services = services.expect("hosts");
        assert!(services.read("https://push.example/a").is_some());
        assert!(services.read("http://push.example/a").is_none());
        assert!(services.read("http://localhost:4000/a").is_some());
        assert!(PushServices::new(vec!["https://push.example/".into()]).is_err());
    }
}
