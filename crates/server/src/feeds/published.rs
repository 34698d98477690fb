//! All that is public in an area, each with the version that it last changed under.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use sammen_domain::{
    Activity, ActivityId, Area, AreaId, Availability, Occurrence, OccurrenceId, Partner, PartnerId,
    Place, PlaceId, Row, RowKey,
};

use crate::{
    database::{Connection, DatabaseError},
    repository::row::{self, Space},
};

/// A row and the area's version when it last changed.
#[derive(Clone, Debug)]
pub(crate) struct Seen<T> {
    /// The row.
    pub(crate) row: T,
    /// The version.
    pub(crate) version: u64,
}

/// What is public in an area at one moment.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    /// The area.
    pub(crate) area: Area,
    /// Who runs what.
    pub(crate) partners: BTreeMap<PartnerId, Seen<Partner>>,
    /// Where.
    pub(crate) places: BTreeMap<PlaceId, Seen<Place>>,
    /// What.
    pub(crate) activities: BTreeMap<ActivityId, Seen<Activity>>,
    /// When.
    pub(crate) dates: BTreeMap<OccurrenceId, Seen<Occurrence>>,
    /// How many come, where anybody does.
    pub(crate) seats: BTreeMap<OccurrenceId, Seen<Availability>>,
    /// What is gone, and since which version.
    pub(crate) deleted: Vec<(RowKey, u64)>,
}

impl Published {
    /// Reads what is public in an area; `None` where nothing was imported yet.
    pub(crate) async fn load(
        connection: &mut Connection,
        area: &AreaId,
    ) -> Result<Option<Self>, DatabaseError> {
        let rows = row::all_with_versions(connection, area, Space::Public).await?;
        Ok(Self::of_rows(rows))
    }

    fn of_rows(rows: Vec<(RowKey, u64, Option<Row>)>) -> Option<Self> {
        let is_area = |row: &(RowKey, u64, Option<Row>)| matches!(row.2, Some(Row::Area(_)));
        let Some((_, _, Some(Row::Area(area)))) = rows.iter().find(|row| is_area(row)) else {
            return None;
        };
        let mut all = Self::new(area.clone());
        for (key, version, row) in rows {
            all.add(key, version, row);
        }
        Some(all)
    }

    fn new(area: Area) -> Self {
        Self {
            area,
            partners: BTreeMap::new(),
            places: BTreeMap::new(),
            activities: BTreeMap::new(),
            dates: BTreeMap::new(),
            seats: BTreeMap::new(),
            deleted: Vec::new(),
        }
    }

    fn add(&mut self, key: RowKey, version: u64, row: Option<Row>) {
        match row {
            Some(Row::Partner(row)) => drop(self.partners.insert(row.id, Seen { row, version })),
            Some(Row::Place(row)) => drop(self.places.insert(row.id, Seen { row, version })),
            Some(Row::Activity(row)) => drop(self.activities.insert(row.id, Seen { row, version })),
            Some(Row::Occurrence(row)) => drop(self.dates.insert(row.id, Seen { row, version })),
            Some(Row::Availability(row)) => {
                self.seats.insert(row.occurrence, Seen { row, version });
            }
            Some(_) => {}
            None => self.deleted.push((key, version)),
        }
    }

    /// The zone of the area's clocks. An import has read it; UTC is never wrong where it was not.
    pub(crate) fn zone(&self) -> Tz {
        self.area.time_zone.parse().unwrap_or(Tz::UTC)
    }

    /// The dates in the order they start, each with its activity.
    pub(crate) fn dates_in_order(&self) -> Vec<(&Seen<Occurrence>, &Seen<Activity>)> {
        let with_activity = |date| Some((date, self.activity_of(date)?));
        let mut dates: Vec<_> = self.dates.values().filter_map(with_activity).collect();
        dates.sort_by_key(|(date, _)| (date.row.starts_at, date.row.id));
        dates
    }

    /// What a date is a date of.
    pub(crate) fn activity_of(&self, date: &Seen<Occurrence>) -> Option<&Seen<Activity>> {
        self.activities.get(&date.row.activity)
    }

    /// The version under which anything last changed that is told with an activity.
    pub(crate) fn version_of(&self, activity: &Seen<Activity>) -> u64 {
        let place = self.places.get(&activity.row.place).map_or(0, |place| place.version);
        let organiser = self.partners.get(&activity.row.organiser);
        activity.version.max(place).max(organiser.map_or(0, |partner| partner.version))
    }
}
