//! A calendar that follows what the household comes to.

use leptos::prelude::*;
use sammen_sync_indexeddb::ReachError;
use wasm_bindgen_futures::spawn_local;

use super::{Failed, IsOn, Standing, browser, words_of};
use crate::{settings::Reached, state::Reach, words::late};

/// The address is shown once, where it is made: only its digest is stored anywhere else.
#[component]
pub fn CalendarFeed(
    /// What the page knows.
    standing: Standing,
) -> impl IntoView {
    let failed = RwSignal::new(None::<ReachError>);
    let address = RwSignal::new(None::<String>);
    let is_on = Memo::new(move |_| standing.reached.with(|reached| reached.reaching.calendar));
    // Of another area, it is another calendar.
    Effect::new(move |_| {
        standing.area.track();
        address.set(None);
    });
    let make = move |_| {
        standing.agree(failed, async move |reach: &Reach| {
            address.set(Some(reach.make_calendar_address().await?));
            Ok(|reached: &mut Reached| reached.reaching.calendar = true)
        });
    };
    let end = move |_| {
        standing.agree(failed, async move |reach: &Reach| {
            reach.end_calendar_address().await?;
            address.set(None);
            Ok(|reached: &mut Reached| reached.reaching.calendar = false)
        });
    };
    let choice = move || {
        if !is_on.get() {
            return view! {
                <button
                    type="button"
                    class="button"
                    data-test="calendar-make"
                    disabled=standing.is_busy
                    on:click=make
                >
                    {late().reach_calendar_make()}
                </button>
            }
            .into_any();
        }
        view! {
            <IsOn words=late().reach_calendar_on() />
            {move || address.get().map(|address| view! { <Address address=address /> })}
            <div class="button-row">
                <button
                    type="button"
                    class="button"
                    data-test="calendar-anew"
                    disabled=standing.is_busy
                    on:click=make
                >
                    {late().reach_calendar_anew()}
                </button>
                <button
                    type="button"
                    class="button"
                    data-test="calendar-stop"
                    disabled=standing.is_busy
                    on:click=end
                >
                    {late().reach_calendar_stop()}
                </button>
            </div>
            <p class="note">{late().reach_calendar_anew_explained()}</p>
        }
        .into_any()
    };
    view! {
        <section class="card stack" aria-labelledby="reach-calendar" data-test="reach-calendar">
            <h2 id="reach-calendar">{late().reach_calendar_title()}</h2>
            <p>{late().reach_calendar_body()}</p>
            <div class="stack" role="status">
                {choice}
            </div>
            <Failed words=Signal::derive(move || failed.get().map(words_of)) />
        </section>
    }
}

/// The address: to open in a calendar, or to take along.
#[component]
fn Address(
    /// The address.
    address: String,
) -> impl IntoView {
    let is_copied = RwSignal::new(false);
    let subscribe = in_calendar(&address);
    let copied = address.clone();
    let copy = move |_| {
        let copied = copied.clone();
        spawn_local(async move { is_copied.set(browser::copy(&copied).await) });
    };
    view! {
        <div class="field">
            <label class="field__label" for="calendar-address">
                {late().reach_calendar_address()}
            </label>
            <input
                class="field__input"
                id="calendar-address"
                type="text"
                readonly
                dir="ltr"
                data-test="calendar-address"
                prop:value=address
            />
        </div>
        <div class="button-row">
            <a class="button button--primary" href=subscribe target="_blank" rel="noreferrer">
                {late().reach_calendar_open()}
            </a>
            <button type="button" class="button" on:click=copy>
                {move || {
                    if is_copied.get() {
                        late().reach_calendar_copied()
                    } else {
                        late().reach_calendar_copy()
                    }
                }}
            </button>
        </div>
        <p class="note">{late().reach_calendar_once()}</p>
    }
}

/// The address as calendar programs are asked to follow it.
fn in_calendar(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    ["webcal://", rest].concat()
}
