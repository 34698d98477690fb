//! What every page reads: who is signed in, which areas there are, and the language.

mod load;

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::{Area, AreaId, LocalDate, LocalDateTime, MinuteOfDay, UnixSeconds};
use sammen_i18n::Locale;
use sammen_sync_indexeddb::{STORAGE_NAME, Storage, fetch_areas, now};
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{Failure, Me},
    intl,
};

pub use load::{Loaded, load};

/// The setting that holds the language on this device; the residents' app reads the same.
const LANGUAGE: &str = "language";
/// Where most people live until an area says otherwise.
const TIME_ZONE_DEFAULT: &str = "Europe/Copenhagen";
const DAY_SECONDS: UnixSeconds = 86_400;

/// Who is signed in here, as far as is known.
#[derive(Clone, Debug)]
pub enum Session {
    /// The server is being asked.
    Asking,
    /// The server gives no answer.
    Unknown(Failure),
    /// Nobody.
    SignedOut,
    /// Somebody.
    SignedIn(Arc<Me>),
}

/// The state; Copy, from context by [`use_staff`].
#[derive(Clone, Copy)]
pub struct Staff {
    /// Who is signed in.
    pub session: RwSignal<Session>,
    /// The areas that the server has, with their names and time zones.
    pub areas: RwSignal<Vec<Area>>,
    /// The language of the interface.
    pub locale: RwSignal<Locale>,
}

/// The state of this entry.
///
/// # Panics
/// Outside the root component, which provides it.
#[must_use]
pub fn use_staff() -> Staff {
    expect_context::<Staff>()
}

/// Makes the state, provides it as context, and learns what there is to know.
pub fn provide() -> Staff {
    let wanted = window().navigator().language();
    let staff = Staff {
        session: RwSignal::new(Session::Asking),
        areas: RwSignal::new(Vec::new()),
        locale: RwSignal::new(wanted.and_then(|code| Locale::from_code(&code)).unwrap_or_default()),
    };
    provide_context(staff);
    spawn_local(async move {
        if let Some(chosen) = stored_language().await {
            staff.locale.set(chosen);
        }
    });
    spawn_local(async move {
        // Without them areas are shown by their short names.
        if let Ok(areas) = fetch_areas().await {
            staff.areas.set(areas);
        }
    });
    staff
}

async fn stored_language() -> Option<Locale> {
    let storage = Storage::open(STORAGE_NAME).await.ok()?;
    let stored = storage.setting(LANGUAGE).await.ok()??;
    Locale::from_code(postcard::from_bytes(&stored).ok()?)
}

impl Staff {
    /// Speaks another language, and keeps the choice on this device.
    pub fn speak(self, locale: Locale) {
        self.locale.set(locale);
        spawn_local(async move {
            let Ok(storage) = Storage::open(STORAGE_NAME).await else { return };
            let code = postcard::to_allocvec(locale.code()).expect("a code can be written");
            // A browser that does not keep it asks for its own language the next time.
            let _ = storage.set_setting(LANGUAGE, &code).await;
        });
    }

    /// Who is signed in; `None` when nobody is. Tracks it.
    #[must_use]
    pub fn me(self) -> Option<Arc<Me>> {
        self.session.with(|session| match session {
            Session::SignedIn(me) => Some(me.clone()),
            _ => None,
        })
    }

    /// Notes who is signed in now.
    pub fn sign_in(self, me: Me) {
        self.session.set(Session::SignedIn(Arc::new(me)));
    }

    /// What people call an area. Tracks it.
    #[must_use]
    pub fn area_name(self, area: &AreaId) -> String {
        let locale = self.locale.get_untracked();
        self.areas.with(|areas| {
            let known = areas.iter().find(|known| known.id == *area);
            known.map_or_else(|| area.to_string(), |known| known.name.get(locale.code()).to_owned())
        })
    }

    fn zone(self, area: &AreaId) -> String {
        self.areas.with(|areas| {
            let known = areas.iter().find(|known| known.id == *area);
            known.map_or_else(|| TIME_ZONE_DEFAULT.to_owned(), |known| known.time_zone.clone())
        })
    }

    /// An instant by an area's own clocks. Tracks its time zone.
    #[must_use]
    pub fn local(self, area: &AreaId, instant: UnixSeconds) -> LocalDateTime {
        intl::local(&self.zone(area), instant)
    }

    /// Today, by an area's own calendar. Tracks its time zone.
    #[must_use]
    pub fn today(self, area: &AreaId) -> LocalDate {
        self.local(area, now()).date
    }

    /// The instant of a clock on a day, in an area. The hour that is there twice is its first; the hour that is not
    /// there is the one after.
    #[must_use]
    pub fn instant(self, area: &AreaId, date: LocalDate, minute: MinuteOfDay) -> UnixSeconds {
        let zone = self.zone(area);
        let wanted = UnixSeconds::from(date.0) * DAY_SECONDS + UnixSeconds::from(minute) * 60;
        let mut instant = wanted;
        // The first round finds the offset, the second corrects it where it changed in between.
        for _ in 0..2 {
            let local = intl::local(&zone, instant);
            let shown = UnixSeconds::from(local.date.0) * DAY_SECONDS
                + UnixSeconds::from(local.minute) * 60;
            instant += wanted - shown;
        }
        instant
    }

    /// When a day ends in an area.
    #[must_use]
    pub fn end_of_day(self, area: &AreaId, date: LocalDate) -> UnixSeconds {
        self.instant(area, date.plus_days(1), 0)
    }
}
