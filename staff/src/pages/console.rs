//! The staff's pages: who is signed in decides what is there.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    accept::AcceptPage,
    activities::ActivitiesPage,
    areas::AreasPage,
    door::DoorPage,
    lending::LendingPage,
    log::LogPage,
    log_book::LogBookPage,
    not_found::NotFoundPage,
    occurrence::OccurrencePage,
    own::OwnPage,
    paper::{PaperPage, SheetPage},
    people::PeoplePage,
    shifts::ShiftsPage,
    sign_in::SignInPage,
    surveys::SurveysPage,
    volunteers::VolunteersPage,
};
use crate::{
    api::{AccountId, Failure, Me},
    components::{Frame, Notice, Tone},
    routing::{Route, opened_link, use_router},
    state::{Session, Staff, use_staff},
    words::{self, m},
};

/// Signing in, and behind it what was opened.
///
/// Whoever is signed out by time finds the page as it was, with all that was typed, once they have signed in again; what
/// came from the server is dropped meanwhile.
#[component]
pub fn ConsolePage() -> impl IntoView {
    let staff = use_staff();
    let link = RwSignal::new(opened_link());
    if matches!(staff.session.get_untracked(), Session::Asking) {
        spawn_local(learn_session(staff));
    }
    // Who comes back from another window may have signed in there.
    let on_focus = window_event_listener(ev::focus, move |_| {
        if matches!(staff.session.get_untracked(), Session::SignedOut) {
            spawn_local(learn_session(staff));
        }
    });
    // A link that is opened where this page stands already changes the fragment alone.
    let on_link = window_event_listener(ev::hashchange, move |_| {
        if let Some(opened) = opened_link() {
            link.set(Some(opened));
        }
    });
    on_cleanup(move || {
        on_focus.remove();
        on_link.remove();
    });
    // The pages are those of the last who was signed in; of another one they begin anew.
    let account = Memo::new(move |before: Option<&Option<AccountId>>| match staff.me() {
        Some(me) => Some(me.account.id.clone()),
        None => before.cloned().flatten(),
    });
    let signed_in = Memo::new(move |_| staff.me().is_some());
    let pages = move || {
        account.get().map(|_| {
            view! {
                <div class="stack stack--wide" hidden=move || !signed_in.get()>
                    <Pages />
                </div>
            }
        })
    };
    let content = move || match link.get() {
        Some((area, token)) => view! { <AcceptPage area=area token=token link=link /> }.into_any(),
        None => view! { <Gate kept=Signal::derive(move || account.get().is_some()) /> {pages} }
            .into_any(),
    };
    view! { <Frame>{content}</Frame> }
}

async fn learn_session(staff: Staff) {
    match staff.get::<Me>("/api/auth/me").await {
        Ok(me) => staff.sign_in(me),
        // Noted where it was found out.
        Err(Failure::SignedOut) => {}
        Err(failure) => {
            if staff.session.with_untracked(|session| !matches!(session, Session::SignedOut)) {
                staff.session.set(Session::Unknown(failure));
            }
        }
    }
}

/// What stands before the pages as long as nobody is signed in.
#[component]
fn Gate(
    /// Whether a page waits behind it.
    kept: Signal<bool>,
) -> impl IntoView {
    let staff = use_staff();
    let again = move |_| {
        staff.session.set(Session::Asking);
        spawn_local(learn_session(staff));
    };
    move || match staff.session.get() {
        Session::SignedIn(_) => ().into_any(),
        Session::Asking => view! { <div class="skeleton skeleton--card"></div> }.into_any(),
        Session::SignedOut => view! { <SignInPage kept=kept /> }.into_any(),
        Session::Unknown(failure) => view! {
            <div class="stack">
                <Notice tone=Tone::Stop text=Some(words::failure(failure)) />
                <div>
                    <button type="button" class="button button--primary" on:click=again>
                        {m().try_again()}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Pages() -> impl IntoView {
    let route = use_router().route();
    move || match route.get() {
        Route::Areas => view! { <AreasPage /> }.into_any(),
        Route::Volunteers(area) => view! { <VolunteersPage area=area /> }.into_any(),
        Route::Activities(area) => view! { <ActivitiesPage area=area /> }.into_any(),
        Route::Occurrence(area, id) => view! { <OccurrencePage area=area id=id /> }.into_any(),
        Route::Door(area) => view! { <DoorPage area=area /> }.into_any(),
        Route::Lending(area) => view! { <LendingPage area=area /> }.into_any(),
        Route::Shifts(area) => view! { <ShiftsPage area=area /> }.into_any(),
        Route::People(area) => view! { <PeoplePage area=area /> }.into_any(),
        Route::Log(area) => view! { <LogPage area=area /> }.into_any(),
        Route::LogBook(area) => view! { <LogBookPage area=area /> }.into_any(),
        Route::Surveys(area) => view! { <SurveysPage area=area /> }.into_any(),
        Route::Paper(area, survey) => view! { <PaperPage area=area survey=survey /> }.into_any(),
        Route::Sheet(area, survey, number) => {
            view! { <SheetPage area=area survey=survey number=number /> }.into_any()
        }
        Route::Own => view! { <OwnPage /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}
