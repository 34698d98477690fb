//! Which areas one follows.

use leptos::prelude::*;
use sammen_domain::AreaId;

use super::area_name;
use crate::{state::use_app, words::text};

/// A checkbox for every area that one can follow.
#[component]
pub fn AreaCheckboxes(
    /// The areas that are checked, in the order they were.
    chosen: RwSignal<Vec<AreaId>>,
    /// What the group is called.
    #[prop(into)]
    legend: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let boxes = move || {
        let known = app.known_areas.get();
        let mut areas: Vec<(AreaId, String)> =
            known.iter().map(|area| (area.id.clone(), text(&area.part_of))).collect();
        // What is followed can be left, even when the list of areas could not be fetched.
        for area in app.followed.get() {
            if areas.iter().all(|(id, _)| *id != area) {
                areas.push((area, String::new()));
            }
        }
        areas
            .into_iter()
            .map(|(id, part_of)| view! { <AreaCheckbox id=id part_of=part_of chosen=chosen /> })
            .collect_view()
    };
    view! {
        <fieldset class="stack">
            <legend class="field__label">{move || legend.get()}</legend>
            {boxes}
        </fieldset>
    }
}

#[component]
fn AreaCheckbox(
    /// The area.
    id: AreaId,
    /// The town it is part of; may be empty.
    part_of: String,
    /// The areas that are checked.
    chosen: RwSignal<Vec<AreaId>>,
) -> impl IntoView {
    let name = area_name(use_app(), &id);
    let value = id.as_str().to_owned();
    let checked = {
        let id = id.clone();
        move || chosen.with(|areas| areas.contains(&id))
    };
    let toggle = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|areas| {
            areas.retain(|area| *area != id);
            if on {
                areas.push(id.clone());
            }
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                class="choice__box"
                data-test="welcome-area"
                value=value
                prop:checked=checked
                on:change=toggle
            />
            <span>
                <strong>{name}</strong>
                {(!part_of.is_empty()).then(|| view! { <span class="note">" "{part_of}</span> })}
            </span>
        </label>
    }
}
