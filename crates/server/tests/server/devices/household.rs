//! Households of several devices.

use sammen_domain::RegistrationState;
use sammen_server::{DaySecret, transfers};
use sammen_sync::{Left, TransferPurpose};

use super::{ask_code, code, confirmed, redeem, try_redeem};
use crate::{
    fixture::{NOW, Server, area, device, occurrence_id},
    phone::{Fault, Phone},
};

async fn phones<const N: usize>(server: &Server) -> Vec<Phone> {
    let mut phones = Vec::new();
    for key in 1..=N {
        phones.push(Phone::new(server, u8::try_from(key).unwrap()).await);
    }
    phones
}

#[tokio::test]
async fn two_phones_of_a_household_see_the_same() {
    let server = Server::with_seats(&[9, 9, 9]).await;
    let phones = phones::<2>(&server).await;
    let (one, other) = (&phones[0], &phones[1]);
    let placed = one.place(occurrence_id(0), 1).await;
    one.sync().await;
    other.place(occurrence_id(1), 2).await;
    other.sync().await;
    let code = code(&server, one, TransferPurpose::Share).await;
    redeem(&server, other, &code).await;
    other.sync().await;
    one.sync().await;
    assert_eq!(confirmed(one).await, [1, 2]);
    assert_eq!(confirmed(other).await, [1, 2]);
    other.cancel(placed, occurrence_id(0)).await;
    other.place(occurrence_id(2), 3).await;
    other.sync().await;
    one.sync().await;
    assert_eq!(confirmed(one).await, [2, 3]);
}

#[tokio::test]
async fn what_was_not_sent_before_a_move_is_the_households() {
    let server = Server::with_seats(&[9, 9, 9]).await;
    let phones = phones::<2>(&server).await;
    let (old, new) = (&phones[0], &phones[1]);
    old.place(occurrence_id(0), 1).await;
    old.sync().await;
    // On both sides something waits, and of one thing the phone does not know that it was decided.
    old.place(occurrence_id(1), 2).await;
    new.place(occurrence_id(2), 3).await;
    new.network.skip_then_fail(0, Fault::LoseReply);
    new.try_sync().await.unwrap_err();
    let code = code(&server, old, TransferPurpose::Move).await;
    redeem(&server, new, &code).await;
    assert_eq!(old.sync().await.left, Some(Left::Moved));
    let left = old.view().await;
    assert!(left.outbox.is_empty() && left.refused.is_empty() && left.registrations.is_empty());
    new.sync().await;
    assert_eq!(confirmed(new).await, [1, 2, 3]);
    assert!(new.view().await.outbox.is_empty());
}

#[tokio::test]
async fn a_seat_that_comes_free_is_told_to_the_household_that_waits_now() {
    let server = Server::with_seats(&[2]).await;
    let phones = phones::<3>(&server).await;
    let [first, waiting, new] = &phones[..] else { panic!("three") };
    let placed = first.place(occurrence_id(0), 2).await;
    first.sync().await;
    let waits = waiting.place(occurrence_id(0), 2).await;
    waiting.sync().await;
    let code = code(&server, waiting, TransferPurpose::Move).await;
    redeem(&server, new, &code).await;
    new.sync().await;
    let position = RegistrationState::Waitlisted { position: 1 };
    assert_eq!(new.state(waits).await, Some(position));
    first.cancel(placed, occurrence_id(0)).await;
    first.sync().await;
    new.sync().await;
    assert_eq!(new.state(waits).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn a_device_leaves_a_household_only_if_nobody_shares_it() {
    let server = Server::with_seats(&[9]).await;
    let phones = phones::<4>(&server).await;
    let [one, other, third, fourth] = &phones[..] else { panic!("four") };
    redeem(&server, other, &code(&server, one, TransferPurpose::Share).await).await;
    let to_third = code(&server, third, TransferPurpose::Share).await;
    for shared in [one, other] {
        let answer = try_redeem(&server, &shared.network.key, &to_third).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (409, "shared".into()));
    }
    one.place(occurrence_id(0), 4).await;
    one.sync().await;
    // When the other has moved away, nobody else is asked.
    let moved = code(&server, other, TransferPurpose::Move).await;
    redeem(&server, fourth, &moved).await;
    assert_eq!(other.sync().await.left, Some(Left::Moved));
    let moved = code(&server, one, TransferPurpose::Move).await;
    let answer = try_redeem(&server, &third.network.key, &moved).await;
    assert_eq!(answer.status, 200);
    fourth.sync().await;
    third.sync().await;
    assert_eq!(confirmed(third).await, [4]);
    assert_eq!(confirmed(fourth).await, [4]);
}

#[tokio::test]
async fn a_lost_phone_is_replaced_with_the_secretariats_help() {
    let server = Server::with_seats(&[9, 9]).await;
    let phones = phones::<3>(&server).await;
    let [lost, shared, new] = &phones[..] else { panic!("three") };
    lost.place(occurrence_id(0), 5).await;
    lost.sync().await;
    redeem(&server, shared, &code(&server, lost, TransferPurpose::Share).await).await;
    let secrets = sammen_server::DaySecrets::new(server.database.clone());
    let secret: DaySecret = secrets.today(NOW).await.unwrap();
    let mut transaction = server.database.write().await.unwrap();
    let (area, owner) = (area(), device(1).as_owner());
    let purpose = transfers::Purpose::Replace;
    let issued = transfers::issue_for(&mut transaction, &secret, &area, owner, purpose, || 7, NOW);
    let issued = issued.await.unwrap().to_string();
    transaction.commit().await.unwrap();
    let redeemed = redeem(&server, new, &issued).await;
    assert_eq!((redeemed.purpose, redeemed.dates), (TransferPurpose::Replace, 1));
    new.sync().await;
    assert_eq!(confirmed(new).await, [5]);
    // What the lost phone had not sent is not lost with it; it reads nothing.
    lost.place(occurrence_id(1), 1).await;
    assert_eq!(lost.sync().await.left, Some(Left::Revoked));
    assert_eq!(shared.sync().await.left, Some(Left::Revoked));
    let answer = ask_code(&server, &lost.network.key, TransferPurpose::Share).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (403, "device-revoked".into()));
    new.sync().await;
    assert_eq!(confirmed(new).await, [1, 5]);
}
