//! Being counted in a programme, for households that chose it when they registered.
//!
//! What is kept here stays on the phone. After a date, a note is sent that says the programme, the month and a pseudonym,
//! and nothing else; it is sent again until the server has answered, and counts once however often it comes.

use std::collections::BTreeMap;

use sammen_domain::{
    ActivityId, AreaId, Attendance, Occurrence, RegistrationId, RegistrationState, UnixSeconds,
};
use sammen_sync::{
    Month, ProgrammeNote, RegistrationView, StoreError, TransportError, View, pseudonym,
};
use sammen_sync_indexeddb::{fetch_programmes, new_programme_secret, now, send_programme_note};
use serde::{Deserialize, Serialize};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::AppState;
use crate::settings::Setting;

/// A registration that was chosen for so long ago is stored, or never was.
const SETTLED_AFTER_SECONDS: i64 = 3_600;

/// What the server last said of an area's programmes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct KnownProgrammes(BTreeMap<AreaId, Vec<(ActivityId, String)>>);

/// Who chose to be counted, and under what secret.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Counting {
    secret: Option<[u8; 32]>,
    chosen: Vec<Chosen>,
}

/// A registration whose household chose to be counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Chosen {
    area: AreaId,
    registration: RegistrationId,
    programme: String,
    /// When it was chosen, by the phone's clock.
    at: UnixSeconds,
    /// The months that the server has been told of.
    noted: Vec<Month>,
}

impl Setting for KnownProgrammes {
    const KEY: &'static str = "programmes";
}
impl Setting for Counting {
    const KEY: &'static str = "counting";
}

impl AppState {
    /// The programme that an activity is counted in. Without a network, what was said before.
    pub async fn programme_of(self, area: &AreaId, activity: ActivityId) -> Option<String> {
        let mut known: KnownProgrammes = self.stored().await.ok().flatten().unwrap_or_default();
        if let Ok(fetched) = fetch_programmes(area).await {
            known.0.insert(area.clone(), fetched.activities);
            // Not keeping it loses nothing.
            let _ = self.keep(&known).await;
        }
        let of_area = known.0.get(area)?;
        of_area.iter().find(|(known, _)| *known == activity).map(|(_, programme)| programme.clone())
    }

    /// Has a registration's household counted.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn count_me(
        self,
        area: &AreaId,
        registration: RegistrationId,
        programme: String,
    ) -> Result<(), StoreError> {
        let mut counting = self.counting().await?;
        counting.secret.get_or_insert_with(new_programme_secret);
        counting.chosen.push(Chosen {
            area: area.clone(),
            registration,
            programme,
            at: now(),
            noted: Vec::new(),
        });
        self.keep(&counting).await
    }

    /// Has it counted no more. What was noted cannot be found again, by anybody.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn count_me_not(self, registration: RegistrationId) -> Result<(), StoreError> {
        let mut counting = self.counting().await?;
        counting.chosen.retain(|chosen| chosen.registration != registration);
        self.keep(&counting).await
    }

    /// The programme that a registration's household chose to be counted in.
    pub async fn counted_in(self, registration: RegistrationId) -> Option<String> {
        let chosen = self.counting().await.ok()?.chosen;
        let its = chosen.into_iter().find(|chosen| chosen.registration == registration);
        its.map(|chosen| chosen.programme)
    }

    /// Sends the notes that are due, now and whenever something is new, as long as the page is there that asks for it.
    pub fn keep_sending_notes(self) {
        Effect::new(move |_| {
            self.views.track();
            if self.ready.get() {
                spawn_local(self.send_notes());
            }
        });
    }

    /// Sends the notes that are due, and forgets what is over.
    pub async fn send_notes(self) {
        let Ok(Counting { secret: Some(secret), chosen }) = self.counting().await else { return };
        let mut sent = Vec::new();
        for mut chosen in chosen {
            let due = self.views.with_untracked(|views| {
                views.get(&chosen.area).map(|view| Due::of(view, chosen.registration))
            });
            // An area that is not read yet says nothing of what is over.
            let Some(due) = due else { continue };
            let are_noted = chosen.send(&secret, &due.months).await;
            // What was only just chosen may not be registered yet.
            let is_settled = (now() - chosen.at).abs() > SETTLED_AFTER_SECONDS;
            sent.push((chosen, are_noted && due.is_over && is_settled));
        }
        // Meanwhile somebody may have chosen something else here.
        let Ok(mut counting) = self.counting().await else { return };
        counting.chosen.retain_mut(|chosen| {
            let of_this = |(sent, _): &&(Chosen, bool)| sent.registration == chosen.registration;
            let Some((sent, is_over)) = sent.iter().find(of_this) else { return true };
            chosen.noted.clone_from(&sent.noted);
            !is_over
        });
        // When this fails, what was sent is sent again, and is the same note.
        let _ = self.keep(&counting).await;
    }

    async fn counting(self) -> Result<Counting, StoreError> {
        Ok(self.stored().await?.unwrap_or_default())
    }
}

impl Chosen {
    /// Sends what was not sent; says whether nothing is left to send.
    async fn send(&mut self, secret: &[u8; 32], months: &[Month]) -> bool {
        let mut are_noted = true;
        for month in months {
            if self.noted.contains(month) {
                continue;
            }
            let note = ProgrammeNote {
                area: self.area.clone(),
                programme: self.programme.clone(),
                month: *month,
                pseudonym: pseudonym(secret, &self.area, &self.programme),
            };
            match send_programme_note(&note).await {
                // What is not taken is not taken later: the date is counted in no programme any more.
                Ok(()) | Err(TransportError::Rejected { .. }) => self.noted.push(*month),
                Err(_) => are_noted = false,
            }
        }
        are_noted
    }
}

/// What is to be noted of a registration.
struct Due {
    months: Vec<Month>,
    /// Whether there will be no more.
    is_over: bool,
}

impl Due {
    fn of(view: &View, id: RegistrationId) -> Self {
        let registration = view.registrations.iter().find(|known| known.registration.id == id);
        let Some(registration) = registration.filter(|known| known.is_active()) else {
            // One that was just saved is there; any other was cancelled, or belongs to a phone that was moved from.
            return Self { months: Vec::new(), is_over: true };
        };
        let now = view.server_time(now());
        let dates = dates_of(view, registration);
        let was_there = |date: &&Occurrence| {
            let known = &registration.registration;
            date.ends_at <= now && known.attendance(date.id) != Attendance::DidNotCome
        };
        let mut months: Vec<Month> = dates
            .iter()
            .copied()
            .filter(was_there)
            .map(|date| Month::of(date.starts.date))
            .collect();
        months.dedup();
        let is_ahead = |date: &&Occurrence| date.ends_at > now;
        Self { months, is_over: !dates.iter().any(is_ahead) && !waits(registration) }
    }
}

/// The dates that a household has seats on and that take place.
fn dates_of<'a>(view: &'a View, registration: &RegistrationView) -> Vec<&'a Occurrence> {
    let known = &registration.registration;
    let takes_place = |date: &Occurrence| {
        let activity = view.activities.get(&date.activity);
        activity.is_some_and(|activity| date.takes_place(activity))
    };
    let dates = view.occurrences.iter();
    dates.filter(|date| known.holds(date.id) && takes_place(date)).collect()
}

fn waits(registration: &RegistrationView) -> bool {
    let state = registration.registration.state;
    matches!(state, RegistrationState::Waitlisted { .. } | RegistrationState::Offered { .. })
        || registration.saved_at.is_some()
}
