//! Addresses of what feeds speak of: pages of the app, and the feeds themselves.

use sammen_domain::{ActivityId, AreaId, OccurrenceId, PartnerId, PlaceId};

use crate::site::Origin;

/// The addresses of one area at one site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links<'a> {
    /// The site.
    pub(crate) origin: &'a Origin,
    /// The area.
    pub(crate) area: &'a AreaId,
}

impl Links<'_> {
    /// An activity's page.
    pub(super) fn activity(self, id: ActivityId) -> String {
        format!("{}/aktiviteter/{id}", self.origin)
    }

    /// An activity's page with one of its dates.
    pub(super) fn date(self, activity: ActivityId, date: OccurrenceId) -> String {
        format!("{}/aktiviteter/{activity}?dato={date}", self.origin)
    }

    /// A place's page.
    pub(super) fn place(self, id: PlaceId) -> String {
        format!("{}/steder/{id}", self.origin)
    }

    /// A partner's page.
    pub(super) fn partner(self, id: PartnerId) -> String {
        format!("{}/partnere/{id}", self.origin)
    }

    /// A feed of the area, by the end of its address.
    pub(crate) fn feed(self, name: &str) -> String {
        format!("{}/api/areas/{}/feeds/{name}", self.origin, self.area)
    }

    /// What names a date in every calendar for ever.
    pub(super) fn uid(self, date: OccurrenceId) -> String {
        format!("{date}@{}", self.origin.url().host_str().unwrap_or("localhost"))
    }
}
