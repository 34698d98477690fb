//! What the operator writes of by what messages go out.

use std::{collections::BTreeMap, fmt, path::Path};

use serde::Deserialize;

use super::{Channel, mail::Mail, sms::Sms};

/// What the operator writes into a TOML file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Configuration {
    pub(super) mail: Option<MailConfiguration>,
    pub(super) sms: Option<SmsConfiguration>,
}

/// A mail server.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailConfiguration {
    /// `smtps://user:password@host`, or `smtp://…?tls=required`.
    pub(super) url: String,
    /// Whom mails are from.
    pub(super) from: String,
}

/// A gateway to which an SMS is one request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SmsConfiguration {
    pub(super) url: String,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    /// The body, with `{to}` and `{text}` where they belong.
    pub(super) body: String,
}

/// Why the gateways' file cannot be used. What is in it is not repeated: it may hold secrets.
#[derive(Debug, thiserror::Error)]
pub enum GatewaysError {
    /// The file cannot be read.
    #[error("read the gateways' file: {0}")]
    Read(#[from] std::io::Error),
    /// The file is not as it should be.
    #[error(
        "read the gateways' file: give [mail] with url and from, [sms] with url, headers and body"
    )]
    Malformed,
    /// The mail server's address is none, or not encrypted.
    #[error(
        "use [mail]: give a url such as smtps://user:password@host and a from such as Sammen <sammen@host>; without encryption only to localhost"
    )]
    Mail,
    /// The gateway's address, headers or body are none.
    #[error(
        "use [sms]: give an https url, headers, and a body with {{to}} and {{text}}; without encryption only to localhost"
    )]
    Sms,
    /// No client can be made.
    #[error("make a client for gateways: {0}")]
    Client(#[from] reqwest::Error),
}

/// By what messages go out, besides push services.
#[derive(Default)]
pub struct Gateways {
    pub(super) mail: Option<Mail>,
    pub(super) sms: Option<Sms>,
}

impl fmt::Debug for Gateways {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gateways")
    }
}

/// Something to be written.
pub(crate) struct Written<'a> {
    /// To whom.
    pub(crate) to: &'a str,
    /// What it is about.
    pub(crate) title: &'a str,
    /// What it says.
    pub(crate) text: &'a str,
    /// The page with more.
    pub(crate) page: &'a str,
    /// Words before the next.
    pub(crate) before_end: &'a str,
    /// Where whoever reads it ends such messages.
    pub(crate) end: &'a str,
}

/// What a gateway says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answer {
    Taken,
    Later,
    Never,
}

impl Gateways {
    /// Those of a file.
    ///
    /// # Errors
    /// [`GatewaysError`].
    pub fn read(file: &Path) -> Result<Self, GatewaysError> {
        Self::from_toml(&std::fs::read_to_string(file)?)
    }

    /// Those of a file's text.
    ///
    /// # Errors
    /// [`GatewaysError`].
    pub fn from_toml(text: &str) -> Result<Self, GatewaysError> {
        let Configuration { mail, sms } =
            toml::from_str(text).map_err(|_| GatewaysError::Malformed)?;
        Ok(Self { mail: mail.map(Mail::new).transpose()?, sms: sms.map(Sms::new).transpose()? })
    }

    /// Whether there is one for a channel.
    pub(crate) fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Push => false,
            Channel::Mail => self.mail.is_some(),
            Channel::Sms => self.sms.is_some(),
        }
    }

    /// Writes to somebody.
    pub(crate) async fn write(&self, channel: Channel, written: &Written<'_>) -> Answer {
        match (channel, &self.mail, &self.sms) {
            (Channel::Mail, Some(mail), _) => mail.write(written).await,
            (Channel::Sms, _, Some(sms)) => sms.write(written).await,
            _ => Answer::Never,
        }
    }
}
