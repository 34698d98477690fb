//! The registrations of one date: loaded for the rules, stored as the rules say.

use sammen_domain::{
    Activity, ActivityId, AreaId, Book, Decision, Occurrence, OccurrenceId, OwnerId, Registration,
    RosterEntry, RosterNames, Row, RowKey, RowKind, UnixSeconds,
    mutant::{Mutant, is_on},
};

use crate::{
    database::{Connection, DatabaseError},
    repository::{
        registration,
        row::{self, Space},
    },
};

/// All that the rules read of one date.
pub(crate) struct LoadedBook {
    activity: Activity,
    occurrence: Occurrence,
    registrations: Vec<Registration>,
}

impl LoadedBook {
    /// Loads a date, its activity and its registrations; `None` when the date is not known. Nobody else
    /// decides about the date until the transaction ends.
    pub(crate) async fn load(
        connection: &mut Connection,
        area: &AreaId,
        id: OccurrenceId,
    ) -> Result<Option<Self>, DatabaseError> {
        let occurrence = RowKey { kind: RowKind::Occurrence, id: id.0 };
        let Some(Row::Occurrence(occurrence)) =
            row::lock(connection, area, Space::Public, occurrence).await?
        else {
            return Ok(None);
        };
        let activity = RowKey { kind: RowKind::Activity, id: occurrence.activity.0 };
        let Some(Row::Activity(activity)) =
            row::find(connection, area, Space::Public, activity).await?
        else {
            return Ok(None);
        };
        let registrations = registration::for_occurrence(connection, area, id).await?;
        Ok(Some(Self { activity, occurrence, registrations }))
    }

    /// The book as one actor has it before them.
    pub(crate) fn for_actor(&self, actor: OwnerId, now: UnixSeconds) -> Book<'_> {
        Book {
            activity: &self.activity,
            occurrence: &self.occurrence,
            registrations: &self.registrations,
            others_confirmed: 0,
            others_waiting_households: 0,
            actor,
            now: Some(now),
        }
    }

    /// The activity.
    pub(crate) fn activity(&self) -> &Activity {
        &self.activity
    }

    /// The registrations, the cancelled ones too, in the order they came.
    pub(crate) fn registrations(&self) -> &[Registration] {
        &self.registrations
    }

    /// The date.
    pub(crate) fn occurrence(&self) -> &Occurrence {
        &self.occurrence
    }

    /// Whether anybody has or waits for a seat.
    pub(crate) fn has_active(&self) -> bool {
        self.registrations.iter().any(Registration::is_active)
    }
}

/// Stores what was decided: the registrations, each owner's row of theirs, and the seats that all see.
pub(crate) async fn store_decision(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    book: &Book<'_>,
    decision: &Decision,
) -> Result<(), DatabaseError> {
    for changed in &decision.registrations {
        registration::put(connection, area, changed).await?;
        put_on_roster(connection, area, version, book.activity.id, changed).await?;
        let space = Space::Owner(changed.owner);
        let seen = Row::Registration(Registration { owner: OwnerId::SELF, ..changed.clone() });
        row::put(connection, area, space, version, &seen).await?;
    }
    let availability = Row::Availability(book.availability_after(decision));
    row::put(connection, area, Space::Public, version, &availability).await
}

/// Shows a registration to those who receive people at the activity; its names to those who may know.
async fn put_on_roster(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    activity: ActivityId,
    changed: &Registration,
) -> Result<(), DatabaseError> {
    if is_on(Mutant::RosterNotTold) {
        return Ok(());
    }
    let entry = Row::RosterEntry(RosterEntry {
        registration: changed.id,
        occurrence: changed.occurrence,
        persons: changed.persons,
        state: changed.state,
    });
    row::put(connection, area, Space::Roster(activity), version, &entry).await?;
    let names =
        Row::RosterNames(RosterNames { registration: changed.id, names: changed.names.clone() });
    let space = match is_on(Mutant::NamesToldToAll) {
        true => Space::Roster(activity),
        false => Space::RosterNames(activity),
    };
    match (changed.is_active(), changed.names.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => row::put(connection, area, space, version, &names).await,
        (false, _) => row::delete(connection, area, space, version, names.key()).await,
    }
}
