//! Something over the whole screen, which can also be printed alone.

use leptos::{html, prelude::*};

/// The styles of what is fetched later.
const STYLES: &str = "/later.css";

/// A dialog as large as the screen. It is there from when it is made; the browser keeps the focus inside and gives it back.
#[component]
pub fn Sheet(
    /// Whether it is shown; set to false when the person puts it away.
    open: RwSignal<bool>,
    /// What its look is named by.
    class: &'static str,
    /// The id of its heading.
    labelled_by: &'static str,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <link rel="stylesheet" href=STYLES />
        <dialog
            class=["sheet ", class].concat()
            node_ref=dialog
            aria-labelledby=labelled_by
            on:close=move |_| open.set(false)
        >
            {children()}
        </dialog>
    }
}
