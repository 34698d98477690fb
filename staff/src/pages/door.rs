//! Households that were let in more than once, for somebody to say what happened.

mod conflict;

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_interface::{Icon, IconView};

use crate::{
    api::{DoorConflict, Role},
    components::{Feedback, FeedbackView, Heading, Shown},
    state::{Loaded, load, use_staff},
    words::m,
};
use conflict::conflict;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    conflicts: Loaded<Vec<DoorConflict>>,
    feedback: Feedback,
    /// Whether one's role answers here. It is another than an administrator's.
    decides: bool,
}

/// The page.
#[component]
pub fn DoorPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let path = format!("/api/staff/areas/{area}/door-conflicts");
    let me = untrack(|| use_staff().me());
    let page = Page {
        decides: me.is_some_and(|me| me.has_role(&area, &[Role::Staff])),
        conflicts: load(move || Some(path.clone())),
        feedback: Feedback::none(),
        area: StoredValue::new(area),
    };
    view! {
        <Heading text=m().door_title() />
        <p>{m().door_explained()}</p>
        <Shown
            loaded=page.conflicts
            show=Callback::new(move |found| list(page, found).into_any())
        />
        <FeedbackView feedback=page.feedback />
    }
}

fn list(page: Page, found: Vec<DoorConflict>) -> impl IntoView {
    if found.is_empty() {
        return view! {
            <section class="card stack stack--tight" data-test="no-conflicts">
                <h2>
                    <IconView icon=Icon::Check />
                    " "
                    {m().door_none_title()}
                </h2>
                <p>{m().door_none()}</p>
            </section>
        }
        .into_any();
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let note = (!page.decides).then(|| view! { <p class="note">{m().door_read_only()}</p> });
    let items = found.into_iter().map(|found| conflict(page, found)).collect_view();
    view! {
        <h2 data-test="conflict-count">{m().door_count(count)}</h2>
        {note}
        <ul class="stack">{items}</ul>
    }
    .into_any()
}
