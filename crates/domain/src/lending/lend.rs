//! Handing a toy out.

use minicbor::{Decode, Encode};

use super::{Lending, Loan};
use crate::{ActivityId, LoanId, Refusal, ToyId, UnixSeconds};

/// The longest token in characters: a number on a tag, or a nickname.
pub const TOKEN_LENGTH_MAX: usize = 20;

/// Somebody takes a toy with her.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct LendToy {
    /// The loan's id, made on the phone. Whatever comes again under it has been noted.
    #[n(0)]
    pub loan: LoanId,
    /// Which toy.
    #[n(1)]
    pub toy: ToyId,
    /// The number or the nickname that she is known by until the toy is back.
    #[n(2)]
    pub token: String,
    /// When: the phone's clock, set right by what the server's clock said when they last met.
    #[n(3)]
    pub at: UnixSeconds,
    /// The activity that lends it.
    #[n(4)]
    pub activity: ActivityId,
}

/// Keeps a loan. It is never refused for what is known of the toy: what is handed out is handed out.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the actor did not mind the toys; [`Refusal::NotUnderstood`] when the toy is another, or
/// the token is empty or too long.
pub fn lend_toy(lending: &Lending<'_>, request: &LendToy) -> Result<Loan, Refusal> {
    lending.check(request.toy, request.activity)?;
    let token = request.token.trim();
    if !(1..=TOKEN_LENGTH_MAX).contains(&token.chars().count()) {
        return Err(Refusal::NotUnderstood);
    }
    Ok(Loan {
        id: request.loan,
        toy: request.toy,
        token: Some(token.to_owned()),
        moment: lending.moment(request.at),
    })
}
