//! Seats that there are now for a household that waited.

use leptos::prelude::*;

use super::gather::{Gathered, OfferItem};
use crate::{
    components::{OfferAnswer, RegistrationMark},
    words::late,
};

/// Offers that wait for an answer, before everything else.
#[component]
pub fn Offers(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let offers = Memo::new(move |_| gathered.with(|gathered| gathered.offers.clone()));
    let any = Memo::new(move |_| offers.with(|offers| !offers.is_empty()));
    let section = move || {
        view! {
            <section class="stack">
                <h2>{late().offer_title()}</h2>
                <ul class="stack">
                    <For
                        each=move || offers.get()
                        key=|item| (item.offer.registration, item.deadline.clone())
                        children=|item| view! { <Item item=item /> }
                    />
                </ul>
            </section>
        }
    };
    move || any.get().then(section)
}

#[component]
fn Item(
    /// What is offered.
    item: OfferItem,
) -> impl IntoView {
    let OfferItem { offer, href, title, language, when, deadline, standing } = item;
    view! {
        <li class="card stack" data-test="mit-offer">
            <h3 lang=language>
                <a href=href>{title}</a>
            </h3>
            <p class="note sentence">{when}</p>
            <RegistrationMark standing=standing />
            {standing.explained(false).map(|words| view! { <p class="note">{words}</p> })}
            <OfferAnswer offer=offer deadline=deadline />
        </li>
    }
}
