//! What she is invited to, in plain words.

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_interface::{Icon, IconView};

use crate::{
    api::{Duty, Offer},
    components::Heading,
    state::use_staff,
    words::{day, day_of, last_day, m, text},
};

/// The invitation: with what, from when to when, what she is shown.
#[component]
pub(super) fn OfferView(
    /// The area.
    area: AreaId,
    /// What is offered.
    offer: Offer,
) -> impl IntoView {
    let staff = use_staff();
    let area_name = text(&offer.area_name);
    let heading = if offer.is_for_existing_account {
        m().invitation_again_title()
    } else {
        m().invitation_title()
    };
    let activities = offer.activities.iter().flatten();
    let activities =
        activities.map(|activity| view! { <li>{text(&activity.title)}</li> }).collect_view();
    let today = staff.today(&area);
    let begins = staff.local(&area, offer.valid_from).date;
    let until = day(last_day(&area, offer.valid_until));
    let period = if begins > today {
        m().invitation_period(&day_of(&area, offer.valid_from), &until)
    } else {
        m().invitation_until(&until)
    };
    let names = match (offer.may_see_names, offer.is_minor) {
        (true, _) => m().invitation_names(),
        (false, true) => m().invitation_no_names_minor(),
        (false, false) => m().invitation_no_names(),
    };
    let duties = offer
        .duties
        .iter()
        .map(|duty| {
            let words = match duty {
                Duty::CheckIn => m().invitation_check_in(),
                Duty::ToyLending => m().invitation_toy_lending(),
                Duty::OnBehalf => m().invitation_on_behalf(),
            };
            view! { <li class="fact"><IconView icon=Icon::Check /><span>{words}</span></li> }
        })
        .collect_view();
    view! {
        <Heading text=heading />
        <p>{m().invitation_intro(&area_name)}</p>
        <section class="card stack" data-test="offer">
            <h2>{m().invitation_activities()}</h2>
            <ul class="bullets">{activities}</ul>
            <ul class="stack">
                {duties}
                <li class="fact">
                    <IconView icon=Icon::Calendar />
                    <span>{period}</span>
                </li>
                <li class="fact">
                    <IconView icon=Icon::People />
                    <span>{names}</span>
                </li>
                <li class="fact">
                    <IconView icon=Icon::Clock />
                    <span>{m().invitation_ends()}</span>
                </li>
            </ul>
        </section>
    }
}
