//! A card in one of the lists.

use leptos::prelude::*;

use super::list::Entry;
use crate::{
    components::{Icon, IconView, OpenNow},
    routing::PlacesTab,
};

/// The card; all of it is one link.
#[component]
pub fn EntryCard(
    /// Which list it stands in.
    tab: PlacesTab,
    /// What it shows.
    entry: Entry,
) -> impl IntoView {
    let (test, icon) = match tab {
        PlacesTab::Places => ("place-card", Icon::Pin),
        PlacesTab::Services => ("service-card", Icon::Help),
        PlacesTab::Partners => ("partner-card", Icon::People),
    };
    let Entry { href, name, language, about, at, hours, .. } = entry;
    let at = (!at.is_empty()).then(|| view! { <p class="entry__at">{at}</p> });
    view! {
        <li class="card entry" data-test=test>
            <span class="entry__icon">
                <IconView icon=icon />
            </span>
            <div class="entry__words">
                <h2 class="entry__name">
                    <a class="entry__link" href=href lang=language.clone()>
                        {name}
                    </a>
                </h2>
                <p class="entry__about" lang=language>
                    {about}
                </p>
                {at}
                <OpenNow hours=hours />
            </div>
        </li>
    }
}
