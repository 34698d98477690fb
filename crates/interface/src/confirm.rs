//! A question before something that is hard to take back.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{html, prelude::*};

/// How many dialogs there have been: a page may hold several, each named by its own title.
static DIALOGS: AtomicU32 = AtomicU32::new(0);

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
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let number = DIALOGS.fetch_add(1, Ordering::Relaxed).to_string();
    let id = ["confirm-title-", &number].concat();
    let labelled_by = id.clone();
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
            aria-labelledby=labelled_by
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
