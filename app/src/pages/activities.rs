//! What happens: today, this week, later; found by words, day, place, audience and theme.

mod filter;
mod filter_panel;
mod listing;
mod results;

use leptos::prelude::*;
use sammen_domain::LocalDate;

use crate::{
    components::{Icon, IconView, NotFetched, PageHeading, STRIP_DAYS, WeekStrip},
    intl::{self, DateStyle},
    routing::use_router,
    state::use_app,
    words::{date, m},
};
use filter::{Filter, keys};
use filter_panel::{AudienceChips, FilterPanel};
use listing::{Found, counts_by_day};
use results::Results;

/// The list of what is on.
#[component]
pub fn ActivitiesPage() -> impl IntoView {
    let app = use_app();
    let is_here = move || app.view_with(|view| view.activities.is_empty()).is_some();
    let phase = Memo::new(move |_| match (is_here(), app.ready.get()) {
        (true, _) => Phase::Here,
        (false, true) if app.is_offline() => Phase::NeverFetched,
        (false, _) => Phase::Loading,
    });
    let content = move || match phase.get() {
        Phase::Here => view! { <Noticeboard /> }.into_any(),
        Phase::Loading => view! { <Skeleton /> }.into_any(),
        Phase::NeverFetched => view! {
            <PageHeading text=m().activities_title() />
            <NotFetched />
            <button
                type="button"
                class="button button--wide"
                on:click=move |_| app.sync_now()
            >
                {m().try_again()}
            </button>
        }
        .into_any(),
    };
    view! { <div class="activities">{content}</div> }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Phase {
    Loading,
    NeverFetched,
    Here,
}

/// The page's frame while the phone's storage is read, at the size of what comes.
#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <PageHeading text=m().activities_title() />
        <p class="spoken" role="status">
            {m().first_visit_loading()}
        </p>
        <div aria-hidden="true">
            <div class="skeleton skeleton--strip"></div>
            <div class="skeleton activities__skeleton-search"></div>
            <div class="skeleton skeleton--card"></div>
            <div class="skeleton skeleton--card"></div>
            <div class="skeleton skeleton--card"></div>
        </div>
    }
}

#[component]
fn Noticeboard() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let filter = Filter::from_query(router);
    let now = Memo::new(move |_| app.local_now());
    let today = Memo::new(move |_| now.get().date);
    let found = Found::new(app, filter);
    let counts = Memo::new(move |_| counts_by_day(app, found, &filter.get(), now.get()));
    let chosen = Memo::new(move |_| filter.with(|filter| filter.day));
    let start = chosen
        .get_untracked()
        .map_or(0, |day| day.days_since(today.get_untracked()).max(0) / STRIP_DAYS);
    let week = RwSignal::new(start);
    let first = Memo::new(move |_| today.get().plus_days(week.get() * STRIP_DAYS));
    let choose_day = Callback::new(move |day: LocalDate| {
        let again = chosen.get_untracked() == Some(day);
        let value = if again { String::new() } else { intl::iso_date(day) };
        router.set_query(&[(keys::DAY, value.as_str())]);
    });
    view! {
        <div class="activities__head">
            <PageHeading text=m().activities_title() />
            <WeekArrows week=week />
        </div>
        <WeekName week=week first=first />
        <WeekStrip
            first=first
            today=today
            chosen=chosen
            counts=counts
            on_choose=choose_day
        />
        <SearchField />
        <AudienceChips filter=filter />
        <FilterPanel filter=filter />
        <Results filter=filter found=found now=now />
    }
}

#[component]
fn WeekArrows(
    /// How many weeks from today the strip stands.
    week: RwSignal<i32>,
) -> impl IntoView {
    view! {
        <div class="activities__arrows">
            <button
                type="button"
                class="button"
                aria-label=m().week_previous()
                aria-disabled=move || (week.get() == 0).to_string()
                on:click=move |_| week.update(|week| *week = (*week - 1).max(0))
            >
                <IconView icon=Icon::Back />
            </button>
            <button
                type="button"
                class="button"
                aria-label=m().week_next()
                on:click=move |_| week.update(|week| *week += 1)
            >
                <IconView icon=Icon::Forward />
            </button>
        </div>
    }
}

/// From which day to which, once the strip has left today; and the way back.
#[component]
fn WeekName(
    /// How many weeks from today the strip stands.
    week: RwSignal<i32>,
    /// Its first day.
    first: Memo<LocalDate>,
) -> impl IntoView {
    let span = move || {
        let last = first.get().plus_days(STRIP_DAYS - 1);
        m().when_from_until(&date(first.get(), DateStyle::Short), &date(last, DateStyle::Short))
    };
    let elsewhere = Memo::new(move |_| week.get() != 0);
    let row = move || {
        view! {
            <div class="activities__week">
                <p class="note">{span}</p>
                <button type="button" class="button button--quiet" on:click=move |_| week.set(0)>
                    {m().week_this()}
                </button>
            </div>
        }
    };
    move || elsewhere.get().then(row)
}

#[component]
fn SearchField() -> impl IntoView {
    let router = use_router();
    let typed = router.query(keys::WORDS);
    view! {
        <div class="search" role="search">
            <label class="spoken" for="activity-search">
                {m().search_label()}
            </label>
            <IconView icon=Icon::Search />
            <input
                id="activity-search"
                class="field__input search__input"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                data-test="search"
                placeholder=m().search_placeholder()
                prop:value=typed
                on:input=move |event| {
                    router.set_query(&[(keys::WORDS, event_target_value(&event).as_str())]);
                }
            />
        </div>
    }
}
