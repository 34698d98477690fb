//! What a repeat has so far: adding one, changing one, taking one away.

use leptos::prelude::*;
use sammen_xforms::{document::NodeId, xform::Page};
use sammen_xforms_browser::Phone;

use super::{answering::Answering, question::hint_id, tongue::around};
use crate::components::{ConfirmDialog, Icon, IconView, PageHeading};

/// The list of instances, and the button that adds one.
#[component]
pub fn Instances(
    /// Who answers.
    answering: Answering,
    /// The page.
    page: Page,
) -> impl IntoView {
    let range = page.node;
    let name = page.heading.and_then(|heading| answering.group(heading));
    let language = name.as_ref().and_then(|_| answering.lang());
    let name =
        StoredValue::new(name.unwrap_or_else(|| around().survey_repeat_unnamed().to_owned()));
    let instances = Memo::new(move |_| answering.session.with(|session| session.instances(range)));
    let taken = RwSignal::new(None::<NodeId>);
    let asked = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        if let Some(instance) = taken.get_untracked() {
            answering.change_session(|session| session.remove_instance(instance, &Phone));
        }
    });
    let add = move |_| {
        let added = answering.change_session(|session| session.add_instance(range, &Phone));
        if let Some(Ok(instance)) = added {
            answering.go_into(instance);
        }
    };
    let lines = move || {
        let line = |(at, instance): (usize, NodeId)| {
            let words = around().survey_repeat_item(&name.get_value(), at as u32 + 1);
            let change = around().survey_change_answer_to(&words);
            let removing = around().survey_repeat_remove(&words);
            view! {
                <li class="summary__line" data-test="instance">
                    <p class="summary__words summary__answer">{words}</p>
                    <button
                        type="button"
                        class="button button--quiet"
                        data-test="instance-change"
                        aria-label=change
                        on:click=move |_| answering.go_into(instance)
                    >
                        {around().survey_change_answer()}
                    </button>
                    <button
                        type="button"
                        class="button button--quiet"
                        data-test="instance-remove"
                        aria-label=removing
                        on:click=move |_| {
                            taken.set(Some(instance));
                            asked.set(true);
                        }
                    >
                        {around().survey_repeat_take_away()}
                    </button>
                </li>
            }
        };
        instances.get().into_iter().enumerate().map(line).collect_view()
    };
    let has_any = Memo::new(move |_| instances.with(|instances| !instances.is_empty()));
    let list = move || has_any.get().then(|| view! { <ol class="card summary">{lines}</ol> });
    view! {
        <PageHeading text=Signal::stored(name.get_value()) language=language />
        <p id=hint_id(range) class="survey__hints" role="status">
            {move || around().survey_repeat_count(instances.with(Vec::len) as u32)}
        </p>
        {list}
        <button
            type="button"
            class="button button--wide"
            data-test="instance-add"
            aria-describedby=hint_id(range)
            on:click=add
        >
            <IconView icon=Icon::Plus />
            {around().survey_repeat_add(&name.get_value())}
        </button>
        <ConfirmDialog
            open=asked
            title=around().survey_repeat_remove_title()
            body=around().survey_repeat_remove_body()
            confirm=around().survey_repeat_remove_confirm()
            keep=around().survey_repeat_remove_keep()
            on_confirm=remove
        />
    }
}
