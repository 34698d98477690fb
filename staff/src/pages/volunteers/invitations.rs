//! Invitations that were made, and taking them back.

use leptos::prelude::*;

use super::{Page, titles_of};
use crate::{
    api::{Invitation, Method, Nothing, Role},
    components::ActionButton,
    state::use_staff,
    words::{m, moment},
};

/// How many of those that are no longer open are listed.
const CLOSED_MAX: usize = 20;

/// The open invitations to volunteers, and below them the last of the others.
pub(super) fn invitation_list(page: Page, invitations: Vec<Invitation>) -> impl IntoView {
    let of_volunteers = invitations.into_iter().filter(|made| made.role == Role::Volunteer);
    let (open, closed): (Vec<_>, Vec<_>) = of_volunteers.partition(|made| made.is_open);
    let none = open.is_empty().then(|| view! { <p class="muted">{m().invitations_none()}</p> });
    let open = open.into_iter().map(|made| card(page, &made)).collect_view();
    let earlier = (!closed.is_empty()).then(|| {
        let items = closed
            .iter()
            .take(CLOSED_MAX)
            .map(|made| view! { <li>{closed_words(page, made)}</li> })
            .collect_view();
        view! {
            <details class="details">
                <summary>{m().invitations_closed()}</summary>
                <ul class="stack">{items}</ul>
            </details>
        }
    });
    view! {
        {none}
        <ul class="stack">{open}</ul>
        {earlier}
    }
}

fn card(page: Page, made: &Invitation) -> impl IntoView + use<> {
    let staff = use_staff();
    let (id, name) = (made.id.clone(), made.display_name.clone());
    let activities = made.activities.clone();
    let withdraw = Callback::new(move |()| {
        let path = page.api(&format!("invitations/{}", id.0));
        let work = async move { staff.send::<Nothing>(Method::Delete, &path, &Nothing {}).await };
        page.feedback.run(m().invitation_withdrawn(), work, move |_| page.invitations.reload());
    });
    view! {
        <li class="card stack" data-test="invitation">
            <h3>{name.clone()}</h3>
            <p>{move || titles_of(activities.as_deref(), &page.titles())}</p>
            <p class="note">{m().invitation_open_until(&moment(&page.area(), made.expires_at))}</p>
            <div class="button-row">
                <ActionButton
                    words=m().invitation_withdraw()
                    about=Some(name)
                    question=Some((
                        m().invitation_withdraw_title().to_owned(),
                        m().invitation_withdraw_body().to_owned(),
                    ))
                    test="withdraw"
                    on_action=withdraw
                />
            </div>
        </li>
    }
}

fn closed_words(page: Page, made: &Invitation) -> String {
    let (area, name) = (page.area(), &made.display_name);
    match (made.used_at, made.withdrawn_at) {
        (Some(at), _) => m().invitation_was_used(name, &moment(&area, at)),
        (None, Some(at)) => m().invitation_was_withdrawn(name, &moment(&area, at)),
        (None, None) => m().invitation_has_expired(name, &moment(&area, made.expires_at)),
    }
}
