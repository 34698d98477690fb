//! The cards, in groups by when.

use leptos::prelude::*;
use sammen_domain::{LocalDateTime, UnixSeconds};

use super::{
    filter::{Filter, clear},
    listing::{CARDS_STEP, Card, Found, HORIZON_DAYS, Listing, Reach, list},
};
use crate::{
    components::{
        ChangeLine, DateCard, EmptyState, Picture, PictureView, RegistrationMark, SeatsLine,
    },
    routing::{Route, use_router},
    state::use_app,
    words::{day, m},
};

/// What passes the filter.
#[component]
pub fn Results(
    /// What is chosen.
    filter: Memo<Filter>,
    /// What has the words that were typed.
    found: Found,
    /// The local date and clock.
    now: Memo<LocalDateTime>,
) -> impl IntoView {
    let app = use_app();
    let reach = RwSignal::new(Reach { days: HORIZON_DAYS, cards: CARDS_STEP });
    let listing =
        Memo::new(move |_| filter.with(|filter| list(app, found, filter, now.get(), reach.get())));
    let pulled_at = Memo::new(move |_| app.view().and_then(|view| view.pulled_at));
    let chosen = Memo::new(move |_| filter.with(|filter| filter.day));
    let quiet_today = Memo::new(move |_| {
        filter.with(Filter::is_empty)
            && listing.with(|listing| listing.today.is_empty() && listing.total != 0)
    });
    let group = move |pick: fn(&Listing) -> &Vec<Card>| {
        Memo::new(move |_| listing.with(|listing| pick(listing).clone()))
    };
    let day_title =
        move || chosen.get().map_or_else(String::new, |chosen| day(chosen, now.get().date));
    view! {
        {move || {
            pulled_at
                .get()
                .is_none()
                .then(|| {
                    view! {
                        <p class="muted" data-test="fetching">
                            {m().fetching_newest()}
                        </p>
                    }
                })
        }}
        <Count filter=filter listing=listing />
        {move || {
            quiet_today.get().then(|| view! { <p class="muted">{m().activities_none_today()}</p> })
        }}
        <Group cards=group(|l| &l.day) title=Signal::derive(day_title) pulled_at=pulled_at />
        <Group
            cards=group(|l| &l.today)
            title=m().activities_today()
            pulled_at=pulled_at
        />
        <Group
            cards=group(|l| &l.week)
            title=m().activities_this_week()
            pulled_at=pulled_at
        />
        <Group
            cards=group(|l| &l.later)
            title=m().activities_later()
            pulled_at=pulled_at
        />
        <More listing=listing reach=reach />
        <Nothing filter=filter listing=listing />
    }
}

/// How much passes; said aloud whenever it changes.
#[component]
fn Count(
    /// What is chosen.
    filter: Memo<Filter>,
    /// What passes.
    listing: Memo<Listing>,
) -> impl IntoView {
    let total = Memo::new(move |_| listing.with(|listing| listing.total));
    let spoken = Memo::new(move |_| filter.with(Filter::is_empty));
    view! {
        <p
            class="note"
            class:spoken=spoken
            role="status"
            aria-live="polite"
            data-test="results-count"
        >
            {move || m().results_count(u32::try_from(total.get()).unwrap_or(u32::MAX))}
        </p>
    }
}

#[component]
fn Group(
    /// The cards.
    cards: Memo<Vec<Card>>,
    /// When.
    #[prop(into)]
    title: Signal<String>,
    /// When the phone last heard of the seats.
    pulled_at: Memo<Option<UnixSeconds>>,
) -> impl IntoView {
    let empty = Memo::new(move |_| cards.with(Vec::is_empty));
    let card = move |card: Card| {
        let Card { href, block, title, language, details, change, seats, standing } = card;
        view! {
            <li>
                <DateCard
                    href=href
                    test="activity-card"
                    block=block
                    title=title
                    language=language
                    details=details
                >
                    {change.map(|words| view! { <ChangeLine words=words /> })}
                    {standing
                        .map(|standing| view! { <RegistrationMark standing=standing /> })}
                    <SeatsLine seats=seats pulled_at=pulled_at />
                </DateCard>
            </li>
        }
    };
    move || {
        (!empty.get()).then(|| {
            view! {
                <section class="stack activities__group">
                    <h2 class="sentence">{move || title.get()}</h2>
                    <ul class="stack">
                        <For each=move || cards.get() key=Card::clone children=card />
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn More(
    /// What passes.
    listing: Memo<Listing>,
    /// How far the person has asked to see.
    reach: RwSignal<Reach>,
) -> impl IntoView {
    let more = Memo::new(move |_| listing.with(|listing| listing.more));
    move || {
        more.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--wide"
                    data-test="show-more"
                    on:click=move |_| {
                        reach
                            .update(|reach| {
                                reach.days += HORIZON_DAYS;
                                reach.cards += CARDS_STEP;
                            });
                    }
                >
                    {m().show_more()}
                </button>
            }
        })
    }
}

/// Nothing passes, or there is nothing at all: a picture, a sentence, one thing to do.
#[component]
fn Nothing(
    /// What is chosen.
    filter: Memo<Filter>,
    /// What passes.
    listing: Memo<Listing>,
) -> impl IntoView {
    let router = use_router();
    let nothing = Memo::new(move |_| {
        let unfiltered = filter.with(Filter::is_empty);
        listing.with(|listing| listing.total == 0).then_some(unfiltered)
    });
    move || match nothing.get()? {
        true => Some(
            view! {
                <EmptyState
                    picture=Picture::Noticeboard
                    title=Some(m().activities_empty_title().to_owned())
                    sentence=m().activities_empty_body()
                    action=Some((
                        Route::Settings.path(),
                        m().activities_empty_action().to_owned(),
                    ))
                />
            }
            .into_any(),
        ),
        false => Some(
            view! {
                <div class="empty-state">
                    <PictureView picture=Picture::Noticeboard />
                    <h2>{m().results_none_title()}</h2>
                    <p>{m().results_none_body()}</p>
                    <button type="button" class="button" on:click=move |_| clear(router)>
                        {m().results_none_action()}
                    </button>
                </div>
            }
            .into_any(),
        ),
    }
}
