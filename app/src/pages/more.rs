//! Everything that is not an activity, a survey or mine.

use leptos::prelude::*;

use crate::{
    components::{Icon, IconView, PageHeading},
    routing::{PlacesTab, Route},
    words::m,
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
    view! {
        <PageHeading text=m().more_title() />
        <ul class="link-list">
            {entry(
                Route::Places(PlacesTab::Places),
                Icon::Pin,
                || m().places_tab_places(),
                || m().more_places_hint(),
            )}
            {entry(
                Route::Places(PlacesTab::Services),
                Icon::Help,
                || m().places_tab_services(),
                || m().more_services_hint(),
            )}
            {entry(
                Route::Places(PlacesTab::Partners),
                Icon::People,
                || m().places_tab_partners(),
                || m().more_partners_hint(),
            )}
        </ul>
        <ul class="link-list">
            {entry(
                Route::Settings,
                Icon::Settings,
                || m().more_settings(),
                || m().more_settings_hint(),
            )}
            {entry(Route::About, Icon::House, || m().about_title(), || m().more_about_hint())}
            {entry(
                Route::Accessibility,
                Icon::Check,
                || m().accessibility_title(),
                || m().accessibility_hint(),
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
