//! Where things happen.

use serde::{Deserialize, Serialize};

use crate::{MinuteOfDay, PartnerId, PlaceId, Text, Weekday};

/// Open from one clock to another on one day of the week.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// The day.
    pub weekday: Weekday,
    /// Opens at.
    pub opens: MinuteOfDay,
    /// Closes at; later than `opens`.
    pub closes: MinuteOfDay,
}

/// A place where something happens or somebody can be met.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What people call it.
    pub name: Text,
    /// What it is.
    pub description: Text,
    /// Street and town as on a letter, or how to find it.
    pub address: Text,
    /// Steps, lifts, toilets, hearing loops.
    pub accessibility: Text,
    /// When it is open; empty when only during activities.
    pub opening_hours: Vec<OpeningHours>,
    /// Who runs it.
    pub partner: Option<PartnerId>,
}
