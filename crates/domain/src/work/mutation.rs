//! What volunteers do, and what is answered to confidential surveys, as it is kept in the outbox and sent.

use crate::{
    AnswerSurvey, DecodeMutationError, EncodedMutation, GiveBackToy, LeaveShift, LendToy,
    NoteShift, OfferShift, ShiftId, SignUpForShift, SurveyId, WithdrawAnswer,
};

const LEND: &str = "toys.lend";
const GIVE_BACK: &str = "toys.give-back";
const SIGN_UP: &str = "shift.sign-up";
const LEAVE: &str = "shift.leave";
const OFFER: &str = "shift.offer";
const NOTE: &str = "shift.note";
const ANSWER: &str = "survey.answer";
const WITHDRAW: &str = "survey.withdraw";
const ARGS_VERSION: u16 = 1;

/// Something that a volunteer does beside the door, or somebody who answers a confidential survey, and the server decides. As [`Mutation`](crate::Mutation) it is kept in
/// the outbox in its tolerant form; its name says which of the two it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum WorkMutation {
    /// A toy is handed out.
    LendToy(LendToy),
    /// A toy came back.
    GiveBackToy(GiveBackToy),
    /// A volunteer wants a shift.
    SignUpForShift(SignUpForShift),
    /// A volunteer does not come to one.
    LeaveShift(LeaveShift),
    /// A volunteer looks for somebody to take one over.
    OfferShift(OfferShift),
    /// A volunteer tells the next ones something.
    NoteShift(NoteShift),
    /// Somebody has answered a confidential survey.
    AnswerSurvey(AnswerSurvey),
    /// Somebody takes back what she answered.
    WithdrawAnswer(WithdrawAnswer),
}

impl WorkMutation {
    /// Whether it only adds to what there is, and so changes nothing that others decide by.
    #[must_use]
    pub fn is_note(&self) -> bool {
        matches!(self, Self::LendToy(_) | Self::GiveBackToy(_))
    }

    /// The shift that it is about, if it is about one.
    #[must_use]
    pub fn shift(&self) -> Option<ShiftId> {
        match self {
            Self::LendToy(_)
            | Self::GiveBackToy(_)
            | Self::AnswerSurvey(_)
            | Self::WithdrawAnswer(_) => None,
            Self::SignUpForShift(request) => Some(request.shift),
            Self::LeaveShift(request) => Some(request.shift),
            Self::OfferShift(request) => Some(request.shift),
            Self::NoteShift(request) => Some(request.shift),
        }
    }

    /// The survey that it is about, if it is about one.
    #[must_use]
    pub fn survey(&self) -> Option<SurveyId> {
        match self {
            Self::AnswerSurvey(request) => Some(request.survey),
            Self::WithdrawAnswer(request) => Some(request.survey),
            _ => None,
        }
    }

