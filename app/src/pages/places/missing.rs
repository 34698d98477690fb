//! What stands where an address names nothing that this phone knows.

use leptos::prelude::*;

use super::Found;
use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::{PlacesTab, Route},
    words::{late, locale},
};

/// The page of a thing that is found; else frames while the storage is read, else a way on.
pub fn found_or_missing<T: Clone + PartialEq + Send + Sync + 'static>(
    found: Memo<Found<T>>,
    tab: PlacesTab,
    page: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || match found.get() {
        Found::Here(thing) => {
            // Another language is another page: words and their `lang` attributes go together.
            let _ = locale();
            untrack(|| page(thing))
        }
        Found::Waiting => view! { <Skeletons /> }.into_any(),
        Found::Missing => {
            let action = (Route::Places(tab).path(), late().place_missing_action().to_owned());
            view! {
                <PageHeading text=late().place_missing_title() />
                <EmptyState
                    picture=Picture::Noticeboard
                    sentence=late().place_missing_body()
                    action=Some(action)
                />
            }
            .into_any()
        }
    }
}
