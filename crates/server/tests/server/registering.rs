//! Registering beyond a seat on a date: offers, series, held seats, staff, and what is forgotten when it is over.

use sammen_domain::{
    AcceptOffer, Answer, AnswerValue, Attendance, CancelRegistration, Covers, Held, Mutation,
    OccurrenceId, OwnerId, Per, PlaceRegistration, Question, QuestionKind, Refusal, RegistrationId,
    RegistrationState, SignUp, Terms, Text,
};
use sammen_server::{
    Settled, StaffDecision, StaffError, call_off_date, cancel_household, change_seats,
    import::Content, note_attendance, register_household, settle_due,
};
use uuid::Uuid;

use crate::{
    fixture::{NOW, STARTS_AT, Server, area, content, occurrence_id},
    phone::Phone,
};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const ENDS_AT: i64 = STARTS_AT + 2 * HOUR;
const STAFF: OwnerId = OwnerId([0x5a; 32]);

/// Content whose activity has other terms.
pub fn with_terms(capacities: &[u32], change: impl FnOnce(&mut Terms)) -> Content {
    let mut content = content(capacities);
    if let SignUp::Registration(terms) = &mut content.activities[0].sign_up {
        change(terms);
    }
    content
}

/// Content whose activity is registered for as a whole, with dates a week apart.
pub fn series(capacities: &[u32], change: impl FnOnce(&mut Terms)) -> Content {
    let mut content = with_terms(capacities, change);
    for (week, date) in (0..).zip(&mut content.occurrences) {
        date.starts_at += week * 7 * DAY;
        date.ends_at += week * 7 * DAY;
    }
    let dates = content.occurrences.iter().map(|date| date.id).collect();
    if let SignUp::Registration(terms) = &mut content.activities[0].sign_up {
        terms.covers = Covers::Series(dates);
    }
    content
}

async fn server(content: &Content) -> Server {
    let server = Server::empty().await;
    server.apply(content).await;
    server
}

async fn settle(server: &Server) -> Settled {
    settle_due(&server.database, &server.clock).await.unwrap()
}

async fn staff<T>(
    server: &Server,
    decide: impl AsyncFnOnce(&mut sammen_server::Connection) -> Result<T, StaffError>,
) -> Result<T, StaffError> {
    let mut transaction = server.database.write().await.unwrap();
    let decided = decide(&mut transaction).await?;
    transaction.commit().await.unwrap();
    Ok(decided)
}

async fn place(phone: &Phone, request: PlaceRegistration) -> RegistrationId {
    let registration = request.registration;
    phone.enqueue(&Mutation::PlaceRegistration(request).encode()).await;
    registration
}

fn request(occurrence: OccurrenceId, persons: u16) -> PlaceRegistration {
    PlaceRegistration::new(RegistrationId(Uuid::new_v4()), occurrence, persons)
}

fn whole_series(persons: u16) -> PlaceRegistration {
    PlaceRegistration { series: true, ..request(occurrence_id(0), persons) }
}

async fn accept(phone: &Phone, registration: RegistrationId) {
    let accept = AcceptOffer { registration, occurrence: occurrence_id(0) };
    phone.enqueue(&Mutation::AcceptOffer(accept).encode()).await;
}

