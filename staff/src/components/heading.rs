//! The heading of a page, which also tells where one is now.

use leptos::{html, prelude::*};

use crate::words::m;

/// The page's only `h1`. The document's title is the same for each page of its kind: it stands in the browser's history,
/// where nobody's name belongs. Takes the focus, so that a screen reader says where one is.
#[component]
pub fn Heading(
    /// The heading; never a person's name.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| document().set_title(&m().document_title(&text.get())));
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {move || text.get()}
        </h1>
    }
}
