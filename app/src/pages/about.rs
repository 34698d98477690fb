//! What Sammen is, and what it keeps of a person.

use leptos::prelude::*;

use crate::{
    components::{PageHeading, Picture, PictureView},
    words::late,
};

/// About the app and about privacy, in three sentences that are true.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <PageHeading text=late().about_title() />
        <PictureView picture=Picture::Neighbourhood />
        <p>{late().about_body()}</p>
        <section class="stack" aria-labelledby="privacy">
            <h2 id="privacy">{late().privacy_title()}</h2>
            <p>{late().privacy_no_account()}</p>
            <p>{late().privacy_registrations()}</p>
            <p>{late().privacy_surveys()}</p>
        </section>
        <p class="note">{move || late().version_number(env!("CARGO_PKG_VERSION"))}</p>
    }
}