#[tokio::test]
async fn a_family_of_five_is_offered_seats_together_and_accepts_without_a_network() {
    let server = server(&with_terms(&[5], |terms| terms.offer_hours = Some(6))).await;
    let (first, family) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let date = occurrence_id(0);
    let theirs = first.place(date, 3).await;
    first.sync().await;
    let five = family.place(date, 5).await;
    family.sync().await;
    assert_eq!(family.state(five).await, Some(RegistrationState::Waitlisted { position: 1 }));

    first.cancel(theirs, date).await;
    first.sync().await;
    family.sync().await;
    let until = NOW + 6 * HOUR;
    assert_eq!(family.state(five).await, Some(RegistrationState::Offered { until }));
    assert_eq!(family.view().await.availability[&date].taken, 5);

    accept(&family, five).await;
    let pending = family.view().await;
    assert!(pending.registration(five).unwrap().accepted.is_some(), "said, and not decided");
    assert_eq!(family.state(five).await, Some(RegistrationState::Offered { until }));
    server.set_now(until - 1);
    family.sync().await;
    assert_eq!(family.state(five).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn an_offer_that_nobody_answers_ends_by_the_servers_clock_and_goes_to_the_next() {
    let server = server(&with_terms(&[2], |terms| terms.offer_hours = Some(6))).await;
    let mut phones = Vec::new();
    let mut placed = Vec::new();
    for secret in 1..=3 {
        let phone = Phone::new(&server, secret).await;
        placed.push(phone.place(occurrence_id(0), 2).await);
        phone.sync().await;
        phones.push(phone);
    }
    phones[0].cancel(placed[0], occurrence_id(0)).await;
    phones[0].sync().await;
    server.set_now(NOW + 6 * HOUR - 1);
    assert_eq!(settle(&server).await, Settled::default(), "there is time left");
    server.set_now(NOW + 6 * HOUR);
    assert_eq!(settle(&server).await, Settled { books: 1, registrations: 2 });
    assert_eq!(settle(&server).await, Settled::default(), "once is enough");
    for phone in &phones {
        phone.sync().await;
    }
    assert_eq!(phones[1].state(placed[1]).await, Some(RegistrationState::Lapsed));
    let until = NOW + 12 * HOUR;
    assert_eq!(phones[2].state(placed[2]).await, Some(RegistrationState::Offered { until }));

    accept(&phones[1], placed[1]).await;
    phones[1].sync().await;
    let first = RegistrationState::Waitlisted { position: 1 };
    assert_eq!(phones[1].state(placed[1]).await, Some(first), "its place in line was kept");
}

#[tokio::test]
async fn a_household_has_the_whole_series_or_waits_and_may_leave_out_a_date() {
    let server = server(&series(&[4, 2], |_| {})).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let a = place(&first, whole_series(2)).await;
    let alone = place(&first, request(occurrence_id(0), 1)).await;
    first.sync().await;
    let b = place(&second, whole_series(2)).await;
    second.sync().await;
    assert_eq!(first.state(a).await, Some(RegistrationState::Confirmed));
    assert_eq!(first.state(alone).await, None);
    assert_eq!(first.view().await.refused[0].refusal, Refusal::WholeSeriesOnly);
    assert_eq!(second.state(b).await, Some(RegistrationState::Waitlisted { position: 1 }));
    let seats =
        |view: &sammen_sync::View| [0, 1].map(|n| view.availability[&occurrence_id(n)].taken);
    assert_eq!(seats(&second.view().await), [2, 2]);

    let only = Some(occurrence_id(1));
    let leave = CancelRegistration { only, ..CancelRegistration::new(a, occurrence_id(0)) };
    first.enqueue(&Mutation::CancelRegistration(leave).encode()).await;
    first.sync().await;
    second.sync().await;
    assert_eq!(second.state(b).await, Some(RegistrationState::Confirmed));
    assert_eq!(seats(&second.view().await), [4, 2]);
    let view = first.view().await;
    let date = view.occurrence(occurrence_id(1)).unwrap().occurrence;
    assert!(view.registration_for(date).unwrap().left(date.id).is_some());
}

#[tokio::test]
async fn a_date_added_to_a_series_takes_in_those_who_have_seats() {
    let server = server(&series(&[4], |_| {})).await;
    let phone = Phone::new(&server, 1).await;
    let registration = place(&phone, whole_series(3)).await;
    phone.sync().await;
    assert_eq!(server.apply(&series(&[4, 4], |_| {})).await.moved, 1);
    phone.sync().await;
    let view = phone.view().await;
    let known = &view.registration(registration).unwrap().registration;
    assert!(known.holds(occurrence_id(0)) && known.holds(occurrence_id(1)));
    assert_eq!(view.availability[&occurrence_id(1)].taken, 3);
    // Without dates that anybody can come to, nothing of the registration is lost.
    assert_eq!(server.apply(&series(&[4], |_| {})).await.cancelled, 1);
    phone.sync().await;
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn held_seats_are_told_used_by_staff_and_released_in_time() {
    let held = Held { seats: 3, released_hours_before: 24 };
    let server = server(&with_terms(&[5], |terms| terms.held = Some(held))).await;
    let phone = Phone::new(&server, 1).await;
    phone.sync().await;
    let date = occurrence_id(0);
    assert_eq!(phone.view().await.availability[&date].taken, 3, "nobody registered yet");
    let waiting = phone.place(date, 3).await;
    phone.sync().await;
    assert_eq!(phone.state(waiting).await, Some(RegistrationState::Waitlisted { position: 1 }));

    let at = StaffDecision { area: &area(), date, now: NOW };
    let someone = request(date, 1);
    staff(&server, async |on| register_household(on, at, STAFF, &someone).await).await.unwrap();
    let again = staff(&server, async |on| register_household(on, at, STAFF, &someone).await).await;
    assert!(matches!(again, Err(StaffError::Refused(Refusal::DuplicateRegistration))));
    phone.sync().await;
    assert_eq!(phone.view().await.availability[&date].taken, 3);
    assert_eq!(phone.view().await.registrations.len(), 1, "whom staff register nobody else sees");

    server.set_now(STARTS_AT - 24 * HOUR);
    settle(&server).await;
    phone.sync().await;
    assert_eq!(phone.state(waiting).await, Some(RegistrationState::Confirmed));
    assert_eq!(phone.view().await.availability[&date].taken, 4);
}

#[tokio::test]
async fn a_phone_does_not_register_others_unless_the_server_lets_it() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    let other = PlaceRegistration { on_behalf: true, ..request(occurrence_id(0), 1) };
    place(&phone, other).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[0].refusal, Refusal::NotAllowed);
}

#[tokio::test]
async fn staff_change_seats_cancel_and_call_off() {
    let server = Server::with_seats(&[2]).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let date = occurrence_id(0);
    let (a, b) = (first.place(date, 2).await, second.place(date, 3).await);
    first.sync().await;
    second.sync().await;
    let at = StaffDecision { area: &area(), date, now: NOW };
    let moved = staff(&server, async |on| change_seats(on, at, 5).await).await.unwrap();
    assert_eq!(moved, 1);
    second.sync().await;
    assert_eq!(second.state(b).await, Some(RegistrationState::Confirmed));

    staff(&server, async |on| cancel_household(on, at, a).await).await.unwrap();
    first.sync().await;
    assert_eq!(first.state(a).await, Some(RegistrationState::CancelledByStaff));

    let reason = Text::new("da", "Kokken er syg");
    let why = reason.clone();
    staff(&server, async |on| call_off_date(on, at, why).await).await.unwrap();
    second.sync().await;
    let view = second.view().await;
    let state = &view.occurrence(date).unwrap().occurrence.state;
    assert_eq!(*state, sammen_domain::OccurrenceState::Cancelled { reason });
    assert_eq!(second.state(b).await, Some(RegistrationState::Confirmed), "it stays to be seen");

    let gone = StaffDecision { date: occurrence_id(9), ..at };
    let unknown = staff(&server, async |on| change_seats(on, gone, 5).await).await;
    assert!(matches!(unknown, Err(StaffError::Refused(Refusal::UnknownOccurrence))));
    let over = StaffDecision { now: ENDS_AT, ..at };
    let late = staff(&server, async |on| change_seats(on, over, 9).await).await;
    assert!(matches!(late, Err(StaffError::Refused(Refusal::Past))));
}

#[tokio::test]
async fn who_came_is_noted_without_consequence() {
    let server = Server::with_seats(&[2]).await;
    let phone = Phone::new(&server, 1).await;
    let date = occurrence_id(0);
    let registration = phone.place(date, 2).await;
    phone.sync().await;
    let area = area();
    let note = |now| StaffDecision { area: &area, date, now };

    let missed = Attendance::DidNotCome;
    let early =
        staff(&server, async |on| note_attendance(on, note(NOW), registration, missed).await);
    assert!(matches!(early.await, Err(StaffError::Refused(Refusal::NotBegun))));
    let noted =
        staff(&server, async |on| note_attendance(on, note(STARTS_AT), registration, missed).await);
    noted.await.unwrap();
    phone.sync().await;
    let view = phone.view().await;
    let known = &view.registration(registration).unwrap().registration;
    assert_eq!((known.attendance(date), known.state), (missed, RegistrationState::Confirmed));
}

fn asking() -> Content {
    let mut content = with_terms(&[4], |terms| {
        terms.names_required = true;
        terms.questions = vec![Question {
            key: "mad".into(),
            label: Text::new("da", "Hvad spiser I ikke?"),
            kind: QuestionKind::Text,
            per: Per::Household,
            required: true,
        }];
    });
    content.activities[0].ages = Some((0, 12));
    content
}

#[tokio::test]
async fn what_a_household_says_is_kept_until_a_day_after_the_end_and_then_nowhere() {
    let server = server(&asking()).await;
    let phone = Phone::new(&server, 1).await;
    let value = AnswerValue::Text("Nødder".into());
    let said = PlaceRegistration {
        names: vec!["Ida".into()],
        ages: vec![7],
        answers: vec![Answer { question: "mad".into(), participant: None, value }],
        ..request(occurrence_id(0), 1)
    };
    let registration = place(&phone, said.clone()).await;
    phone.sync().await;
    let known = phone.view().await.registration(registration).unwrap().registration.clone();
    assert_eq!(
        (&known.names, &known.ages, &known.answers),
        (&said.names, &said.ages, &said.answers)
    );
    assert_eq!(known.state, RegistrationState::Confirmed);

    server.set_now(ENDS_AT + DAY - 1);
    settle(&server).await;
    assert_eq!(stored(&server).await, r#"["Ida"] [7] 1"#);
    server.set_now(ENDS_AT + DAY);
    settle(&server).await;
    assert_eq!(stored(&server).await, "[] [] 0");
    phone.sync().await;
    let known = phone.view().await.registration(registration).unwrap().registration.clone();
    assert!(!known.is_personal(), "the phone forgets it too");
    assert_eq!((known.persons, known.state), (1, RegistrationState::Confirmed));
    let mut tables = server.database.read().await.unwrap();
    let count = "SELECT registrations FROM forgotten";
    let counted: i64 = tables.fetch_one(count, &[]).await.unwrap().take(0).unwrap();
    assert_eq!(counted, 1);
}

/// Names, ages and how many answers are stored.
async fn stored(server: &Server) -> String {
    let mut tables = server.database.read().await.unwrap();
    let find = "SELECT names, ages, answers FROM registration";
    let mut row = tables.fetch_one(find, &[]).await.unwrap();
    let (names, ages): (String, String) = (row.take(0).unwrap(), row.take(1).unwrap());
    let answers: String = row.take(2).unwrap();
    format!("{names} {ages} {}", answers.matches("mad").count())
}

#[tokio::test]
async fn a_missing_age_or_answer_is_refused_by_name() {
    let server = server(&asking()).await;
    let phone = Phone::new(&server, 1).await;
    let named = PlaceRegistration { names: vec!["Ida".into()], ..request(occurrence_id(0), 1) };
    place(&phone, named.clone()).await;
    let aged = PlaceRegistration { ages: vec![30], ..named.clone() };
    place(&phone, PlaceRegistration { registration: new_id(), ..aged }).await;
    let young = PlaceRegistration { ages: vec![7], ..named };
    place(&phone, PlaceRegistration { registration: new_id(), ..young }).await;
    phone.sync().await;
    let refused: Vec<Refusal> = phone.view().await.refused.iter().map(|r| r.refusal).collect();
    let expect = [
        Refusal::AgeMissing,
        Refusal::AgeOutside { youngest: 0, oldest: 12 },
        Refusal::AnswerMissing { question: 0 },
    ];
    assert!(expect.iter().all(|refusal| refused.contains(refusal)), "{refused:?}");
}

fn new_id() -> RegistrationId {
    RegistrationId(Uuid::new_v4())
}
