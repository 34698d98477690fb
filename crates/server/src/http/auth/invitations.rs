//! Accepting an invitation. The secret of its link travels in bodies, never in an address.

mod accept;
mod read;

pub(in crate::http) use accept::{
    __path_accept_by_pin, __path_bind_device, __path_finish_by_passkey, __path_join,
    __path_start_by_passkey,
};
pub(in crate::http) use accept::{
    accept_by_pin, bind_device, finish_by_passkey, join, start_by_passkey,
};
pub(in crate::http) use read::{__path_read_invitation, read_invitation};

use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    http::Problem,
    identity::{AcceptError, Token},
};

/// The secret of a link.
#[derive(Deserialize, ToSchema)]
#[schema(as = InvitationToken)]
pub(in crate::http) struct TokenBody {
    /// What follows the area in the link: 64 hexadecimal digits.
    token: String,
}

fn read_token(given: &str) -> Result<Token, Problem> {
    Token::read(given).ok_or(Problem::InvitationNotOpen)
}

impl From<AcceptError> for Problem {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::NotOpen => Self::InvitationNotOpen,
            AcceptError::PinOnStaff | AcceptError::OtherAccount => {
                Self::Invalid(format!("failed to {error}"))
            }
            AcceptError::Passkey(error) => error.into(),
            AcceptError::Database(error) => error.into(),
        }
    }
}
