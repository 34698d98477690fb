//! What somebody may do in an area.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody may do in an area. No role contains another: who is to do two things gets two roles.
#[derive(
    Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Helps with activities, and sees those.
    Volunteer,
    /// Plans and runs activities, invites volunteers.
    Staff,
    /// Works with figures, and sees nobody's name.
    Analyst,
    /// Decides who of the staff may do what.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Volunteer, Self::Staff, Self::Analyst, Self::Administrator];

    /// Its name where it is stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Staff => "staff",
            Self::Analyst => "analyst",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether names of participants can belong to the role at all.
    #[must_use]
    pub fn may_ever_see_names(self) -> bool {
        matches!(self, Self::Volunteer | Self::Staff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.as_str()), Some(role));
            let sent = serde_json::to_value(role).expect("a name");
            assert_eq!(sent, role.as_str());
        }
        assert_eq!(Role::from_name("Staff"), None);
    }
}
