//! Shifts of volunteers: what phones ask for with no network, who gets what, and what the staff see.

use axum::http::Method;
use sammen_domain::{
    ActivityId, Duty, LeaveShift, NoteId, NoteShift, OfferShift, PlaceState, Refusal, ShiftId,
    SignUpForShift, SignUpId, Skill, WorkMutation,
};
use sammen_server::{
    Account, AccountId, AccountKind, Activities, Appointment, Clock, Grant, GrantId, Role, appoint,
    settle_shifts,
};
use sammen_sync::ShiftView;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    fixture::{NOW, Server, area, device, id},
    phone::Phone,
    staff::{Browser, administrator, staff},
};

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

fn activity() -> ActivityId {
    ActivityId(id(3))
}

fn shift() -> ShiftId {
    ShiftId(id(0x5f))
}

fn sign_up_id(key: u8) -> SignUpId {
    SignUpId(id(0x5100 + u128::from(key)))
}

fn account(key: u8) -> AccountId {
    AccountId(id(0xacc0 + u128::from(key)))
}

/// The phone of a volunteer who is grown up, or is not.
async fn volunteer(server: &Server, key: u8, is_minor: bool) -> Phone {
    let appointment = Appointment {
        device: device(key).0,
        account: Account {
            id: account(key),
            kind: AccountKind::Volunteer,
            display_name: format!("Frivillig {key}"),
            is_minor,
            created_at: NOW,
            disabled_at: None,
        },
        grant: Grant {
            id: GrantId(Uuid::now_v7()),
            account: account(key),
            area: area(),
            role: Role::Volunteer,
            activities: Activities::Some(vec![activity()]),
            duties: vec![Duty::ToyLending],
            may_see_names: false,
            certificate_declared: None,
            valid_from: NOW,
            valid_until: NOW + 100 * DAY,
            revoked_at: None,
        },
    };
    appoint(&server.database, &appointment, NOW).await.unwrap();
    let phone = Phone::new(server, key).await;
    phone.sync().await;
    phone
}

/// A shift for so many, in ten days, which is given out tomorrow.
async fn plan(browser: &mut Browser<'_>, id: ShiftId, needs: u16, change: &[(&str, Value)]) {
    let day = chrono::DateTime::from_timestamp(NOW + 10 * DAY, 0).unwrap().date_naive();
    let mut body = json!({
        "activity": activity().0,
        "title": "Pas legetøjet",
        "date": day.to_string(),
        "starts": 840,
        "ends": 960,
        "needs": needs,
        "duty": "toy-lending",
        "skill": null,
        "opens_at": NOW + DAY,
    });
    for (name, value) in change {
        body[*name] = value.clone();
    }
    let path = format!("/api/staff/areas/{}/shifts/{id}", area());
    let answer = browser.send(Method::PUT, &path, &body).await;
    assert_eq!(answer.status, 204, "{answer:?}");
}

async fn told(browser: &mut Browser<'_>) -> Value {
    let answer = browser.get(&format!("/api/staff/areas/{}/shifts", area())).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

/// Notes what is known of a volunteer.
async fn note(browser: &mut Browser<'_>, of: AccountId, has_left_school: bool, skills: &[&str]) {
    let path = format!("/api/staff/areas/{}/volunteers/{}/qualification", area(), of.0);
    let body = json!({ "has_left_school": has_left_school, "skills": skills });
    assert_eq!(browser.send(Method::PUT, &path, &body).await.status, 204);
}

/// Tomorrow comes, and the server looks at its clock.
async fn give_out(server: &Server) {
    server.set_now(NOW + DAY);
    settle_shifts(&server.database, &Clock::new(|| NOW + DAY)).await.unwrap();
}

impl Phone {
    async fn want(&self, key: u8) {
        self.want_also(sign_up_id(key), shift()).await;
    }

    async fn want_also(&self, id: SignUpId, shift: ShiftId) {
        let request = SignUpForShift { id, shift, activity: activity() };
        self.enqueue(&WorkMutation::SignUpForShift(request).encode()).await;
    }

    async fn give_back(&self, key: u8) {
        let leave = LeaveShift { id: sign_up_id(key), shift: shift(), activity: activity() };
        self.enqueue(&WorkMutation::LeaveShift(leave).encode()).await;
    }

    async fn shift(&self) -> ShiftView {
        let shifts = self.view().await.shifts();
        shifts.into_iter().find(|known| known.shift.id == shift()).expect("it is on the phone")
    }

    async fn standing(&self) -> Option<PlaceState> {
        self.shift().await.place.map(|place| place.state)
    }
}

#[tokio::test]
async fn wishes_are_collected_and_those_who_served_least_go_first() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    // The first has another shift in these weeks.
    let morning = [("opens_at", Value::Null), ("starts", json!(540)), ("ends", json!(660))];
    plan(&mut browser, ShiftId(id(0x60)), 1, &morning).await;
    let (early, late) = (volunteer(&server, 7, false).await, volunteer(&server, 8, false).await);
    let other =
        SignUpForShift { id: SignUpId(id(0x5200)), shift: ShiftId(id(0x60)), activity: activity() };
    early.enqueue(&WorkMutation::SignUpForShift(other).encode()).await;
    early.sync().await;
    plan(&mut browser, shift(), 1, &[]).await;
    for phone in [&early, &late] {
        phone.sync().await;
    }
    early.want(7).await;
    assert_eq!(early.standing().await, Some(PlaceState::Wished), "shown as asked for at once");
    early.sync().await;
    server.set_now(NOW + HOUR);
    late.want(8).await;
    late.sync().await;
    for phone in [&early, &late] {
        assert_eq!(phone.standing().await, Some(PlaceState::Wished));
    }
    give_out(&server).await;
    for phone in [&early, &late] {
        phone.sync().await;
    }
    let places = (early.standing().await, late.standing().await);
    assert_eq!(places, (Some(PlaceState::Waiting), Some(PlaceState::Taken)));
    let fill = late.shift().await.shift.fill;
    assert_eq!((fill.taken, fill.waiting), (1, 1));
    // Whoever has it does not come: the other gets it.
    late.give_back(8).await;
    late.sync().await;
    early.sync().await;
    assert_eq!((early.standing().await, late.standing().await), (Some(PlaceState::Taken), None));
}

