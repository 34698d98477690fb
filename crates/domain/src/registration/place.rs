//! Registering a household.

use minicbor::{Decode, Encode};

use super::{
    Answer, Book, Decision, Refusal, Registration, RegistrationState, SeriesPlaces,
    household::{Household, check_household},
    share::share,
};
use crate::{Covers, OccurrenceId, RegistrationId, Terms};

/// A household wants to come.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PlaceRegistration {
    /// The id the registration gets.
    #[n(0)]
    pub registration: RegistrationId,
    /// The date; any one of a series that is registered for as a whole.
    #[n(1)]
    pub occurrence: OccurrenceId,
    /// How many persons.
    #[n(2)]
    pub persons: u16,
    /// Their names, where given.
    #[n(3)]
    pub names: Vec<String>,
    /// Their ages, where the activity has limits.
    #[n(4)]
    #[cbor(default, skip_if = "Vec::is_empty")]
    pub ages: Vec<u8>,
    /// Answers to what the activity asks.
    #[n(5)]
    #[cbor(default, skip_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Whether it is for every date of the series that lies ahead.
    #[n(6)]
    #[cbor(default, skip_if = "is_false")]
    pub series: bool,
    /// Whether it is for somebody else, whom nothing here names.
    #[n(7)]
    #[cbor(default, skip_if = "is_false")]
    pub on_behalf: bool,
    /// Whether the app that it was made with asks for ages and answers. What an older one could not ask for is
    /// not missed.
    #[n(8)]
    #[cbor(default, skip_if = "is_false")]
    pub was_asked: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the derived encoder calls it so")]
fn is_false(value: &bool) -> bool {
    !value
}

impl PlaceRegistration {
    /// A household of so many for one date, of whom nothing else is said.
    #[must_use]
    pub fn new(registration: RegistrationId, occurrence: OccurrenceId, persons: u16) -> Self {
        Self {
            registration,
            occurrence,
            persons,
            names: Vec::new(),
            ages: Vec::new(),
            answers: Vec::new(),
            series: false,
            on_behalf: false,
            was_asked: true,
        }
    }
}

/// Decides what a household gets: seats for all of it, or a place on the waitlist for all of it.
///
/// Of a series it gets seats on every date that lies ahead, or waits for all of them.
///
/// # Errors
/// A [`Refusal`] when the rules say no; nothing changes then.
pub fn place_registration(
    book: &Book<'_>,
    request: &PlaceRegistration,
) -> Result<Decision, Refusal> {
    let terms = check_open(book, request)?;
    let Household { names, ages, answers } = check_household(book, terms, request)?;
    if request.on_behalf && !book.may_act_on_behalf {
        return Err(Refusal::NotAllowed);
    }
    if book.registrations.iter().any(|r| r.id == request.registration) {
        return Err(Refusal::DuplicateRegistration);
    }
    if !request.on_behalf && has_one_already(book, request) {
        return Err(Refusal::AlreadyRegistered);
    }
    let placed = Registration {
        id: request.registration,
        occurrence: request.occurrence,
        owner: book.actor,
        persons: request.persons,
        names,
        ages,
        answers,
        on_behalf: request.on_behalf,
        series: request.series.then(|| SeriesPlaces {
            activity: book.activity.id,
            dates: Vec::new(),
            declined: Vec::new(),
        }),
        attendance: Vec::new(),
        sequence: book.next_sequence(),
        // Last in the line; whoever fits, this household among them, is then given seats.
        state: RegistrationState::Waitlisted { position: u32::MAX },
    };
    let arrived = Some(placed.id);
    Ok(share(book, vec![placed], arrived))
}

fn check_open<'a>(book: &Book<'a>, request: &PlaceRegistration) -> Result<&'a Terms, Refusal> {
    let named = book.date(request.occurrence).ok_or(Refusal::UnknownOccurrence)?;
    if !book.activity.is_running() {
        return Err(Refusal::ActivityCancelled);
    }
    let terms = book.activity.terms().ok_or(Refusal::NoRegistrationNeeded)?;
    match (&terms.covers, request.series) {
        (Covers::Date, false) => check_date(book, terms, named),
        (Covers::Series(_), true) => check_series(book, terms),
        (Covers::Date, true) => Err(Refusal::SingleDatesOnly),
        (Covers::Series(_), false) if request.was_asked => Err(Refusal::WholeSeriesOnly),
        // An app that does not know of series would not know that refusal.
        (Covers::Series(_), false) => Err(Refusal::NotUnderstood),
    }?;
    Ok(terms)
}

fn check_date(book: &Book<'_>, terms: &Terms, date: &crate::Occurrence) -> Result<(), Refusal> {
    if !date.is_scheduled() {
        return Err(Refusal::ActivityCancelled);
    }
    let Some(now) = book.now else { return Ok(()) };
    if now >= date.ends_at {
        return Err(Refusal::Past);
    }
    if date.opens_at(terms).is_some_and(|opens_at| now < opens_at) {
        return Err(Refusal::NotOpenYet);
    }
    if now >= date.closes_at(terms) {
        return Err(Refusal::Closed);
    }
    Ok(())
}

/// A series is open from the first date's opening until the last one's closing.
fn check_series(book: &Book<'_>, terms: &Terms) -> Result<(), Refusal> {
    let scheduled = || book.series_dates().filter(|date| date.is_scheduled());
    let first = scheduled().min_by_key(|date| date.starts_at).ok_or(Refusal::ActivityCancelled)?;
    let Some(now) = book.now else { return Ok(()) };
    if scheduled().all(|date| now >= date.ends_at) {
        return Err(Refusal::Past);
    }
    if first.opens_at(terms).is_some_and(|opens_at| now < opens_at) {
        return Err(Refusal::NotOpenYet);
    }
    if scheduled().all(|date| now >= date.closes_at(terms)) {
        return Err(Refusal::Closed);
    }
    Ok(())
}

/// A household of one's own registers once for a date.
fn has_one_already(book: &Book<'_>, request: &PlaceRegistration) -> bool {
    book.registrations.iter().any(|known| {
        let is_own = known.owner == book.actor && !known.on_behalf && known.is_active();
        is_own && (request.series || known.wants(request.occurrence))
    })
}
