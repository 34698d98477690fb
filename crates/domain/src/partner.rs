//! Those who work together, and how to reach them.

use serde::{Deserialize, Serialize};

use crate::{PartnerId, Text};

/// How to reach somebody. Functions, never persons.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// A telephone number as it is dialled, such as `+45 39 00 00 00`.
    pub telephone: Option<String>,
    /// An e-mail address of the function.
    pub email: Option<String>,
    /// A page with more.
    pub url: Option<String>,
}

/// An organisation of the partnership, or an actor around it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// Its id.
    pub id: PartnerId,
    /// Its name.
    pub name: Text,
    /// What it does in the area.
    pub description: Text,
    /// How to reach it.
    pub contact: Contact,
}
