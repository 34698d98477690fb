//! E-mail.

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header},
};
use url::Url;

use super::gateways::{Answer, GatewaysError, MailConfiguration, Written};

/// A mail server and whom its mails are from.
pub(super) struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    pub(super) fn new(configuration: MailConfiguration) -> Result<Self, GatewaysError> {
        let MailConfiguration { url, from } = configuration;
        if !is_safe(&url) {
            return Err(GatewaysError::Mail);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url);
        let transport = transport.map_err(|_| GatewaysError::Mail)?.build();
        Ok(Self { transport, from: from.parse().map_err(|_| GatewaysError::Mail)? })
    }

    pub(super) async fn write(&self, written: &Written<'_>) -> Answer {
        let Ok(to) = written.to.parse() else { return Answer::Never };
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(written.title)
            .header(header::ContentType::TEXT_PLAIN)
            .header(ListUnsubscribe(format!("<{}>", written.end)))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned()))
            .body(body(written));
        let Ok(message) = message else { return Answer::Never };
        match self.transport.send(message).await {
            Ok(_) => Answer::Taken,
            Err(error) if error.is_permanent() => Answer::Never,
            Err(_) => Answer::Later,
        }
    }
}

fn body(written: &Written<'_>) -> String {
    let Written { text, page, before_end, end, .. } = written;
    format!("{text}\n\n{page}\n\n{before_end}\n{end}\n")
}

/// Encrypted on its way, or not leaving this machine.
fn is_safe(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let needs_encryption =
        url.query_pairs().any(|(key, value)| key == "tls" && value == "required");
    match url.scheme() {
        "smtps" => true,
        "smtp" => needs_encryption || url.host_str() == Some("localhost"),
        _ => false,
    }
}

macro_rules! headers {
    ($($header:ident $name:literal)*) => {$(
        /// By what mail programs end messages (RFC 2369, RFC 8058).
        #[derive(Clone)]
        struct $header(String);

        impl header::Header for $header {
            fn name() -> header::HeaderName {
                header::HeaderName::new_from_ascii_str($name)
            }

            fn parse(written: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(written.to_owned()))
            }

            fn display(&self) -> header::HeaderValue {
                header::HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )*};
}

headers! { ListUnsubscribe "List-Unsubscribe" ListUnsubscribePost "List-Unsubscribe-Post" }

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn passwords_and_addresses_do_not_travel_in_the_open() {
        for good in
            ["smtps://a:b@mail.example", "smtp://mail.example?tls=required", "smtp://localhost:25"]
        {
            assert!(is_safe(good), "{good}");
        }
        for bad in ["smtp://mail.example", "smtp://mail.example?tls=opportunistic", "http://x", ""]
        {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
