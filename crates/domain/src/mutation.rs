//! What a person did, as it is kept in the outbox and sent.

use crate::{CancelRegistration, OccurrenceId, PlaceRegistration};

/// Something a resident does that the server decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Mutation {
    /// A household wants to come.
    PlaceRegistration(PlaceRegistration),
    /// A household does not come.
    CancelRegistration(CancelRegistration),
}

/// A mutation in the outbox's tolerant form: CBOR maps with numbered keys, where unknown keys are
/// passed over and a missing optional one is empty, so that an old outbox survives a new app.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EncodedMutation {
    /// Which mutation.
    pub name: String,
    /// The version of its arguments' shape; raised when an old shape needs another reading.
    pub args_version: u16,
    /// The arguments.
    pub args: Vec<u8>,
}

/// Arguments that cannot be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DecodeMutationError {
    /// The name or the version is not known here.
    #[error("know the mutation {name} version {args_version}")]
    Unknown {
        /// The name given.
        name: String,
        /// The version given.
        args_version: u16,
    },
    /// The arguments are not of the mutation's shape.
    #[error("read the arguments of {name}")]
    Malformed {
        /// The name given.
        name: String,
    },
}

const PLACE: &str = "registration.place";
const CANCEL: &str = "registration.cancel";
const ARGS_VERSION: u16 = 1;

impl Mutation {
    /// Writes the tolerant form.
    #[must_use]
    pub fn encode(&self) -> EncodedMutation {
        let (name, args) = match self {
            Self::PlaceRegistration(args) => (PLACE, to_cbor(args)),
            Self::CancelRegistration(args) => (CANCEL, to_cbor(args)),
        };
        EncodedMutation { name: name.to_owned(), args_version: ARGS_VERSION, args }
    }

    /// Reads the tolerant form.
    ///
    /// # Errors
    /// When the name or version is not known, or the arguments have another shape.
    pub fn decode(encoded: &EncodedMutation) -> Result<Self, DecodeMutationError> {
        let EncodedMutation { name, args_version, args } = encoded;
        let malformed = |_| DecodeMutationError::Malformed { name: name.clone() };
        match (name.as_str(), *args_version) {
            (PLACE, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::PlaceRegistration).map_err(malformed)
            }
            (CANCEL, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::CancelRegistration).map_err(malformed)
            }
            _ => Err(DecodeMutationError::Unknown {
                name: name.clone(),
                args_version: *args_version,
            }),
        }
    }

    /// The date whose book the mutation reads.
    #[must_use]
    pub fn occurrence(&self) -> OccurrenceId {
        match self {
            Self::PlaceRegistration(place) => place.occurrence,
            Self::CancelRegistration(cancel) => cancel.occurrence,
        }
    }
}

fn to_cbor<T: minicbor::Encode<()>>(args: &T) -> Vec<u8> {
    minicbor::to_vec(args).expect("writing to memory cannot fail")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{OccurrenceId, RegistrationId};

    fn cancel() -> Mutation {
        Mutation::CancelRegistration(CancelRegistration {
            registration: RegistrationId(Uuid::from_u128(1)),
            occurrence: OccurrenceId(Uuid::from_u128(2)),
        })
    }

    #[test]
    fn the_stored_form_stays_as_it_was() {
        let encoded = cancel().encode();
        let hex: String = encoded.args.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            (encoded.name.as_str(), encoded.args_version, hex.as_str()),
            (
                "registration.cancel",
                1,
                "a2005000000000000000000000000000000001015000000000000000000000000000000002"
            )
        );
        assert_eq!(Mutation::decode(&encoded), Ok(cancel()));
    }

    #[test]
    fn a_key_from_a_newer_app_is_passed_over() {
        let mut encoded = cancel().encode();
        encoded.args[0] = 0xa3;
        encoded.args.extend_from_slice(&[0x18, 0x63, 0x01]);
        assert_eq!(Mutation::decode(&encoded), Ok(cancel()));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let mut encoded = cancel().encode();
        encoded.name = "toy.lend".to_owned();
        assert_eq!(
            Mutation::decode(&encoded),
            Err(DecodeMutationError::Unknown { name: "toy.lend".to_owned(), args_version: 1 })
        );
        let mut cut = cancel().encode();
        cut.args.truncate(5);
        assert!(matches!(Mutation::decode(&cut), Err(DecodeMutationError::Malformed { .. })));
    }
}
