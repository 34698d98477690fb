//! What the secretariat has written of an area, and how it changes it.

use std::collections::BTreeMap;

use sammen_domain::{
    Activity, ActivityId, ActivityState, Area, AreaId, Audience, Contact, Cost, Covers, Held,
    LocalDate, LocalDateTime, Occurrence, OccurrenceId, OccurrenceState, Partner, PartnerId, Place,
    PlaceId, SignUp, Terms, Text, Theme, ToyId, UnixSeconds,
};
use sammen_server::import::Content;
use uuid::Uuid;

use crate::{Edit, Rules};

/// The server's clock when a case begins.
pub(crate) const BEGIN: UnixSeconds = 1_800_000_000;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// The toy that an activity lends; there are two of it.
pub(crate) fn toy_id(activity: u8) -> ToyId {
    ToyId(Uuid::from_u128(0x70_0000 + u128::from(activity)))
}

/// When registration closes.
pub(crate) const CLOSES_HOURS_BEFORE: u32 = 1;
/// The most that one household may bring.
pub(crate) const HOUSEHOLD_MAX: u16 = 6;

/// One date, as the secretariat has it.
#[derive(Clone, Copy, Debug)]
struct Date {
    seats: u8,
    listed: bool,
    cancelled: bool,
}

/// What the secretariat has written of an area.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    area: AreaId,
    number: u8,
    name: u8,
    dates: Vec<Date>,
    rules: Rules,
}

impl Script {
    pub(crate) fn new(number: u8, seats: &[u8], rules: Rules) -> Self {
        let date = |seats| Date { seats, listed: true, cancelled: false };
        Self {
            area: area_id(number),
            number,
            name: 0,
            dates: seats.iter().copied().map(date).collect(),
            rules,
        }
    }

    pub(crate) fn dates(&self) -> u8 {
        u8::try_from(self.dates.len()).expect("a case has few dates")
    }

    pub(crate) fn change(&mut self, edit: Edit) {
        let count = self.dates.len();
        let mut with = |date: u8, change: &dyn Fn(&mut Date)| {
            change(&mut self.dates[usize::from(date) % count]);
        };
        match edit {
            Edit::Seats { date, seats } => with(date, &|date| date.seats = seats),
            Edit::Listed { date, listed } => with(date, &|date| date.listed = listed),
            Edit::Cancelled { date, cancelled } => with(date, &|date| date.cancelled = cancelled),
            Edit::Renamed { name } => self.name = name,
        }
    }

    pub(crate) fn content(&self) -> Content {
        let text = |words: &str| Text::new("da", words);
        let partner = PartnerId(Uuid::from_u128(1));
        let place = PlaceId(Uuid::from_u128(2));
        let listed = (0..).zip(&self.dates).filter(|(_, date)| date.listed);
        let occurrences: Vec<_> = listed
            .map(|(n, date)| occurrence(self.number, n, activity_id(n % ACTIVITIES), *date))
            .collect();
        Content {
            area: Area {
                id: self.area.clone(),
                name: text("Høje Gladsaxe"),
                part_of: text("Søborg"),
                time_zone: "Europe/Copenhagen".into(),
            },
            partners: vec![Partner {
                id: partner,
                name: text("Beboerrådgivningen"),
                description: Text::default(),
                contact: Contact::default(),
            }],
            places: vec![Place {
                id: place,
                name: text("Byens Arena"),
                description: Text::default(),
                address: Text::default(),
                accessibility: Text::default(),
                opening_hours: vec![],
                partner: Some(partner),
            }],
            services: vec![],
            activities: (0..ACTIVITIES)
                .map(|number| Activity {
                    id: activity_id(number),
                    title: text(&format!("Fællesspisning {}", self.name)),
                    description: Text::default(),
                    place,
                    organiser: partner,
                    audiences: vec![Audience::Everyone],
                    ages: None,
                    themes: vec![Theme::Food],
                    cost: Cost::Free,
                    languages: vec!["da".into()],
                    sign_up: SignUp::Registration(self.terms(activity_id(number), &occurrences)),
                    series: true,
                    state: ActivityState::Running,
                })
                .collect(),
            occurrences,
            programmes: BTreeMap::new(),
            numbered_seats: self.numbered_seats(),
        }
    }

    /// What the seats are called, where they are numbered.
    fn numbered_seats(&self) -> BTreeMap<ActivityId, Text> {
        let activities = (0..ACTIVITIES).filter(|_| self.rules.numbered);
        activities.map(|number| (activity_id(number), Text::new("da", "stade"))).collect()
    }

    pub(crate) fn is_series(&self) -> bool {
        self.rules.series
    }

    fn terms(&self, activity: ActivityId, occurrences: &[Occurrence]) -> Terms {
        let Rules { series, offer_hours, held, released_hours_before, .. } = self.rules;
        let dates = occurrences.iter().filter(|date| date.activity == activity);
        let dates = || dates.map(|date| date.id).collect();
        Terms {
            household_max: HOUSEHOLD_MAX,
            closes_hours_before: CLOSES_HOURS_BEFORE,
            covers: if series { Covers::Series(dates()) } else { Covers::Date },
            offer_hours: (offer_hours > 0).then_some(offer_hours.into()),
            held: (held > 0).then_some(Held {
                seats: held.into(),
                released_hours_before: released_hours_before.into(),
            }),
            ..Terms::new(10)
        }
    }
}

pub(crate) fn area_id(number: u8) -> AreaId {
    AreaId::new(format!("area-{number}")).expect("a plain name")
}

/// The dates take turns between so many activities.
pub(crate) const ACTIVITIES: u8 = 2;

pub(crate) fn activity_id(number: u8) -> ActivityId {
    ActivityId(Uuid::from_u128(3 + u128::from(number)))
}

pub(crate) fn occurrence_id(area: u8, date: u8) -> OccurrenceId {
    OccurrenceId(Uuid::from_u128(0x0cc0_0000 + (u128::from(area) << 8) + u128::from(date)))
}

/// When a date begins.
pub(crate) fn starts_at(date: u8) -> UnixSeconds {
    BEGIN + (1 + i64::from(date)) * DAY
}

/// Whether registration for a date is open by the server's clock.
pub(crate) fn is_open(date: u8, now: UnixSeconds) -> bool {
    now < starts_at(date) - i64::from(CLOSES_HOURS_BEFORE) * HOUR
}

fn occurrence(area: u8, n: u8, activity: ActivityId, date: Date) -> Occurrence {
    let (starts_at, ends_at) = (starts_at(n), starts_at(n) + 2 * HOUR);
    let at = |seconds: i64| LocalDateTime {
        date: LocalDate(i32::try_from(seconds / DAY).expect("within the calendar")),
        minute: 0,
    };
    Occurrence {
        id: occurrence_id(area, n),
        activity,
        starts: at(starts_at),
        ends: at(ends_at),
        starts_at,
        ends_at,
        capacity: Some(date.seats.into()),
        state: if date.cancelled {
            OccurrenceState::Cancelled { reason: Text::default() }
        } else {
            OccurrenceState::Scheduled
        },
        change: None,
    }
}
