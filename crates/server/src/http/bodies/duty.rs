//! A volunteer's duty as it travels.

use sammen_domain::Duty;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something a volunteer is there for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Duty)]
pub(in crate::http) enum DutyBody {
    /// Receives those who come.
    CheckIn,
    /// Minds the toy lending.
    ToyLending,
    /// Registers others who ask for it, without saying who they are.
    OnBehalf,
}

impl From<Duty> for DutyBody {
    fn from(duty: Duty) -> Self {
        match duty {
            Duty::CheckIn => Self::CheckIn,
            Duty::ToyLending => Self::ToyLending,
            Duty::OnBehalf => Self::OnBehalf,
        }
    }
}

impl From<DutyBody> for Duty {
    fn from(duty: DutyBody) -> Self {
        match duty {
            DutyBody::CheckIn => Self::CheckIn,
            DutyBody::ToyLending => Self::ToyLending,
            DutyBody::OnBehalf => Self::OnBehalf,
        }
    }
}
