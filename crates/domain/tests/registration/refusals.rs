//! What the rules say no to, and in which words.

use sammen_domain::{
    ActivityState, Answer, AnswerValue, Book, Choice, Covers, OccurrenceState, Per,
    PlaceRegistration, Question, QuestionKind, Refusal, SignUp, Text, place_registration,
};

use crate::world::{ENDS_AT, HOUSEHOLD_MAX, STARTS_AT, World, owner};

fn check(change: impl FnOnce(&mut World, &mut PlaceRegistration), expect: Option<Refusal>) {
    let mut world = World::new(10);
    let mut request = world.request(1, 2);
    change(&mut world, &mut request);
    let decided = place_registration(&world.book(owner(1)), &request);
    assert_eq!(decided.err(), expect, "{request:?}");
}

fn require_names(world: &mut World) {
    world.terms().names_required = true;
}

#[test]
fn a_household_has_a_size() {
    let size = Some(Refusal::HouseholdSize { max: HOUSEHOLD_MAX });
    check(|_, request| request.persons = 0, size);
    check(|_, request| request.persons = 1, None);
    check(|_, request| request.persons = HOUSEHOLD_MAX, None);
    check(|_, request| request.persons = HOUSEHOLD_MAX + 1, size);
    check(|_, request| request.names = vec!["A".into(); 3], size);
}

#[test]
fn names_are_needed_where_the_activity_asks_for_them() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    check(|world, _| require_names(world), Some(Refusal::NameMissing));
    let ask = |given: Vec<String>| {
        move |world: &mut World, request: &mut PlaceRegistration| {
            require_names(world);
            request.names = given;
        }
    };
    check(ask(names(&["A", "  "])), Some(Refusal::NameMissing));
    check(ask(names(&["A", "B"])), None);
    check(|_, request| request.names = vec!["æ".repeat(100)], None);
    let too_long = Some(Refusal::NameTooLong { max: 100 });
    check(|_, request| request.names = vec!["æ".repeat(101)], too_long);
}

#[test]
fn registration_opens_and_closes_by_the_servers_clock() {
    let at = |now| move |world: &mut World, _: &mut PlaceRegistration| world.now = Some(now);
    check(at(STARTS_AT - 48 * 3_600 - 1), Some(Refusal::NotOpenYet));
    check(at(STARTS_AT - 48 * 3_600), None);
    check(at(STARTS_AT - 2 * 3_600 - 1), None);
    check(at(STARTS_AT - 2 * 3_600), Some(Refusal::Closed));
    check(at(ENDS_AT - 1), Some(Refusal::Closed));
    check(at(ENDS_AT), Some(Refusal::Past));
    check(|world, _| world.now = None, None);
}

#[test]
fn registration_opens_for_everybody_at_one_instant() {
    let opens_at = STARTS_AT - 30 * 3_600;
    let at = |now| {
        move |world: &mut World, _: &mut PlaceRegistration| {
            world.terms().opens_at = Some(opens_at);
            world.now = Some(now);
        }
    };
    check(at(opens_at - 1), Some(Refusal::NotOpenYet));
    check(at(opens_at), None);
}

#[test]
fn an_activity_with_age_limits_asks_how_old_each_is() {
    let ask = |ages: &[u8], guardians: bool| {
        let ages = ages.to_vec();
        move |world: &mut World, request: &mut PlaceRegistration| {
            world.activity.ages = Some((6, 12));
            world.terms().guardians = guardians;
            request.ages = ages;
        }
    };
    let outside = Some(Refusal::AgeOutside { youngest: 6, oldest: 12 });
    check(ask(&[], false), Some(Refusal::AgeMissing));
    check(ask(&[6], false), Some(Refusal::AgeMissing));
    check(ask(&[6, 12], false), None);
    check(ask(&[5, 12], false), outside);
    check(ask(&[6, 40], false), outside);
    check(ask(&[6, 40], true), None);
    check(ask(&[6, 17], true), outside);
    check(ask(&[40, 40], true), outside);
    let unasked = |world: &mut World, request: &mut PlaceRegistration| {
        world.activity.ages = Some((6, 12));
        request.was_asked = false;
    };
    check(unasked, None);
}

#[test]
fn what_nobody_asked_for_is_not_kept() {
    let mut world = World::new(10);
    let mut request = world.request(1, 2);
    request.ages = vec![6, 7];
    request.answers = vec![answer("mad", None, AnswerValue::YesNo(true))];
    world.place_as(1, &request).unwrap();
    assert!(!world.get(1).is_personal());
}

fn answer(question: &str, participant: Option<u16>, value: AnswerValue) -> Answer {
    Answer { question: question.to_owned(), participant, value }
}

fn asking(kind: QuestionKind, per: Per) -> Question {
    let label = Text::new("da", "Hvad spiser I ikke?");
    Question { key: "mad".to_owned(), label, kind, per, required: true }
}

