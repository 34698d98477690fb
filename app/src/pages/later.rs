//! Pages that are not in the program that a first visit fetches: each group is a part of its own, fetched when one of
//! its pages is first opened, and kept on the phone by the service worker from the first visit on.

use leptos::{prelude::*, reactive::computed::ScopedFuture};
use sammen_domain::{ActivityId, OccurrenceId, SurveyId};
use sammen_sync_indexeddb::TokenError;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{
    AboutPage, AccessibilityPage, ActivityPage, DoorPage, KioskPage, LendingPage, MitPage,
    MorePage, NeedsNetworkPage, PartnerPage, PhonesPage, PlacePage, PlacesPage, ReachPage,
    ServicePage, SettingsPage, ShiftsPage, SurveyPage, SurveysPage,
};
use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::Route,
    state::{AppState, ToldOfToken},
    words::m,
};

/// A page, or why it is not here.
pub type Fetched = Result<AnyView, SplitLoaderError>;

/// One activity, with the form to register.
pub fn activity(id: ActivityId, date: Option<OccurrenceId>) -> AnyView {
    when_fetched(own_page(Some((id, date))))
}

/// What this phone has said yes to.
pub fn mit() -> AnyView {
    when_fetched(own_page(None))
}

/// The surveys and one being answered.
pub fn surveys(survey: Option<SurveyId>) -> AnyView {
    when_fetched(survey_page(survey))
}

/// Every page that one comes to by *Mere*, and *Mere* itself.
pub fn more(route: Route) -> AnyView {
    when_fetched(more_page(route))
}

/// Answers that are held: what they need is in no other part. Tells whether the survey that was opened has a token.
pub fn see_to_answers(app: AppState, opened: Option<SurveyId>, told: Option<ToldOfToken>) {
    spawn_local(async move {
        // Where the part cannot be fetched, they are still held when it can.
        if let (Err(_), Some(told)) = (send_answers(app, opened, told.clone()).await, told) {
            told(Err(TokenError::Later));
        }
    });
}

#[wasm_split(answers, fallible)]
fn send_answers(
    app: AppState,
    opened: Option<SurveyId>,
    told: Option<ToldOfToken>,
) -> Result<(), SplitLoaderError> {
    spawn_local(app.see_to_tokens(opened, told));
    Ok(())
}

/// What volunteers do beside the door.
pub fn work(route: Route) -> AnyView {
    when_fetched(work_page(route))
}

/// Handing the device round.
pub fn kiosk() -> AnyView {
    when_fetched(kiosk_page())
}

#[wasm_split(kiosk, fallible)]
fn kiosk_page() -> Fetched {
    Ok(view! { <KioskPage /> }.into_any())
}

#[wasm_split(work, fallible)]
fn work_page(route: Route) -> Fetched {
    Ok(match route {
        Route::Lending => view! { <LendingPage /> }.into_any(),
        _ => view! { <ShiftsPage /> }.into_any(),
    })
}

/// Together, as both show registrations.
#[wasm_split(registering, fallible)]
fn own_page(activity: Option<(ActivityId, Option<OccurrenceId>)>) -> Fetched {
    Ok(match activity {
        Some((id, date)) => view! { <ActivityPage id=id date=date /> }.into_any(),
        None => view! { <MitPage /> }.into_any(),
    })
}

#[wasm_split(surveys, fallible)]
fn survey_page(survey: Option<SurveyId>) -> Fetched {
    Ok(match survey {
        Some(id) => view! { <SurveyPage id=id /> }.into_any(),
        None => view! { <SurveysPage /> }.into_any(),
    })
}

#[wasm_split(more, fallible)]
fn more_page(route: Route) -> Fetched {
    Ok(match route {
        Route::Door => view! { <DoorPage /> }.into_any(),
        Route::Places(tab) => view! { <PlacesPage tab=tab /> }.into_any(),
        Route::Place(id) => view! { <PlacePage id=id /> }.into_any(),
        Route::Service(id) => view! { <ServicePage id=id /> }.into_any(),
        Route::Partner(id) => view! { <PartnerPage id=id /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::Reach => when_fetched(reach_page()),
        Route::Phones => view! { <PhonesPage /> }.into_any(),
        Route::About => view! { <AboutPage /> }.into_any(),
        Route::Accessibility => view! { <AccessibilityPage /> }.into_any(),
        Route::NeedsNetwork => view! { <NeedsNetworkPage /> }.into_any(),
        _ => view! { <MorePage /> }.into_any(),
    })
}

/// Apart, since few open it and those who do have a network.
#[wasm_split(reach, fallible)]
fn reach_page() -> Fetched {
    Ok(view! { <ReachPage /> }.into_any())
}

/// What stands in a page's place until its part is here; then the page, in the scope of who asked for it.
pub fn when_fetched(page: impl Future<Output = Fetched> + 'static) -> AnyView {
    let fetched = RwSignal::new_local(None::<Fetched>);
    spawn_local(ScopedFuture::new(async move { fetched.set(Some(page.await)) }));
    let shown = move || {
        fetched.track();
        match fetched.try_update_untracked(Option::take).flatten() {
            None => Skeletons().into_any(),
            Some(Ok(page)) => page,
            Some(Err(_)) => NotHere().into_any(),
        }
    };
    shown.into_any()
}

/// Says that a page could not be fetched, and what to do.
#[component]
fn NotHere() -> impl IntoView {
    let again = move |_| {
        // Loading anew also brings a newer version's parts; nothing is lost by it.
        let _ = window().location().reload();
    };
    view! {
        <div data-test="page-not-fetched">
            <PageHeading text=m().page_not_fetched_title() />
            <EmptyState picture=Picture::Neighbourhood sentence=m().page_not_fetched_body() />
            <button class="button button--wide" type="button" on:click=again>
                {m().try_again()}
            </button>
        </div>
    }
}
