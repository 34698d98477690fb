//! Every body as it travels.

use proptest::prelude::*;
use sammen_domain::{
    AreaId, Availability, OccurrenceId, Refusal, ResponseId, Row, RowKey, RowKind, SurveyId,
};
use uuid::Uuid;

use super::*;
use crate::{ClientId, ContentHash, OpId};

fn area() -> AreaId {
    AreaId::new("hoeje-gladsaxe").expect("plain")
}

fn cookie(version: u64) -> Cookie {
    Cookie { epoch: Uuid::from_u128(9), version }
}

fn op() -> OpId {
    OpId(Uuid::from_u128(4))
}

fn seats() -> Availability {
    let occurrence = OccurrenceId(Uuid::from_u128(5));
    Availability { occurrence, taken: 300, waiting: 2, waiting_households: 1 }
}

fn patch() -> Vec<PatchOperation> {
    let key = RowKey { kind: RowKind::Place, id: Uuid::from_u128(3) };
    vec![PatchOperation::Put { key, row: vec![7] }, PatchOperation::Delete { key }]
}

fn response() -> PullResponse {
    let outcome = Outcome::Refused(Refusal::Closed);
    PullResponse {
        reset: true,
        private_reset: true,
        scope: Scope(300),
        base: Some(cookie(300)),
        row_shape: 1,
        patch: patch(),
        seats: vec![seats()],
        cookie: cookie(301),
        last_mutation_id: 2,
        outcomes: vec![MutationOutcome { id: 2, op: op(), outcome }],
        now: 1_000,
    }
}

const AREA: &str = "0e686f656a652d676c616473617865";
const CLIENT: &str = "1000000000000000000000000000000007";
const EPOCH: &str = "1000000000000000000000000000000009";
const OP: &str = "1000000000000000000000000000000004";
const DATE: &str = "1000000000000000000000000000000005";
const PATCH: &str = "02\
    00021000000000000000000000000000000003\
    0107\
    01021000000000000000000000000000000003";

fn check<T: Body + PartialEq + core::fmt::Debug>(body: &T, expect: &[&str]) {
    let hex: String = seal(body).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hex, expect.concat());
    assert_eq!(unseal::<T>(&seal(body)).as_ref(), Ok(body));
}

#[test]
fn a_push_travels_as_it_did_in_version_1() {
    let mutation = PushedMutation {
        id: 2,
        op: op(),
        name: "toy.lend".to_owned(),
        args_version: 1,
        args: vec![0xa0],
        device_time: 1_000,
    };
    let client = ClientId(Uuid::from_u128(7));
    let request = PushRequest { area: area(), client, mutations: vec![mutation] };
    check(&request, &["01", AREA, CLIENT, "0102", OP, "08746f792e6c656e640101a0d00f"]);
    let outcome = MutationOutcome { id: 2, op: op(), outcome: Outcome::Accepted };
    let response = PushResponse { last_mutation_id: 2, outcomes: vec![outcome] };
    check(&response, &["010201", "02", OP, "00"]);
}

#[test]
fn a_survey_response_travels_as_it_did_in_version_1() {
    let request = ResponseRequest {
        id: ResponseId(Uuid::from_u128(4)),
        area: area(),
        survey: SurveyId(Uuid::from_u128(7)),
        form_version: "3".to_owned(),
        answers: vec![4, 5],
    };
    check(&request, &["01", OP, AREA, CLIENT, "0133020405"]);
}

#[test]
fn a_pull_travels_as_it_did_in_each_version() {
    let client = ClientId(Uuid::from_u128(7));
    let old =
        v1::PullRequest { area: area(), client, cookie: Some(cookie(300)), outcomes_after: 2 };
    check(&old, &["01", AREA, CLIENT, "01", EPOCH, "ac0202"]);
    let same: PullRequest = old.into();
    check(&same, &["08", AREA, CLIENT, "01", EPOCH, "ac02", "00", "00", "02"]);
    let old = v2::PullRequest {
        area: area(),
        client,
        cookie: None,
        base: Some(cookie(300)),
        outcomes_after: 2,
    };
    check(&old, &["02", AREA, CLIENT, "00", "01", EPOCH, "ac02", "02"]);
    let request = PullRequest { scope: Some(Scope(300)), ..old.into() };
    let rest = [AREA, CLIENT, "00", "01", EPOCH, "ac02", "01", "ac02", "02"].concat();
    check(&request, &["08", &rest]);
    let told_apart = |scope| rest.replace("01ac0202", &format!("01{scope}0202"));
    check(&v4::PullRequest::from(request.clone()), &["04", &told_apart("ae")]);
    check(&v5::PullRequest::from(request.clone()), &["05", &told_apart("a8")]);
    check(&v6::PullRequest::from(request.clone()), &["06", &told_apart("a4")]);
    check(&v7::PullRequest::from(request.clone()), &["07", &told_apart("bc")]);
    let old = v7::PullRequest::from(request.clone());
    assert_eq!(PullRequest::from(old), request, "it is asked for as it was told");
}

