//! The toys that the young lend out: how many there are, what is out, and what is to be mended.

mod add;
mod toy;

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Activity, Lending, Role},
    components::{Feedback, FeedbackView, Heading, Shown},
    state::{Loaded, load, use_staff},
    words::{m, text},
};
use add::AddToy;
use toy::toy;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    lending: Loaded<Vec<Lending>>,
    feedback: Feedback,
    /// Whether one's role decides here.
    decides: bool,
}

impl Page {
    fn api(self, what: &str) -> String {
        self.area.with_value(|area| format!("/api/staff/areas/{area}/{what}"))
    }
}

/// The page.
#[component]
pub fn LendingPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let me = untrack(|| use_staff().me());
    let path = format!("/api/staff/areas/{area}/lending");
    let activities = format!("/api/staff/areas/{area}/activities");
    let page = Page {
        lending: load(move || Some(path.clone())),
        feedback: Feedback::none(),
        decides: me.is_some_and(|me| me.has_role(&area, &[Role::Staff])),
        area: StoredValue::new(area),
    };
    let activities = load::<Vec<Activity>>(move || page.decides.then(|| activities.clone()));
    let add = page.decides.then(|| {
        let show = Callback::new(move |activities: Vec<Activity>| {
            view! { <AddToy page=page activities=activities /> }.into_any()
        });
        view! { <Shown loaded=activities show=show /> }
    });
    view! {
        <Heading text=m().lending_title() />
        <p class="note">{m().lending_explained()}</p>
        <Shown
            loaded=page.lending
            show=Callback::new(move |found| listing(page, found).into_any())
        />
        {add}
        <FeedbackView feedback=page.feedback />
    }
}

fn listing(page: Page, found: Vec<Lending>) -> impl IntoView {
    let none = found.is_empty().then(|| view! { <p class="muted">{m().lending_none()}</p> });
    let activities = found.into_iter().map(|lending| {
        let unmatched = u32::try_from(lending.unmatched).unwrap_or(u32::MAX);
        let odd = (unmatched > 0)
            .then(|| view! { <p class="note" data-test="unmatched">{m().lending_unmatched(unmatched)}</p> });
        let activity = lending.activity;
        let toys = lending.toys.into_iter().map(move |known| toy(page, activity, known));
        view! {
            <section class="card stack" data-test="lending">
                <h2>{text(&lending.title)}</h2>
                {odd}
                <ul class="stack">{toys.collect_view()}</ul>
            </section>
        }
    });
    view! { {none} {activities.collect_view()} }
}