#[test]
fn a_question_takes_only_its_own_answers() {
    let choices = || {
        let choice = |key: &str| Choice { key: key.to_owned(), label: Text::new("da", key) };
        vec![choice("kød"), choice("nødder")]
    };
    let ask = |kind: QuestionKind, value: AnswerValue| {
        move |world: &mut World, request: &mut PlaceRegistration| {
            world.terms().questions = vec![asking(kind, Per::Household)];
            request.answers = vec![answer("mad", None, value)];
        }
    };
    let text = |words: &str| AnswerValue::Text(words.to_owned());
    let chosen =
        |keys: &[&str]| AnswerValue::Choices(keys.iter().map(|&key| key.to_owned()).collect());
    let missing = Some(Refusal::AnswerMissing { question: 0 });
    let not_allowed = Some(Refusal::AnswerNotAllowed { question: 0 });
    check(ask(QuestionKind::Text, text("nødder")), None);
    check(ask(QuestionKind::Text, text("  ")), missing);
    check(ask(QuestionKind::Text, text(&"æ".repeat(300))), None);
    let too_long = Some(Refusal::AnswerTooLong { question: 0, max: 300 });
    check(ask(QuestionKind::Text, text(&"æ".repeat(301))), too_long);
    check(ask(QuestionKind::Text, AnswerValue::YesNo(true)), not_allowed);
    check(ask(QuestionKind::YesNo, AnswerValue::YesNo(false)), None);
    check(ask(QuestionKind::YesNo, text("ja")), not_allowed);
    check(ask(QuestionKind::OneOf(choices()), chosen(&["kød"])), None);
    check(ask(QuestionKind::OneOf(choices()), chosen(&["kød", "nødder"])), not_allowed);
    check(ask(QuestionKind::OneOf(choices()), chosen(&[])), missing);
    check(ask(QuestionKind::ManyOf(choices()), chosen(&["kød", "nødder"])), None);
    check(ask(QuestionKind::ManyOf(choices()), chosen(&["fisk"])), not_allowed);
}

#[test]
fn each_participant_answers_where_each_is_asked() {
    let ask = |participants: &[u16]| {
        let participants = participants.to_vec();
        move |world: &mut World, request: &mut PlaceRegistration| {
            world.terms().questions = vec![asking(QuestionKind::YesNo, Per::Participant)];
            let yes = |who: &u16| answer("mad", Some(*who), AnswerValue::YesNo(true));
            request.answers = participants.iter().map(yes).collect();
        }
    };
    let missing = Some(Refusal::AnswerMissing { question: 0 });
    check(ask(&[]), missing);
    check(ask(&[0]), missing);
    check(ask(&[0, 2]), missing);
    check(ask(&[1, 0]), None);
    let unasked = |world: &mut World, request: &mut PlaceRegistration| {
        ask(&[0])(world, request);
        request.was_asked = false;
    };
    check(unasked, None);
}

#[test]
fn one_registers_for_what_the_activity_offers() {
    check(|_, request| request.series = true, Some(Refusal::SingleDatesOnly));
    let whole = |world: &mut World, _: &mut PlaceRegistration| {
        world.terms().covers = Covers::Series(vec![world.dates[0].id]);
    };
    check(whole, Some(Refusal::WholeSeriesOnly));
    let from_an_older_app = |world: &mut World, request: &mut PlaceRegistration| {
        whole(world, request);
        request.was_asked = false;
    };
    check(from_an_older_app, Some(Refusal::NotUnderstood));
}

#[test]
fn only_who_may_registers_somebody_else_and_then_as_often_as_needed() {
    let mut world = World::new(10);
    world.place(1, 1, 2).unwrap();
    let request = PlaceRegistration { on_behalf: true, ..world.request(2, 1) };
    let book = Book { may_act_on_behalf: false, ..world.book(owner(1)) };
    assert_eq!(place_registration(&book, &request).err(), Some(Refusal::NotAllowed));
    world.place_on_behalf(1, 2, 1).unwrap();
    world.place_on_behalf(1, 3, 1).unwrap();
    require_names(&mut world);
    world.place_on_behalf(2, 4, 1).unwrap();
    assert_eq!(world.place(2, 5, 1), Err(Refusal::NameMissing), "for oneself names are needed");
    assert_eq!(world.place(1, 6, 1), Err(Refusal::NameMissing));
}

#[test]
fn one_registers_only_for_what_takes_place_and_takes_registrations() {
    let cancelled = Some(Refusal::ActivityCancelled);
    check(|world, _| world.activity.state = ActivityState::Cancelled, cancelled);
    let state = OccurrenceState::Cancelled { reason: Default::default() };
    check(|world, _| world.dates[0].state = state, cancelled);
    let drop_in = Some(Refusal::NoRegistrationNeeded);
    check(|world, _| world.activity.sign_up = SignUp::DropIn, drop_in);
}

#[test]
fn a_household_registers_once_for_a_date_unless_it_cancelled() {
    let mut world = World::new(10);
    world.place(1, 1, 2).unwrap();
    assert_eq!(world.place(1, 2, 2), Err(Refusal::AlreadyRegistered));
    assert_eq!(world.place(1, 1, 2), Err(Refusal::DuplicateRegistration));
    assert_eq!(world.place(2, 1, 2), Err(Refusal::DuplicateRegistration));
    world.cancel(1, 1).unwrap();
    assert_eq!(world.place(1, 1, 2), Err(Refusal::DuplicateRegistration));
    assert!(world.place(1, 2, 2).is_ok());
}

#[test]
fn only_the_owner_cancels_and_only_what_lies_ahead() {
    let mut world = World::new(10);
    world.place(1, 1, 2).unwrap();
    assert_eq!(world.cancel(2, 1), Err(Refusal::UnknownRegistration));
    assert_eq!(world.cancel(1, 9), Err(Refusal::UnknownRegistration));
    world.now = Some(ENDS_AT);
    assert_eq!(world.cancel(1, 1), Err(Refusal::Past));
    world.now = Some(ENDS_AT - 1);
    assert_eq!(world.cancel(1, 1).map(|decision| decision.registrations.len()), Ok(1));
    assert_eq!(world.cancel(1, 1).map(|decision| decision.registrations.len()), Ok(0));
}
