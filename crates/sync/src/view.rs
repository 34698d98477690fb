//! What a person sees: the server's base with what was done here replayed on it.

mod merge;
mod rows;
mod search;

use std::{collections::BTreeMap, sync::Arc};

use sammen_domain::{
    Activity, ActivityId, Area, Availability, Book, Mutation, Occurrence, OccurrenceId, OwnerId,
    Partner, Place, Refusal, Registration, RegistrationId, RegistrationState, Role, RosterEntry,
    RosterNames, Row, RowKind, Service, Survey, UnixSeconds, place_registration,
};

use crate::{ContentHash, Left, OpId, OutboxEntry, RefusedEntry, Snapshot};
use merge::Source;
pub use rows::{Kept, Rows};

/// How far something that a person did has come; three marks, the same everywhere.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sending {
    /// On this phone only.
    Saved,
    /// With the server; the answer comes with the next pull.
    Sent,
    /// Decided by the server.
    Decided,
}

/// A registration as this phone knows it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RegistrationView {
    /// The registration; while it is pending its state is only what the phone expects.
    pub registration: Registration,
    /// How far the registration has come.
    pub placed: Sending,
    /// How far its cancellation has come, if there is one.
    pub cancelled: Option<Sending>,
    /// When it was made here, by the phone's clock; `None` once only the server's row is left.
    pub saved_at: Option<UnixSeconds>,
}

impl RegistrationView {
    /// Whether the household comes or hopes to.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.cancelled.is_none() && self.registration.is_active()
    }
}

/// A date with its activity.
#[derive(Clone, Copy, Debug)]
pub struct OccurrenceView<'a> {
    /// The date.
    pub occurrence: &'a Occurrence,
    /// Its activity.
    pub activity: &'a Activity,
    /// Seats as last known; `None` where nobody registers.
    pub availability: Option<Availability>,
}

/// One area as a person sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The area, once it has been pulled.
    pub area: Option<Area>,
    /// Partners by id.
    pub partners: Rows<Partner>,
    /// Places by id.
    pub places: Rows<Place>,
    /// Services by their ids.
    pub services: Vec<Service>,
    /// Activities by id.
    pub activities: Rows<Activity>,
    /// Dates in the order they start.
    pub occurrences: Vec<Occurrence>,
    /// Seats by date.
    pub availability: BTreeMap<OccurrenceId, Availability>,
    /// Surveys open to residents, by their ids.
    pub surveys: Vec<Survey>,
    /// This phone's registrations.
    pub registrations: Vec<RegistrationView>,
    /// What this phone's person may do beyond that.
    pub roles: Vec<Role>,
    /// Who comes to the dates of the roles' activities.
    pub roster: Vec<RosterEntry>,
    /// Their names, where they may be seen.
    pub roster_names: BTreeMap<RegistrationId, RosterNames>,
    /// What waits to be sent or answered, in order.
    pub outbox: Vec<(OutboxEntry, Sending)>,
    /// What was refused and not yet seen.
    pub refused: Vec<RefusedEntry>,
    /// That this phone has left its household, and why, until the person has seen it.
    pub left: Option<Left>,
    /// The phone's clock at the last pull.
    pub pulled_at: Option<UnixSeconds>,
    /// Chunks that are missing or cannot be read, so that what was in them is not here;
    /// [`read_view`](crate::read_view) sees to it that they are fetched anew.
    pub damaged_chunks: Vec<ContentHash>,
}

