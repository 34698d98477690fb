//! Taking a toy back.

use minicbor::{Decode, Encode};

use super::{Condition, Lending, ToyReturn};
use crate::{ActivityId, LoanId, Refusal, ReturnId, ToyId, UnixSeconds};

/// A toy came back.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct GiveBackToy {
    /// The id of the return, made on the phone. Whatever comes again under it has been noted.
    #[n(0)]
    pub id: ReturnId,
    /// Which toy.
    #[n(1)]
    pub toy: ToyId,
    /// The loan that it ends; `None` where this phone knows of none, since another one lent the toy.
    #[n(2)]
    pub loan: Option<LoanId>,
    /// How the toy was.
    #[n(3)]
    pub condition: Condition,
    /// When: the phone's clock, set right by what the server's clock said when they last met.
    #[n(4)]
    pub at: UnixSeconds,
    /// The activity that lends it.
    #[n(5)]
    pub activity: ActivityId,
}

/// Keeps a return. It is never refused for what is known of the loan: what is back is back.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the actor did not mind the toys; [`Refusal::NotUnderstood`] when the toy is another.
pub fn give_back_toy(lending: &Lending<'_>, request: &GiveBackToy) -> Result<ToyReturn, Refusal> {
    lending.check(request.toy, request.activity)?;
    let GiveBackToy { id, toy, loan, condition, at, .. } = *request;
    Ok(ToyReturn { id, toy, loan, condition, moment: lending.moment(at) })
}
