//! The figures of a period of whole years.

use std::collections::{BTreeMap, BTreeSet};

use sammen_domain::{AreaId, Tally};
use sammen_sync::Month;

use super::disclosure::{SHARE_OF_AT_LEAST, Told, parts_and_sum};
use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{
        head_count,
        programme::{self, ProgrammeDate},
        registration, scan,
    },
};

/// The years from one to another, both of them too. Two periods that differ by a month would tell of that month.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Period {
    /// The first year.
    pub(crate) from: i32,
    /// The last year.
    pub(crate) to: i32,
}

/// What may be told of a programme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ProgrammeFigures {
    /// Its name.
    pub(crate) programme: String,
    /// How many dates there were.
    pub(crate) dates: u64,
    /// Everybody who was let in or counted, at each date again, by month.
    pub(crate) months: Vec<(Month, Told)>,
    /// The same for the whole period.
    pub(crate) attendances: Told,
    /// Those who chose to be counted, each once.
    pub(crate) persons: Told,
    /// Households that had seats, each once: those who could choose.
    pub(crate) households: Told,
    /// Of a hundred such households so many chose to be counted; `None` where there are too few to say.
    pub(crate) share: Option<u64>,
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LogBookError {
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

impl Period {
    fn first(self) -> Month {
        Month::new(self.from, 1)
    }

    fn last(self) -> Month {
        Month::new(self.to, 12)
    }
}

/// What may be told of every programme of an area in a period.
pub(crate) async fn log_book(
    database: &Database,
    area: &AreaId,
    period: Period,
) -> Result<Vec<ProgrammeFigures>, LogBookError> {
    let mut snapshot = database.read().await?;
    let dates = programme::dates(&mut snapshot, area, period.first(), period.last()).await?;
    let mut programmes: BTreeMap<String, Vec<ProgrammeDate>> = BTreeMap::new();
    for date in dates {
        programmes.entry(date.programme.clone()).or_default().push(date);
    }
    let mut all = Vec::with_capacity(programmes.len());
    for (programme, dates) in programmes {
        all.push(figures(&mut snapshot, area, programme, &dates, period).await?);
    }
    Ok(all)
}

async fn figures(
    connection: &mut Connection,
    area: &AreaId,
    programme: String,
    dates: &[ProgrammeDate],
    period: Period,
) -> Result<ProgrammeFigures, LogBookError> {
    let mut by_month: BTreeMap<Month, u64> = BTreeMap::new();
    let mut owners = BTreeSet::new();
    for date in dates {
        *by_month.entry(date.month).or_default() += attendances(connection, area, date).await?;
        let all = registration::for_date(connection, area, date.occurrence, date.activity).await?;
        let coming = all.iter().filter(|one| one.holds(date.occurrence) && !one.on_behalf);
        owners.extend(coming.map(|registration| registration.owner));
    }
    let counts: Vec<u64> = by_month.values().copied().collect();
    let (months, attendances) = parts_and_sum(&counts);
    let (first, last) = (period.first(), period.last());
    let persons = programme::count_persons(connection, area, &programme, first, last).await?;
    let households = u64::try_from(owners.len()).unwrap_or(u64::MAX);
    let (persons_told, households_told) = (Told::alone(persons), Told::alone(households));
    let is_told = persons_told != Told::Few && households >= SHARE_OF_AT_LEAST;
    Ok(ProgrammeFigures {
        programme,
        dates: u64::try_from(dates.len()).unwrap_or(u64::MAX),
        months: by_month.into_keys().zip(months).collect(),
        attendances,
        persons: persons_told,
        households: households_told,
        share: is_told.then(|| (persons * 100 / households).min(100)),
    })
}

/// Everybody who was let in at a date, or counted there.
async fn attendances(
    connection: &mut Connection,
    area: &AreaId,
    date: &ProgrammeDate,
) -> Result<u64, DatabaseError> {
    let scans = scan::of_date(connection, area, date.occurrence).await?;
    let tally = Tally::of(date.occurrence, scans.into_iter().map(|(scan, _)| scan));
    let heads = head_count::sum(connection, area, date.occurrence).await?;
    Ok(u64::from(tally.persons()) + u64::try_from(heads).unwrap_or(0))
}
