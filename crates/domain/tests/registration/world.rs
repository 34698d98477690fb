//! One activity, its dates and all that is registered for them.

use sammen_domain::{
    AcceptOffer, Activity, ActivityId, ActivityState, Audience, Availability, Book, BookDate,
    CancelRegistration, Cost, Covers, Decision, LocalDate, LocalDateTime, Occurrence, OccurrenceId,
    OccurrenceState, OwnerId, PartnerId, PlaceId, PlaceRegistration, Refusal, Registration,
    RegistrationId, RegistrationState, SignUp, Terms, Text, Theme, UnixSeconds, accept_offer,
    cancel_registration, place_registration, reconsider,
};
use uuid::Uuid;

pub const HOUSEHOLD_MAX: u16 = 6;
pub const STARTS_AT: UnixSeconds = 1_000_000;
pub const ENDS_AT: UnixSeconds = STARTS_AT + 7_200;

pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 24 * HOUR;

#[derive(Debug)]
pub struct World {
    pub activity: Activity,
    /// A week apart; the first starts at [`STARTS_AT`].
    pub dates: Vec<Occurrence>,
    pub registrations: Vec<Registration>,
    pub now: Option<UnixSeconds>,
}

impl World {
    /// One date with so many seats.
    pub fn new(capacity: u32) -> Self {
        Self::with_dates(&[capacity])
    }

    /// A date with so many seats for each.
    pub fn with_dates(capacities: &[u32]) -> Self {
        let activity = ActivityId(Uuid::from_u128(1));
        let dates = (0..).zip(capacities).map(|(n, seats)| date(activity, n, *seats)).collect();
        let terms = Terms {
            household_max: HOUSEHOLD_MAX,
            opens_hours_before: Some(48),
            closes_hours_before: 2,
            ..Terms::new(1)
        };
        Self {
            activity: Activity {
                id: activity,
                title: Text::new("da", "Fællesspisning"),
                description: Text::default(),
                place: PlaceId(Uuid::from_u128(2)),
                organiser: PartnerId(Uuid::from_u128(3)),
                audiences: vec![Audience::Everyone],
                ages: None,
                themes: vec![Theme::Food],
                cost: Cost::Free,
                languages: vec![],
                sign_up: SignUp::Registration(terms),
                series: false,
                state: ActivityState::Running,
            },
            dates,
            registrations: vec![],
            now: Some(STARTS_AT - DAY),
        }
    }

    /// A series that is registered for as a whole.
    pub fn series(capacities: &[u32]) -> Self {
        let mut world = Self::with_dates(capacities);
        world.terms().covers = Covers::Series(world.dates.iter().map(|date| date.id).collect());
        world
    }

    /// What registering asks for and gives.
    pub fn terms(&mut self) -> &mut Terms {
        match &mut self.activity.sign_up {
            SignUp::Registration(terms) => terms,
            SignUp::DropIn => unreachable!("the world takes registrations"),
        }
    }

    pub fn is_series(&self) -> bool {
        self.activity.terms().is_some_and(|terms| terms.series().is_some())
    }

