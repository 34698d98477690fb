//! What is to be said to a household, decided where it happens.

use std::collections::BTreeSet;

use sammen_domain::{
    Activity, AreaId, News, Occurrence, OccurrenceId, Registration, RegistrationState, UnixSeconds,
};

use crate::{
    database::{Connection, DatabaseError},
    repository::{notice, registration},
};

/// What kind of thing has happened.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum NoticeKind {
    /// A date does not take place.
    CalledOff,
    /// It takes place after all.
    TakesPlace,
    /// It is at another time.
    Moved,
    /// The household has seats.
    Seats,
    /// It has them if it says so in time.
    Offer,
    /// It is soon.
    Reminder,
}

impl NoticeKind {
    pub(super) const ALL: [Self; 6] =
        [Self::CalledOff, Self::TakesPlace, Self::Moved, Self::Seats, Self::Offer, Self::Reminder];

    /// As it is stored and counted.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CalledOff => "called-off",
            Self::TakesPlace => "takes-place",
            Self::Moved => "moved",
            Self::Seats => "seats",
            Self::Offer => "offer",
            Self::Reminder => "reminder",
        }
    }

    /// A kind as it was stored.
    #[must_use]
    pub fn read(stored: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == stored)
    }

    /// Whether it is of any use where the date takes place, or does not.
    pub(super) fn fits(self, takes_place: bool) -> bool {
        (self == Self::CalledOff) != takes_place
    }
}

/// Something to be said to a household about a date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice {
    /// What happened, so that it is said once.
    pub subject: String,
    /// The date.
    pub occurrence: OccurrenceId,
    /// The kind of it.
    pub kind: NoticeKind,
    /// From when on it is of no use: when it is over, or an offer has ended.
    pub ends_at: UnixSeconds,
}

impl Notice {
    /// Tells every device of a household that takes messages.
    pub(super) async fn tell(
        &self,
        connection: &mut Connection,
        area: &AreaId,
        registration: &Registration,
        now: UnixSeconds,
    ) -> Result<(), DatabaseError> {
        // Who is registered by somebody else has no phone that this would reach.
        if registration.on_behalf || now >= self.ends_at {
            return Ok(());
        }
        let owner = registration.owner;
        for recipient in notice::recipients(connection, area, owner).await? {
            notice::add(connection, area, recipient, self, now).await?;
        }
        Ok(())
    }
}

/// Tells a household that its registration moved up, if it did, under the version that says so.
pub(crate) async fn tell_of_seats(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    (before, after): (Option<&Registration>, &Registration),
    dates: &[&Occurrence],
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    if !before.is_some_and(|before| before.state.waits()) {
        return Ok(());
    }
    let date = dates.iter().find(|date| after.holds(date.id));
    let Some(date) = date else { return Ok(()) };
    let (kind, ends_at) = match after.state {
        RegistrationState::Confirmed => (NoticeKind::Seats, date.starts_at),
        RegistrationState::Offered { until } => (NoticeKind::Offer, until),
        _ => return Ok(()),
    };
    let subject = format!("{}:{}:{version}", kind.as_str(), after.id);
    let notice = Notice { subject, occurrence: date.id, kind, ends_at };
    notice.tell(connection, area, after, now).await
}

/// Tells everybody who comes to a date or hopes to what became of it, if anything did.
pub(crate) async fn tell_of_change(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    (before, of_before): (&Occurrence, &Activity),
    (after, of_after): (&Occurrence, &Activity),
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let news = after.news(of_after, Some(before.known(of_before)));
    let (kind, ends_at) = match news {
        None => return Ok(()),
        Some(News::CalledOff) => (NoticeKind::CalledOff, before.starts_at),
        Some(News::TakesPlace) => (NoticeKind::TakesPlace, after.starts_at),
        // Whoever would come at the old time must hear it before that too.
        Some(News::Moved { .. }) => (NoticeKind::Moved, before.starts_at.max(after.starts_at)),
    };
    let subject = format!("{}:{}:{version}", kind.as_str(), after.id);
    let notice = Notice { subject, occurrence: after.id, kind, ends_at };
    let mut told = BTreeSet::new();
    for known in registration::for_date(connection, area, after.id, after.activity).await? {
        if known.is_active() && known.wants(after.id) && told.insert(known.owner.0) {
            notice.tell(connection, area, &known, now).await?;
        }
    }
    Ok(())
}
