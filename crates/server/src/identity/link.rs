//! The link of an invitation.

use super::{Invitation, Role, Token};
use crate::site::Origin;

/// The link of an invitation. Its secret is behind `#`, which browsers keep to themselves: no server and no
/// proxy ever writes it into a log.
#[must_use]
pub fn link(origin: &Origin, invitation: &Invitation, token: &Token) -> String {
    let page = match invitation.role {
        Role::Volunteer => "invitation",
        Role::Staff | Role::Analyst | Role::Administrator => "staff/",
    };
    format!("{origin}/{page}#{}.{}", invitation.area, token.as_str())
}
