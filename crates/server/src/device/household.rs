//! One household takes over all that another has.

use std::collections::BTreeSet;

use sammen_domain::{AreaId, OwnerId, Row, RowKey, RowKind};

use crate::{
    database::{Connection, DatabaseError},
    repository::{
        area, household,
        row::{self, Space},
    },
};

/// What a household has after it took over another.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Taken {
    /// Dates that it comes to or waits for.
    pub(crate) dates: u32,
    /// Of these, dates that it has more than one registration for.
    pub(crate) doubled: u32,
}

/// Gives all that one household has to another: registrations, operations and the lines they came in, devices, and
/// the rows that they see. The devices of `from` are locked.
///
/// Registrations of both for one date stay: nobody here can know whether they are for the same persons.
pub(crate) async fn take_over(
    connection: &mut Connection,
    area: &AreaId,
    to: OwnerId,
    from: OwnerId,
) -> Result<(), DatabaseError> {
    lock_activities(connection, area, from).await?;
    household::give(connection, area, to, from).await?;
    let version = area::next_version(connection, area).await?;
    row::join_spaces(connection, area, Space::Owner(to), Space::Owner(from), version).await
}

/// Whoever decides about one of these activities meanwhile would write to the owner that was. Everybody who decides
/// locks the activity first, whichever of its dates it is about.
async fn lock_activities(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<(), DatabaseError> {
    let mut activities = BTreeSet::new();
    for (occurrence, series) in household::registered_for(connection, area, owner).await? {
        let date = RowKey { kind: RowKind::Occurrence, id: occurrence.0 };
        if let Some(Row::Occurrence(date)) =
            row::find(connection, area, Space::Public, date).await?
        {
            activities.insert(date.activity);
        }
        activities.extend(series);
    }
    for activity in activities {
        let activity = RowKey { kind: RowKind::Activity, id: activity.0 };
        row::lock(connection, area, Space::Public, activity).await?;
    }
    Ok(())
}

/// What a household has.
pub(crate) async fn count(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Taken, DatabaseError> {
    let mut taken = Taken::default();
    for same in household::active(connection, area, owner).await?.chunk_by(|a, b| a == b) {
        taken.dates += 1;
        taken.doubled += u32::from(same.len() > 1);
    }
    Ok(taken)
}
