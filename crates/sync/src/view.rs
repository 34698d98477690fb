//! What a person sees: the server's base with what was done here replayed on it.

mod answers;
mod door;
mod guests;
mod merge;
mod rows;
mod search;
mod shifts;
mod work;

use std::{collections::BTreeMap, sync::Arc};

use sammen_domain::{
    Activity, ActivityId, Area, Availability, Book, BookDate, CancelRegistration, Duty, Mutation,
    Occurrence, OccurrenceId, OwnerId, Partner, Place, PlaceRegistration, Refusal, Registration,
    RegistrationId, RegistrationState, Role, RosterEntry, RosterNames, Row, RowKind, Scan,
    SeriesPlaces, Service, Survey, Ticket, TicketKey, UnixSeconds, WorkRow, place_registration,
};

use crate::{ContentHash, Left, OpId, OutboxEntry, RefusedEntry, Snapshot};
pub use answers::OwnAnswer;
pub use guests::{Found, Guests};
use merge::{Place as RowPlace, Source};
pub use rows::{Kept, Rows};
pub use shifts::ShiftView;
pub use work::LendingView;

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
    /// How far the answer to an offer has come, if there is one that is not decided.
    pub accepted: Option<Sending>,
    /// The dates of a series that are to be taken out of it, and are not yet, with how far that has come.
    pub leaving: Vec<(OccurrenceId, Sending)>,
    /// When it was made here, by the phone's clock; `None` once only the server's row is left.
    pub saved_at: Option<UnixSeconds>,
}

