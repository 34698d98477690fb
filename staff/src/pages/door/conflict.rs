//! One household that was let in more than once: what happened, and what may have been.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{PERSONS_MAX, UnixSeconds};

use super::Page;
use crate::{
    api::{DoorConflict, DoorRuling, DoorScan, Method, Nothing},
    components::ActionButton,
    routing::Route,
    state::use_staff,
    words::{m, moment, text},
};

/// What happened, in the order that counts.
pub(super) fn conflict(page: Page, found: DoorConflict) -> impl IntoView {
    let area = page.area.get_value();
    let (who, details) = household(&found);
    let title = text(&found.title);
    let date = Route::Occurrence(area.clone(), found.occurrence).path();
    let when = moment(&area, found.starts_at);
    let scans = found
        .scans
        .iter()
        .enumerate()
        .map(|(index, scan)| {
            let counts =
                (index == 0).then(|| view! { <span class="mark">{m().door_counts()}</span> });
            view! {
                <li data-test="conflict-scan">
                    {happened(scan, |at| moment(&area, at))} " " {counts}
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="card stack" data-test="conflict">
            <div class="stack stack--tight">
                <h3>{who.clone()}</h3>
                <p class="note">{details}</p>
                <p>
                    <a href=date>{title}</a>
                    ", "
                    {when}
                </p>
            </div>
            <ol class="stack stack--tight">{scans}</ol>
            {page.decides.then(|| rule(page, &found, &who))}
        </li>
    }
}

/// Who it is, as far as one may see that, and what else is known of them.
fn household(found: &DoorConflict) -> (String, String) {
    let names = found.names.iter().flatten().filter(|name| !name.is_empty());
    let names: Vec<&str> = names.map(String::as_str).collect();
    let persons = found.persons.map(|persons| m().door_registered(persons));
    let persons = persons.unwrap_or_else(|| m().door_registration_gone().to_owned());
    if names.is_empty() {
        return (m().door_household(&found.ticket_code), persons);
    }
    (names.join(", "), format!("{persons} · {}", m().door_ticket(&found.ticket_code)))
}

fn happened(scan: &DoorScan, moment: impl Fn(UnixSeconds) -> String) -> String {
    let who = scan.volunteer.as_deref().unwrap_or_else(|| m().door_somebody());
    match scan.at {
        Some(at) => m().door_scan(scan.persons, who, &moment(at)),
        None => m().door_scan_no_time(scan.persons, who),
    }
}

/// What one can say of it.
fn rule(page: Page, found: &DoorConflict, who: &str) -> impl IntoView + use<> {
    let staff = use_staff();
    let seen_scans = found.scans.len();
    let path = format!(
        "/api/staff/areas/{}/occurrences/{}/registrations/{}/door-conflict",
        page.area.get_value(),
        found.occurrence,
        found.registration
    );
    let say = Callback::new(move |others: u16| {
        let (path, body) = (path.clone(), DoorRuling { seen_scans, others });
        let work = async move { staff.send::<Nothing>(Method::Post, &path, &body).await };
        page.feedback.run(m().door_resolved(), work, move |_| page.conflicts.reload());
    });
    view! {
        <div class="button-row">
            <ActionButton
                words=m().door_same()
                about=Some(who.to_owned())
                test="conflict-same"
                on_action=Callback::new(move |()| say.run(0))
            />
        </div>
        <Others page=page say=say />
    }
}

#[component]
fn Others(
    /// The page.
    page: Page,
    /// Says how many others came in.
    say: Callback<u16>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let others: Option<u16> = typed.get_untracked().trim().parse().ok();
        match others.filter(|others| (1..=PERSONS_MAX).contains(others)) {
            Some(others) => say.run(others),
            None => page.feedback.refuse(&m().door_error_others(u32::from(PERSONS_MAX))),
        }
    };
    view! {
        <details class="details">
            <summary data-test="conflict-others">{m().door_others()}</summary>
            <form class="stack" on:submit=save novalidate>
                <label class="field">
                    <span class="field__label">{m().door_others_how_many()}</span>
                    <span class="note">{m().door_others_hint()}</span>
                    <input
                        class="field__input"
                        type="number"
                        min="1"
                        inputmode="numeric"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                        data-test="conflict-others-count"
                    />
                </label>
                <button type="submit" class="button" data-test="conflict-others-save">
                    {m().door_others_save()}
                </button>
            </form>
        </details>
    }
}
