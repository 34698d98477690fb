//! Codes that bring another phone into this one's household, or this one into another's.

use sammen_domain::AreaId;
use sammen_sync::{
    RedeemRequest, RedeemResponse, TransferPurpose, TransferRequest, TransferResponse,
    TransportError, seal,
};

use crate::{
    Storage,
    http::{AdoptError, Answer, accept, adopt_secret, post_proved, read},
};

/// When the server does not say how long to wait.
const WAIT_SECONDS: u32 = 15 * 60;

/// Why a code was not made or not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TransferError {
    /// No network, or no server.
    Unreachable,
    /// There is no such code, or it was used, or its time is over.
    NotGood,
    /// Too many tries.
    TooMany {
        /// When to try again.
        retry_after_seconds: u32,
    },
    /// The code was made in this phone's own household.
    SameHousehold,
    /// Others share this phone's household.
    Shared,
    /// The server or the storage fails; nothing has changed.
    Failing,
}

/// Asks for a code for another phone. The picture leads to `link` with the code at its end.
///
/// # Errors
/// [`TransferError`].
pub async fn issue_transfer(
    storage: &Storage,
    area: &AreaId,
    purpose: TransferPurpose,
    link: String,
) -> Result<TransferResponse, TransferError> {
    let body = seal(&TransferRequest { purpose, link });
    let answer = post(storage, area, "/transfers", &body).await?;
    Ok(read(&accept(answer)?)?)
}

/// Brings this phone, with all that it has, into the household of a code.
///
/// # Errors
/// [`TransferError`]. When no answer came, it may have been done: the same code may be sent again.
pub async fn redeem_transfer(
    storage: &Storage,
    area: &AreaId,
    code: &str,
) -> Result<RedeemResponse, TransferError> {
    let body = seal(&RedeemRequest { code: code.to_owned() });
    let answer = post(storage, area, "/transfers/redeem", &body).await?;
    if answer.is_problem("code-not-good") {
        return Err(TransferError::NotGood);
    }
    if answer.is_problem("same-household") {
        return Err(TransferError::SameHousehold);
    }
    if answer.is_problem("shared") {
        return Err(TransferError::Shared);
    }
    Ok(read(&accept(answer)?)?)
}

async fn post(
    storage: &Storage,
    area: &AreaId,
    what: &str,
    body: &[u8],
) -> Result<Answer, TransferError> {
    adopt_secret(storage, area).await.map_err(|error| match error {
        AdoptError::Store(_) => TransferError::Failing,
        AdoptError::Transport(error) => error.into(),
    })?;
    let path = ["/api/areas/", area.as_str(), what].concat();
    let answer = post_proved(storage, area, &path, body).await?;
    if answer.status == 429 {
        let said = answer.retry_after.and_then(|seconds| seconds.parse().ok());
        return Err(TransferError::TooMany { retry_after_seconds: said.unwrap_or(WAIT_SECONDS) });
    }
    Ok(answer)
}

impl From<TransportError> for TransferError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable => Self::Unreachable,
            _ => Self::Failing,
        }
    }
}
