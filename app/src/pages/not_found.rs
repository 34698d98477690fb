//! An address that no page has.

use leptos::prelude::*;

use crate::{
    components::{EmptyState, PageHeading, Picture},
    words::m,
};

/// Says so, and leads back to what happens.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageHeading text=m().not_found_title() />
        {move || {
            view! {
                <EmptyState
                    picture=Picture::Noticeboard
                    sentence=m().not_found_body()
                    action=Some(("/".to_owned(), m().not_found_action().to_owned()))
                />
            }
        }}
    }
}