    pub fn book(&self, actor: OwnerId) -> Book<'_> {
        Book {
            activity: &self.activity,
            dates: self.dates.iter().map(BookDate::new).collect(),
            registrations: &self.registrations,
            actor,
            may_act_on_behalf: true,
            now: self.now,
        }
    }

    /// The book of a phone that knows nobody's registrations but its own, which it has none of.
    pub fn book_on_a_phone(&self, actor: OwnerId) -> Book<'_> {
        let known = self.availability();
        let date = |(occurrence, known): (_, &Availability)| BookDate {
            occurrence,
            others_taken: known.taken,
            others_waiting_households: known.waiting_households,
        };
        Book {
            registrations: &[],
            dates: self.dates.iter().zip(&known).map(date).collect(),
            now: None,
            ..self.book(actor)
        }
    }

    pub fn availability(&self) -> Vec<Availability> {
        self.book(owner(0)).availability_after(&Decision::default())
    }

    pub fn request(&self, id: u128, persons: u16) -> PlaceRegistration {
        let request = PlaceRegistration::new(registration(id), self.dates[0].id, persons);
        PlaceRegistration { series: self.is_series(), ..request }
    }

    pub fn place(&mut self, by: u8, id: u128, persons: u16) -> Result<Decision, Refusal> {
        let request = self.request(id, persons);
        self.place_as(by, &request)
    }

    pub fn place_as(&mut self, by: u8, request: &PlaceRegistration) -> Result<Decision, Refusal> {
        let decision = place_registration(&self.book(owner(by)), request)?;
        Ok(self.store(decision))
    }

    pub fn place_on_behalf(&mut self, by: u8, id: u128, persons: u16) -> Result<Decision, Refusal> {
        let request = PlaceRegistration { on_behalf: true, ..self.request(id, persons) };
        self.place_as(by, &request)
    }

    pub fn cancel(&mut self, by: u8, id: u128) -> Result<Decision, Refusal> {
        self.cancel_as(by, &CancelRegistration::new(registration(id), self.dates[0].id))
    }

    pub fn cancel_only(&mut self, by: u8, id: u128, date: usize) -> Result<Decision, Refusal> {
        let (first, only) = (self.dates[0].id, Some(self.dates[date].id));
        let request =
            CancelRegistration { only, ..CancelRegistration::new(registration(id), first) };
        self.cancel_as(by, &request)
    }

    fn cancel_as(&mut self, by: u8, request: &CancelRegistration) -> Result<Decision, Refusal> {
        let decision = cancel_registration(&self.book(owner(by)), request)?;
        Ok(self.store(decision))
    }

    pub fn accept(&mut self, by: u8, id: u128) -> Result<Decision, Refusal> {
        let request = AcceptOffer { registration: registration(id), occurrence: self.dates[0].id };
        let decision = accept_offer(&self.book(owner(by)), &request)?;
        Ok(self.store(decision))
    }

    pub fn set_capacity(&mut self, date: usize, capacity: u32) -> Decision {
        self.dates[date].capacity = Some(capacity);
        self.settle()
    }

    /// The clock goes on, and the book is looked at again.
    pub fn wait(&mut self, seconds: i64) -> Decision {
        self.now = self.now.map(|now| now + seconds);
        self.settle()
    }

    pub fn settle(&mut self) -> Decision {
        let decision = reconsider(&self.book(owner(0)), vec![]);
        self.store(decision)
    }

    pub fn get(&self, id: u128) -> &Registration {
        self.registrations.iter().find(|r| r.id == registration(id)).unwrap()
    }

    /// The dates that a registration takes seats on, by their numbers.
    pub fn held(&self, id: u128) -> Vec<usize> {
        let held = self.dates.iter().enumerate().filter(|(_, date)| self.get(id).holds(date.id));
        held.map(|(number, _)| number).collect()
    }

    pub fn state(&self, id: u128) -> RegistrationState {
        self.get(id).state
    }

    pub fn store(&mut self, decision: Decision) -> Decision {
        for changed in &decision.registrations {
            match self.registrations.iter_mut().find(|r| r.id == changed.id) {
                Some(known) => *known = changed.clone(),
                None => self.registrations.push(changed.clone()),
            }
        }
        decision
    }
}

pub fn owner(number: u8) -> OwnerId {
    OwnerId([number; 32])
}

pub fn registration(id: u128) -> RegistrationId {
    RegistrationId(Uuid::from_u128(0x100 + id))
}

pub fn date(activity: ActivityId, number: i32, seats: u32) -> Occurrence {
    let at = LocalDateTime { date: LocalDate(11 + 7 * number), minute: 0 };
    let later = i64::from(number) * 7 * DAY;
    Occurrence {
        id: OccurrenceId(Uuid::from_u128(4 + u128::try_from(number).unwrap())),
        activity,
        starts: at,
        ends: at,
        starts_at: STARTS_AT + later,
        ends_at: ENDS_AT + later,
        capacity: Some(seats),
        state: OccurrenceState::Scheduled,
        change: None,
    }
}
