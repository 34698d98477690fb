//! The door of one date: who may come in, and who is.

use std::{cell::Cell, collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use sammen_domain::{
    AreaId, CheckIn, Claim, Mutation, Occurrence, OccurrenceId, RegistrationId, ScanId, Tally,
    Verdict, judge,
};
use sammen_sync::View;
use sammen_sync_indexeddb::{new_uuid, now};
use wasm_bindgen_futures::spawn_local;

use super::{
    heads::Heads,
    names::{fetched, names_missing},
    people::{People, names},
    result::{Shown, VerdictCard},
    scanner::DoorTools,
    walk_in::WalkIn,
};
use crate::{
    components::{Icon, IconView},
    routing::{Route, use_router},
    state::{AppState, NamesState, names_state, use_app},
    words::{day, late, m, text, text_language, time},
};

/// The date that the door is of, with the view it is in.
#[derive(Clone)]
pub struct Place {
    /// The area.
    pub area: AreaId,
    /// All that the phone knows of it.
    pub view: Arc<View>,
    /// The date.
    pub date: Occurrence,
}

impl Place {
    fn of(date: OccurrenceId, views: &BTreeMap<AreaId, Arc<View>>) -> Option<Self> {
        views.iter().find_map(|(area, view)| {
            let known = view.occurrence(date)?;
            view.may_check_in(known.activity.id).then(|| Self {
                area: area.clone(),
                view: Arc::clone(view),
                date: known.occurrence.clone(),
            })
        })
    }

    /// What comes of a claim. Where nobody knows how many they are, it asks.
    fn answer(&self, claim: Claim) -> (Option<Mutation>, Option<Shown>) {
        let Self { view, date, .. } = self;
        let household = claim.registration();
        let listed = view.roster.iter().find(|entry| Some(entry.registration) == household);
        let verdict = judge(claim, date, listed, &view.tally(date));
        let asks = match verdict {
            Verdict::Valid { persons: Some(persons) } => return self.take_in(household, persons),
            Verdict::Valid { persons: None } => household,
            _ => None,
        };
        (None, Some(Shown { who: self.who(household), asks, ..Shown::of(verdict) }))
    }

    /// Somebody is let in now.
    fn take_in(
        &self,
        registration: Option<RegistrationId>,
        persons: u16,
    ) -> (Option<Mutation>, Option<Shown>) {
        let (scan, at) = (ScanId(new_uuid()), self.view.server_time(now()));
        let noted = CheckIn { scan, occurrence: self.date.id, registration, persons, at };
        let said = Shown {
            persons: u32::from(persons),
            who: self.who(registration),
            ..Shown::of(Verdict::Valid { persons: Some(persons) })
        };
        (Some(Mutation::CheckIn(noted)), Some(said))
    }

    /// A household's names, as far as they are this volunteer's to see.
    fn who(&self, household: Option<RegistrationId>) -> String {
        household.map(|household| names(&self.view, household)).unwrap_or_default()
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.view, &other.view) && self.date == other.date
    }
}

/// Finds out what is noted, if anything, and what is said: of what is noted once it is kept, of anything else at once.
type Decide = dyn Fn(&Place) -> (Option<Mutation>, Option<Shown>);

/// The door, for the components of the page. Copy.
#[derive(Clone, Copy)]
pub struct Desk {
    app: AppState,
    date: OccurrenceId,
    /// The date; `None` when it is not known here or not this volunteer's.
    pub place: Memo<Option<Place>>,
    /// Who is in.
    pub tally: Memo<Arc<Tally>>,
    /// What was last said of somebody.
    pub shown: RwSignal<Option<Shown>>,
    /// Whether the camera is over the page, and says it.
    pub scans: RwSignal<bool>,
}

impl Desk {
    fn new(app: AppState, date: OccurrenceId) -> Self {
        let place = Memo::new(move |_| app.views.with(|views| Place::of(date, views)));
        // One that is new is another: to compare two takes as long as to make one.
        let tally = Memo::new_with_compare(
            move |_| {
                place.with(|place| {
                    let tally = place.as_ref().map(|place| place.view.tally(&place.date));
                    Arc::new(tally.unwrap_or_default())
                })
            },
            |_, _| true,
        );
        let (shown, scans) = (RwSignal::new(None), RwSignal::new(false));
        Self { app, date, place, tally, shown, scans }
    }

    /// What is known of the date at this moment, also where the page does not show it yet.
    fn place_now(self) -> Option<Place> {
        self.app.views.with_untracked(|views| Place::of(self.date, views))
    }

    /// Lets a household in, if it may come in, and says what came of it. What is claimed is found out while the phone gets
    /// ready to keep it.
    pub fn let_in(self, claim: impl Fn(&Place) -> Claim + 'static) {
        self.note(Box::new(move |place| place.answer(claim(place))));
    }

    /// Lets in some who had not registered, or who are not on the list yet.
    pub fn admit(self, household: Option<RegistrationId>, persons: u16) {
        self.note(Box::new(move |place| place.take_in(household, persons)));
    }

