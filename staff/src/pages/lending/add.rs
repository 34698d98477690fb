//! Adding a toy.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::ToyId;
use sammen_sync_indexeddb::new_uuid;

use super::{Page, toy::COPIES_MAX};
use crate::{
    api::{Activity, Method, Nothing, ToyRequest},
    components::{ErrorSummary, FormErrors, SelectField, TextField},
    state::use_staff,
    words::{m, text},
};

/// The form.
#[component]
pub(super) fn AddToy(
    /// The page.
    page: Page,
    /// Those that may lend it.
    activities: Vec<Activity>,
) -> impl IntoView {
    let mut options: Vec<(String, String)> = activities
        .into_iter()
        .map(|activity| (activity.id.to_string(), text(&activity.title)))
        .collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    let activity = RwSignal::new(options.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let (name, name_en) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let copies = RwSignal::new("1".to_owned());
    let errors = FormErrors::none();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let count = copies.get_untracked().trim().parse().ok();
        let count: Option<u16> = count.filter(|copies| *copies <= COPIES_MAX);
        let found = [
            typed.is_empty().then(|| ("toy-name", m().error_toy_name().to_owned())),
            count.is_none().then(|| ("toy-copies", m().error_copies().to_owned())),
        ];
        let is_fine = errors.set(found.into_iter().flatten().collect());
        let of = activity.with_untracked(|id| id.parse().ok());
        let (true, Some(activity), Some(copies)) = (is_fine, of, count) else { return };
        let name_en = name_en.get_untracked().trim().to_owned();
        let body = ToyRequest { activity, name: typed, name_en, copies, mended: 0, looked_at: 0 };
        let (staff, path) = (use_staff(), page.api(&format!("toys/{}", ToyId(new_uuid()))));
        let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
        page.feedback.run(m().toy_added(), work, move |_| {
            name.set(String::new());
            page.lending.reload();
        });
    };
    view! {
        <form class="card stack" on:submit=add novalidate aria-labelledby="add-toy">
            <h2 id="add-toy">{m().toy_add_title()}</h2>
            <ErrorSummary errors=errors />
            <SelectField
                id="toy-activity"
                label=m().field_toy_activity()
                options=options
                value=activity
            />
            <TextField id="toy-name" label=m().field_toy_name() value=name errors=errors />
            <TextField id="toy-name-en" label=m().field_toy_name_en() value=name_en errors=errors />
            <TextField id="toy-copies" label=m().field_copies() value=copies errors=errors />
            <div>
                <button type="submit" class="button button--primary" data-test="toy-add">
                    {m().toy_add()}
                </button>
            </div>
        </form>
    }
}
