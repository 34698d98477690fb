//! Keeping what a phone noted at the door.

use std::collections::{BTreeMap, HashMap};

use sammen_domain::{
    ActivityId, AreaId, Door, Duty, HeadCount, HeadCountChange, Mutation, Occurrence, OccurrenceId,
    Refusal, Row, RowKey, RowKind, Scan, UnixSeconds, check_in, count_heads, door_opens_at,
    mutant::{Mutant, is_on},
};
use sammen_sync::Outcome;

use crate::{
    database::{Connection, DatabaseError},
    device::{Device, DeviceId},
    identity::Grant,
    repository::{
        area, head_count, role_grant,
        row::{self, Space},
        scan,
    },
};

/// What a transaction of notes reads once and tells at its end.
#[derive(Debug, Default)]
pub(crate) struct Noting {
    dates: HashMap<OccurrenceId, Occurrence>,
    /// Whether a device's person may check in at a date.
    rights: HashMap<(DeviceId, OccurrenceId), bool>,
    /// Rows that those who receive people are still to be told.
    untold: Vec<(Space, Row)>,
    /// Dates whose heads were counted, with their activity and the last change.
    counted: BTreeMap<OccurrenceId, (ActivityId, i16)>,
}

impl Noting {
    /// Tells what is to be told, under one version. Done when everything else of the transaction is written: the area's
    /// counter is held from here to the commit, and everybody else who writes waits for it.
    pub(crate) async fn tell(
        mut self,
        connection: &mut Connection,
        area: &AreaId,
    ) -> Result<(), DatabaseError> {
        if self.untold.is_empty() && self.counted.is_empty() {
            return Ok(());
        }
        let version = area::next_version(connection, area).await?;
        for (date, (activity, change)) in self.counted {
            // Added up under the counter's lock: whoever comes next sees these changes too.
            let sum = match is_on(Mutant::LastHeadCountWins) {
                true => i64::from(change),
                false => head_count::sum(connection, area, date).await?,
            };
            let count = Row::HeadCount(HeadCount { occurrence: date, sum });
            self.untold.push((Space::Roster(activity), count));
        }
        row::put_each(connection, area, version, &self.untold).await
    }

    async fn date(
        &mut self,
        connection: &mut Connection,
        area: &AreaId,
        id: OccurrenceId,
    ) -> Result<Option<Occurrence>, DatabaseError> {
        if let Some(known) = self.dates.get(&id) {
            return Ok(Some(known.clone()));
        }
        let key = RowKey { kind: RowKind::Occurrence, id: id.0 };
        let found = row::find(connection, area, Space::Public, key).await?;
        let Some(Row::Occurrence(date)) = found else { return Ok(None) };
        self.dates.insert(id, date.clone());
        Ok(Some(date))
    }

    async fn may_check_in(
        &mut self,
        connection: &mut Connection,
        area: &AreaId,
        device: &Device,
        date: &Occurrence,
        now: UnixSeconds,
    ) -> Result<bool, DatabaseError> {
        let at = (device.id, date.id);
        if let Some(known) = self.rights.get(&at) {
            return Ok(*known);
        }
        let may = may_check_in(connection, area, device, date, now).await?;
        self.rights.insert(at, may);
        Ok(may)
    }
}

/// What the rules want kept.
enum Kept {
    Scan(Scan),
    Change(HeadCountChange),
}

/// Decides about a note and keeps it; what is to be told of it is left to the end of the transaction. Notes only add to what
/// there is, so nothing has to be locked but the area's counter: hundreds of phones may send theirs at once.
pub(crate) async fn note(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    mutation: &Mutation,
    (now, noting): (UnixSeconds, &mut Noting),
) -> Result<Outcome, DatabaseError> {
    let Some(occurrence) = noting.date(connection, area, mutation.occurrence()).await? else {
        return Ok(Outcome::Refused(Refusal::UnknownOccurrence));
    };
    let may_check_in = noting.may_check_in(connection, area, device, &occurrence, now).await?;
    let door = Door { occurrence: &occurrence, may_check_in, now: Some(now) };
    let decided = match mutation {
        Mutation::CheckIn(request) => check_in(&door, request).map(Kept::Scan),
        Mutation::CountHeads(request) => count_heads(&door, request).map(Kept::Change),
        Mutation::PlaceRegistration(_)
        | Mutation::CancelRegistration(_)
        | Mutation::AcceptOffer(_) => Err(Refusal::NotUnderstood),
    };
    match decided {
        Err(refusal) => return Ok(Outcome::Refused(refusal)),
        Ok(Kept::Scan(kept)) => {
            if keep_scan(connection, area, device, &kept).await? {
                noting.untold.push((Space::Roster(occurrence.activity), Row::Scan(kept)));
            }
        }
        Ok(Kept::Change(kept)) => {
            if head_count::insert(connection, area, &kept).await? {
                noting.counted.insert(kept.occurrence, (occurrence.activity, kept.change));
            }
        }
    }
    Ok(Outcome::Accepted)
}

/// Whether the device's person received people there at any time since the door could open. Her role may have ended
/// before her phone found a network, and what she noted is kept all the same.
async fn may_check_in(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    occurrence: &Occurrence,
    now: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let since =
        if is_on(Mutant::LateScanRefused) { now } else { door_opens_at(occurrence).min(now) };
    let grants = role_grant::held_by_device(connection, area, &device.id.0, since, now).await?;
    let is_for = |grant: &Grant| {
        grant.duties.contains(&Duty::CheckIn) && grant.activities.contains(occurrence.activity)
    };
    Ok(grants.iter().any(is_for))
}

/// Keeps a scan; says whether it was new.
async fn keep_scan(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    kept: &Scan,
) -> Result<bool, DatabaseError> {
    if is_on(Mutant::LaterScanDropped) && scan::is_in(connection, area, kept).await? {
        return Ok(false);
    }
    scan::insert(connection, area, kept, Some(device.id)).await
}

/// Tells those who receive people at an activity.
pub(super) async fn tell(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    told: &Row,
) -> Result<(), DatabaseError> {
    let version = area::next_version(connection, area).await?;
    row::put(connection, area, Space::Roster(activity), version, told).await
}
