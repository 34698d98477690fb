//! One household takes over all that another has.

use sammen_domain::{AreaId, OwnerId, RowKey, RowKind};

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
    // Whoever decides about one of these dates meanwhile would write to the owner that was.
    for occurrence in household::occurrences(connection, area, from).await? {
        let date = RowKey { kind: RowKind::Occurrence, id: occurrence.0 };
        row::lock(connection, area, Space::Public, date).await?;
    }
    household::give(connection, area, to, from).await?;
    let version = area::next_version(connection, area).await?;
    row::join_spaces(connection, area, to, from, version).await
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
