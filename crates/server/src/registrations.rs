//! The registrations of one date: loaded for the rules, stored as the rules say.

use sammen_domain::{
    Activity, ActivityId, AreaId, Book, Decision, Occurrence, OccurrenceId, OwnerId, Registration,
    Row, RowKey, RowKind, UnixSeconds,
};
use uuid::Uuid;

use crate::{
    database::Connection,
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
    /// Loads a date, its activity and its registrations; `None` when the date is not known.
    pub(crate) async fn load(
        connection: &mut Connection,
        area: &AreaId,
        id: OccurrenceId,
    ) -> Result<Option<Self>, sqlx::Error> {
        let Some(Row::Occurrence(occurrence)) =
            public(connection, area, RowKind::Occurrence, id.0).await?
        else {
            return Ok(None);
        };
        let ActivityId(activity) = occurrence.activity;
        let Some(Row::Activity(activity)) =
            public(connection, area, RowKind::Activity, activity).await?
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
) -> Result<(), sqlx::Error> {
    for changed in &decision.registrations {
        registration::put(connection, area, changed).await?;
        let space = Space::Owner(changed.owner);
        let seen = Row::Registration(Registration { owner: OwnerId::SELF, ..changed.clone() });
        row::put(connection, area, space, version, &seen).await?;
    }
    let availability = Row::Availability(book.availability_after(decision));
    row::put(connection, area, Space::Public, version, &availability).await
}

async fn public(
    connection: &mut Connection,
    area: &AreaId,
    kind: RowKind,
    id: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    row::find(connection, area, Space::Public, RowKey { kind, id }).await
}
