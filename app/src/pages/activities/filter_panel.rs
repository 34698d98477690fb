//! The choices that one can make: for whom in sight, the rest behind a button.

use leptos::prelude::*;
use sammen_domain::{Audience, PlaceId, Theme};

use super::filter::{Filter, audience_slug, clear, keys, theme_slug};
use crate::{
    components::{Icon, IconView},
    routing::use_router,
    state::use_app,
    words::{audience, m, text, theme},
};

/// For whom, as chips that can be moved sideways.
#[component]
pub fn AudienceChips(
    /// What is chosen.
    filter: Memo<Filter>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let chosen = Memo::new(move |_| filter.with(|filter| filter.audience));
    // Only those that something is meant for: a chip never leads to nothing.
    let offered = Memo::new(move |_| {
        let view = app.view();
        let activities = view.iter().flat_map(|view| view.activities.values());
        let all: Vec<_> = activities.flat_map(|activity| activity.audiences.clone()).collect();
        Audience::ALL
            .into_iter()
            .filter(|audience| *audience != Audience::Everyone && all.contains(audience))
            .collect::<Vec<_>>()
    });
    let choose = move |choice: Option<Audience>| {
        router.set_query(&[(keys::AUDIENCE, choice.map_or("", audience_slug))]);
    };
    let chip = move |choice: Option<Audience>| {
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || (chosen.get() == choice).to_string()
                    data-test="audience"
                    data-audience=choice.map_or("", audience_slug)
                    on:click=move |_| choose(choice)
                >
                    {move || choice.map_or_else(|| m().filter_any(), audience)}
                </button>
            </li>
        }
    };
    view! {
        <ul class="chips activities__chips" aria-label=m().filter_audience()>
            {chip(None)}
            {move || offered.get().into_iter().map(Some).map(chip).collect_view()}
        </ul>
    }
}

/// Place, theme and free seats, behind a button that says how many are chosen.
#[component]
pub fn FilterPanel(
    /// What is chosen.
    filter: Memo<Filter>,
) -> impl IntoView {
    let router = use_router();
    let open = RwSignal::new(false);
    let words = move || {
        if open.get() {
            m().filters_hide().to_owned()
        } else {
            m().filters_show(filter.with(Filter::panel_count))
        }
    };
    let chosen_any = Memo::new(move |_| filter.with(|filter| !filter.is_empty()));
    view! {
        <div class="activities__filters">
            <div class="activities__filter-buttons">
                <button
                    type="button"
                    class="button button--quiet"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="activity-filters"
                    data-test="filters"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <IconView icon=Icon::Settings />
                    {words}
                </button>
                {move || {
                    chosen_any
                        .get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--quiet"
                                    data-test="clear-filters"
                                    on:click=move |_| clear(router)
                                >
                                    <IconView icon=Icon::Cross />
                                    {m().filters_clear()}
                                </button>
                            }
                        })
                }}
            </div>
            <div id="activity-filters" class="card stack" hidden=move || !open.get()>
                <PlaceSelect filter=filter />
                <ThemeSelect filter=filter />
                <label class="activities__check">
                    <input
                        type="checkbox"
                        prop:checked=move || filter.with(|filter| filter.free)
                        data-test="free-seats"
                        on:change=move |event| {
                            let value = if event_target_checked(&event) { "1" } else { "" };
                            router.set_query(&[(keys::FREE, value)]);
                        }
                    />
                    <span>{m().filter_free_seats()}</span>
                </label>
            </div>
        </div>
    }
}

#[component]
fn PlaceSelect(
    /// What is chosen.
    filter: Memo<Filter>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let chosen = Memo::new(move |_| filter.with(|filter| filter.place));
    let places = Memo::new(move |_| {
        let Some(view) = app.view() else { return Vec::new() };
        let mut places: Vec<(PlaceId, String)> = view
            .places
            .values()
            .filter(|place| view.activities.values().any(|a| a.place == place.id))
            .map(|place| (place.id, text(&place.name)))
            .collect();
        places.sort_by_key(|(_, name)| sammen_domain::fold(name));
        places
    });
    let option = move |(id, name): (PlaceId, String)| {
        view! {
            <option value=id.to_string() prop:selected=move || chosen.get() == Some(id)>
                {name}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{m().filter_place()}</span>
            <select
                class="field__input"
                data-test="place"
                on:change=move |event| {
                    router.set_query(&[(keys::PLACE, event_target_value(&event).as_str())]);
                }
            >
                <option value="" prop:selected=move || chosen.get().is_none()>
                    {m().filter_place_any()}
                </option>
                {move || places.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn ThemeSelect(
    /// What is chosen.
    filter: Memo<Filter>,
) -> impl IntoView {
    let router = use_router();
    let chosen = Memo::new(move |_| filter.with(|filter| filter.theme));
    let option = move |choice: Theme| {
        view! {
            <option value=theme_slug(choice) prop:selected=move || chosen.get() == Some(choice)>
                {move || theme(choice)}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{m().filter_theme()}</span>
            <select
                class="field__input"
                data-test="theme"
                on:change=move |event| {
                    router.set_query(&[(keys::THEME, event_target_value(&event).as_str())]);
                }
            >
                <option value="" prop:selected=move || chosen.get().is_none()>
                    {m().filter_theme_any()}
                </option>
                {Theme::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}