#[test]
fn an_app_of_before_there_was_something_is_told_nothing_of_it_and_all_when_it_knows() {
    let of = |kind| RowKey { kind, id: Uuid::from_u128(3) };
    let put = |kind| PatchOperation::Put { key: of(kind), row: vec![7] };
    let delete = |kind| PatchOperation::Delete { key: of(kind) };
    let patch: Vec<_> =
        RowKind::ALL.into_iter().flat_map(|kind| [put(kind), delete(kind)]).collect();
    let new = PullResponse { patch, base: None, scope: Scope::OWN, ..response() };
    let v3 = v3::PullResponse::from(new.clone());
    assert_eq!(v3.scope, Scope::BEFORE_DOORS, "no server of now says so");
    for told in [v3.patch, v2::PullResponse::from(new.clone()).patch] {
        assert_eq!(told.len(), 24);
    }
    let (v4, v5) = (v4::PullResponse::from(new.clone()), v5::PullResponse::from(new.clone()));
    assert_eq!(v4.told().patch.len(), 32, "doors, and no work beside them");
    assert_eq!(v5.told().patch.len(), 38, "toys, and no shifts");
    let v6 = v6::PullResponse::from(new.clone());
    assert_eq!(
        v6.told().patch.len(),
        44,
        "shifts, and neither numbered seats nor terms of surveys"
    );
    let v7 = v7::PullResponse::from(new.clone());
    assert_eq!(v7.told().patch.len(), 48, "terms of surveys, and nobody's own answers");
    let (v5, v6, v7) = (v5.told().scope, v6.told().scope, v7.told().scope);
    let scopes = [new.scope, v3.scope, v4.told().scope, v5, v6, v7];
    for (one, scope) in scopes.iter().enumerate() {
        // Once brought up to date it is told everything private anew.
        assert!(!scopes[one + 1..].contains(scope), "{scopes:?}");
    }
    let asked = v3::PullRequest {
        area: area(),
        client: ClientId(Uuid::from_u128(7)),
        cookie: None,
        base: None,
        scope: Some(v3.scope),
        outcomes_after: 0,
    };
    assert_eq!(PullRequest::from(asked).scope, Some(new.scope), "it is asked for as it was told");
}

#[test]
fn the_answer_to_a_pull_travels_as_it_did_in_each_version() {
    let counts = [DATE, "ac020201"].concat();
    let outcomes = ["02", "01", "02", OP, "0106"].concat();
    let rest = ["01", EPOCH, "ac02", "01", PATCH, "01", &counts, EPOCH, "ad02", &outcomes].concat();
    check(&response(), &["08", "01", "01", "ac02", &rest, "d00f"]);
    check(&v7::PullResponse::from(response()), &["07", "01", "01", "bc02", &rest, "d00f"]);
    check(&v6::PullResponse::from(response()), &["06", "01", "01", "a402", &rest, "d00f"]);
    check(&v5::PullResponse::from(response()), &["05", "01", "01", "a802", &rest, "d00f"]);
    check(&v4::PullResponse::from(response()), &["04", "01", "01", "ae02", &rest, "d00f"]);
    check(&v3::PullResponse::from(response()), &["03", "01", "01", "ad02", &rest]);
    check(&v2::PullResponse::from(response()), &["02", "01", &rest]);
    let row = ["06", &counts].concat();
    let put = ["0007", &row[..0], DATE].concat();
    let length = format!("{:02x}", row.len() / 2);
    let patch = ["03", &PATCH[2..], "0006", &put[4..], &length, &row].concat();
    let old = v1::PullResponse::from(PullResponse { base: None, ..response() });
    check(&old, &["0101", "01", &patch, EPOCH, "ad02", &outcomes]);
}

#[test]
fn a_manifest_travels_as_it_did() {
    let chunk = ChunkEntry { hash: ContentHash([0xcc; 32]), bytes: 200, rows: 3 };
    let pack = PackEntry { hash: ContentHash([0xaa; 32]), bytes: 200, chunks: vec![chunk] };
    let manifest = Manifest { cookie: cookie(300), row_shape: 1, packs: vec![pack] };
    let (pack, chunk) = ("aa".repeat(32), "cc".repeat(32));
    check(&manifest, &["02", EPOCH, "ac02", "01", "01", &pack, "c801", "01", &chunk, "c80103"]);
}

#[test]
fn another_version_says_which() {
    let mut body = seal(&response());
    body[0] = 9;
    assert_eq!(unseal::<PullResponse>(&body), Err(UnsealError::Version { given: 9 }));
    body[0] = 1;
    assert_eq!(unseal::<PullResponse>(&body), Err(UnsealError::Version { given: 1 }));
    assert_eq!(unseal::<PullRequest>(&[]), Err(UnsealError::Malformed));
}

#[test]
fn news_of_nothing_and_of_a_hundred_seat_counts_are_small() {
    let nothing = PullResponse {
        reset: false,
        private_reset: false,
        scope: Scope(u64::MAX),
        base: None,
        row_shape: Row::SHAPE,
        patch: Vec::new(),
        seats: Vec::new(),
        cookie: cookie(u64::MAX),
        last_mutation_id: u64::MAX,
        outcomes: Vec::new(),
        now: i64::MAX,
    };
    assert!(seal(&nothing).len() <= 200, "{}", seal(&nothing).len());
    let hundred = PullResponse { seats: vec![seats(); 100], ..nothing };
    assert!(seal(&hundred).len() <= 2_500, "{}", seal(&hundred).len());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = unseal::<PushRequest>(&bytes);
        let _ = unseal::<PullResponse>(&bytes);
        let _ = unseal::<Manifest>(&bytes);
        let _ = unseal::<v1::PullRequest>(&bytes);
    }
}