impl View {
    /// Reads a snapshot, rows over chunks, and replays its outbox. Rows that cannot be read are left out; the
    /// next pull brings them anew.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        let mut view = Self { pulled_at: snapshot.meta.pulled_at, ..Self::default() };
        let mut chunks = Vec::new();
        for hash in snapshot.meta.chunks() {
            match snapshot.chunks.iter().find(|named| named.hash == *hash) {
                Some(named) => chunks.push(Arc::clone(&named.chunk)),
                None => view.damaged_chunks.push(*hash),
            }
        }
        view.take_rows(Arc::new(Source { chunks, over: snapshot.rows }));
        for counts in snapshot.seats {
            view.take(Row::Availability(counts));
        }
        view.occurrences.sort_by_key(|o| (o.starts_at, o.ends_at, o.id));
        let pushed_through = snapshot.meta.pushed_through;
        for entry in snapshot.outbox {
            let sending = if entry.id <= pushed_through { Sending::Sent } else { Sending::Saved };
            view.replay(&entry, sending);
            view.outbox.push((entry, sending));
        }
        view.refused = snapshot.refused;
        view.left = snapshot.left;
        view
    }

    /// A date by its id.
    #[must_use]
    pub fn occurrence(&self, id: OccurrenceId) -> Option<OccurrenceView<'_>> {
        self.occurrences.iter().find(|o| o.id == id).and_then(|o| self.with_activity(o))
    }

    /// All dates with their activities, in the order they start.
    pub fn dates(&self) -> impl Iterator<Item = OccurrenceView<'_>> {
        self.occurrences.iter().filter_map(|o| self.with_activity(o))
    }

    /// An activity's dates, in the order they start.
    pub fn dates_of(&self, activity: ActivityId) -> impl Iterator<Item = OccurrenceView<'_>> {
        self.dates().filter(move |date| date.activity.id == activity)
    }

    /// This phone's active registration for a date.
    #[must_use]
    pub fn registration_for(&self, occurrence: OccurrenceId) -> Option<&RegistrationView> {
        self.registrations.iter().find(|r| r.registration.occurrence == occurrence && r.is_active())
    }

    /// This phone's registration by its id.
    #[must_use]
    pub fn registration(&self, id: RegistrationId) -> Option<&RegistrationView> {
        self.registrations.iter().find(|r| r.registration.id == id)
    }

    /// Asks the rules what they would say to a registration, as far as this phone knows. Nothing about
    /// time is decided here: the phone's clock may be wrong.
    ///
    /// # Errors
    /// The refusal that the server would give too.
    pub fn expect_placement(
        &self,
        request: &sammen_domain::PlaceRegistration,
    ) -> Result<Registration, Refusal> {
        let date = self.occurrence(request.occurrence).ok_or(Refusal::UnknownOccurrence)?;
        let own: Vec<Registration> = self
            .registrations
            .iter()
            .filter(|r| r.registration.occurrence == request.occurrence && r.is_active())
            .map(|r| r.registration.clone())
            .collect();
        let known = date.availability.unwrap_or_else(|| Availability::none(request.occurrence));
        let own_confirmed: u32 = own
            .iter()
            .filter(|r| r.state == RegistrationState::Confirmed)
            .map(|r| u32::from(r.persons))
            .sum();
        let book = Book {
            activity: date.activity,
            occurrence: date.occurrence,
            registrations: &own,
            others_confirmed: known.confirmed.saturating_sub(own_confirmed),
            others_waiting_households: known.waiting_households,
            actor: OwnerId::SELF,
            now: None,
        };
        let decision = place_registration(&book, request)?;
        decision
            .registrations
            .into_iter()
            .find(|r| r.id == request.registration)
            .ok_or(Refusal::UnknownRegistration)
    }

    fn with_activity<'a>(&'a self, occurrence: &'a Occurrence) -> Option<OccurrenceView<'a>> {
        let activity = self.activities.get(&occurrence.activity)?;
        let availability = occurrence.capacity(activity).map(|_| {
            let known = self.availability.get(&occurrence.id).copied();
            known.unwrap_or_else(|| Availability::none(occurrence.id))
        });
        Some(OccurrenceView { occurrence, activity, availability })
    }

    /// Takes every row that there is: those that a person asks for one by one are left as bytes until then.
    fn take_rows(&mut self, source: Arc<Source>) {
        self.partners = Rows::of(&source);
        self.places = Rows::of(&source);
        self.activities = Rows::of(&source);
        for place in source.places() {
            let (key, bytes) = source.row(place);
            match key.kind {
                RowKind::Partner => self.partners.push(place),
                RowKind::Place => self.places.push(place),
                RowKind::Activity => self.activities.push(place),
                _ => {
                    if let Ok(row) = Row::decode(bytes) {
                        self.take(row);
                    }
                }
            }
        }
    }

    fn take(&mut self, row: Row) {
        match row {
            Row::Area(area) => self.area = Some(area),
            // Under the key of another kind: as good as not there.
            Row::Partner(_) | Row::Place(_) | Row::Activity(_) => {}
            // Put in its place, as there are few: a sort would be more for a phone to fetch.
            Row::Service(service) => {
                let at = self.services.partition_point(|other| other.id < service.id);
                self.services.insert(at, service);
            }
            Row::Occurrence(occurrence) => self.occurrences.push(occurrence),
            Row::Availability(availability) => {
                self.availability.insert(availability.occurrence, availability);
            }
            Row::Survey(survey) => {
                let at = self.surveys.partition_point(|other| other.id < survey.id);
                self.surveys.insert(at, survey);
            }
            Row::Role(role) => self.roles.push(role),
            Row::RosterEntry(entry) => self.roster.push(entry),
            Row::RosterNames(names) => {
                self.roster_names.insert(names.registration, names);
            }
            Row::Registration(registration) => self.registrations.push(RegistrationView {
                cancelled: (!registration.is_active()).then_some(Sending::Decided),
                registration,
                placed: Sending::Decided,
                saved_at: None,
            }),
        }
    }

    fn replay(&mut self, entry: &OutboxEntry, sending: Sending) {
        match Mutation::decode(&entry.encoded()) {
            Ok(Mutation::PlaceRegistration(request)) => {
                if self.registration(request.registration).is_some() {
                    return;
                }
                // Even what the phone expects to be refused is shown as pending: the server decides.
                let expected = self.expect_placement(&request);
                let registration = expected.unwrap_or_else(|_| Registration {
                    id: request.registration,
                    occurrence: request.occurrence,
                    owner: OwnerId::SELF,
                    persons: request.persons,
                    names: request.names.clone(),
                    sequence: 0,
                    state: RegistrationState::Waitlisted { position: u32::MAX },
                });
                self.registrations.push(RegistrationView {
                    registration,
                    placed: sending,
                    cancelled: None,
                    saved_at: Some(entry.device_time),
                });
            }
            Ok(Mutation::CancelRegistration(request)) => {
                let found = self
                    .registrations
                    .iter_mut()
                    .find(|r| r.registration.id == request.registration);
                if let Some(view) = found.filter(|r| r.cancelled.is_none()) {
                    view.cancelled = Some(sending);
                }
            }
            // From another version of the app: still listed in the outbox, still sent.
            Err(_) => {}
        }
    }

    /// The op that waits for a registration, if one does.
    #[must_use]
    pub fn waiting_op(&self, registration: RegistrationId) -> Option<OpId> {
        self.outbox.iter().find_map(|(entry, _)| match Mutation::decode(&entry.encoded()) {
            Ok(Mutation::PlaceRegistration(r)) if r.registration == registration => Some(entry.op),
            Ok(Mutation::CancelRegistration(r)) if r.registration == registration => Some(entry.op),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
