//! What somebody may see of an area beyond the public.

use sammen_domain::{ActivityId, AreaId, Duty, OwnerId, Role, RoleId, Row, TicketKey, UnixSeconds};
use sammen_sync::{PatchOperation, Scope};
use sha2::{Digest, Sha256};

use crate::{
    database::{Connection, DatabaseError},
    device::{Device, DeviceId},
    identity::{AccountId, Activities, Grant},
    repository::{role_grant, row::Space, ticket_key},
};

/// What somebody may see of an area beyond the public: her own rows, and what her roles show.
pub(super) struct Standing {
    owner: OwnerId,
    device: DeviceId,
    /// The volunteer whose phone it is, as long as she has a role.
    account: Option<AccountId>,
    roles: Vec<Role>,
    /// What tickets are checked with, for whoever has a role.
    keys: Vec<TicketKey>,
}

impl Standing {
    /// Without any role, as an app is told that knows of none.
    pub(super) fn own(device: &Device) -> Self {
        Self {
            owner: device.owner,
            device: device.id,
            account: None,
            roles: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// With the roles that hold at this moment.
    pub(super) async fn load(
        connection: &mut Connection,
        area: &AreaId,
        device: &Device,
        now: UnixSeconds,
    ) -> Result<Self, DatabaseError> {
        let grants = role_grant::active_for_device(connection, area, &device.id.0, now).await?;
        let account = grants.first().map(|grant| grant.account);
        let mut roles: Vec<Role> = grants.into_iter().filter_map(role).collect();
        roles.sort_by_key(|role| role.id);
        let keys = match roles.is_empty() {
            true => Vec::new(),
            false => ticket_key::of_area(connection, area).await?,
        };
        Ok(Self { owner: device.owner, device: device.id, account, roles, keys })
    }

    /// Whether she may register others for an activity.
    pub(super) fn may_act_on_behalf(&self, activity: ActivityId) -> bool {
        let has_duty = |role: &Role| {
            role.duties.contains(&Duty::OnBehalf) && role.activities.contains(&activity)
        };
        self.roles.iter().any(has_duty)
    }

    /// A sum over the roles and the keys; [`Scope::OWN`] without any role.
    pub(super) fn scope(&self) -> Scope {
        if self.roles.is_empty() {
            return Scope::OWN;
        }
        // It is never the sum of before there was work beside the door, when phones were told less.
        let mut digest = Sha256::new_with_prefix(b"work");
        for row in self.told() {
            digest.update(row.encode());
        }
        let first = digest.finalize().first_chunk().copied();
        // Whoever has a role is never told that she has none.
        Scope(u64::from_le_bytes(first.expect("a digest has 32 bytes")).max(Scope::OWN.0 + 1))
    }

    /// Where the rows are that she may see.
    pub(super) fn spaces(&self) -> Vec<Space> {
        let mut rosters: Vec<ActivityId> = self.activities(|_| true);
        let mut names = self.activities(|role| role.sees_names);
        let mut lending = self.activities(|role| role.duties.contains(&Duty::ToyLending));
        for activities in [&mut rosters, &mut names, &mut lending] {
            activities.sort_unstable();
            activities.dedup();
        }
        [Space::SurveyTerms, Space::Owner(self.owner), Space::Device(self.device)]
            .into_iter()
            .chain(self.account.map(Space::Volunteer))
            .chain(rosters.iter().copied().map(Space::Shifts))
            .chain(rosters.iter().copied().map(Space::Roster))
            .chain(names.into_iter().map(Space::RosterNames))
            .chain(lending.into_iter().map(Space::Lending))
            .collect()
    }

    fn activities(&self, counts: impl Fn(&Role) -> bool) -> Vec<ActivityId> {
        let roles = self.roles.iter().filter(|role| counts(role));
        roles.flat_map(|role| role.activities.iter().copied()).collect()
    }

    /// The roles and keys as her phone keeps them.
    fn told(&self) -> impl Iterator<Item = Row> {
        let roles = self.roles.iter().cloned().map(Row::Role);
        roles.chain(self.keys.iter().copied().map(Row::TicketKey))
    }

    /// The same as what is put on the phone.
    pub(super) fn rows(&self) -> impl Iterator<Item = PatchOperation> {
        self.told().map(|row| {
            let (key, row) = (row.key(), row.encode());
            PatchOperation::Put { key, row }
        })
    }
}

/// A volunteer's role; other roles show nothing on phones.
fn role(grant: Grant) -> Option<Role> {
    let Activities::Some(activities) = grant.activities else { return None };
    (grant.role == crate::identity::Role::Volunteer).then_some(Role {
        id: RoleId(grant.id.0),
        activities,
        duties: grant.duties,
        sees_names: grant.may_see_names,
        ends_at: grant.valid_until,
    })
}
