//! Toys that the young lend out: phones that note them with no network, in any order, and what the staff see of it.

use axum::http::Method;
use sammen_domain::{
    ActivityId, Condition, Duty, GiveBackToy, LendToy, LoanId, Refusal, ReturnId, RowKind, ToyId,
    WorkMutation, WorkRow,
};
use sammen_server::{
    Account, AccountId, AccountKind, Activities, Appointment, Grant, GrantId, Role, appoint,
};
use sammen_sync::{LendingView, ReplicaStore};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    fixture::{NOW, Server, area, device, id},
    phone::Phone,
    staff::{Browser, administrator, staff},
};

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

fn activity() -> ActivityId {
    ActivityId(id(3))
}

fn scooter() -> ToyId {
    ToyId(id(0x70))
}

fn loan(number: u128) -> LoanId {
    LoanId(id(0x1000 + number))
}

fn lend(number: u128, token: &str, at: i64) -> WorkMutation {
    let (loan, toy, token) = (loan(number), scooter(), token.to_owned());
    WorkMutation::LendToy(LendToy { loan, toy, token, at, activity: activity() })
}

fn back(number: u128, loan: Option<LoanId>, condition: Condition, at: i64) -> WorkMutation {
    let id = ReturnId(id(0x2000 + number));
    let (toy, activity) = (scooter(), activity());
    WorkMutation::GiveBackToy(GiveBackToy { id, toy, loan, condition, at, activity })
}

fn appointment(key: u8, duty: Duty) -> Appointment {
    let account = AccountId(Uuid::now_v7());
    Appointment {
        device: device(key).0,
        account: Account {
            id: account,
            kind: AccountKind::Volunteer,
            display_name: format!("Ung {key}"),
            is_minor: true,
            created_at: NOW,
            disabled_at: None,
        },
        grant: Grant {
            id: GrantId(Uuid::now_v7()),
            account,
            area: area(),
            role: Role::Volunteer,
            activities: Activities::Some(vec![activity()]),
            duties: vec![duty],
            may_see_names: false,
            certificate_declared: None,
            valid_from: NOW,
            valid_until: NOW + 10 * DAY,
            revoked_at: None,
        },
    }
}

async fn minder(server: &Server, key: u8) -> Phone {
    appoint(&server.database, &appointment(key, Duty::ToyLending), NOW).await.unwrap();
    let phone = Phone::new(server, key).await;
    phone.sync().await;
    phone
}

/// The staff say that there are three scooters.
async fn with_scooters(server: &Server) -> Browser<'_> {
    let mut browser = staff(&mut administrator(server).await, "staff").await;
    let path = format!("/api/staff/areas/{}/toys/{}", area(), scooter());
    let toy = json!({ "activity": activity().0, "name": "Løbehjul", "copies": 3 });
    assert_eq!(browser.send(Method::PUT, &path, &toy).await.status, 204);
    browser
}

async fn told(browser: &mut Browser<'_>) -> Value {
    let answer = browser.get(&format!("/api/staff/areas/{}/lending", area())).await;
    assert_eq!(answer.status, 200);
    answer.json()[0].clone()
}

impl Phone {
    async fn note_work(&self, mutation: WorkMutation) {
        self.enqueue(&mutation.encode()).await;
    }

    async fn lending(&self) -> LendingView {
        self.view().await.lending(activity())
    }

    async fn out(&self) -> u32 {
        self.lending().await.shelf.out(scooter())
    }

    /// What the phone has stored of loans.
    async fn loans(&self) -> Vec<WorkRow> {
        let rows = self.store.read(&area()).await.unwrap().rows;
        let loans = rows.iter().filter(|(key, _)| key.kind == RowKind::Loan);
        loans.map(|(_, bytes)| WorkRow::decode(bytes).unwrap()).collect()
    }
}

#[tokio::test]
async fn one_phone_lends_and_another_takes_back_what_it_never_heard_of() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = with_scooters(&server).await;
    let (left, right) = (minder(&server, 8).await, minder(&server, 9).await);
    server.set_now(NOW + 90 * MINUTE);
    left.note_work(lend(1, "Ræv", NOW + MINUTE)).await;
    left.note_work(lend(2, "Odder", NOW + 2 * MINUTE)).await;
    assert_eq!((left.out().await, right.out().await), (2, 0));
    right.note_work(back(1, None, Condition::Whole, NOW + 60 * MINUTE)).await;
    // The return is heard of before the loan.
    for phone in [&right, &left, &right] {
        phone.sync().await;
    }
    for phone in [&left, &right] {
        let lending = phone.lending().await;
        let open: Vec<_> = lending.shelf.open().iter().map(|loan| loan.token.as_deref()).collect();
        assert_eq!(open, [Some("Odder")], "the older one is back");
        assert_eq!(lending.left(&lending.toys[0]), 2);
        assert!(phone.view().await.refused.is_empty());
    }
    let told = told(&mut browser).await;
    assert_eq!(told["toys"][0]["out"].as_array().unwrap().len(), 1);
    assert_eq!(told["unmatched"], 0);
}

