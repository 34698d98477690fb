//! Who comes to a date, and what the staff decide about it.

mod attendance;
mod decide;
mod household;
mod register;

use leptos::prelude::*;
use sammen_domain::{AreaId, OccurrenceId, UnixSeconds};
use sammen_sync_indexeddb::now;

use super::activities::seats;
use crate::{
    api::{Registration, RegistrationState, Registrations, Role},
    components::{Feedback, FeedbackView, Heading, Shown},
    routing::Route,
    state::{Loaded, load, use_staff},
    words::{m, moment, text},
};
use decide::decide;
use household::household;
use register::register;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    id: OccurrenceId,
    registrations: Loaded<Registrations>,
    feedback: Feedback,
    /// Whether one's role decides here. It is another than an administrator's.
    decides: bool,
    /// The instant that the page was opened; the server's clock decides.
    now: UnixSeconds,
}

impl Page {
    fn area(self) -> AreaId {
        self.area.get_value()
    }

    fn api(self, what: &str) -> String {
        format!("/api/staff/areas/{}/occurrences/{}/{what}", self.area(), self.id)
    }
}

/// The page.
#[component]
pub fn OccurrencePage(
    /// The area.
    area: AreaId,
    /// The date.
    id: OccurrenceId,
) -> impl IntoView {
    let path = format!("/api/staff/areas/{area}/occurrences/{id}/registrations");
    let back = Route::Activities(area.clone()).path();
    let me = untrack(|| use_staff().me());
    let page = Page {
        id,
        registrations: load(move || Some(path.clone())),
        feedback: Feedback::none(),
        decides: me.is_some_and(|me| me.has_role(&area, &[Role::Staff])),
        area: StoredValue::new(area),
        now: now(),
    };
    view! {
        <p>
            <a href=back>{m().back_to_activities()}</a>
        </p>
        <Heading text=m().occurrence_title() />
        <Shown
            loaded=page.registrations
            show=Callback::new(move |found| registrations(page, found).into_any())
        />
        <FeedbackView feedback=page.feedback />
    }
}

fn registrations(page: Page, found: Registrations) -> impl IntoView {
    let Registrations { occurrence, title, registrations, are_names_shown, household_max } = found;
    let (coming, waiting): (Vec<_>, Vec<_>) =
        registrations.into_iter().partition(|r| r.state == RegistrationState::Confirmed);
    let explained = if are_names_shown { m().names_shown_logged() } else { m().names_hidden() };
    let registering = page.decides.then(|| register(page, &occurrence, household_max));
    let decisions = page.decides.then(|| decide(page, &occurrence));
    let has_begun = page.now >= occurrence.starts_at && !occurrence.is_cancelled;
    view! {
        <div class="stack">
            <h2>{text(&title)}</h2>
            <p>{moment(&page.area(), occurrence.starts_at)}</p>
            <p class="note" data-test="seats">{seats(&occurrence)}</p>
            <p class="note">{explained}</p>
        </div>
        {list(page, m().registrations_coming(), "coming", coming, has_begun)}
        {(!waiting.is_empty())
            .then(|| list(page, m().registrations_waiting(), "waiting", waiting, false))}
        {registering}
        {decisions}
    }
}

fn list(
    page: Page,
    title: &'static str,
    id: &'static str,
    found: Vec<Registration>,
    has_begun: bool,
) -> impl IntoView {
    let none = found.is_empty().then(|| view! { <p class="muted">{m().registrations_none()}</p> });
    let rows = found
        .into_iter()
        .zip(1..)
        .map(|(registration, number)| household(page, number, registration, has_begun))
        .collect_view();
    view! {
        <section class="card stack" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {none}
            <ul class="stack">{rows}</ul>
        </section>
    }
}