#[tokio::test]
async fn a_shift_is_taken_over_by_another_volunteer_and_noted_on() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    plan(&mut browser, shift(), 1, &[("opens_at", Value::Null)]).await;
    let (left, right) = (volunteer(&server, 7, false).await, volunteer(&server, 8, false).await);
    left.want(7).await;
    left.sync().await;
    let offer =
        OfferShift { id: sign_up_id(7), shift: shift(), activity: activity(), offered: true };
    left.enqueue(&WorkMutation::OfferShift(offer).encode()).await;
    left.sync().await;
    assert_eq!(left.standing().await, Some(PlaceState::Offered), "it stays hers until then");
    right.sync().await;
    assert_eq!(right.shift().await.shift.fill.offered, 1);
    right.want(8).await;
    let words = "Pumpen er i skuret".to_owned();
    let note = NoteShift { id: NoteId(id(0x40)), shift: shift(), activity: activity(), words };
    right.enqueue(&WorkMutation::NoteShift(note).encode()).await;
    right.sync().await;
    left.sync().await;
    assert_eq!((left.standing().await, right.standing().await), (None, Some(PlaceState::Taken)));
    assert_eq!(left.shift().await.notes[0].words, "Pumpen er i skuret");
    let people = told(&mut browser).await["shifts"][0]["people"].clone();
    assert_eq!(people.as_array().unwrap().len(), 1);
    assert_eq!((&people[0]["name"], &people[0]["state"]), (&json!("Frivillig 8"), &json!("taken")));
}

#[tokio::test]
async fn the_young_need_somebody_grown_up_and_take_nothing_late() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    let late = [("opens_at", Value::Null), ("starts", json!(1_140)), ("ends", json!(1_260))];
    plan(&mut browser, ShiftId(id(0x60)), 2, &late).await;
    plan(&mut browser, shift(), 2, &[("opens_at", Value::Null)]).await;
    let (young, adult) = (volunteer(&server, 7, true).await, volunteer(&server, 8, false).await);
    let request =
        SignUpForShift { id: SignUpId(id(0x5200)), shift: ShiftId(id(0x60)), activity: activity() };
    young.enqueue(&WorkMutation::SignUpForShift(request).encode()).await;
    young.want(7).await;
    young.sync().await;
    let refused = young.view().await.refused;
    assert_eq!(refused[0].refusal, Refusal::AgeOutside { youngest: 18, oldest: u8::MAX });
    assert_eq!(young.standing().await, Some(PlaceState::Waiting), "nobody grown-up is there yet");
    adult.want(8).await;
    adult.sync().await;
    young.sync().await;
    assert_eq!(young.standing().await, Some(PlaceState::Taken));
    let people = told(&mut browser).await["shifts"][0]["people"].clone();
    let ages: Vec<_> = people.as_array().unwrap().iter().map(|person| &person["age"]).collect();
    assert_eq!(ages, [&json!("pupil"), &json!("adult")], "no more is known than that");
    note(&mut browser, account(7), true, &[]).await;
    assert_eq!(told(&mut browser).await["shifts"][0]["people"][0]["age"], "young");
}

#[tokio::test]
async fn others_see_no_shifts_and_old_ones_are_put_away() {
    let server = Server::with_seats(&[9]).await;
    let mut administrator = administrator(&server).await;
    let mut browser = staff(&mut administrator, "staff").await;
    plan(&mut browser, shift(), 1, &[("opens_at", Value::Null)]).await;
    let volunteer = volunteer(&server, 7, false).await;
    volunteer.want(7).await;
    volunteer.sync().await;
    let resident = Phone::new(&server, 1).await;
    resident.want(1).await;
    resident.sync().await;
    assert_eq!(resident.view().await.refused[0].refusal, Refusal::NotAllowed);
    assert!(resident.view().await.shifts().is_empty());
    let later = NOW + 50 * DAY;
    server.set_now(later);
    settle_shifts(&server.database, &Clock::new(move || later)).await.unwrap();
    volunteer.sync().await;
    assert!(volunteer.view().await.shifts().is_empty());
    assert!(volunteer.view().await.work_rows().next().is_none());
    administrator.sign_in().await;
    let known = told(&mut administrator).await["volunteers"][0].clone();
    assert_eq!((&known["name"], &known["minutes"]), (&json!("Frivillig 7"), &json!(120)));
    let much_later = NOW + 411 * DAY;
    settle_shifts(&server.database, &Clock::new(move || much_later)).await.unwrap();
    assert_eq!(told(&mut administrator).await["volunteers"][0]["minutes"], 0, "it is forgotten");
}

