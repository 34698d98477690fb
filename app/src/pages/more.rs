//! Everything that is not an activity, a survey or mine.

use leptos::prelude::*;

use crate::{
    components::{Icon, IconView, PageHeading},
    routing::{PlacesTab, Route},
    state::use_app,
    words::{late, m},
};

/// Ways on, and the two numbers for when somebody is in danger.
#[component]
pub fn MorePage() -> impl IntoView {
    let entry =
        |route: Route, icon: Icon, words: fn() -> &'static str, hint: fn() -> &'static str| {
            view! {
                <li>
                    <a href=route.path()>
                        <IconView icon=icon />
                        <span>
                            {words}
                            <span class="note">{hint}</span>
                        </span>
                    </a>
                </li>
            }
        };
    let kiosk = move || {
        use_app().has_role().then(|| {
            entry(Route::Kiosk, Icon::People, || late().kiosk_title(), || late().kiosk_hint())
        })
    };
    view! {
        <PageHeading text=late().more_title() />
        <ul class="link-list">
            {entry(
                Route::Places(PlacesTab::Places),
                Icon::Pin,
                || late().places_tab_places(),
                || late().more_places_hint(),
            )}
            {entry(
                Route::Places(PlacesTab::Services),
                Icon::Help,
                || late().places_tab_services(),
                || late().more_services_hint(),
            )}
            {entry(
                Route::Places(PlacesTab::Partners),
                Icon::People,
                || late().places_tab_partners(),
                || late().more_partners_hint(),
            )}
        </ul>
        <ul class="link-list">
            {kiosk}
            {entry(Route::Reach, Icon::Mail, || late().reach_title(), || late().reach_hint())}
            {entry(
                Route::Settings,
                Icon::Settings,
                || late().more_settings(),
                || late().more_settings_hint(),
            )}
            {entry(Route::About, Icon::House, || late().about_title(), || late().more_about_hint())}
            {entry(
                Route::Accessibility,
                Icon::Check,
                || late().accessibility_title(),
                || late().accessibility_hint(),
            )}
        </ul>
        <section class="card stack" aria-labelledby="safety">
            <h2 id="safety">{m().safety_title()}</h2>
            <p>{m().safety_112()}</p>
            <p>{m().safety_114()}</p>
            <div class="button-row">
                <a class="button button--danger" href="tel:112">{m().safety_call_112()}</a>
                <a class="button" href="tel:114">{m().safety_call_114()}</a>
            </div>
            <p class="note">{m().safety_not_sammen()}</p>
        </section>
    }
}