#[tokio::test]
async fn a_nickname_is_gone_everywhere_when_the_toy_is_back() {
    let server = Server::with_seats(&[9]).await;
    let _browser = with_scooters(&server).await;
    let (left, right) = (minder(&server, 8).await, minder(&server, 9).await);
    left.note_work(lend(1, "Kanariefugl", NOW)).await;
    left.note_work(lend(2, "Odder", NOW)).await;
    left.sync().await;
    right.sync().await;
    assert_eq!(right.loans().await.len(), 2);
    right.note_work(back(1, Some(loan(1)), Condition::Whole, NOW)).await;
    left.note_work(back(2, Some(loan(1)), Condition::Whole, NOW)).await;
    for phone in [&right, &left, &right] {
        phone.sync().await;
    }
    for phone in [&left, &right] {
        let kept = format!("{:?}", phone.loans().await);
        assert!(!kept.contains("Kanariefugl") && kept.contains("Odder"), "{kept}");
        assert_eq!(phone.out().await, 1, "two returns end one loan");
    }
    let mut tables = server.database.read().await.unwrap();
    let tokens = tables.fetch_all("SELECT token FROM loan ORDER BY id", &[]).await.unwrap();
    let tokens = tokens.into_iter().map(|mut row| row.take::<Option<String>>(0).unwrap());
    assert_eq!(tokens.collect::<Vec<_>>(), [None, Some("Odder".to_owned())]);
    let rows = tables.fetch_all("SELECT bytes FROM row WHERE kind = 18", &[]).await.unwrap();
    for mut row in rows {
        let bytes: Vec<u8> = row.take(0).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("Kanariefugl"));
    }
}

#[tokio::test]
async fn what_is_broken_is_counted_until_the_staff_have_mended_it() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = with_scooters(&server).await;
    let phone = minder(&server, 8).await;
    phone.note_work(lend(1, "1", NOW)).await;
    phone.note_work(lend(2, "2", NOW)).await;
    phone.note_work(back(1, Some(loan(1)), Condition::Unusable, NOW)).await;
    phone.note_work(back(2, Some(loan(2)), Condition::Flawed, NOW)).await;
    let before = phone.lending().await;
    phone.sync().await;
    let after = phone.lending().await;
    assert_eq!(before.toys, after.toys, "what the phone expected is what the server says");
    assert_eq!((after.toys[0].unusable, after.left(&after.toys[0])), (1, 2));
    let path = format!("/api/staff/areas/{}/toys/{}", area(), scooter());
    let mended = json!({ "activity": activity().0, "name": "Løbehjul", "copies": 4, "mended": 1 });
    assert_eq!(browser.send(Method::PUT, &path, &mended).await.status, 204);
    let toy = told(&mut browser).await["toys"][0].clone();
    assert_eq!(
        (&toy["unusable"], &toy["flawed"], &toy["copies"]),
        (&json!(0), &json!(1), &json!(4))
    );
}

#[tokio::test]
async fn the_staff_end_a_loan_that_nobody_waits_for() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = with_scooters(&server).await;
    let phone = minder(&server, 8).await;
    phone.note_work(lend(1, "Ræv", NOW)).await;
    phone.sync().await;
    let told = told(&mut browser).await;
    assert!(!told.to_string().contains("Ræv"), "the staff need not know");
    let path = format!("/api/staff/areas/{}/loans/{}/end", area(), loan(1));
    assert_eq!(browser.send(Method::POST, &path, &json!({})).await.status, 204);
    assert_eq!(browser.send(Method::POST, &path, &json!({})).await.status, 404, "it has ended");
    phone.sync().await;
    assert_eq!((phone.out().await, phone.loans().await), (0, vec![]));
}

#[tokio::test]
async fn only_who_minds_the_toys_notes_and_is_told_anything() {
    let server = Server::with_seats(&[9]).await;
    let _browser = with_scooters(&server).await;
    let phone = minder(&server, 8).await;
    phone.note_work(lend(1, "Ræv", NOW)).await;
    phone.sync().await;
    appoint(&server.database, &appointment(9, Duty::CheckIn), NOW).await.unwrap();
    for key in [9, 1] {
        let other = Phone::new(&server, key).await;
        other.note_work(lend(u128::from(key), "Ulv", NOW)).await;
        other.sync().await;
        assert_eq!(other.view().await.refused[0].refusal, Refusal::NotAllowed, "{key}");
        assert!(other.view().await.work_rows().next().is_none());
    }
    assert_eq!(phone.out().await, 1);
}

#[tokio::test]
async fn what_was_noted_is_kept_when_the_role_has_ended_since() {
    let server = Server::with_seats(&[9]).await;
    let mut browser = with_scooters(&server).await;
    let phone = minder(&server, 8).await;
    let at = NOW + 9 * DAY;
    phone.note_work(lend(1, "Ræv", at)).await;
    server.set_now(NOW + 11 * DAY);
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.refused.is_empty() && view.roles.is_empty() && phone.loans().await.is_empty());
    assert_eq!(browser.sign_in().await.status, 200);
    assert_eq!(told(&mut browser).await["toys"][0]["out"][0]["since"], at);
}
