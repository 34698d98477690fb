//! Letting in those who have not registered: two taps.

use leptos::prelude::*;

use super::desk::Desk;
use crate::words::late;

/// More than these come one group after the other.
const GROUP_MAX: u16 = 6;

/// A button, and then a button for each size of a group.
#[component]
pub fn WalkIn(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let asks = RwSignal::new(false);
    let let_in = move |persons| {
        asks.set(false);
        desk.admit(None, persons);
    };
    move || {
        if !asks.get() {
            return view! {
                <button
                    type="button"
                    class="button button--wide"
                    data-test="walk-in"
                    on:click=move |_| asks.set(true)
                >
                    {late().door_walk_in()}
                </button>
            }
            .into_any();
        }
        view! {
            <fieldset class="stack">
                <legend>{late().door_walk_in_how_many()}</legend>
                <Sizes chosen=Callback::new(let_in) />
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| asks.set(false)
                >
                    {late().door_walk_in_stop()}
                </button>
            </fieldset>
        }
        .into_any()
    }
}

/// A button for each size of a group.
#[component]
pub fn Sizes(
    /// How many they are.
    chosen: Callback<u16>,
) -> impl IntoView {
    let size = move |persons: u16| {
        view! {
            <button
                type="button"
                class="button button--primary"
                data-test="walk-in-persons"
                on:click=move |_| chosen.run(persons)
            >
                {persons}
            </button>
        }
    };
    view! { <div class="door-sizes">{(1..=GROUP_MAX).map(size).collect_view()}</div> }
}
