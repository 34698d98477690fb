//! What a volunteer's phone is told, and that it is told so no longer.

use sammen_domain::{
    ActivityId, Duty, Mutation, OccurrenceId, PlaceRegistration, RegistrationId, RegistrationState,
    RowKind,
};
use sammen_server::{
    Account, AccountId, AccountKind, Activities, Appointment, Grant, GrantId, Role, Value, appoint,
    fill_rosters, revoke,
};
use sammen_sync::{PullRequest, ReplicaStore, Scope, TransferPurpose, v2};
use uuid::Uuid;

use crate::{
    devices::{code, redeem},
    fixture::{NOW, Server, area, device, id, occurrence_id},
    phone::Phone,
};

const HOUR: i64 = 3_600;
const VOLUNTEER: u8 = 9;

/// The one activity that the server has.
fn activity() -> ActivityId {
    ActivityId(id(3))
}

fn appointment(activity: ActivityId, is_minor: bool) -> Appointment {
    let account = AccountId(Uuid::now_v7());
    Appointment {
        device: device(VOLUNTEER).0,
        account: Account {
            id: account,
            kind: AccountKind::Volunteer,
            display_name: "Solsort".into(),
            is_minor,
            created_at: NOW,
            disabled_at: None,
        },
        grant: Grant {
            id: GrantId(Uuid::now_v7()),
            account,
            area: area(),
            role: Role::Volunteer,
            activities: Activities::Some(vec![activity]),
            duties: vec![Duty::CheckIn],
            may_see_names: true,
            certificate_declared: None,
            valid_from: NOW,
            valid_until: NOW + HOUR,
            revoked_at: None,
        },
    }
}

async fn register(server: &Server, names: &[&str]) -> (Phone, RegistrationId) {
    let phone = Phone::new(server, 1).await;
    let registration = RegistrationId(Uuid::new_v4());
    let place = PlaceRegistration {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        ..PlaceRegistration::new(registration, occurrence_id(0), 2)
    };
    phone.enqueue(&Mutation::PlaceRegistration(place).encode()).await;
    phone.sync().await;
    (phone, registration)
}

/// Who comes to a date, as a volunteer's phone has it: persons and names.
async fn roster(phone: &Phone) -> Vec<(OccurrenceId, u16, RegistrationState, Vec<String>)> {
    let view = phone.view().await;
    let names = |of| view.roster_names.get(of).map(|row| row.names.clone()).unwrap_or_default();
    view.roster
        .iter()
        .map(|entry| (entry.occurrence, entry.persons, entry.state, names(&entry.registration)))
        .collect()
}

#[tokio::test]
async fn a_volunteer_sees_who_comes_until_her_role_ends() {
    let server = Server::with_seats(&[4]).await;
    let (household, registration) = register(&server, &["Ida", "Bo"]).await;
    let volunteer = Phone::new(&server, VOLUNTEER).await;
    volunteer.sync().await;
    assert_eq!(roster(&volunteer).await, [], "she has no role yet");

    appoint(&server.database, &appointment(activity(), false), NOW).await.unwrap();
    let own = volunteer.place(occurrence_id(0), 1).await;
    volunteer.sync().await;
    let confirmed = RegistrationState::Confirmed;
    let seen = roster(&volunteer).await;
    let names = vec!["Ida".to_owned(), "Bo".to_owned()];
    assert!(seen.contains(&(occurrence_id(0), 2, confirmed, names)), "{seen:?}");
    assert_eq!((seen.len(), volunteer.view().await.roles.len()), (2, 1));

    household.cancel(registration, occurrence_id(0)).await;
    household.sync().await;
    volunteer.sync().await;
    let seen = roster(&volunteer).await;
    let cancelled = (occurrence_id(0), 2, RegistrationState::Cancelled, vec![]);
    assert!(seen.contains(&cancelled), "without names: {seen:?}");

    server.set_now(NOW + HOUR);
    volunteer.sync().await;
    assert_eq!(roster(&volunteer).await, []);
    let view = volunteer.view().await;
    assert!(view.roles.is_empty() && view.roster_names.is_empty());
    assert_eq!(volunteer.state(own).await, Some(confirmed), "her own rows stay");
}

#[tokio::test]
async fn a_revoked_volunteers_phone_is_emptied_at_its_next_contact() {
    let server = Server::with_seats(&[4]).await;
    register(&server, &["Ida"]).await;
    let appointment = appointment(activity(), false);
    appoint(&server.database, &appointment, NOW).await.unwrap();
    let volunteer = Phone::new(&server, VOLUNTEER).await;
    volunteer.sync().await;
    assert_eq!(roster(&volunteer).await.len(), 1);
    revoke(&server.database, &area(), appointment.grant.id, NOW).await.unwrap();
    volunteer.sync().await;
    let rows = volunteer.store.read(&area()).await.unwrap().rows;
    assert!(rows.iter().all(|(key, _)| !key.kind.is_private()), "{rows:?}");
}

#[tokio::test]
async fn a_minor_is_never_told_names_whatever_is_stored() {
    let server = Server::with_seats(&[4]).await;
    register(&server, &["Ida"]).await;
    appoint(&server.database, &appointment(activity(), true), NOW).await.unwrap();
    let volunteer = Phone::new(&server, VOLUNTEER).await;
    volunteer.sync().await;
    let seen = roster(&volunteer).await;
    assert_eq!(seen, [(occurrence_id(0), 2, RegistrationState::Confirmed, vec![])]);
    assert!(volunteer.view().await.roster_names.is_empty());
}

