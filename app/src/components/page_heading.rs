//! The heading of a page, which also tells where one is now.

use leptos::{html, prelude::*};

use crate::{state::use_app, words::m};

/// The page's only `h1`. Sets the document's title; on navigation it takes the focus, so that a screen
/// reader says where one is and the next Tab goes into the page.
#[component]
pub fn PageHeading(
    /// The heading; also the title of the document.
    #[prop(into)]
    text: Signal<String>,
    /// The language of the heading, where it is not the page's.
    #[prop(optional_no_strip, into)]
    language: Option<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let app = use_app();
    Effect::new(move |_| {
        let text = text.get();
        // A browser keeps the titles of pages, and a question may repeat what was answered before it.
        if !app.kiosk.get_untracked() {
            document().set_title(&m().page_title(&text));
        }
    });
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        // The very first page leaves the focus where the browser put it.
        if app.ready.get_untracked() && document().has_focus().unwrap_or(true) {
            let _ = heading.focus();
        }
    });
    view! {
        <h1 class="page-heading" node_ref=heading tabindex="-1" lang=language>
            {move || text.get()}
        </h1>
    }
}