impl RegistrationView {
    /// Whether the household comes or hopes to.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.cancelled.is_none() && self.registration.is_active()
    }

    /// How far it has come that the household does not come to one date of its series; `None`: it comes.
    #[must_use]
    pub fn left(&self, date: OccurrenceId) -> Option<Sending> {
        if !self.registration.wants(date) {
            return Some(Sending::Decided);
        }
        self.leaving.iter().find(|(left, _)| *left == date).map(|(_, sending)| *sending)
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
    /// Who comes to the dates of the roles' activities. Shared: there may be thousands.
    pub roster: Arc<Vec<RosterEntry>>,
    /// Their names, where they may be seen.
    pub roster_names: Arc<BTreeMap<RegistrationId, RosterNames>>,
    /// Who was let in at those dates, as far as this phone knows; what it noted itself among them.
    pub scans: Vec<Scan>,
    /// How many were counted at those dates; what was counted here and not decided yet is in it.
    pub head_counts: BTreeMap<OccurrenceId, i64>,
    /// The tickets of this phone's registrations.
    pub tickets: BTreeMap<RegistrationId, Ticket>,
    /// The keys that tickets are checked with, for a volunteer.
    pub ticket_keys: Vec<TicketKey>,
    /// Rows of work beside the door; read where that work is shown.
    work: Rows<WorkRow>,
    /// How far the phone's clock was ahead of the server's at the last pull; below zero: behind.
    pub clock_ahead_seconds: i64,
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
        let mut view = Self {
            pulled_at: snapshot.meta.pulled_at,
            clock_ahead_seconds: snapshot.meta.clock_ahead_seconds,
            ..Self::default()
        };
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

    /// The view with one more thing that was done here, as it is when everything is read anew.
    #[must_use]
    pub fn with_entry(&self, entry: OutboxEntry) -> Self {
        let mut view = self.clone();
        if view.outbox.iter().all(|(waiting, _)| waiting.op != entry.op) {
            view.replay(&entry, Sending::Saved);
            view.outbox.push((entry, Sending::Saved));
        }
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
        // Whose activity it is stands in the date: the others' need not be read for it.
        let dates = self.occurrences.iter().filter(move |date| date.activity == activity);
        dates.filter_map(|date| self.with_activity(date))
    }

    /// This phone's active registration of its own household for a date: that of the date, or of its series.
    #[must_use]
    pub fn registration_for(&self, date: &Occurrence) -> Option<&RegistrationView> {
        let is_for = |known: &Registration| {
            let is_of_series =
                known.series.as_ref().is_some_and(|series| series.activity == date.activity);
            !known.on_behalf && (is_of_series || known.is_for(date))
        };
        self.registrations.iter().find(|r| is_for(&r.registration) && r.is_active())
    }

    /// This phone's active registrations of others for a date.
    pub fn on_behalf_for(&self, date: &Occurrence) -> impl Iterator<Item = &RegistrationView> {
        let is_for = |known: &Registration| known.on_behalf && known.is_for(date);
        self.registrations.iter().filter(move |r| is_for(&r.registration) && r.is_active())
    }

    /// Whether this phone's person may register somebody else for an activity, as far as the phone knows.
    #[must_use]
    pub fn may_act_on_behalf(&self, activity: ActivityId) -> bool {
        let has_duty = |role: &Role| {
            role.duties.contains(&Duty::OnBehalf) && role.activities.contains(&activity)
        };
        self.roles.iter().any(has_duty)
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
    pub fn expect_placement(&self, request: &PlaceRegistration) -> Result<Registration, Refusal> {
        let date = self.occurrence(request.occurrence).ok_or(Refusal::UnknownOccurrence)?;
        let series = date.activity.terms().and_then(|terms| terms.series());
        let together: Vec<OccurrenceView<'_>> = match series {
            Some(dates) => self
                .dates_of(date.activity.id)
                .filter(|d| dates.contains(&d.occurrence.id))
                .collect(),
            None => vec![date],
        };
        let is_among = |r: &&RegistrationView| {
            r.is_active() && together.iter().any(|date| r.registration.is_for(date.occurrence))
        };
        let own: Vec<Registration> =
            self.registrations.iter().filter(is_among).map(|r| r.registration.clone()).collect();
        let book = Book {
            activity: date.activity,
            dates: together.iter().map(|date| book_date(date, &own)).collect(),
            registrations: &own,
            actor: OwnerId::SELF,
            may_act_on_behalf: self.may_act_on_behalf(date.activity.id),
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
        let places = source.places();
        let mut rest = places.as_slice();
        while let Some(first) = rest.first() {
            let kind = source.row(*first).0.kind;
            if kind.is_of_work() {
                // Their kinds are the last.
                self.work = Rows::at(&source, rest);
                return;
            }
            let is_of_kind = |place: &RowPlace| source.row(*place).0.kind == kind;
            let (these, after) = rest.split_at(rest.partition_point(is_of_kind));
            rest = after;
            match kind {
                RowKind::Partner => self.partners = Rows::at(&source, these),
                RowKind::Place => self.places = Rows::at(&source, these),
                RowKind::Activity => self.activities = Rows::at(&source, these),
                _ => these.iter().for_each(|place| self.take_bytes(source.row(*place).1)),
            }
        }
    }

    fn take_bytes(&mut self, row: &[u8]) {
        if let Ok(row) = Row::decode(row) {
            self.take(row);
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
            Row::RosterEntry(entry) => Arc::make_mut(&mut self.roster).push(entry),
            Row::RosterNames(names) => {
                Arc::make_mut(&mut self.roster_names).insert(names.registration, names);
            }
            Row::Scan(scan) => self.scans.push(scan),
            Row::HeadCount(count) => {
                self.head_counts.insert(count.occurrence, count.sum);
            }
            Row::Ticket(ticket) => {
                self.tickets.insert(ticket.registration, ticket);
            }
            Row::TicketKey(key) => self.ticket_keys.push(key),
            Row::Registration(registration) => self.registrations.push(RegistrationView {
                cancelled: (!registration.is_active()).then_some(Sending::Decided),
                registration,
                placed: Sending::Decided,
                accepted: None,
                leaving: Vec::new(),
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
                let registration = expected.unwrap_or_else(|_| self.without_expectation(request));
                self.registrations.push(RegistrationView {
                    registration,
                    placed: sending,
                    cancelled: None,
                    accepted: None,
                    leaving: Vec::new(),
                    saved_at: Some(entry.device_time),
                });
            }
            Ok(Mutation::CancelRegistration(request)) => self.replay_cancel(&request, sending),
            Ok(Mutation::AcceptOffer(request)) => {
                if let Some(view) =
                    self.registration_mut(request.registration).filter(|r| r.is_active())
                {
                    view.accepted = Some(sending);
                }
            }
            Ok(Mutation::CheckIn(request)) => self.replay_check_in(&request),
            Ok(Mutation::CountHeads(request)) => self.replay_count(&request),
            // From another version of the app: still listed in the outbox, still sent.
            Err(_) => {}
        }
    }

    fn replay_cancel(&mut self, request: &CancelRegistration, sending: Sending) {
        let Some(view) =
            self.registration_mut(request.registration).filter(|r| r.cancelled.is_none())
        else {
            return;
        };
        match request.only.filter(|_| view.registration.series.is_some()) {
            Some(date) => view.leaving.push((date, sending)),
            None => view.cancelled = Some(sending),
        }
    }

    fn registration_mut(&mut self, registration: RegistrationId) -> Option<&mut RegistrationView> {
        self.registrations.iter_mut().find(|r| r.registration.id == registration)
    }

    /// What is shown of a registration that the phone can say nothing about.
    fn without_expectation(&self, request: PlaceRegistration) -> Registration {
        let activity = self.occurrence(request.occurrence).map(|date| date.activity.id);
        let series = activity.filter(|_| request.series).map(|activity| SeriesPlaces {
            activity,
            dates: Vec::new(),
            declined: Vec::new(),
        });
        Registration {
            id: request.registration,
            occurrence: request.occurrence,
            owner: OwnerId::SELF,
            persons: request.persons,
            names: request.names,
            ages: request.ages,
            answers: request.answers,
            on_behalf: request.on_behalf,
            series,
            attendance: Vec::new(),
            sequence: 0,
            state: RegistrationState::Waitlisted { position: u32::MAX },
        }
    }

    /// The op that waits for a registration, if one does.
    #[must_use]
    pub fn waiting_op(&self, registration: RegistrationId) -> Option<OpId> {
        self.outbox.iter().find_map(|(entry, _)| match Mutation::decode(&entry.encoded()) {
            Ok(Mutation::PlaceRegistration(r)) if r.registration == registration => Some(entry.op),
            Ok(Mutation::CancelRegistration(r)) if r.registration == registration => Some(entry.op),
            Ok(Mutation::AcceptOffer(r)) if r.registration == registration => Some(entry.op),
            _ => None,
        })
    }
}

/// A date as this phone knows it, where it knows its own registrations.
fn book_date<'a>(date: &OccurrenceView<'a>, own: &[Registration]) -> BookDate<'a> {
    let id = date.occurrence.id;
    let known = date.availability.unwrap_or_else(|| Availability::none(id));
    let own_seats: u32 = own.iter().filter(|r| r.holds(id)).map(|r| u32::from(r.persons)).sum();
    BookDate {
        occurrence: date.occurrence,
        others_taken: known.taken.saturating_sub(own_seats),
        others_waiting_households: known.waiting_households,
    }
}
#[cfg(test)]
mod tests;