    /// Writes the tolerant form.
    #[must_use]
    pub fn encode(&self) -> EncodedMutation {
        let (name, args) = match self {
            Self::LendToy(args) => (LEND, to_cbor(args)),
            Self::GiveBackToy(args) => (GIVE_BACK, to_cbor(args)),
            Self::SignUpForShift(args) => (SIGN_UP, to_cbor(args)),
            Self::LeaveShift(args) => (LEAVE, to_cbor(args)),
            Self::OfferShift(args) => (OFFER, to_cbor(args)),
            Self::NoteShift(args) => (NOTE, to_cbor(args)),
            Self::AnswerSurvey(args) => (ANSWER, to_cbor(args)),
            Self::WithdrawAnswer(args) => (WITHDRAW, to_cbor(args)),
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
            (LEND, ARGS_VERSION) => minicbor::decode(args).map(Self::LendToy).map_err(malformed),
            (GIVE_BACK, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::GiveBackToy).map_err(malformed)
            }
            (SIGN_UP, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::SignUpForShift).map_err(malformed)
            }
            (LEAVE, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::LeaveShift).map_err(malformed)
            }
            (OFFER, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::OfferShift).map_err(malformed)
            }
            (NOTE, ARGS_VERSION) => minicbor::decode(args).map(Self::NoteShift).map_err(malformed),
            (ANSWER, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::AnswerSurvey).map_err(malformed)
            }
            (WITHDRAW, ARGS_VERSION) => {
                minicbor::decode(args).map(Self::WithdrawAnswer).map_err(malformed)
            }
            _ => Err(DecodeMutationError::Unknown {
                name: name.clone(),
                args_version: *args_version,
            }),
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
    use crate::{ActivityId, Condition, LoanId, NoteId, ResponseId, ReturnId, SignUpId, ToyId};

    fn check(mutation: WorkMutation, name: &str, hex: &str) {
        let encoded = mutation.encode();
        let args: String = encoded.args.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!((encoded.name.as_str(), encoded.args_version), (name, 1));
        assert_eq!(args, hex.replace(' ', ""));
        assert_eq!(WorkMutation::decode(&encoded), Ok(mutation));
    }

    const ONE: &str = "5000000000000000000000000000000001";
    const TWO: &str = "5000000000000000000000000000000002";

    #[test]
    fn the_stored_forms_stay_as_they_were() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let activity = ActivityId(two);
        let lend =
            LendToy { loan: LoanId(one), toy: ToyId(two), token: "7".into(), at: 9, activity };
        check(
            WorkMutation::LendToy(lend),
            LEND,
            &format!("a5 00{ONE} 01{TWO} 026137 0309 04{TWO}"),
        );
        let back = GiveBackToy {
            id: ReturnId(one),
            toy: ToyId(two),
            loan: None,
            condition: Condition::Unusable,
            at: 9,
            activity,
        };
        check(
            WorkMutation::GiveBackToy(back),
            GIVE_BACK,
            &format!("a5 00{ONE} 01{TWO} 0302 0409 05{TWO}"),
        );
        let named = GiveBackToy { loan: Some(LoanId(two)), ..back };
        let expect = format!("a6 00{ONE} 01{TWO} 02{TWO} 0302 0409 05{TWO}");
        check(WorkMutation::GiveBackToy(named), GIVE_BACK, &expect);
    }

    #[test]
    fn what_is_done_with_shifts_stays_as_it_was_too() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (id, shift, activity) = (SignUpId(one), ShiftId(two), ActivityId(two));
        let ids = format!("00{ONE} 01{TWO} 02{TWO}");
        let sign_up = SignUpForShift { id, shift, activity };
        check(WorkMutation::SignUpForShift(sign_up), SIGN_UP, &format!("a3 {ids}"));
        let leave = LeaveShift { id, shift, activity };
        check(WorkMutation::LeaveShift(leave), LEAVE, &format!("a3 {ids}"));
        let offer = OfferShift { id, shift, activity, offered: true };
        check(WorkMutation::OfferShift(offer), OFFER, &format!("a4 {ids} 03f5"));
        let note = NoteShift { id: NoteId(one), shift, activity, words: "x".into() };
        check(WorkMutation::NoteShift(note), NOTE, &format!("a4 {ids} 036178"));
    }

    #[test]
    fn what_is_answered_stays_as_it_was() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (response, survey) = (ResponseId(one), SurveyId(two));
        let open = AnswerSurvey {
            response,
            survey,
            form_version: "3".into(),
            answers: vec![4, 5],
            code: None,
        };
        let ids = format!("00{ONE} 01{TWO}");
        check(
            WorkMutation::AnswerSurvey(open.clone()),
            ANSWER,
            &format!("a4 {ids} 026133 03420405"),
        );
        let invited = AnswerSurvey { code: Some("7K".into()), ..open };
        check(
            WorkMutation::AnswerSurvey(invited),
            ANSWER,
            &format!("a5 {ids} 026133 03420405 0462374b"),
        );
        let back = WithdrawAnswer { response, survey };
        check(WorkMutation::WithdrawAnswer(back), WITHDRAW, &format!("a2 {ids}"));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let unknown =
            EncodedMutation { name: "door.count".into(), args_version: 1, args: Vec::new() };
        let error = WorkMutation::decode(&unknown);
        assert!(
            matches!(error, Err(DecodeMutationError::Unknown { name, .. }) if name == "door.count")
        );
    }
}
