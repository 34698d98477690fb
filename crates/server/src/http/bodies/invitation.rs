//! An invitation as it travels to the staff.

use sammen_domain::UnixSeconds;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Day, DutyBody, grant::ids};
use crate::{
    identity::{AccountId, Invitation, InvitationId, Role, Token},
    site::Origin,
};

/// An invitation, as the staff see it.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(in crate::http) struct InvitationBody {
    id: InvitationId,
    role: Role,
    /// What the account will be called.
    display_name: String,
    /// The activities it is for; null for all.
    activities: Option<Vec<Uuid>>,
    /// What it is for; only volunteers have duties.
    duties: Vec<DutyBody>,
    may_see_names: bool,
    is_minor: bool,
    certificate_declared_on: Option<Day>,
    valid_from: UnixSeconds,
    valid_until: UnixSeconds,
    /// The account that gets a new way to sign in; null when a new account is made.
    for_account: Option<AccountId>,
    created_at: UnixSeconds,
    created_by: Option<AccountId>,
    expires_at: UnixSeconds,
    used_at: Option<UnixSeconds>,
    withdrawn_at: Option<UnixSeconds>,
    /// Whether it can be used now.
    is_open: bool,
}

impl InvitationBody {
    /// An invitation as it is at a moment.
    pub(in crate::http) fn new(invitation: Invitation, now: UnixSeconds) -> Self {
        Self {
            is_open: invitation.is_open(now),
            id: invitation.id,
            role: invitation.role,
            activities: ids(&invitation.activities),
            duties: invitation.duties.iter().copied().map(DutyBody::from).collect(),
            display_name: invitation.display_name,
            may_see_names: invitation.may_see_names,
            is_minor: invitation.is_minor,
            certificate_declared_on: invitation.certificate_declared.map(Day),
            valid_from: invitation.valid_from,
            valid_until: invitation.valid_until,
            for_account: invitation.account,
            created_at: invitation.created_at,
            created_by: invitation.created_by,
            expires_at: invitation.expires_at,
            used_at: invitation.used_at,
            withdrawn_at: invitation.withdrawn_at,
        }
    }
}

/// An invitation that was just made, with its link.
#[derive(Serialize, ToSchema)]
#[schema(as = InvitationLink)]
pub(in crate::http) struct LinkBody {
    invitation: InvitationBody,
    /// The link, to be sent or drawn as a QR code. It is told this once only.
    #[schema(example = "https://sammen.example/invitation#hoeje-gladsaxe.4bf9…")]
    link: String,
}

impl LinkBody {
    /// The link of an invitation.
    pub(in crate::http) fn new(
        origin: &Origin,
        token: &Token,
        invitation: Invitation,
        now: UnixSeconds,
    ) -> Self {
        let link = crate::identity::link(origin, &invitation, token);
        Self { invitation: InvitationBody::new(invitation, now), link }
    }
}
