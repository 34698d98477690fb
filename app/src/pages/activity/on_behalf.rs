//! Those whom this phone's person has registered for others, apart from her own household.

use leptos::{html, prelude::*};
use sammen_domain::{CancelRegistration, Mutation, Registration};
use wasm_bindgen_futures::spawn_local;

use super::subject::Subject;
use crate::{
    components::{ConfirmDialog, RegistrationMark, Standing},
    state::use_app,
    words::{late, m, text},
};

/// A household that is registered by somebody else.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Helped {
    registration: Registration,
    standing: Standing,
}

/// The others who are registered from here, and the way to register one more; nothing for whoever helps nobody.
#[component]
pub fn OnBehalf(
    /// The activity and its chosen date.
    subject: Subject,
    /// Set to show the form for somebody else.
    helping: RwSignal<bool>,
    /// Whether one more can be registered.
    may_help: Memo<bool>,
    /// Whether something was just done for somebody; then the heading takes the focus.
    just_helped: RwSignal<bool>,
) -> impl IntoView {
    let helped = Memo::new(move |_| helped(subject));
    let any = Memo::new(move |_| may_help.get() || helped.with(|helped| !helped.is_empty()));
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| just_helped.get()) {
            just_helped.set(false);
            let _ = heading.focus();
        }
    });
    let add = move || {
        view! {
            <p class="note">{late().others_explained()}</p>
            <button
                type="button"
                class="button button--wide"
                data-test="others-add"
                on:click=move |_| helping.set(true)
            >
                {late().others_add()}
            </button>
        }
    };
    let section = move || {
        view! {
            <section class="card stack" aria-labelledby="others-heading" data-test="others">
                <h2 id="others-heading" tabindex="-1" node_ref=heading>
                    {late().others_heading()}
                </h2>
                <List subject=subject helped=helped just_helped=just_helped />
                {move || may_help.get().then(add)}
            </section>
        }
    };
    move || any.get().then(section)
}

/// Those who are registered for the chosen date, in the order they were.
fn helped(subject: Subject) -> Vec<Helped> {
    let all = subject.date(|found, date| {
        let of = |view| {
            let standing = Standing::of(view, date.occurrence, date.activity);
            Helped { registration: view.registration.clone(), standing }
        };
        found.view.on_behalf_for(date.occurrence).map(of).collect()
    });
    all.unwrap_or_default()
}

/// Each of them, and the way out.
#[component]
fn List(
    /// The activity and its chosen date.
    subject: Subject,
    /// Who there is.
    helped: Memo<Vec<Helped>>,
    /// Set when a cancellation is saved.
    just_helped: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let leaving = RwSignal::new(None::<Registration>);
    let asking = RwSignal::new(false);
    let cancel = Callback::new(move |()| {
        let area = subject.found.with_untracked(|found| found.as_ref().map(|f| f.area.clone()));
        let (Some(area), Some(leaving)) = (area, leaving.get_untracked()) else { return };
        let cancelled = CancelRegistration::new(leaving.id, leaving.occurrence);
        spawn_local(async move {
            // It stands when the phone cannot store this, and the banner says why.
            if app.act(&area, &Mutation::CancelRegistration(cancelled)).await.is_ok() {
                let _ = just_helped.try_set(true);
            }
        });
    });
    let consequence = move || {
        let persons = leaving.with(|leaving| leaving.as_ref().map_or(1, |known| known.persons));
        let title = subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
        late().others_cancel_body(u32::from(persons), &title)
    };
    let over = Memo::new(move |_| {
        subject.date(|_, date| date.occurrence.ends <= subject.now.get()).unwrap_or(true)
    });
    let ask = Callback::new(move |registration| {
        leaving.set(Some(registration));
        asking.set(true);
    });
    let rows = move || {
        let numbered = helped.get().into_iter().zip(1..);
        numbered.map(|(helped, number)| row(helped, number, over, ask)).collect_view()
    };
    view! {
        <ol class="stack others">{rows}</ol>
        <ConfirmDialog
            open=asking
            title=late().others_cancel_title()
            body=Signal::derive(consequence)
            confirm=late().cancel_confirm()
            keep=late().others_cancel_keep()
            on_confirm=cancel
        />
    }
}

/// How many they are and where that stands; who they are is known nowhere.
fn row(
    helped: Helped,
    number: u32,
    over: Memo<bool>,
    ask: Callback<Registration>,
) -> impl IntoView {
    let Helped { registration, standing } = helped;
    let persons = m().register_people(u32::from(registration.persons));
    let cancel = move || {
        let registration = registration.clone();
        view! {
            <button
                type="button"
                class="button button--danger"
                aria-label=late().others_cancel_item(number)
                data-test="others-cancel"
                on:click=move |_| ask.run(registration.clone())
            >
                {late().cancel_action()}
            </button>
        }
    };
    view! {
        <li data-test="other" data-state=standing.name()>
            <div class="stack stack--tight">
                <p>{persons}</p>
                <RegistrationMark standing=standing />
                {move || (!over.get()).then(&cancel)}
            </div>
        </li>
    }
}
