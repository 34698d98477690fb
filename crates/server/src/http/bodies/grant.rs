//! A role as it travels.

use sammen_domain::UnixSeconds;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Day, DutyBody};
use crate::identity::{AccountId, Activities, Grant, GrantId, Role};

/// What an account may do in an area, and until when.
#[derive(Serialize, ToSchema)]
#[schema(as = Grant)]
pub(in crate::http) struct GrantBody {
    id: GrantId,
    account: AccountId,
    /// The area's short name.
    area: String,
    role: Role,
    /// The activities it is for; null for all.
    activities: Option<Vec<Uuid>>,
    /// What it is for; only volunteers have duties.
    duties: Vec<DutyBody>,
    /// Whether participants' names are shown; never true of a minor.
    may_see_names: bool,
    /// The day a children's certificate was declared to have been seen.
    certificate_declared_on: Option<Day>,
    /// In seconds since 1970.
    valid_from: UnixSeconds,
    /// In seconds since 1970; it has ended then.
    valid_until: UnixSeconds,
    /// When it was ended before its time.
    revoked_at: Option<UnixSeconds>,
    /// Whether it holds now.
    is_active: bool,
}

impl GrantBody {
    /// A role as it is at a moment.
    pub(in crate::http) fn new(grant: &Grant, now: UnixSeconds) -> Self {
        Self {
            id: grant.id,
            account: grant.account,
            area: grant.area.to_string(),
            role: grant.role,
            activities: ids(&grant.activities),
            duties: grant.duties.iter().copied().map(DutyBody::from).collect(),
            may_see_names: grant.may_see_names,
            certificate_declared_on: grant.certificate_declared.map(Day),
            valid_from: grant.valid_from,
            valid_until: grant.valid_until,
            revoked_at: grant.revoked_at,
            is_active: grant.is_active(now),
        }
    }
}

/// Activities as they travel.
pub(super) fn ids(activities: &Activities) -> Option<Vec<Uuid>> {
    match activities {
        Activities::All => None,
        Activities::Some(activities) => Some(activities.iter().map(|id| id.0).collect()),
    }
}
