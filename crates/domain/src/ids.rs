//! Identifiers as types of their own, so that one cannot be passed for another.

use alloc_uuid::uuid_ids;
use serde::{Deserialize, Serialize};

mod alloc_uuid {
    /// Declares newtypes over a UUID that travel as 16 bytes.
    macro_rules! uuid_ids {
        ($($(#[$doc:meta])* $name:ident;)*) => {$(
            $(#[$doc])*
            #[derive(
                Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
                serde::Serialize, serde::Deserialize,
            )]
            #[serde(transparent)]
            pub struct $name(pub uuid::Uuid);

            impl core::fmt::Display for $name {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl core::str::FromStr for $name {
                type Err = uuid::Error;
                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    text.parse().map(Self)
                }
            }

            impl<C> minicbor::Encode<C> for $name {
                fn encode<W: minicbor::encode::Write>(
                    &self,
                    e: &mut minicbor::Encoder<W>,
                    _: &mut C,
                ) -> Result<(), minicbor::encode::Error<W::Error>> {
                    e.bytes(self.0.as_bytes())?;
                    Ok(())
                }
            }

            impl<'b, C> minicbor::Decode<'b, C> for $name {
                fn decode(
                    d: &mut minicbor::Decoder<'b>,
                    _: &mut C,
                ) -> Result<Self, minicbor::decode::Error> {
                    uuid::Uuid::from_slice(d.bytes()?)
                        .map(Self)
                        .map_err(|_| minicbor::decode::Error::message("an id has 16 bytes"))
                }
            }
        )*};
    }
    pub(super) use uuid_ids;
}

uuid_ids! {
    /// One activity: a series or a single event.
    ActivityId;
    /// One date of an activity.
    OccurrenceId;
    /// An organisation of the partnership, or an actor around it.
    PartnerId;
    /// A place where something happens.
    PlaceId;
    /// A household's registration for one occurrence.
    RegistrationId;
    /// A role that somebody has for a while.
    RoleId;
    /// One person's answers to one survey.
    ResponseId;
    /// One time that a phone let somebody in.
    ScanId;
    /// One change of a head count.
    HeadCountId;
    /// Something a resident can ask somebody about.
    ServiceId;
    /// Something that can be borrowed.
    ToyId;
    /// One toy that somebody has taken with her.
    LoanId;
    /// One toy that came back.
    ReturnId;
    /// Some hours that volunteers are needed for.
    ShiftId;
    /// A volunteer's yes to a shift.
    SignUpId;
    /// What those who had a shift tell the next ones.
    NoteId;
    /// A survey: a form, a wave and an audience.
    SurveyId;
}

/// An area's short name, which is also its shard key: `hoeje-gladsaxe`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaId(String);

/// A name that cannot be an [`AreaId`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "read {0:?} as an area: use 1 to 40 lower-case letters a-z, digits and hyphens, such as hoeje-gladsaxe"
)]
pub struct InvalidAreaIdError(pub String);

impl AreaId {
    const LENGTH_MAX: usize = 40;

    /// Takes a short name.
    ///
    /// # Errors
    /// When it is empty, too long, or has other characters than `a-z`, `0-9` and `-`.
    pub fn new(name: impl Into<String>) -> Result<Self, InvalidAreaIdError> {
        let name = name.into();
        let fits = (1..=Self::LENGTH_MAX).contains(&name.len());
        let plain = name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if fits && plain { Ok(Self(name)) } else { Err(InvalidAreaIdError(name)) }
    }

    /// The short name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AreaId {
    type Error = InvalidAreaIdError;
    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::new(name)
    }
}

impl From<AreaId> for String {
    fn from(area: AreaId) -> Self {
        area.0
    }
}

impl core::fmt::Display for AreaId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who owns private rows in one area: a digest of the device's secret and the area, so that the same
/// device has unrelated owners in two areas.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnerId(pub [u8; 32]);

impl OwnerId {
    /// What a phone reads as the owner of its own rows: the server does not send the digest.
    pub const SELF: Self = Self([0; 32]);
}
