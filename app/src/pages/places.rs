//! Where things happen, whom to ask about what, and who works together.

mod card;
mod dates;
mod facts;
mod find;
mod list;
mod missing;

use leptos::prelude::*;
use sammen_domain::Needle;

use crate::{
    components::{Icon, IconView, NotFetched, PageHeading, SafetyNote, Skeletons},
    routing::{PlacesTab, Route, use_router},
    state::use_app,
    words::late,
};
use list::Entry;

pub(super) use dates::{DATES_MAX, DateLine, DateLines};
pub(super) use facts::{Fact, Facts, LinkSection, named, service_links};
pub(super) use find::{Found, find, find_view};
pub(super) use missing::found_or_missing;

/// Three lists behind three tabs, each with a search.
#[component]
pub fn PlacesPage(
    /// Which list.
    tab: PlacesTab,
) -> impl IntoView {
    let app = use_app();
    let typed = use_router().query("q");
    let entries = Memo::new(move |_| {
        let view = app.view()?;
        Some(list::entries(&view, tab))
    });
    let found = Memo::new(move |_| {
        let needle = Needle::new(&typed.get());
        let mut entries = entries.get()?;
        entries.retain(|entry| needle.is_empty() || needle.matches(&entry.words));
        Some(entries)
    });
    let total = Memo::new(move |_| entries.with(|entries| entries.as_ref().map(Vec::len)));
    let body = move || match (app.ready.get(), total.get()) {
        (false, _) => view! { <Skeletons /> }.into_any(),
        (true, None) => view! { <NotFetched /> }.into_any(),
        (true, Some(0)) => list::nothing_yet(tab),
        (true, Some(_)) => view! {
            <SearchField typed=typed />
            <Entries tab=tab found=found />
        }
        .into_any(),
    };
    view! {
        <PageHeading text=late().places_title() />
        <Tabs tab=tab />
        {body}
        {(tab == PlacesTab::Services).then(|| view! { <SafetyNote /> })}
    }
}

/// Links between the three lists.
#[component]
fn Tabs(
    /// The list that is shown.
    tab: PlacesTab,
) -> impl IntoView {
    let link = move |to: PlacesTab, words: fn() -> &'static str| {
        view! {
            <a class="tabs__link" href=Route::Places(to).path() aria-current=(tab == to).then_some("page")>
                {words}
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=late().places_tabs_label()>
            {link(PlacesTab::Places, || late().places_tab_places())}
            {link(PlacesTab::Services, || late().places_tab_services())}
            {link(PlacesTab::Partners, || late().places_tab_partners())}
        </nav>
    }
}

#[component]
fn SearchField(
    /// What is searched for.
    typed: Memo<String>,
) -> impl IntoView {
    let router = use_router();
    view! {
        <div class="search" role="search">
            <label class="spoken" for="places-search">
                {late().places_search_label()}
            </label>
            <IconView icon=Icon::Search />
            <input
                id="places-search"
                class="field__input search__input"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                data-test="places-search"
                placeholder=late().places_search_placeholder()
                prop:value=move || typed.get()
                on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])
            />
        </div>
    }
}

#[component]
fn Entries(
    /// Which list.
    tab: PlacesTab,
    /// What is left of it.
    found: Memo<Option<Vec<Entry>>>,
) -> impl IntoView {
    let count = move || {
        let count = found.with(|found| found.as_ref().map_or(0, Vec::len)) as u32;
        match tab {
            PlacesTab::Places => late().places_count(count),
            PlacesTab::Services => late().services_count(count),
            PlacesTab::Partners => late().partners_count(count),
        }
    };
    let cards = move || {
        let found = found.get().unwrap_or_default();
        if found.is_empty() {
            return list::nothing_found(tab);
        }
        let cards =
            found.into_iter().map(|entry| view! { <card::EntryCard tab=tab entry=entry /> });
        view! { <ul class="stack">{cards.collect_view()}</ul> }.into_any()
    };
    view! {
        <p class="note" role="status">
            {count}
        </p>
        {cards}
    }
}
