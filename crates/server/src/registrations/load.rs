//! Loading a book under its locks.

use sammen_domain::{
    Activity, AreaId, Book, BookDate, Occurrence, OccurrenceId, OwnerId, Registration,
    RegistrationId, Row, RowKey, RowKind, UnixSeconds,
};

use crate::{
    database::{Connection, DatabaseError},
    repository::{
        registration,
        row::{self, Space},
    },
};

/// All that the rules read of one date, or of all dates of a series that is registered for as a whole.
pub(crate) struct LoadedBook {
    activity: Activity,
    /// In the order of their ids.
    dates: Vec<Occurrence>,
    registrations: Vec<Registration>,
    named: OccurrenceId,
}

impl LoadedBook {
    /// Loads the book that a date is in; `None` when the date is not known. Nobody else decides about the
    /// activity until the transaction ends: it is locked first, then the dates in the order of their ids.
    pub(crate) async fn load(
        connection: &mut Connection,
        area: &AreaId,
        named: OccurrenceId,
    ) -> Result<Option<Self>, DatabaseError> {
        let key = RowKey { kind: RowKind::Occurrence, id: named.0 };
        let Some(Row::Occurrence(found)) = row::find(connection, area, Space::Public, key).await?
        else {
            return Ok(None);
        };
        let key = RowKey { kind: RowKind::Activity, id: found.activity.0 };
        let Some(Row::Activity(activity)) = row::lock(connection, area, Space::Public, key).await?
        else {
            return Ok(None);
        };
        // Whose a registration is changes under the activity's lock, so it is read under it.
        let mut dates = Vec::new();
        for id in offered_together(&activity, named) {
            dates.extend(lock_date(connection, area, id).await?);
        }
        let mut registrations =
            registration::for_date(connection, area, named, activity.id).await?;
        for id in also_held(&registrations, &dates) {
            dates.extend(lock_date(connection, area, id).await?);
        }
        dates.sort_unstable_by_key(|date| date.id);
        for other in dates.iter().map(|date| date.id).filter(|id| *id != named) {
            let alone = registration::for_date_alone(connection, area, other).await?;
            registrations.extend(alone);
        }
        registrations.sort_by_key(|known| known.sequence);
        let is_there = dates.iter().any(|date| date.id == named);
        Ok(is_there.then_some(Self { activity, dates, registrations, named }))
    }

    /// The book as one actor has it before them, who does not act for others.
    pub(crate) fn for_actor(&self, actor: OwnerId, now: UnixSeconds) -> Book<'_> {
        Book {
            activity: &self.activity,
            dates: self.dates.iter().map(BookDate::new).collect(),
            registrations: &self.registrations,
            actor,
            may_act_on_behalf: false,
            now: Some(now),
        }
    }

    /// The activity.
    pub(crate) fn activity(&self) -> &Activity {
        &self.activity
    }

    /// The registrations for the date that was asked for, the cancelled ones too, in the order they came.
    pub(crate) fn registrations(&self) -> impl Iterator<Item = &Registration> {
        self.registrations.iter().filter(|known| known.wants(self.named))
    }

    /// The date that was asked for.
    pub(crate) fn occurrence(&self) -> &Occurrence {
        let named = self.dates.iter().find(|date| date.id == self.named);
        named.expect("a book without the date is not loaded")
    }

    /// Puts another version of the date that was asked for in its place.
    pub(super) fn set_occurrence(&mut self, occurrence: Occurrence) {
        let named = self.named;
        self.dates.iter_mut().filter(|date| date.id == named).for_each(|date| {
            date.clone_from(&occurrence);
        });
    }

    /// Whether anybody has or waits for a seat on the date that was asked for.
    pub(crate) fn has_active(&self) -> bool {
        self.registrations.iter().any(|r| r.is_active() && r.wants(self.named))
    }

    /// Whether a registration is one of the book's.
    pub(crate) fn has(&self, registration: RegistrationId) -> bool {
        self.registrations.iter().any(|known| known.id == registration)
    }
}

async fn lock_date(
    connection: &mut Connection,
    area: &AreaId,
    id: OccurrenceId,
) -> Result<Option<Occurrence>, DatabaseError> {
    let key = RowKey { kind: RowKind::Occurrence, id: id.0 };
    match row::lock(connection, area, Space::Public, key).await? {
        Some(Row::Occurrence(date)) => Ok(Some(date)),
        _ => Ok(None),
    }
}

/// The dates that households register for together with one, in the order of their ids.
fn offered_together(activity: &Activity, named: OccurrenceId) -> Vec<OccurrenceId> {
    let offered = activity.terms().and_then(|terms| terms.series()).unwrap_or_default();
    let mut dates: Vec<_> = offered.iter().chain([&named]).copied().collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The dates beside these that households have seats on who registered for a series, in the order of their ids: the
/// secretariat has taken them out of it, or takes registrations for each date now.
fn also_held(registrations: &[Registration], known: &[Occurrence]) -> Vec<OccurrenceId> {
    let held = registrations.iter().filter_map(|known| known.series.as_ref());
    let held = held.flat_map(|series| &series.dates).copied();
    let mut dates: Vec<_> = held.filter(|id| known.iter().all(|date| date.id != *id)).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}
