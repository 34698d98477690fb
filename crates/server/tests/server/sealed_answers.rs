//! Answers that waited sealed on a device that many people answered on.

use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToSec1Point};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Salt},
};
use sammen_domain::{Collected, LocalDate};
use sammen_server::{
    BroughtFile, Database, back_up_into, bring_file, publish_survey, restore_from, store_collected,
};
use sammen_sync::{
    AnswersKey, ResponseFile, ResponseRequest, SealedAnswers, SealedAs, seal, unseal,
};

use crate::{
    fixture::{Server, area},
    responses::{form, response},
};

async fn with_survey() -> Server {
    let server = Server::with_seats(&[]).await;
    publish_survey(&server.database, &area(), &form("1", &["years"])).await.unwrap();
    server
}

pub async fn key_of(server: &Server) -> Vec<u8> {
    let answer = server.get("/api/areas/hoeje-gladsaxe/answers-key").await;
    assert_eq!(answer.status, 200);
    let AnswersKey { point } = unseal(&answer.body).unwrap();
    point
}

/// As a device that is handed round seals it; `n` makes the key that it makes for these answers.
fn sealed(request: &ResponseRequest, area_point: &[u8], n: u8) -> ResponseRequest {
    sealed_in(SealedAs::HandedRound, request, area_point, n)
}

pub fn sealed_in(
    of: SealedAs,
    request: &ResponseRequest,
    area_point: &[u8],
    n: u8,
) -> ResponseRequest {
    let secret = SecretKey::from_slice(&[n; 32]).unwrap();
    let point = secret.public_key().to_sec1_point(false);
    let theirs = PublicKey::from_sec1_bytes(area_point).unwrap();
    let shared = diffie_hellman(secret.to_nonzero_scalar(), theirs.as_affine());
    let agreed = Salt::new(HKDF_SHA256, &[]).extract(shared.raw_secret_bytes());
    let info = SealedAnswers::key_info(of, point.as_bytes(), area_point);
    let info = [info.as_slice()];
    let key = LessSafeKey::new(UnboundKey::from(agreed.expand(&info, &AES_256_GCM).unwrap()));
    let mut bytes = request.answers.clone();
    let nonce = Nonce::assume_unique_for_key([0; 12]);
    key.seal_in_place_append_tag(nonce, Aad::from(request.seal_context()), &mut bytes).unwrap();
    let answers = SealedAnswers { of, point: point.as_bytes(), sealed: &bytes }.write();
    ResponseRequest { answers, ..request.clone() }
}

async fn stored(database: &Database) -> Vec<String> {
    let mut snapshot = database.read().await.unwrap();
    let rows = snapshot.fetch_all("SELECT answers FROM response ORDER BY id", &[]).await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    rows.into_iter().map(|mut row| text(row.take(0).unwrap())).collect()
}

#[tokio::test]
async fn sealed_answers_are_stored_once_as_they_were_given() {
    let server = with_survey().await;
    let point = key_of(&server).await;
    assert_eq!(key_of(&server).await, point, "the key stays");
    let given = response(1, "1", &[("years", 7)]);
    // Sealed anew each time: what counts is what was given.
    for n in 1..4 {
        let answer = server.post("/api/responses", seal(&sealed(&given, &point, n))).await;
        assert_eq!(answer.status, 200);
    }
    assert_eq!(stored(&server.database).await, [String::from_utf8(given.answers).unwrap()]);
    let other = sealed(&response(1, "1", &[("years", 8)]), &point, 5);
    let answer = server.post("/api/responses", seal(&other)).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "response-altered".into()));
}

#[tokio::test]
async fn what_cannot_be_opened_is_refused_and_nothing_is_stored() {
    let server = with_survey().await;
    let other = SecretKey::from_slice(&[9; 32]).unwrap().public_key().to_sec1_point(false);
    let given = sealed(&response(1, "1", &[("years", 7)]), other.as_bytes(), 1);
    let before_there_is_a_key = server.post("/api/responses", seal(&given)).await;
    assert_eq!(before_there_is_a_key.status, 400);
    key_of(&server).await;
    let answer = server.post("/api/responses", seal(&given)).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (400, "malformed".into()));
    assert!(stored(&server.database).await.is_empty());
    assert_eq!(server.get("/api/areas/nowhere/answers-key").await.status, 404);
}

#[tokio::test]
async fn a_file_of_answers_is_stored_once_beside_what_the_device_sends() {
    let server = with_survey().await;
    let point = key_of(&server).await;
    let given: Vec<_> = (1..=5).map(|n| response(n, "1", &[("years", 7)])).collect();
    let first = sealed(&given[0], &point, 1);
    assert_eq!(server.post("/api/responses", seal(&first)).await.status, 200);
    let mut responses: Vec<_> = given.iter().map(|given| sealed(given, &point, 2)).collect();
    responses.push(sealed(&response(6, "never", &[]), &point, 3));
    let file = seal(&ResponseFile { responses });
    let today = LocalDate(20_000);
    let brought = bring_file(&server.database, &file, today).await.unwrap();
    assert_eq!(brought, BroughtFile { new: 4, already: 1, refused: 1 });
    let again = bring_file(&server.database, &file, today).await.unwrap();
    assert_eq!(again, BroughtFile { new: 0, already: 5, refused: 1 });
    assert_eq!(stored(&server.database).await.len(), 5);
    assert!(bring_file(&server.database, b"noise", today).await.is_err());
}

#[tokio::test]
async fn a_restored_server_opens_what_was_sealed_before() {
    let server = with_survey().await;
    let point = key_of(&server).await;
    let copy = Database::in_memory().unwrap();
    back_up_into(&server.database, &copy).await.unwrap();
    let restored = Server::empty().await;
    restore_from(&restored.database, &copy, uuid::Uuid::new_v4).await.unwrap();
    let given = sealed(&response(1, "1", &[("years", 7)]), &point, 1);
    assert_eq!(restored.post("/api/responses", seal(&given)).await.status, 200);
    assert_eq!(key_of(&restored).await, point);
}

#[tokio::test]
async fn a_response_says_how_it_was_collected() {
    let server = with_survey().await;
    let point = key_of(&server).await;
    let given = |n| response(n, "1", &[("years", 7)]);
    let sent = [
        given(1),
        sealed_in(SealedAs::HandedRound, &given(2), &point, 1),
        sealed_in(SealedAs::Interview, &given(3), &point, 2),
        // The first one stands: how it was collected is no part of what is compared.
        sealed_in(SealedAs::HandedRound, &given(3), &point, 3),
    ];
    for request in &sent {
        assert_eq!(server.post("/api/responses", seal(request)).await.status, 200);
    }
    let today = LocalDate(20_000);
    for (n, collected) in [(4, Some(Collected::Paper)), (5, None)] {
        store_collected(&server.database, &given(n), collected, today).await.unwrap();
    }
    let mut snapshot = server.database.read().await.unwrap();
    let find = "SELECT collected FROM response ORDER BY id";
    let rows = snapshot.fetch_all(find, &[]).await.unwrap();
    let found: Vec<String> = rows.into_iter().map(|mut row| row.take(0).unwrap()).collect();
    assert_eq!(found, ["self", "kiosk", "interview", "paper", ""]);
}
