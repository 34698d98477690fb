//! Choosing one of the areas that are followed.

use leptos::prelude::*;
use sammen_domain::AreaId;

use super::area_name;
use crate::{state::use_app, words::late};

/// Which area something is for; nothing is asked where there is one only.
#[component]
pub fn AreaChoice(
    /// The areas to choose from.
    areas: Signal<Vec<AreaId>>,
    /// The one that is chosen.
    chosen: RwSignal<Option<AreaId>>,
    /// What the field is known by on this page.
    id: &'static str,
) -> impl IntoView {
    let app = use_app();
    let choose = move |value: String| chosen.set(AreaId::new(value).ok());
    let options = move || {
        let option = |area: AreaId| {
            let is_chosen = chosen.get().as_ref() == Some(&area);
            let name = area_name(app, &area);
            view! { <option value=area.to_string() selected=is_chosen>{name}</option> }
        };
        areas.get().into_iter().map(option).collect_view()
    };
    move || {
        (areas.with(Vec::len) > 1).then(|| {
            view! {
                <div class="field">
                    <label class="field__label" for=id>{late().phones_area()}</label>
                    <select
                        class="field__input"
                        id=id
                        on:change=move |event| choose(event_target_value(&event))
                    >
                        {options}
                    </select>
                </div>
            }
        })
    }
}
