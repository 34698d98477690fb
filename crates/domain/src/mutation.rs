//! What a person did, as it is kept in the outbox and sent.

use crate::{
    AcceptOffer, CancelRegistration, CheckIn, CountHeads, OccurrenceId, PlaceRegistration,
};

/// Something a resident or a volunteer does that the server decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Mutation {
    /// A household wants to come.
    PlaceRegistration(PlaceRegistration),
    /// A household does not come.
    CancelRegistration(CancelRegistration),
    /// A household takes the seats that it is offered, or still wants to.
    AcceptOffer(AcceptOffer),
    /// A volunteer lets somebody in.
    CheckIn(CheckIn),
    /// A volunteer counts those who come.
    CountHeads(CountHeads),
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
const ACCEPT: &str = "registration.accept";
const CHECK_IN: &str = "door.check-in";
const COUNT: &str = "door.count";
const ARGS_VERSION: u16 = 1;

impl Mutation {
    /// Writes the tolerant form.
    #[must_use]
    pub fn encode(&self) -> EncodedMutation {
        let (name, args) = match self {
            Self::PlaceRegistration(args) => (PLACE, to_cbor(args)),
            Self::CancelRegistration(args) => (CANCEL, to_cbor(args)),
            Self::AcceptOffer(args) => (ACCEPT, to_cbor(args)),
            Self::CheckIn(args) => (CHECK_IN, to_cbor(args)),
            Self::CountHeads(args) => (COUNT, to_cbor(args)),
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
            (ACCEPT, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::AcceptOffer).map_err(malformed)
            }
            (CHECK_IN, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::CheckIn).map_err(malformed)
            }
            (COUNT, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::CountHeads).map_err(malformed)
            }
            _ => Err(DecodeMutationError::Unknown {
                name: name.clone(),
                args_version: *args_version,
            }),
        }
    }

    /// Whether it notes something at a door, and so changes nothing that others decide by.
    #[must_use]
    pub fn is_note(&self) -> bool {
        matches!(self, Self::CheckIn(_) | Self::CountHeads(_))
    }

    /// The date that it is about.
    #[must_use]
    pub fn occurrence(&self) -> OccurrenceId {
        match self {
            Self::PlaceRegistration(place) => place.occurrence,
            Self::CancelRegistration(cancel) => cancel.occurrence,
            Self::AcceptOffer(accept) => accept.occurrence,
            Self::CheckIn(scan) => scan.occurrence,
            Self::CountHeads(count) => count.occurrence,
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
    use crate::{Answer, AnswerValue, HeadCountId, OccurrenceId, RegistrationId, ScanId};

    fn ids() -> (RegistrationId, OccurrenceId) {
        (RegistrationId(Uuid::from_u128(1)), OccurrenceId(Uuid::from_u128(2)))
    }

    fn cancel() -> Mutation {
        let (registration, occurrence) = ids();
        Mutation::CancelRegistration(CancelRegistration::new(registration, occurrence))
    }

    const IDS: &str = "005000000000000000000000000000000001015000000000000000000000000000000002";

    fn check(mutation: Mutation, name: &str, head: &str, rest: &str) {
        let encoded = mutation.encode();
        let hex: String = encoded.args.iter().map(|b| format!("{b:02x}")).collect();
        let expect = format!("{head}{IDS}{rest}");
        assert_eq!((encoded.name.as_str(), encoded.args_version, hex), (name, 1, expect));
        assert_eq!(Mutation::decode(&encoded), Ok(mutation));
    }

    #[test]
    fn the_stored_forms_stay_as_they_were() {
        let (registration, occurrence) = ids();
        check(cancel(), CANCEL, "a2", "");
        let only = CancelRegistration {
            only: Some(occurrence),
            ..CancelRegistration::new(registration, occurrence)
        };
        check(
            Mutation::CancelRegistration(only),
            CANCEL,
            "a3",
            "025000000000000000000000000000000002",
        );
        check(Mutation::AcceptOffer(AcceptOffer { registration, occurrence }), ACCEPT, "a2", "");
        let (scan, id) = (ScanId(registration.0), HeadCountId(registration.0));
        let count = CountHeads { id, occurrence, change: -1 };
        check(Mutation::CountHeads(count), COUNT, "a3", "0220");
        let walk_in = CheckIn { scan, occurrence, registration: None, persons: 2, at: 9 };
        check(Mutation::CheckIn(walk_in), CHECK_IN, "a4", "03020409");
        let check_in = CheckIn { registration: Some(RegistrationId(occurrence.0)), ..walk_in };
        let rest = "02500000000000000000000000000000000203020409";
        check(Mutation::CheckIn(check_in), CHECK_IN, "a5", rest);
        let place = PlaceRegistration::new(registration, occurrence, 2);
        check(Mutation::PlaceRegistration(place.clone()), PLACE, "a5", "0202038008f5");
        let answer = |participant, value| Answer { question: "mad".into(), participant, value };
        let whole = PlaceRegistration {
            names: vec!["A".into()],
            ages: vec![7, 40],
            answers: vec![
                answer(None, AnswerValue::Text("ja".into())),
                answer(Some(1), AnswerValue::Choices(vec!["x".into()])),
                answer(None, AnswerValue::YesNo(true)),
            ],
            series: true,
            on_behalf: true,
            ..place
        };
        let rest = "\
            0202038161410482071828\
            0583a200636d6164028200816\
            26a61a300636d61640101028201818161\
            78a200636d616402820281f506f507f508f5";
        check(Mutation::PlaceRegistration(whole), PLACE, "a9", &rest.replace(' ', ""));
    }

    #[test]
    fn what_an_older_app_left_in_its_outbox_is_read() {
        let (registration, occurrence) = ids();
        let hex = format!("a4{IDS}020303816141");
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
        let args = (0..hex.len()).step_by(2).map(byte).collect();
        let old = EncodedMutation { name: PLACE.to_owned(), args_version: 1, args };
        let expect = PlaceRegistration {
            names: vec!["A".into()],
            was_asked: false,
            ..PlaceRegistration::new(registration, occurrence, 3)
        };
        assert_eq!(Mutation::decode(&old), Ok(Mutation::PlaceRegistration(expect)));
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
