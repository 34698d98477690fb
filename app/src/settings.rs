//! What the person has chosen, kept on the phone.

use std::collections::BTreeMap;

use sammen_domain::{Area, AreaId, KnownDate, OccurrenceId};
use sammen_i18n::Locale;
use sammen_sync::Reaching;
use sammen_sync_indexeddb::FOLLOWED_AREAS;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum Theme {
    /// As the phone says.
    #[default]
    AsPhone,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

/// A choice and the key it is stored under.
pub trait Setting: Serialize + DeserializeOwned {
    /// The key in the phone's settings store.
    const KEY: &'static str;
}

/// The language of the interface, by code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Language(pub String);

/// The areas that are followed; the first is the one shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FollowedAreas(pub Vec<AreaId>);

/// The areas one can follow, as last fetched.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KnownAreas(pub Vec<Area>);

/// What people here know of the dates that they come to, by area: when it was last told to them.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct KnownDates(pub BTreeMap<AreaId, BTreeMap<OccurrenceId, KnownDate>>);

/// How the server last said that this phone is reached, by area.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KnownReaching(pub BTreeMap<AreaId, Reached>);

/// How a phone is reached in one area. No address is kept on the phone.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Reached {
    /// What the server knows.
    pub reaching: Reaching,
    /// The language that messages to the browser were asked for in.
    pub push_language: String,
}

impl Setting for Theme {
    const KEY: &'static str = "theme";
}
impl Setting for Language {
    const KEY: &'static str = "language";
}
impl Setting for FollowedAreas {
    const KEY: &'static str = FOLLOWED_AREAS;
}
impl Setting for KnownDates {
    const KEY: &'static str = "known-dates";
}
impl Setting for KnownReaching {
    const KEY: &'static str = "reaching";
}
impl Setting for KnownAreas {
    const KEY: &'static str = "known-areas";
}

/// The language the browser asks for, or Danish.
#[must_use]
pub fn preferred_locale() -> Locale {
    let wanted = web_sys::window().and_then(|w| w.navigator().language());
    wanted.and_then(|code| Locale::from_code(&code)).unwrap_or_default()
}
