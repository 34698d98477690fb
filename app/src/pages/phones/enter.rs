//! A code from another phone.

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_sync::RedeemResponse;
use sammen_sync_indexeddb::TransferError;
use wasm_bindgen_futures::spawn_local;

use super::words_of;
use crate::{
    components::{AreaChoice, Icon, IconView},
    routing::Route,
    state::use_app,
    words::late,
};

/// How far using a code is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// It is being typed.
    Typing,
    /// The server has it.
    Sending,
    /// It worked.
    Done(RedeemResponse),
    /// It did not, and why. The words are found where it is shown: what runs later has no language at hand.
    Failed(TransferError),
}

/// The field for a code, then what came of it.
#[component]
pub fn EnterCode(
    /// The area and the code that the person came with.
    link: Option<(AreaId, String)>,
) -> impl IntoView {
    let app = use_app();
    let (linked_area, linked_code) = link.unzip();
    let code = RwSignal::new(linked_code.unwrap_or_default());
    let area = RwSignal::new(linked_area);
    let step = RwSignal::new(Step::Typing);
    // Areas are known when the storage has been read, or the network has answered.
    Effect::new(move |_| {
        let first = app.current_area();
        let first = first.or_else(|| app.known_areas.with(|known| Some(known.first()?.id.clone())));
        if area.with_untracked(Option::is_none) {
            area.set(first);
        }
    });
    let areas = Signal::derive(move || {
        app.known_areas.with(|known| known.iter().map(|area| area.id.clone()).collect::<Vec<_>>())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if step.get_untracked() == Step::Sending {
            return;
        }
        let Some(area) = area.get_untracked() else {
            step.set(Step::Failed(TransferError::Unreachable));
            return;
        };
        step.set(Step::Sending);
        let code = code.get_untracked();
        spawn_local(async move {
            step.set(match app.redeem_transfer(&area, &code).await {
                Ok(redeemed) => Step::Done(redeemed),
                Err(error) => Step::Failed(error),
            });
        });
    };
    let failed = Memo::new(move |_| match step.get() {
        Step::Failed(error) => Some(error),
        _ => None,
    });
    let form = move || {
        view! {
            <form class="stack" novalidate on:submit=submit>
                <p>{late().phones_enter_body()}</p>
                <AreaChoice areas=areas chosen=area id="area-to" />
                <div class="field">
                    <label class="field__label" for="code-input">{late().phones_enter_label()}</label>
                    <p class="note" id="code-hint">{late().phones_enter_example()}</p>
                    <input
                        class="field__input code__input"
                        id="code-input"
                        type="text"
                        inputmode="text"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="20"
                        aria-describedby="code-hint code-problem"
                        aria-invalid=move || failed.with(Option::is_some).to_string()
                        prop:value=move || code.get()
                        on:input=move |event| code.set(event_target_value(&event))
                    />
                    <p class="field__error" id="code-problem" role="alert">
                        {move || {
                            failed.get().map(|error| {
                                view! { <IconView icon=Icon::Alert /> {words_of(error)} }
                            })
                        }}
                    </p>
                </div>
                <button
                    type="submit"
                    class="button button--primary"
                    data-test="use-code"
                    disabled=move || step.get() == Step::Sending
                >
                    {late().phones_enter_action()}
                </button>
                <p role="status">
                    {move || if step.get() == Step::Sending { late().phones_entering() } else { "" }}
                </p>
            </form>
        }
    };
    let is_done = Memo::new(move |_| matches!(step.get(), Step::Done(_)));
    view! {
        <section class="card stack" aria-labelledby="enter">
            <h2 id="enter">{late().phones_enter_title()}</h2>
            {move || if is_done.get() { done(step).into_any() } else { form().into_any() }}
        </section>
    }
}

/// What is on this phone now.
fn done(step: RwSignal<Step>) -> impl IntoView {
    let Step::Done(redeemed) = step.get_untracked() else { return None };
    let count = match redeemed.dates {
        0 => late().phones_entered_none().to_owned(),
        dates => late().phones_entered(dates),
    };
    let doubled = (redeemed.doubled > 0).then(|| late().phones_entered_doubled(redeemed.doubled));
    Some(view! {
        <div class="stack" role="status" data-test="entered">
            <strong>{late().phones_entered_title()}</strong>
            <p>{count}</p>
            {doubled.map(|words| view! { <p>{words}</p> })}
        </div>
        <a class="button button--primary" href=Route::Mit.path()>{late().phones_entered_go()}</a>
    })
}
