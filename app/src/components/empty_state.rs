//! What stands where nothing is: a picture, one sentence and one thing to do.

use leptos::prelude::*;

use super::{Picture, PictureView};

/// An empty place, with a way on.
#[component]
pub fn EmptyState(
    /// The picture.
    picture: Picture,
    /// A heading, where the sentence needs one.
    #[prop(optional_no_strip)]
    title: Option<String>,
    /// One sentence.
    #[prop(into)]
    sentence: String,
    /// Where the one thing to do leads, and what it is called.
    #[prop(optional_no_strip)]
    action: Option<(String, String)>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <PictureView picture=picture />
            {title.map(|title| view! { <h2>{title}</h2> })}
            <p>{sentence}</p>
            {action
                .map(|(href, words)| view! { <a class="button" href=href>{words}</a> })}
        </div>
    }
}
