//! One date and all that is registered for it.

use sammen_domain::{
    Activity, ActivityId, ActivityState, Audience, Availability, Book, CancelRegistration, Cost,
    Decision, LocalDate, LocalDateTime, Occurrence, OccurrenceId, OccurrenceState, OwnerId,
    PartnerId, PlaceId, PlaceRegistration, Refusal, Registration, RegistrationId,
    RegistrationState, SignUp, Text, Theme, UnixSeconds, cancel_registration, place_registration,
    reconsider,
};
use uuid::Uuid;

pub const HOUSEHOLD_MAX: u16 = 6;
pub const STARTS_AT: UnixSeconds = 1_000_000;
pub const ENDS_AT: UnixSeconds = STARTS_AT + 7_200;

pub struct World {
    pub activity: Activity,
    pub occurrence: Occurrence,
    pub registrations: Vec<Registration>,
    pub now: Option<UnixSeconds>,
}

impl World {
    pub fn new(capacity: u32) -> Self {
        let activity = ActivityId(Uuid::from_u128(1));
        let at = LocalDateTime { date: LocalDate(11), minute: 0 };
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
                sign_up: SignUp::Registration {
                    capacity,
                    household_max: HOUSEHOLD_MAX,
                    names_required: false,
                    opens_hours_before: Some(48),
                    closes_hours_before: 2,
                },
                series: false,
                state: ActivityState::Running,
            },
            occurrence: Occurrence {
                id: OccurrenceId(Uuid::from_u128(4)),
                activity,
                starts: at,
                ends: at,
                starts_at: STARTS_AT,
                ends_at: ENDS_AT,
                capacity: None,
                state: OccurrenceState::Scheduled,
                change: None,
            },
            registrations: vec![],
            now: Some(STARTS_AT - 24 * 3_600),
        }
    }

    pub fn book(&self, actor: OwnerId) -> Book<'_> {
        Book {
            activity: &self.activity,
            occurrence: &self.occurrence,
            registrations: &self.registrations,
            others_confirmed: 0,
            others_waiting_households: 0,
            actor,
            now: self.now,
        }
    }

    /// The book of a phone that knows nobody's registrations but its own, which it has none of.
    pub fn book_on_a_phone(&self, actor: OwnerId) -> Book<'_> {
        let known = self.availability();
        Book {
            registrations: &[],
            others_confirmed: known.confirmed,
            others_waiting_households: known.waiting_households,
            now: None,
            ..self.book(actor)
        }
    }

    pub fn availability(&self) -> Availability {
        self.book(owner(0)).availability_after(&Decision::default())
    }

    pub fn request(&self, id: u128, persons: u16) -> PlaceRegistration {
        PlaceRegistration {
            registration: registration(id),
            occurrence: self.occurrence.id,
            persons,
            names: vec![],
        }
    }

    pub fn place(&mut self, by: u8, id: u128, persons: u16) -> Result<Decision, Refusal> {
        let request = self.request(id, persons);
        let decision = place_registration(&self.book(owner(by)), &request)?;
        Ok(self.store(decision))
    }

    pub fn cancel(&mut self, by: u8, id: u128) -> Result<Decision, Refusal> {
        let request =
            CancelRegistration { registration: registration(id), occurrence: self.occurrence.id };
        let decision = cancel_registration(&self.book(owner(by)), &request)?;
        Ok(self.store(decision))
    }

    pub fn set_capacity(&mut self, capacity: u32) -> Decision {
        self.occurrence.capacity = Some(capacity);
        let decision = reconsider(&self.book(owner(0)), vec![]);
        self.store(decision)
    }

    pub fn state(&self, id: u128) -> RegistrationState {
        self.registrations.iter().find(|r| r.id == registration(id)).unwrap().state
    }

    fn store(&mut self, decision: Decision) -> Decision {
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
