//! Many at once.

use sammen_domain::RegistrationId;
use sammen_server::{owner_of, push};
use sammen_sync::{ClientId, OpId, PushRequest, PushedMutation};

use crate::{
    fixture::{NOW, Server, area, id, occurrence_id},
    phone::{Phone, placing},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_phones_at_once_never_oversell_a_date() {
    const PHONES: u8 = 16;
    let server = Server::with_seats(&[13]).await;
    let mut tasks = tokio::task::JoinSet::new();
    for phone in 1..=PHONES {
        let database = server.database.clone();
        tasks.spawn(async move {
            let owner = owner_of(&area(), &sammen_server::Secret([phone; 32]));
            let number = u128::from(phone);
            let registration = RegistrationId(id(0x1000 + number));
            let persons = 1 + u16::from(phone % 3);
            let place = placing(registration, occurrence_id(0), persons);
            let request = PushRequest {
                area: area(),
                client: ClientId(id(0x2000 + number)),
                mutations: vec![PushedMutation {
                    id: 1,
                    op: OpId(id(0x3000 + number)),
                    name: place.name,
                    args_version: place.args_version,
                    args: place.args,
                    device_time: NOW,
                }],
            };
            // Each sends it three times over.
            for _ in 0..3 {
                push(&database, owner, &request, || NOW).await.unwrap();
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    let wanted: u32 = (1..=u32::from(PHONES)).map(|phone| 1 + phone % 3).sum();
    let mut confirmed = 0;
    for secret in 1..=PHONES {
        let phone = Phone::new(&server, secret).await;
        phone.sync().await;
        let view = phone.view().await;
        assert_eq!(view.registrations.len(), 1);
        let seats = view.availability[&occurrence_id(0)];
        assert_eq!(seats.confirmed + seats.waiting, wanted);
        let registration = &view.registrations[0].registration;
        if registration.state == sammen_domain::RegistrationState::Confirmed {
            confirmed += u32::from(registration.persons);
        }
    }
    assert_eq!(confirmed, 13, "households of one fill what is left");
}
