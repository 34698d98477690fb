//! The line at the top: where one is, and how sending goes.

use leptos::prelude::*;
use sammen_domain::AreaId;
use wasm_bindgen_futures::spawn_local;

use super::{Icon, IconView};
use crate::{
    routing::{Route, use_router},
    state::{AppState, use_app},
    words::{m, text},
};

/// Area and state of sending; on a page below another, the way back.
#[component]
pub fn TopBar(
    /// The page that is shown.
    route: Memo<Route>,
    /// Whether the person is still to choose an area.
    welcome: Memo<bool>,
) -> impl IntoView {
    let start = move || match parent(&route.get()) {
        Some(parent) if !welcome.get() => view! { <BackButton parent=parent /> }.into_any(),
        _ => view! { <AreaName /> }.into_any(),
    };
    view! {
        <header class="top-bar">
            {start}
            <SendingState />
        </header>
    }
}

/// The page above a page; `None` where the bottom bar leads to it.
fn parent(route: &Route) -> Option<Route> {
    match route {
        Route::Activities
        | Route::Mit
        | Route::Surveys
        | Route::Door
        | Route::More
        | Route::NeedsNetwork
        | Route::NotFound => None,
        Route::Activity(..) => Some(Route::Activities),
        Route::Survey(_) => Some(Route::Surveys),
        Route::Place(_) => Some(Route::Places(crate::routing::PlacesTab::Places)),
        Route::Service(_) => Some(Route::Places(crate::routing::PlacesTab::Services)),
        Route::Partner(_) => Some(Route::Places(crate::routing::PlacesTab::Partners)),
        Route::Reach => Some(Route::Mit),
        Route::Phones => Some(Route::Settings),
        Route::Lending | Route::Shifts => Some(Route::Door),
        Route::Kiosk | Route::Places(_) | Route::Settings | Route::About | Route::Accessibility => {
            Some(Route::More)
        }
    }
}

#[component]
fn BackButton(
    /// Where "back" leads when the person came from outside.
    parent: Route,
) -> impl IntoView {
    let router = use_router();
    view! {
        <button type="button" class="top-bar__back" on:click=move |_| router.back(&parent)>
            <IconView icon=Icon::Back />
            {m().back()}
        </button>
    }
}

#[component]
fn AreaName() -> impl IntoView {
    let app = use_app();
    move || {
        let followed = app.followed.get();
        match followed.as_slice() {
            [] => view! { <span class="top-bar__area">{m().app_name()}</span> }.into_any(),
            [only] => {
                let name = area_name(app, only);
                view! {
                    <span class="top-bar__area">
                        <IconView icon=Icon::House />
                        {name}
                    </span>
                }
                .into_any()
            }
            _ => view! { <AreaChoice followed=followed /> }.into_any(),
        }
    }
}

#[component]
fn AreaChoice(
    /// The followed areas; the first is shown.
    followed: Vec<AreaId>,
) -> impl IntoView {
    let app = use_app();
    let options = sorted(&followed)
        .into_iter()
        .map(|area| {
            let selected = followed.first() == Some(&area);
            let name = area_name(app, &area);
            view! { <option value=area.as_str().to_owned() selected=selected>{name}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let mut areas = app.followed.get_untracked();
        areas.sort_by_key(|area| area.as_str() != chosen);
        spawn_local(async move {
            let _ = app.follow(areas).await;
        });
    };
    view! {
        <label class="top-bar__area">
            <IconView icon=Icon::House />
            <span class="spoken">{m().filter_area()}</span>
            <select class="top-bar__select" on:change=choose>
                {options}
            </select>
        </label>
    }
}

fn sorted(areas: &[AreaId]) -> Vec<AreaId> {
    let mut areas = areas.to_vec();
    areas.sort();
    areas
}

/// What people call an area, as far as this phone knows.
pub fn area_name(app: AppState, area: &AreaId) -> String {
    let viewed = app
        .views
        .with(|views| views.get(area).and_then(|view| view.area.as_ref().map(|a| text(&a.name))));
    let known = || {
        app.known_areas
            .with(|areas| areas.iter().find(|a| a.id == *area).map(|area| text(&area.name)))
    };
    viewed.or_else(known).unwrap_or_else(|| area.as_str().to_owned())
}

/// Whether the phone is online and what is not sent: always there, quiet.
#[component]
fn SendingState() -> impl IntoView {
    let app = use_app();
    let state = move || {
        let count = app.sending_count();
        let offline = app.is_offline();
        let (class, icon, words) = if count.attention > 0 {
            ("mark mark--stop", Icon::Alert, m().sending_attention(count.attention))
        } else if count.waiting > 0 && offline {
            ("mark", Icon::Phone, m().sending_waiting(count.waiting))
        } else if count.waiting > 0 {
            ("mark", Icon::Sync, m().sending_queued(count.waiting))
        } else if offline {
            ("mark mark--quiet", Icon::Phone, m().network_offline().to_owned())
        } else {
            ("mark mark--good", Icon::Check, m().sending_all_sent().to_owned())
        };
        // The network itself is told to those who listen, unless the words are about it already.
        let network = (!offline).then(|| format!(". {}", m().network_online()));
        view! {
            <a
                class=class
                href="/mit#usendt"
                data-test="sending-state"
                data-waiting=count.waiting.to_string()
                data-attention=count.attention.to_string()
                data-network=if offline { "offline" } else { "online" }
            >
                <IconView icon=icon />
                <span>{words}</span>
                <span class="spoken">{network}</span>
            </a>
        }
    };
    view! {
        <div class="top-bar__state" role="status">
            {state}
        </div>
    }
}
