//! Residents who are volunteers for a while.

use sammen_domain::{Duty, Role, RoleId, Row, UnixSeconds};
use sammen_server::{
    Account, AccountId, AccountKind, Activities, Appointment, DeviceId, Grant, GrantId, Value,
};
use sammen_sync::{ReplicaStore, Snapshot};
use uuid::Uuid;

use super::World;
use crate::{
    Violation,
    content::{ACTIVITIES, activity_id},
    poll::at_once,
};

const HOUR: i64 = 3_600;
/// What every volunteer is there for.
const DUTIES: [Duty; 2] = [Duty::CheckIn, Duty::ToyLending];

/// What a device's person is made a volunteer for.
pub(super) struct Wanted {
    pub(super) device: usize,
    pub(super) area: usize,
    pub(super) activities: u8,
    pub(super) names: bool,
    pub(super) hours: u8,
}

/// A role that was given.
pub(super) struct Given {
    area: usize,
    device: DeviceId,
    role: Role,
}

/// Every other resident is a minor, by the number of her key.
fn is_minor(key: u64) -> bool {
    key % 2 == 1
}

/// The roles that a phone keeps.
pub(super) fn roles_in(snapshot: &Snapshot) -> Vec<Role> {
    let role = |bytes: &Vec<u8>| match Row::decode(bytes) {
        Ok(Row::Role(role)) => Some(role),
        _ => None,
    };
    snapshot.rows.iter().filter_map(|(_, bytes)| role(bytes)).collect()
}

impl World {
    /// The staff make somebody a volunteer, and her phone becomes a volunteer's.
    pub(super) fn appoint(&mut self, wanted: &Wanted) {
        let activities: Vec<_> = (0..ACTIVITIES)
            .filter(|number| wanted.activities & (1 << number) != 0)
            .map(activity_id)
            .collect();
        let number = u128::try_from(self.given.len()).expect("few roles");
        let grant = GrantId(Uuid::from_u128(0x01e0_0000 + number));
        let device = self.key(wanted.device, wanted.area);
        // Whoever has another key is somebody else to the staff: roles are their phone's.
        let made = device.0.last_chunk().copied().map_or(0, u64::from_be_bytes);
        let account = AccountId(Uuid::from_u128(0x0acc_0000 + u128::from(made)));
        let ends_at = self.now + i64::from(wanted.hours) * HOUR;
        let role = Role {
            id: RoleId(grant.0),
            activities: activities.clone(),
            duties: DUTIES.to_vec(),
            sees_names: wanted.names && !is_minor(made),
            ends_at,
        };
        self.given.push(Given { area: wanted.area, device, role });
        let appointment = Appointment {
            device: device.0,
            account: Account {
                id: account,
                kind: AccountKind::Volunteer,
                display_name: "Frivillig".into(),
                is_minor: is_minor(made),
                created_at: self.now,
                disabled_at: None,
            },
            grant: Grant {
                id: grant,
                account,
                area: self.areas[wanted.area].clone(),
                role: sammen_server::Role::Volunteer,
                activities: Activities::Some(activities),
                duties: DUTIES.to_vec(),
                // Written for a minor too: reading must not follow it.
                may_see_names: wanted.names,
                certificate_declared: None,
                valid_from: self.now,
                valid_until: ends_at,
                revoked_at: None,
            },
        };
        self.server.appoint(appointment, self.now);
    }

    /// The staff take a role back.
    pub(super) fn revoke(&mut self, which: u8) {
        let Some(index) = usize::from(which).checked_rem(self.given.len()) else { return };
        let Given { area, role, .. } = &self.given[index];
        self.server.revoke(self.areas[*area].clone(), GrantId(role.id.0), self.now);
    }

    /// Every role on a phone was given to it, as it is there, or to one that its person has moved from.
    pub(super) fn check_roles(&self, device: DeviceId, held: &[Role]) -> Result<(), Violation> {
        let hers = self.moved_from(device);
        let was_given = |role: &Role| {
            self.given.iter().any(|given| hers.contains(&given.device) && given.role == *role)
        };
        match held.iter().find(|role| !was_given(role)) {
            Some(role) => Err(Violation::RoleNotGiven { role: role.id }),
            None => Ok(()),
        }
    }

    /// A device, and those that its person had before, as far as she tried to move from them.
    fn moved_from(&self, device: DeviceId) -> Vec<DeviceId> {
        let mut hers = vec![device];
        let mut next = 0;
        while let Some(to) = hers.get(next).copied() {
            let before = self.moves.iter().filter(|(_, moved_to)| *moved_to == to);
            for (from, _) in before {
                if !hers.contains(from) {
                    hers.push(*from);
                }
            }
            next += 1;
        }
        hers
    }

    /// A phone that has just been in contact keeps the roles that hold now, and no other.
    pub(crate) fn check_contact(&self, device: usize, area: usize) -> Result<(), Violation> {
        let disk = &self.devices[device].storage.disk;
        let Ok(snapshot) = at_once(disk.read(&self.areas[area])) else { return Ok(()) };
        let wanted = self.roles_now(area, self.key(device, area));
        let held = roles_in(&snapshot);
        let is_old = self.devices[device].is_old || self.server.is_old;
        if held == wanted || (is_old && held.is_empty()) {
            Ok(())
        } else {
            Err(Violation::RoleStayed { what: format!("device {device} keeps {held:?}") })
        }
    }

    /// The roles that hold now, from the server's tables themselves.
    pub(crate) fn roles_now(&self, area: usize, device: DeviceId) -> Vec<Role> {
        let query = "SELECT role_grant.id FROM volunteer_device
                 JOIN role_grant ON role_grant.account = volunteer_device.account
             WHERE volunteer_device.area = $1 AND role_grant.area = $2 AND device = $3
                 AND revoked_at IS NULL ORDER BY role_grant.id";
        let id = self.areas[area].as_str();
        let values = [Value::Text(id), Value::Text(id), Value::Bytes(&device.0)];
        let ids: Vec<Uuid> = at_once(async {
            let mut tables = self.server.disk.read().await.expect("memory can be read");
            let rows = tables.fetch_all(query, &values).await.expect("memory can be read");
            let take = "the columns are as they are known here";
            rows.into_iter().map(|mut row| row.take(0).expect(take)).collect()
        });
        let holds = |role: &Role, now: UnixSeconds| now < role.ends_at;
        let given = |id: &Uuid| self.given.iter().find(|given| given.role.id.0 == *id);
        ids.iter()
            .filter_map(given)
            .map(|given| given.role.clone())
            .filter(|role| holds(role, self.now))
            .collect()
    }
}
