//! Households that were let in more than once, for a human to look at.

use std::collections::BTreeMap;

use sammen_domain::{
    ActivityId, AreaId, OccurrenceId, PERSONS_MAX, RegistrationId, Row, Scan, ScanId, Tally,
};
use uuid::Uuid;

use super::note::tell;
use crate::{
    database::{Connection, DatabaseError},
    repository::{area, entry_ruling, scan},
};

/// A household that was let in more than once and that nobody has looked at since the last scan of it. There is one of
/// these for a household at a date, however many scans there are: it is read from them, and stored nowhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Conflict {
    /// The date.
    pub(crate) date: OccurrenceId,
    /// The household.
    pub(crate) household: RegistrationId,
    /// Its scans with the volunteers who made them; the one that counts first.
    pub(crate) scans: Vec<(Scan, Option<String>)>,
}

/// Why a conflict is not resolved.
#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    /// There is none.
    #[error("find a household that was let in more than once and nobody has looked at")]
    Unknown,
    /// More was noted since the caller looked.
    #[error("resolve what has changed: there are {scans} scans by now, look again")]
    Changed {
        /// How many there are.
        scans: usize,
    },
    /// More persons than one scan lets in.
    #[error("add this many persons: at most {PERSONS_MAX} are allowed")]
    TooMany,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// What nobody has looked at, at one date.
pub(crate) async fn conflicts_of(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<Vec<Conflict>, DatabaseError> {
    let all = scan::of_date(connection, area, date).await?;
    let seen: BTreeMap<RegistrationId, i64> =
        entry_ruling::of_date(connection, area, date).await?.into_iter().collect();
    let tally = Tally::of(date, all.iter().map(|(scan, _)| *scan));
    let by: BTreeMap<ScanId, Option<String>> =
        all.into_iter().map(|(scan, by)| (scan.id, by)).collect();
    let named = |scan: &Scan| (*scan, by.get(&scan.id).cloned().flatten());
    let is_open = |household: RegistrationId, scans: usize| {
        seen.get(&household).is_none_or(|known| usize::try_from(*known) != Ok(scans))
    };
    let open =
        tally.doubles().filter(|(household, entry)| is_open(*household, entry.scans().len()));
    Ok(open
        .map(|(household, entry)| {
            let scans = entry.scans().iter().map(named).collect();
            Conflict { date, household, scans }
        })
        .collect())
}

/// Keeps what a human said of a household that was let in more than once: it counts once, and so many others came in
/// on its ticket, who count as people who had not registered.
pub(crate) async fn resolve(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    at: (OccurrenceId, RegistrationId),
    seen_scans: usize,
    others: u16,
) -> Result<(), ResolveError> {
    let (date, household) = at;
    if others > PERSONS_MAX {
        return Err(ResolveError::TooMany);
    }
    // Held to the commit: nothing is noted and nothing else is resolved meanwhile.
    area::next_version(connection, area).await?;
    let open = conflicts_of(connection, area, date).await?;
    let conflict = open.iter().find(|open| open.household == household);
    let scans = conflict.ok_or(ResolveError::Unknown)?.scans.len();
    if scans != seen_scans {
        return Err(ResolveError::Changed { scans });
    }
    let count = i64::try_from(scans).map_err(DatabaseError::damaged)?;
    entry_ruling::put(connection, area, date, household, count).await?;
    if others == 0 {
        return Ok(());
    }
    let id = ScanId(Uuid::now_v7());
    let added = Scan { id, occurrence: date, registration: None, persons: others, moment: None };
    scan::insert(connection, area, &added, None).await?;
    Ok(tell(connection, area, activity, &Row::Scan(added)).await?)
}
