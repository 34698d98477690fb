//! What was asked of the server, or what stands in its place.

use leptos::prelude::*;

use super::{Notice, Tone};
use crate::{state::Loaded, words};

/// Shows what came, a skeleton while it has not, and why it did not.
#[component]
pub fn Shown<T>(
    /// What was asked for.
    loaded: Loaded<T>,
    /// How it is shown.
    show: Callback<T, AnyView>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    move || match loaded.get() {
        None => view! {
            <div aria-busy="true">
                <p class="spoken" role="status">
                    {words::m().loading()}
                </p>
                <div class="skeleton skeleton--card"></div>
            </div>
        }
        .into_any(),
        Some(Ok(value)) => show.run(value),
        Some(Err(failure)) => view! {
            <div class="stack">
                <Notice tone=Tone::Stop text=Some(words::failure(failure)) />
                <div>
                    <button type="button" class="button" on:click=move |_| loaded.reload()>
                        {words::m().try_again()}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    }
}
