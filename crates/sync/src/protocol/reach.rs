//! How a phone asks to be reached when the app is not open.

use serde::{Deserialize, Serialize};

use super::Body;

/// The answer to `POST /api/areas/{area}/calendar-address`: where a calendar program finds what the household comes to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CalendarAddress {
    /// The address. Whoever has it reads the dates; it ends with the next one that the phone asks for, when the phone
    /// gives it up, and when the phone leaves its household.
    pub address: String,
}

/// `POST /api/areas/{area}/push-subscription`: where a browser's push service takes messages for the phone, and the
/// keys that only the phone can read them with.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushSubscription {
    /// The push service's address for this browser.
    pub endpoint: String,
    /// The browser's public key, an uncompressed point of P-256.
    pub key: Vec<u8>,
    /// The secret that the browser shares with who sends; 16 bytes.
    pub secret: Vec<u8>,
    /// The language that messages are to be in.
    pub language: String,
}

/// The answer to `POST /api/areas/{area}/reaching`: how a phone is reached when the app is not open.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Reaching {
    /// Whether there is an address that a calendar program reads.
    pub calendar: bool,
    /// Whether messages go to its browser.
    pub push: bool,
    /// How its household is written to, if it is.
    pub contact: Option<ContactWay>,
    /// How this server can write to people at all.
    pub ways: Vec<ContactWay>,
}

/// How somebody is to be written to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ContactWay {
    /// By e-mail.
    Mail,
    /// By SMS.
    Sms,
}

/// `POST /api/areas/{area}/contact`: where the household wants to be written to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ContactRequest {
    /// How.
    pub way: ContactWay,
    /// The e-mail address, or the number with its country.
    pub address: String,
    /// The language that messages are to be in.
    pub language: String,
}

impl Body for Reaching {
    const VERSION: u8 = 2;
}

impl Body for ContactRequest {
    const VERSION: u8 = 2;
}

impl Body for CalendarAddress {
    const VERSION: u8 = 2;
}

impl Body for PushSubscription {
    const VERSION: u8 = 2;
}