#[tokio::test]
async fn other_activities_and_older_apps_are_told_nothing() {
    let server = Server::with_seats(&[4]).await;
    register(&server, &["Ida"]).await;
    appoint(&server.database, &appointment(ActivityId(id(99)), false), NOW).await.unwrap();
    let volunteer = Phone::new(&server, VOLUNTEER).await;
    volunteer.sync().await;
    assert_eq!(roster(&volunteer).await, []);

    appoint(&server.database, &appointment(activity(), false), NOW).await.unwrap();
    let request = v2::PullRequest {
        area: area(),
        client: volunteer.client().await,
        cookie: None,
        base: None,
        outcomes_after: 0,
    };
    let asked = PullRequest::from(request);
    let told = sammen_server::pull(&server.database, device(VOLUNTEER), &asked, NOW).await.unwrap();
    assert_eq!(told.scope, Scope::OWN);
    let told = v2::PullResponse::from(told);
    let is_private = |operation: &sammen_sync::PatchOperation| match operation {
        sammen_sync::PatchOperation::Put { key, .. }
        | sammen_sync::PatchOperation::Delete { key } => key.kind.is_private(),
    };
    assert!(!told.patch.iter().any(is_private));
}

#[tokio::test]
async fn whoever_has_the_duty_registers_others_without_saying_who_they_are() {
    let server = Server::with_seats(&[9]).await;
    let helper = Phone::new(&server, VOLUNTEER).await;
    let on_behalf = || {
        let registration = RegistrationId(Uuid::new_v4());
        PlaceRegistration {
            on_behalf: true,
            ..PlaceRegistration::new(registration, occurrence_id(0), 2)
        }
    };
    let mut appointed = appointment(activity(), false);
    appointed.grant.duties = vec![Duty::OnBehalf];
    appoint(&server.database, &appointed, NOW).await.unwrap();
    let two = [on_behalf(), on_behalf()];
    for request in &two {
        helper.enqueue(&Mutation::PlaceRegistration(request.clone()).encode()).await;
    }
    helper.sync().await;
    for request in two {
        let state = helper.state(request.registration).await;
        assert_eq!(state, Some(RegistrationState::Confirmed));
    }
    server.set_now(NOW + HOUR);
    let late = on_behalf();
    helper.enqueue(&Mutation::PlaceRegistration(late).encode()).await;
    helper.sync().await;
    let refused = helper.view().await.refused[0].refusal;
    assert_eq!(refused, sammen_domain::Refusal::NotAllowed, "the role has ended");
}

/// A phone that has taken a code of the volunteer's, with what it is told then.
async fn after_code(server: &Server, hers: &Phone, key: u8, purpose: TransferPurpose) -> Phone {
    let other = Phone::new(server, key).await;
    other.sync().await;
    let code = code(server, hers, purpose).await;
    redeem(server, &other, &code).await;
    other.sync().await;
    hers.sync().await;
    other
}

#[tokio::test]
async fn a_role_goes_with_her_to_another_phone_and_not_to_one_that_shares_her_household() {
    let server = Server::with_seats(&[4]).await;
    register(&server, &["Ida", "Bo"]).await;
    let hers = Phone::new(&server, VOLUNTEER).await;
    appoint(&server.database, &appointment(activity(), false), NOW).await.unwrap();
    hers.sync().await;
    assert_eq!(roster(&hers).await.len(), 1);

    let shared = after_code(&server, &hers, 20, TransferPurpose::Share).await;
    assert_eq!((shared.view().await.roles.len(), roster(&shared).await.len()), (0, 0));
    assert_eq!(hers.view().await.roles.len(), 1);

    let moved = after_code(&server, &hers, 21, TransferPurpose::Move).await;
    assert_eq!((moved.view().await.roles.len(), roster(&moved).await.len()), (1, 1));
    assert_eq!((hers.view().await.roles.len(), roster(&hers).await.len()), (0, 0));
    shared.sync().await;
    assert_eq!(shared.view().await.roles.len(), 0);

    // Whoever moves onto her phone without a role of their own takes nothing from her.
    let third = Phone::new(&server, 22).await;
    third.sync().await;
    let code = code(&server, &third, TransferPurpose::Move).await;
    let alone = Phone::new(&server, VOLUNTEER + 1).await;
    let mut second = appointment(activity(), false);
    second.device = device(VOLUNTEER + 1).0;
    appoint(&server.database, &second, NOW).await.unwrap();
    alone.sync().await;
    redeem(&server, &alone, &code).await;
    alone.sync().await;
    assert_eq!(alone.view().await.roles.len(), 1);
}

#[tokio::test]
async fn what_was_registered_before_there_were_rosters_is_put_on_them_once() {
    let server = Server::with_seats(&[4]).await;
    register(&server, &["Ida", "Bo"]).await;
    let before_rosters = "DELETE FROM row WHERE kind = $1 OR kind = $2";
    let kinds = [RowKind::RosterEntry, RowKind::RosterNames].map(|kind| Value::Int(kind as i64));
    let mut transaction = server.database.write().await.unwrap();
    transaction.execute(before_rosters, &kinds).await.unwrap();
    transaction.commit().await.unwrap();
    let volunteer = Phone::new(&server, VOLUNTEER).await;
    appoint(&server.database, &appointment(activity(), false), NOW).await.unwrap();
    volunteer.sync().await;
    assert_eq!(roster(&volunteer).await, []);

    assert_eq!(fill_rosters(&server.database).await.unwrap(), 1);
    assert_eq!(fill_rosters(&server.database).await.unwrap(), 0);
    volunteer.sync().await;
    let names = vec!["Ida".to_owned(), "Bo".to_owned()];
    let expected = (occurrence_id(0), 2, RegistrationState::Confirmed, names);
    assert_eq!(roster(&volunteer).await, [expected]);
}
