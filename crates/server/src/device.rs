//! Devices, and the households that they belong to.
//!
//! A device proves itself with a key that it made and cannot export, another one in each area. Nothing need be
//! enrolled: a key that is not known here is a household of its own. A household is an owner of private rows with
//! one device or more, which come into it by a code; see [`crate::transfers`].

mod adopt;
mod household;
mod id;

pub(crate) use adopt::lock_both;
pub use adopt::{AdoptError, adopt};
pub(crate) use household::{Taken, count, take_over};
pub use id::{DeviceId, PublicKey, Secret};

use sammen_domain::OwnerId;

/// How a device stands in its household.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DeviceState {
    /// It reads and acts for the household.
    Active,
    /// Its person has moved to another phone. What it did before is still taken; it reads nothing more.
    Moved,
    /// It was lost. What it did before is still taken; it reads nothing more.
    Revoked,
    /// A secret of an earlier version of the app that a key has taken the place of.
    Adopted,
}

/// A device and whose it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Device {
    /// The device.
    pub id: DeviceId,
    /// Its household.
    pub owner: OwnerId,
    /// How it stands.
    pub state: DeviceState,
}

impl Device {
    /// A device that nothing is known of: the only one of its household.
    #[must_use]
    pub fn unknown(id: DeviceId) -> Self {
        Self { id, owner: id.as_owner(), state: DeviceState::Active }
    }
}