#[tokio::test]
async fn a_shift_that_is_called_off_is_told_and_a_wrong_one_is_not_planned() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    plan(&mut browser, shift(), 1, &[("opens_at", Value::Null)]).await;
    let phone = volunteer(&server, 7, false).await;
    phone.want(7).await;
    phone.sync().await;
    let path = format!("/api/staff/areas/{}/shifts/{}/cancel", area(), shift());
    assert_eq!(browser.send(Method::POST, &path, &json!({})).await.status, 204);
    phone.sync().await;
    assert!(phone.shift().await.shift.cancelled);
    let wrong = json!({
        "activity": activity().0, "title": "x", "date": "2026-11-28",
        "starts": 960, "ends": 840, "needs": 1, "duty": null, "skill": null, "opens_at": null,
    });
    let path = format!("/api/staff/areas/{}/shifts/{}", area(), ShiftId(id(0x61)));
    assert_eq!(browser.send(Method::PUT, &path, &wrong).await.status, 422);
}

#[tokio::test]
async fn a_shift_that_takes_a_skill_is_for_those_who_are_known_to_have_it() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    let first_aid = [("opens_at", Value::Null), ("skill", json!("first-aid"))];
    plan(&mut browser, shift(), 2, &first_aid).await;
    let (one, other) = (volunteer(&server, 7, false).await, volunteer(&server, 8, false).await);
    note(&mut browser, account(8), false, &["first-aid", "driving", "first-aid"]).await;
    one.want(7).await;
    one.sync().await;
    let refused = one.view().await.refused;
    assert_eq!(refused[0].refusal, Refusal::SkillMissing { skill: Skill::FirstAid });
    assert_eq!(one.standing().await, None);
    other.want(8).await;
    other.sync().await;
    assert_eq!(other.standing().await, Some(PlaceState::Taken));
    let known = told(&mut browser).await["volunteers"][1].clone();
    assert_eq!(known["skills"], json!(["first-aid", "driving"]));
}

#[tokio::test]
async fn nobody_has_two_shifts_at_a_time_and_gets_the_other_one_when_the_first_is_given_back() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    let overlapping = [("opens_at", Value::Null), ("starts", json!(900)), ("ends", json!(1_020))];
    plan(&mut browser, shift(), 2, &[("opens_at", Value::Null)]).await;
    plan(&mut browser, ShiftId(id(0x60)), 2, &overlapping).await;
    let phone = volunteer(&server, 7, false).await;
    phone.want(7).await;
    phone.want_also(SignUpId(id(0x5200)), ShiftId(id(0x60))).await;
    phone.sync().await;
    let states = async || {
        let mut shifts = phone.view().await.shifts();
        shifts.sort_by_key(|known| known.shift.starts_at);
        shifts.iter().map(|known| known.place.map(|place| place.state)).collect::<Vec<_>>()
    };
    assert_eq!(states().await, [Some(PlaceState::Taken), Some(PlaceState::Waiting)]);
    phone.give_back(7).await;
    phone.sync().await;
    assert_eq!(states().await, [None, Some(PlaceState::Taken)]);
}

#[tokio::test]
async fn whoever_is_no_volunteer_any_more_has_no_shift() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = staff(&mut administrator(&server).await, "staff").await;
    plan(&mut browser, shift(), 1, &[("opens_at", Value::Null)]).await;
    let (gone, stays) = (volunteer(&server, 7, false).await, volunteer(&server, 8, false).await);
    gone.want(7).await;
    gone.sync().await;
    stays.want(8).await;
    stays.sync().await;
    assert_eq!(stays.standing().await, Some(PlaceState::Waiting));
    let path = format!("/api/staff/areas/{}/volunteers", area());
    let people = browser.get(&path).await.json();
    let people = people.as_array().unwrap();
    let grant = people.iter().find(|one| one["display_name"] == "Frivillig 7").unwrap();
    let grant = grant["grants"][0]["id"].as_str().unwrap();
    let path = format!("/api/staff/areas/{}/grants/{grant}/revoke", area());
    let ended = browser.send(Method::POST, &path, &json!({})).await;
    assert_eq!(ended.status, 204, "{ended:?}");
    settle_shifts(&server.database, &Clock::new(|| NOW)).await.unwrap();
    stays.sync().await;
    assert_eq!(stays.standing().await, Some(PlaceState::Taken));
}
