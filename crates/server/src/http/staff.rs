//! What the staff of an area do: invite, end, look after registrations, and read the log.

pub(super) mod accounts;
pub(super) mod activities;
pub(super) mod attendance;
pub(super) mod audit;
pub(super) mod decisions;
pub(super) mod door;
pub(super) mod grants;
pub(super) mod invitations;
pub(super) mod lending;
pub(super) mod log_book;
pub(super) mod paper;
pub(super) mod register;
pub(super) mod registrations;
pub(super) mod shifts;
pub(super) mod surveys;
pub(super) mod volunteers;

use axum::extract::{FromRequestParts, Path};
use serde::Deserialize;
use uuid::Uuid;

use super::{AppState, Problem, access::Caller};
use crate::identity::{CloseError, Manager, Role, TermsError};

/// The id in the address of one thing of an area. One that cannot be an id is nowhere.
pub(super) struct Id(pub(super) Uuid);

impl FromRequestParts<AppState> for Id {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        state: &AppState,
    ) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Place {
            id: Uuid,
        }
        let place = Path::<Place>::from_request_parts(parts, state).await;
        place.map(|Path(place)| Self(place.id)).map_err(|_| Problem::NotFound)
    }
}

impl Caller {
    /// As whom they decide about others' roles.
    fn manager(&self) -> Manager {
        Manager { account: self.account.id, is_administrator: self.is(Role::Administrator) }
    }
}

impl From<TermsError> for Problem {
    fn from(error: TermsError) -> Self {
        match error {
            TermsError::Database(error) => error.into(),
            other => Self::Invalid(format!("failed to {other}")),
        }
    }
}

impl From<CloseError> for Problem {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::Unknown => Self::NotFound,
            CloseError::NotAllowed => Self::NotAllowed,
            CloseError::Own | CloseError::Ended => Self::Conflict(format!("failed to {error}")),
            CloseError::Terms(error) => error.into(),
            CloseError::Database(error) => error.into(),
        }
    }
}
