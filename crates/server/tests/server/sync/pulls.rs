//! What a pull tells.

use sammen_domain::{AreaId, Row, RowKind};
use sammen_server::{DeviceId, pull};
use sammen_sync::{
    ClientId, Cookie, PatchOperation, PullRequest, PullResponse, Scope, seal, unseal, v1,
};

use crate::{
    fixture::{NOW, Server, area, content, id, occurrence_id, send_signed},
    phone::Phone,
};

async fn pull_since(server: &Server, cookie: Option<Cookie>) -> PullResponse {
    let request = PullRequest {
        area: area(),
        client: ClientId(id(7)),
        cookie,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    pull(&server.database, DeviceId([7; 32]), &request, NOW).await.unwrap()
}

#[tokio::test]
async fn only_what_changed_since_the_cookie_is_told() {
    let server = Server::with_seats(&[4, 4]).await;
    let all = pull_since(&server, None).await;
    assert!(all.reset);
    assert_eq!(all.patch.len(), 6, "area, partner, place, activity and two dates");
    let none = pull_since(&server, Some(all.cookie)).await;
    assert!(!none.reset && none.patch.is_empty());
    assert_eq!(none.cookie, all.cookie);

    let unchanged = server.apply(&content(&[4, 4])).await;
    assert_eq!(unchanged, Default::default());
    assert_eq!(pull_since(&server, None).await.cookie, all.cookie);

    assert_eq!(server.apply(&content(&[4, 5])).await.changed, 1);
    let one = pull_since(&server, Some(all.cookie)).await;
    assert_eq!(one.cookie.version, all.cookie.version + 1);
    let [PatchOperation::Put { key, .. }] = one.patch.as_slice() else { panic!("{one:?}") };
    assert_eq!((key.kind, key.id), (RowKind::Occurrence, occurrence_id(1).0));

    let gone = server.apply(&content(&[4])).await;
    assert_eq!(gone.deleted, 1);
    let gone = pull_since(&server, Some(one.cookie)).await;
    let deleted: Vec<_> = gone
        .patch
        .iter()
        .filter_map(|operation| match operation {
            PatchOperation::Delete { key } => Some(key.kind),
            PatchOperation::Put { .. } => None,
        })
        .collect();
    assert_eq!(deleted.len(), gone.patch.len());
    assert!(deleted.contains(&RowKind::Occurrence));
    assert_eq!(pull_since(&server, None).await.patch.len(), 5, "a new phone never hears of it");
}

#[tokio::test]
async fn an_app_of_version_1_is_answered_in_version_1() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 3).await;
    phone.sync().await;
    let client = phone.client().await;
    let request = v1::PullRequest { area: area(), client, cookie: None, outcomes_after: 0 };
    let key = &phone.network.key;
    let answer = send_signed(&server.router, key, "/api/sync/pull", seal(&request)).await;
    assert_eq!(answer.status, 200);
    let response: v1::PullResponse = unseal(&answer.body).unwrap();
    assert!(response.reset);
    assert_eq!((response.last_mutation_id, response.outcomes.len()), (1, 1));
    let seats = response.patch.iter().find_map(|operation| match operation {
        PatchOperation::Put { key, row } if key.kind == RowKind::Availability => {
            Some(Row::decode(row).unwrap())
        }
        _ => None,
    });
    let Some(Row::Availability(seats)) = seats else { panic!("{response:?}") };
    assert_eq!(seats.taken, 3);
    let asked = v1::PullRequest { cookie: Some(response.cookie), ..request };
    assert_eq!(pull_since(&server, asked.cookie).await.seats, [], "nothing new");
}

#[tokio::test]
async fn a_cookie_of_another_life_or_of_the_future_resets() {
    let server = Server::with_seats(&[4]).await;
    let Cookie { epoch, version } = pull_since(&server, None).await.cookie;
    for cookie in [
        Cookie { epoch: id(1), version },
        Cookie { epoch, version: version + 1 },
        Cookie { epoch, version: u64::MAX },
    ] {
        let answer = pull_since(&server, Some(cookie)).await;
        assert!(answer.reset, "{cookie:?}");
        assert_eq!(answer.patch.len(), 5);
        assert_eq!(answer.cookie, Cookie { epoch, version });
    }
}

#[tokio::test]
async fn two_areas_have_nothing_to_do_with_each_other() {
    let server = Server::with_seats(&[4]).await;
    let mut other = content(&[8]);
    other.area.id = AreaId::new("vaerebro-park").unwrap();
    let before = pull_since(&server, None).await;
    server.apply(&other).await;
    assert_eq!(pull_since(&server, None).await, before);
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let request = PullRequest {
        area: other.area.id,
        client: phone.client().await,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let there = pull(&server.database, DeviceId([1; 32]), &request, NOW).await.unwrap();
    assert_eq!(there.last_mutation_id, 0);
    assert_ne!(there.cookie.epoch, before.cookie.epoch);
    let kinds = there.patch.iter().filter(|operation| {
        matches!(operation, PatchOperation::Put { key, .. }
            if matches!(key.kind, RowKind::Availability | RowKind::Registration))
    });
    assert_eq!(kinds.count(), 0);
}
