//! Writing to people who gave an address: e-mail by SMTP, or SMS by an HTTP gateway, where the operator has one.
//!
//! An address stands apart from everything else, is used for notices alone, and is deleted thirty days after the last
//! date that its household comes to, or as soon as anybody who reads a message says so.

mod gateways;
mod give;
mod mail;
mod sms;

pub use gateways::{Gateways, GatewaysError};

pub(crate) use gateways::{Answer, Written};
pub(crate) use give::{ContactError, end, forget_old, give, take_back};

/// How somebody is written to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Channel {
    /// By the push service of a browser.
    Push,
    /// By e-mail.
    Mail,
    /// By SMS.
    Sms,
}

impl Channel {
    /// As it is stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }

    /// A channel as it was stored.
    pub(crate) fn read(stored: &str) -> Option<Self> {
        [Self::Push, Self::Mail, Self::Sms].into_iter().find(|channel| channel.as_str() == stored)
    }
}

/// An address that somebody gave.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contact {
    /// E-mail or SMS.
    pub channel: Channel,
    /// The address or number.
    pub address: String,
    /// The language to write in.
    pub language: String,
    /// The secret of the link that ends messages.
    pub end_token: String,
}
