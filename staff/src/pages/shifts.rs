//! Shifts: planning them, and who has which.

mod plan;
mod shift;
mod volunteers;

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Activity, Role, Shifts},
    components::{Feedback, FeedbackView, Heading, Shown},
    state::{Loaded, load, use_staff},
    words::m,
};
use plan::PlanShift;
use shift::shift;
use volunteers::Volunteers;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    shifts: Loaded<Shifts>,
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
pub fn ShiftsPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let me = untrack(|| use_staff().me());
    let path = format!("/api/staff/areas/{area}/shifts");
    let activities = format!("/api/staff/areas/{area}/activities");
    let page = Page {
        shifts: load(move || Some(path.clone())),
        feedback: Feedback::none(),
        decides: me.is_some_and(|me| me.has_role(&area, &[Role::Staff])),
        area: StoredValue::new(area),
    };
    let activities = load::<Vec<Activity>>(move || page.decides.then(|| activities.clone()));
    let plan = page.decides.then(|| {
        let show = Callback::new(move |activities: Vec<Activity>| {
            view! { <PlanShift page=page activities=activities /> }.into_any()
        });
        view! { <Shown loaded=activities show=show /> }
    });
    view! {
        <Heading text=m().shifts_title() />
        <p class="note">{m().shifts_explained()}</p>
        <Shown
            loaded=page.shifts
            show=Callback::new(move |found| listing(page, found).into_any())
        />
        {plan}
        <FeedbackView feedback=page.feedback />
    }
}

fn listing(page: Page, found: Shifts) -> impl IntoView {
    let none = found.shifts.is_empty().then(|| view! { <p class="muted">{m().shifts_none()}</p> });
    let lines = found.shifts.into_iter().map(|known| shift(page, known)).collect_view();
    view! {
        {none}
        <ul class="stack">{lines}</ul>
        <Volunteers page=page volunteers=found.volunteers />
    }
}
