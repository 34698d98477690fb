//! A question before something that is hard to take back.

use leptos::{html, prelude::*};

/// A dialog with one thing to do and one way out. The browser keeps the focus inside and gives it back.
#[component]
pub fn ConfirmDialog(
    /// Whether it is asked now; set to false when answered.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What it means.
    #[prop(into)]
    body: Signal<String>,
    /// The words on the button that does it.
    #[prop(into)]
    confirm: Signal<String>,
    /// The words on the button that does not.
    #[prop(into)]
    keep: Signal<String>,
    /// What is done on yes.
    on_confirm: Callback<()>,
    /// The id of its title: its own where a page has two.
    #[prop(default = "confirm-title")]
    id: &'static str,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="confirm"
            node_ref=dialog
            aria-labelledby=id
            on:close=move |_| open.set(false)
        >
            <h2 id=id>{move || title.get()}</h2>
            <p>{move || body.get()}</p>
            <div class="stack">
                <button
                    type="button"
                    class="button button--wide button--danger"
                    on:click=move |_| {
                        open.set(false);
                        on_confirm.run(());
                    }
                >
                    {move || confirm.get()}
                </button>
                <button
                    type="button"
                    class="button button--wide button--primary"
                    on:click=move |_| open.set(false)
                >
                    {move || keep.get()}
                </button>
            </div>
        </dialog>
    }
}
