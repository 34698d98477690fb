//! Codes: what they do, and when they do nothing.

use sammen_device_key::DeviceKey;
use sammen_sync::{Left, TransferPurpose, TransferRequest, TransferResponse, seal, unseal};

use super::{LINK, TRANSFERS, ask_code, code, confirmed, redeem, try_redeem};
use crate::{
    fixture::{NOW, Server, occurrence_id, send_signed},
    phone::{Fault, Phone},
};

#[tokio::test]
async fn a_person_moves_to_another_phone() {
    let server = Server::with_seats(&[9, 9]).await;
    let (old, new) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    old.place(occurrence_id(0), 3).await;
    old.sync().await;
    new.sync().await;
    let code = code(&server, &old, TransferPurpose::Move).await;
    assert_eq!(code.len(), 11);
    let redeemed = redeem(&server, &new, &code.to_lowercase().replace('-', " ")).await;
    assert_eq!(redeemed.purpose, TransferPurpose::Move);
    assert_eq!((redeemed.dates, redeemed.doubled), (1, 0));
    new.sync().await;
    assert_eq!(confirmed(&new).await, [3]);
    assert_eq!(old.sync().await.left, Some(Left::Moved));
    assert_eq!(old.view().await.registrations, [], "nothing private is left there");
    assert_eq!(old.view().await.left, Some(Left::Moved), "until the person has seen it");
}

#[tokio::test]
async fn a_code_is_good_once_and_for_a_quarter_of_an_hour() {
    let server = Server::with_seats(&[9]).await;
    let [old, new, third] = [1, 2, 3].map(DeviceKey::numbered);
    let phone = Phone::new(&server, 1).await;
    let share = code(&server, &phone, TransferPurpose::Share).await;
    assert_eq!(try_redeem(&server, &new, &share).await.status, 200);
    let again = try_redeem(&server, &new, &share).await;
    assert_eq!(again.status, 200, "its reply may have been lost");
    let used = try_redeem(&server, &third, &share).await;
    let wrong = try_redeem(&server, &third, "000-000-000").await;
    let late = code(&server, &phone, TransferPurpose::Share).await;
    server.set_now(NOW + 15 * 60);
    let late = try_redeem(&server, &third, &late).await;
    for answer in [&used, &wrong, &late] {
        assert_eq!((answer.status.as_u16(), answer.problem()), (404, "code-not-good".to_owned()));
        assert_eq!(answer.body, wrong.body, "nobody is told which");
    }
    assert_eq!(try_redeem(&server, &old, "no code").await.problem(), "code-not-good");
}

#[tokio::test]
async fn one_of_two_phones_that_race_for_a_code_comes_in() {
    let server = Server::with_seats(&[9]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let code = code(&server, &phone, TransferPurpose::Move).await;
    let mut racing = tokio::task::JoinSet::new();
    for key in 2..10 {
        let state = sammen_server::AppState::new(server.another().await, server.clock.clone());
        let (router, code) = (sammen_server::router(state), code.clone());
        racing.spawn(async move {
            let body = seal(&sammen_sync::RedeemRequest { code });
            send_signed(&router, &DeviceKey::numbered(key), super::REDEEM, body).await.status
        });
    }
    let came_in = racing.join_all().await.into_iter().filter(|status| *status == 200).count();
    assert_eq!(came_in, 1);
}

#[tokio::test]
async fn a_lost_reply_to_a_redeemed_code_changes_nothing() {
    let server = Server::with_seats(&[9]).await;
    let (old, new) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    new.place(occurrence_id(0), 2).await;
    new.sync().await;
    old.place(occurrence_id(0), 4).await;
    old.network.skip_then_fail(0, Fault::LoseReply);
    old.try_sync().await.unwrap_err();
    let code = code(&server, &old, TransferPurpose::Move).await;
    let (first, again) = (redeem(&server, &new, &code).await, redeem(&server, &new, &code).await);
    assert_eq!(first, again);
    assert_eq!((again.dates, again.doubled), (1, 1), "both phones had registered");
    new.sync().await;
    assert_eq!(confirmed(&new).await, [2, 4]);
}

#[tokio::test]
async fn a_code_of_the_own_household_brings_nobody_anywhere() {
    let server = Server::with_seats(&[9]).await;
    let (one, other) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let own = code(&server, &one, TransferPurpose::Move).await;
    let answer = try_redeem(&server, &one.network.key, &own).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "same-household".into()));
    redeem(&server, &other, &own).await;
    let answer = ask_code(&server, &one.network.key, TransferPurpose::Move).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (403, "device-moved".into()));
    let answer = try_redeem(&server, &one.network.key, "000000000").await;
    assert_eq!(answer.problem(), "code-not-good", "before anything is told of the device");
}

#[tokio::test]
async fn a_code_comes_with_its_picture() {
    let server = Server::with_seats(&[9]).await;
    let key = DeviceKey::numbered(1);
    let answer = ask_code(&server, &key, TransferPurpose::Share).await;
    let TransferResponse { seconds, picture, .. } = unseal(&answer.body).unwrap();
    assert_eq!(seconds, 900);
    let finder = |column, row| (0..7).all(|n| picture.is_dark(column + n, row));
    assert!(finder(0, 0) && finder(picture.width - 7, 0) && finder(0, picture.width - 7));
    let post = async |purpose, link: String| {
        let request = TransferRequest { purpose, link };
        send_signed(&server.router, &key, TRANSFERS, seal(&request)).await.problem()
    };
    for link in ["", "javascript:alert(1)", "https://sammen.example/flyt #", &"https://".repeat(20)]
    {
        assert_eq!(post(TransferPurpose::Share, link.to_owned()).await, "malformed", "{link}");
    }
    assert_eq!(post(TransferPurpose::Replace, LINK.to_owned()).await, "malformed");
}
