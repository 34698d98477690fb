//! A button that does something at once, and says how it went.

use leptos::prelude::*;
use sammen_interface::ConfirmDialog;

use crate::words::m;

/// A button; where it asks first, what it does is hard to take back.
#[component]
pub fn ActionButton(
    /// The words on it.
    #[prop(into)]
    words: String,
    /// About what, for those who hear it alone.
    #[prop(optional_no_strip, into)]
    about: Option<String>,
    /// The question that comes first, and what it means.
    #[prop(optional_no_strip)]
    question: Option<(String, String)>,
    /// Its name for tests.
    test: &'static str,
    /// What is done.
    on_action: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_asked = question.is_some();
    let class = if is_asked { "button button--danger" } else { "button" };
    let press = move |_| {
        if is_asked {
            open.set(true);
        } else {
            on_action.run(());
        }
    };
    let confirm = words.clone();
    let dialog = question.map(|(title, body)| {
        view! {
            <ConfirmDialog
                open=open
                title=title
                body=body
                confirm=confirm
                keep=m().keep_as_it_is().to_owned()
                on_confirm=on_action
            />
        }
    });
    view! {
        <button type="button" class=class on:click=press data-test=test>
            {words}
            {about.map(|about| view! { <span class="spoken">{format!(" {about}")}</span> })}
        </button>
        {dialog}
    }
}
