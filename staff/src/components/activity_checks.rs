//! A choice of activities.

use leptos::prelude::*;
use sammen_domain::{ActivityId, UnixSeconds};

use super::{CheckField, FormErrors};
use crate::{
    api::Activity,
    words::{m, text},
};

/// From so many on there is a field to search in.
const SEARCH_FROM: usize = 12;
/// So many are listed at most, besides the chosen ones.
const LISTED_MAX: usize = 24;

/// The activities that have dates left, each to be chosen or not.
#[component]
pub fn ActivityChecks(
    /// The id under which it is told what is wrong.
    id: &'static str,
    /// The activities.
    #[prop(into)]
    activities: Signal<Vec<Activity>>,
    /// Those that are chosen.
    chosen: RwSignal<Vec<ActivityId>>,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    let now = sammen_sync_indexeddb::now();
    let search = RwSignal::new(String::new());
    let offered = Memo::new(move |_| {
        let titled = |activity: &Activity| (text(&activity.title), activity.id);
        let left = |activity: &&Activity| last_end(activity) > now;
        let mut offered: Vec<(String, ActivityId)> =
            activities.with(|all| all.iter().filter(left).map(titled).collect());
        offered.sort();
        offered
    });
    let listed = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
        let chosen = chosen.get();
        let is_chosen = |id: &ActivityId| chosen.contains(id);
        let mut listed = offered.get();
        listed.retain(|(title, id)| is_chosen(id) || title.to_lowercase().contains(&wanted));
        let mut others = 0;
        listed.retain(|(_, id)| {
            others += usize::from(!is_chosen(id));
            is_chosen(id) || others <= LISTED_MAX
        });
        listed
    });
    let field = move || {
        (offered.with(Vec::len) >= SEARCH_FROM).then(|| {
            view! {
                <label class="field">
                    <span class="field__label">{m().activities_search()}</span>
                    <input
                        class="field__input"
                        type="search"
                        autocomplete="off"
                        prop:value=move || search.get()
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </label>
            }
        })
    };
    let row = move |(title, activity): (String, ActivityId)| {
        let toggle = Callback::new(move |is_on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|known| *known != activity);
                if is_on {
                    chosen.push(activity);
                }
            });
        });
        view! {
            <CheckField
                id=format!("activity-{activity}")
                label=title
                checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&activity)))
                on_change=toggle
            />
        }
    };
    view! {
        <fieldset class="stack" id=id tabindex="-1" data-test="activities">
            <legend class="field__label">{m().field_activities()}</legend>
            <p class="note">{m().field_activities_hint()}</p>
            {move || errors.of(id).map(|words| view! { <p class="field__error">{words}</p> })}
            {field}
            <div class="stack stack--tight">
                <For each=move || listed.get() key=|(_, id)| *id children=row />
            </div>
        </fieldset>
    }
}

/// When an activity's last date ends.
#[must_use]
pub fn last_end(activity: &Activity) -> UnixSeconds {
    let held = activity.occurrences.iter().filter(|date| !date.is_cancelled);
    held.map(|date| date.ends_at).max().unwrap_or_default()
}
