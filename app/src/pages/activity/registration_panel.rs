//! The registration that is there: where it stands, what that means, and the way out.

use leptos::{html, prelude::*};
use sammen_domain::{CancelRegistration, Mutation, RegistrationState};
use sammen_sync::RegistrationView;
use wasm_bindgen_futures::spawn_local;

use super::subject::Subject;
use crate::{
    components::{ConfirmDialog, RegistrationMark, Standing},
    routing::Route,
    state::use_app,
    words::{m, text},
};

/// Where this phone's registration for the chosen date stands.
#[component]
pub fn RegistrationPanel(
    /// The activity and its chosen date.
    subject: Subject,
    /// Whether the registration was made on this page just now; then it takes the focus.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let registration = Memo::new(move |_| {
        subject.date(|found, date| found.view.registration_for(date.occurrence.id).cloned())
    });
    let standing = Memo::new(move |_| {
        let takes_place = subject.date(|_, date| date.occurrence.is_scheduled()).unwrap_or(true);
        registration.get().flatten().map(|view| Standing::of(&view, takes_place))
    });
    let over = Memo::new(move |_| {
        subject.date(|_, date| date.occurrence.ends <= subject.now.get()).unwrap_or(true)
    });
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| just_changed.get_untracked()) {
            just_changed.set(false);
            let _ = heading.focus();
        }
    });
    let persons = move || {
        let registration = registration.get().flatten()?.registration;
        let people = m().register_people(u32::from(registration.persons));
        let names: Vec<_> = registration.names.into_iter().filter(|n| !n.is_empty()).collect();
        Some(if names.is_empty() { people } else { format!("{people}: {}", names.join(", ")) })
    };
    let explained =
        move || standing.get().and_then(|standing| standing.explained(app.is_offline()));
    view! {
        <section
            class="card stack registration"
            aria-labelledby="registration-heading"
            data-test="registration-state"
            data-state=move || standing.get().map(Standing::name)
        >
            <h2 id="registration-heading" tabindex="-1" node_ref=heading>
                {m().register_own_title()}
            </h2>
            <div role="status" class="stack stack--tight">
                {move || {
                    standing.get().map(|standing| view! { <RegistrationMark standing=standing /> })
                }}
                <p>{persons}</p>
                {move || explained().map(|words| view! { <p class="note">{words}</p> })}
            </div>
            <div class="button-row">
                <a class="button" href=Route::Mit.path()>
                    {m().register_see_mit()}
                </a>
                {move || {
                    (!over.get())
                        .then(|| {
                            view! {
                                <Cancel
                                    subject=subject
                                    registration=registration
                                    just_changed=just_changed
                                />
                            }
                        })
                }}
            </div>
        </section>
    }
}

#[component]
fn Cancel(
    /// The activity and its chosen date.
    subject: Subject,
    /// The registration.
    registration: Memo<Option<Option<RegistrationView>>>,
    /// Set when the cancellation is saved, so that what tells of it takes the focus.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let asking = RwSignal::new(false);
    let title = move || subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
    let consequence = move || {
        let Some(view) = registration.get().flatten() else { return String::new() };
        let waits = matches!(view.registration.state, RegistrationState::Waitlisted { .. });
        if waits {
            m().cancel_waitlist_body(&title())
        } else {
            m().cancel_body(u32::from(view.registration.persons), &title())
        }
    };
    let cancel = Callback::new(move |()| {
        let area = subject.found.with_untracked(|found| found.as_ref().map(|f| f.area.clone()));
        let (Some(area), Some(view)) = (area, registration.get_untracked().flatten()) else {
            return;
        };
        let mutation = Mutation::CancelRegistration(CancelRegistration {
            registration: view.registration.id,
            occurrence: view.registration.occurrence,
        });
        just_changed.set(true);
        spawn_local(async move {
            if app.act(&area, &mutation).await.is_err() {
                // The registration stands, and the banner says why.
                just_changed.set(false);
            }
        });
    });
    view! {
        <button
            type="button"
            class="button button--danger"
            data-test="cancel"
            on:click=move |_| asking.set(true)
        >
            {m().cancel_action()}
        </button>
        <ConfirmDialog
            open=asking
            title=m().cancel_title()
            body=Signal::derive(consequence)
            confirm=m().cancel_confirm()
            keep=m().cancel_keep()
            on_confirm=cancel
        />
    }
}
