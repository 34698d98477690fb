//! Counting heads where nobody registers.

use leptos::prelude::*;
use sammen_domain::{CountHeads, HeadCountId, Mutation};
use sammen_sync_indexeddb::new_uuid;

use super::desk::Desk;
use crate::{
    components::{Icon, IconView},
    words::late,
};

/// Fewer, the number, more.
#[component]
pub fn Heads(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let heads = Memo::new(move |_| {
        let count = |place: &super::desk::Place| place.view.heads(&place.date);
        desk.place.with(|place| place.as_ref().map_or(0, count))
    });
    let change = move |change: i16| {
        let Some(occurrence) = desk.place.with_untracked(|place| Some(place.as_ref()?.date.id))
        else {
            return;
        };
        let id = HeadCountId(new_uuid());
        desk.act(Mutation::CountHeads(CountHeads { id, occurrence, change }));
    };
    // A button that is disabled while it has the focus loses it, so it only says that it is.
    let at_least = move || (heads.get() == 0).to_string();
    view! {
        <section class="stack" aria-labelledby="door-heads">
            <h3 id="door-heads">{late().door_heads()}</h3>
            <p class="note">{late().door_heads_explained()}</p>
            <div class="stepper" role="group" aria-labelledby="door-heads">
                <button
                    type="button"
                    class="button"
                    aria-label=late().door_heads_fewer()
                    aria-disabled=at_least
                    data-test="heads-fewer"
                    on:click=move |_| {
                        if heads.get_untracked() > 0 {
                            change(-1);
                        }
                    }
                >
                    <IconView icon=Icon::Minus />
                </button>
                <output class="stepper__number" aria-live="polite" data-test="heads">
                    {heads}
                </output>
                <button
                    type="button"
                    class="button"
                    aria-label=late().door_heads_more()
                    data-test="heads-more"
                    on:click=move |_| change(1)
                >
                    <IconView icon=Icon::Plus />
                </button>
            </div>
        </section>
    }
}
