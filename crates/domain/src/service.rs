//! Whom to ask about what.

use serde::{Deserialize, Serialize};

use crate::{Contact, OpeningHours, PartnerId, PlaceId, ServiceId, Text};

/// Something a resident can ask somebody about, such as advice or a spare-time job.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// What it is called.
    pub name: Text,
    /// What one can ask about.
    pub description: Text,
    /// For whom, in words.
    pub audience: Text,
    /// Who offers it.
    pub partner: Option<PartnerId>,
    /// Where to come.
    pub place: Option<PlaceId>,
    /// When somebody is there.
    pub opening_hours: Vec<OpeningHours>,
    /// How to reach it.
    pub contact: Contact,
}
