//! A small number that is chosen with two large buttons.

use leptos::prelude::*;

use super::{Icon, IconView};
use crate::words::m;

/// Fewer, the number, more.
#[component]
pub fn Stepper(
    /// The number.
    value: RwSignal<u16>,
    /// The largest; the smallest is 1.
    max: u16,
    /// The id of what names it.
    labelled_by: &'static str,
    /// The id of what explains it.
    described_by: &'static str,
) -> impl IntoView {
    // A button that is disabled while it has the focus loses it, so these only say that they are.
    let at_least = move || (value.get() <= 1).to_string();
    let at_most = move || (value.get() >= max).to_string();
    view! {
        <div
            class="stepper"
            role="group"
            aria-labelledby=labelled_by
            aria-describedby=described_by
        >
            <button
                type="button"
                class="button"
                aria-label=m().register_fewer()
                aria-disabled=at_least
                data-test="fewer"
                on:click=move |_| value.update(|n| *n = n.saturating_sub(1).max(1))
            >
                <IconView icon=Icon::Minus />
            </button>
            <output class="stepper__number" aria-live="polite" data-test="persons">
                <span aria-hidden="true">{move || value.get()}</span>
                <span class="spoken">{move || m().register_people(u32::from(value.get()))}</span>
            </output>
            <button
                type="button"
                class="button"
                aria-label=m().register_more()
                aria-disabled=at_most
                data-test="more"
                on:click=move |_| value.update(|n| *n = n.saturating_add(1).min(max))
            >
                <IconView icon=Icon::Plus />
            </button>
        </div>
    }
}
