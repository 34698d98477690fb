//! The door of a date: phones that note who comes, with no network, in any order; and what the staff see of it.

mod conflicts;
mod log_book;
mod notes;
mod order;
mod tickets;
mod together;

use sammen_domain::{
    ActivityId, CheckIn, CountHeads, Duty, HeadCountId, Mutation, OccurrenceId, RegistrationId,
    ScanId, Tally,
};
use sammen_server::{
    Account, AccountId, AccountKind, Activities, Appointment, Grant, GrantId, Role, appoint,
};
use uuid::Uuid;

use crate::{
    fixture::{NOW, STARTS_AT, Server, area, device, id, occurrence_id},
    phone::Phone,
};

const HOUR: i64 = 3_600;

/// The one activity that the server has.
fn activity() -> ActivityId {
    ActivityId(id(3))
}

/// The date that everything happens at.
fn date() -> OccurrenceId {
    occurrence_id(0)
}

/// A role at the door, from now to an hour after the date.
fn appointment(key: u8) -> Appointment {
    let account = AccountId(Uuid::now_v7());
    Appointment {
        device: device(key).0,
        account: Account {
            id: account,
            kind: AccountKind::Volunteer,
            display_name: format!("Frivillig {key}"),
            is_minor: false,
            created_at: NOW,
            disabled_at: None,
        },
        grant: Grant {
            id: GrantId(Uuid::now_v7()),
            account,
            area: area(),
            role: Role::Volunteer,
            activities: Activities::Some(vec![activity()]),
            duties: vec![Duty::CheckIn],
            may_see_names: true,
            certificate_declared: None,
            valid_from: NOW,
            valid_until: STARTS_AT + 3 * HOUR,
            revoked_at: None,
        },
    }
}

/// A volunteer's phone that has read what there is.
async fn volunteer(server: &Server, key: u8) -> Phone {
    appoint(&server.database, &appointment(key), NOW).await.unwrap();
    let phone = Phone::new(server, key).await;
    phone.sync().await;
    phone
}

/// A household that has seats.
async fn household(server: &Server, key: u8, persons: u16) -> (Phone, RegistrationId) {
    let phone = Phone::new(server, key).await;
    let registration = phone.place(date(), persons).await;
    phone.sync().await;
    (phone, registration)
}

fn scan(number: u128, registration: Option<RegistrationId>, persons: u16, at: i64) -> Mutation {
    let scan = ScanId(id(0x5ca0_0000 + number));
    Mutation::CheckIn(CheckIn { scan, occurrence: date(), registration, persons, at })
}

fn heads(number: u128, change: i16) -> Mutation {
    let id = HeadCountId(id(0x4ead_0000 + number));
    Mutation::CountHeads(CountHeads { id, occurrence: date(), change })
}

impl Phone {
    async fn note(&self, mutation: Mutation) {
        self.enqueue(&mutation.encode()).await;
    }

    async fn tally(&self) -> Tally {
        Tally::of(date(), self.view().await.scans)
    }

    async fn heads(&self) -> i64 {
        self.view().await.head_counts.get(&date()).copied().unwrap_or_default()
    }
}