    /// Does something else that is noted of the date.
    pub fn act(self, mutation: Mutation) {
        self.note(Box::new(move |_| (Some(mutation.clone()), None)));
    }

    fn note(self, decide: Box<Decide>) {
        let Some(place) = self.place_now() else { return };
        spawn_local(async move {
            let said = Cell::new(None);
            let decided = || {
                let (noted, shown) = decide(&place);
                match &noted {
                    Some(_) => said.set(shown),
                    None => self.say(shown),
                }
                noted
            };
            // Where it could not be stored, every page says so.
            let kept = self.app.act_at_door(&place.area, &decided).await;
            match (kept, said.take()) {
                (Ok(()), shown) => self.say(shown),
                // What is not to be stored is said all the same.
                (Err(_), None) => drop(decided()),
                (Err(_), Some(_)) => {}
            }
        });
    }

    /// Says something; the same as before is something new too.
    fn say(self, said: Option<Shown>) {
        let Some(said) = said else { return };
        self.shown.update(|shown| {
            let number = shown.as_ref().map_or(0, |before| before.number + 1);
            *shown = Some(Shown { number, ..said });
        });
    }
}

/// The door of one date.
#[component]
pub fn DeskPage(
    /// The date.
    date: OccurrenceId,
) -> impl IntoView {
    let app = use_app();
    let desk = Desk::new(app, date);
    let is_locked = Memo::new(move |_| matches!(names_state().get(), NamesState::Locked(_)));
    // What was said last may name somebody.
    Effect::new(move |_| {
        if is_locked.get() {
            desk.shown.set(None);
        }
    });
    let is_there = Memo::new(move |_| desk.place.with(Option::is_some));
    let takes_registrations = Memo::new(move |_| {
        desk.place.with(|place| {
            place.as_ref().is_some_and(|place| {
                let activity = place.view.activities.get(&place.date.activity);
                activity.is_some_and(|activity| activity.terms().is_some())
            })
        })
    });
    let content = move || match (is_there.get(), takes_registrations.get()) {
        (false, _) => view! { <p class="muted">{late().door_no_dates()}</p> }.into_any(),
        (true, true) => view! {
            <Head desk=desk />
            <Inside desk=desk />
            <DoorTools desk=desk />
            <VerdictCard desk=desk />
            <People desk=desk />
            <WalkIn desk=desk />
        }
        .into_any(),
        (true, false) => view! {
            <Head desk=desk />
            <Heads desk=desk />
        }
        .into_any(),
    };
    let router = use_router();
    view! {
        <p>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| router.back(&Route::Door)
            >
                {late().door_back()}
            </button>
        </p>
        <div class="stack stack--wide" data-test="desk">{content}</div>
    }
}

/// What it is, and whether the phone has what it needs.
#[component]
fn Head(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let app = use_app();
    let heading = move || {
        let place = desk.place.get()?;
        let activity = place.view.activities.get(&place.date.activity)?;
        let (starts, today) = (place.date.starts, app.local_now().date);
        Some(view! {
            <h2 lang=text_language(&activity.title)>{text(&activity.title)}</h2>
            <p class="note">
                {m().when_day_time(&day(starts.date, today), &time(starts.minute))}
            </p>
        })
    };
    // Also where the door was opened before it was called off.
    let called_off = move || {
        let place = desk.place.get()?;
        let activity = place.view.activities.get(&place.date.activity)?;
        (!place.date.takes_place(activity)).then(|| {
            view! {
                <p class="mark mark--stop" data-test="desk-called-off">
                    <IconView icon=Icon::Cross />
                    {late().door_cancelled()}
                </p>
            }
        })
    };
    // What stands on this page was read from the phone's storage: what is shown as ready is stored.
    let pulled_at = Memo::new(move |_| {
        desk.place.with(|place| place.as_ref().and_then(|place| place.view.pulled_at))
    });
    let ready = move || match (pulled_at.get(), names_missing(app)) {
        (None, _) => view! { <p data-test="not-ready">{late().door_not_ready()}</p> }.into_any(),
        (Some(_), Some(why)) => view! { <p data-test="not-ready">{why}</p> }.into_any(),
        (Some(at), None) => view! {
            <p data-test="ready">
                <strong>{late().door_ready()}</strong>
                " "
                <span class="note">{move || fetched(at, app.now.get())}</span>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="stack stack--tight">
            {heading}
            <div role="status">{called_off}</div>
            {ready}
        </div>
    }
}

/// How many are in.
#[component]
fn Inside(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let counts = Memo::new(move |_| {
        desk.place.with(|place| {
            let Place { view, date, .. } = place.as_ref()?;
            let coming = view.availability.get(&date.id).map_or(0, |seats| seats.taken);
            Some((desk.tally.with(|tally| tally.persons()), coming))
        })
    });
    move || {
        let (inside, coming) = counts.get()?;
        Some(view! {
            <p class="door-count">
                <strong class="door-count__number" data-test="inside">{inside}</strong>
                " "
                <span>{late().door_inside_of(coming)}</span>
            </p>
        })
    }
}
