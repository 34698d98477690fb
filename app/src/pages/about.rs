//! What Sammen is, and what it keeps of a person.

use leptos::prelude::*;

use crate::{
    components::{PageHeading, Picture, PictureView},
    words::m,
};

/// About the app and about privacy, in three sentences that are true.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <PageHeading text=m().about_title() />
        <PictureView picture=Picture::Neighbourhood />
        <p>{m().about_body()}</p>
        <section class="stack" aria-labelledby="privacy">
            <h2 id="privacy">{m().privacy_title()}</h2>
            <p>{m().privacy_no_account()}</p>
            <p>{m().privacy_registrations()}</p>
            <p>{m().privacy_surveys()}</p>
        </section>
        <p class="note">{move || m().version_number(env!("CARGO_PKG_VERSION"))}</p>
    }
}
