//! The form that registers a household.

mod names;
mod problems;

use leptos::prelude::*;
use sammen_domain::{Mutation, PlaceRegistration, RegistrationId, RegistrationState};
use sammen_sync_indexeddb::new_uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    registration::{FormFacts, moment},
    subject::Subject,
};
use crate::{
    components::{Icon, IconView, Stepper},
    state::use_app,
    words::{m, text},
};
use names::Names;
use problems::{Problem, Problems};

/// How many one expects to come until they say otherwise.
const PERSONS_FIRST: u16 = 1;

/// How many, and who where it is asked; saved on the phone at once.
#[component]
pub fn RegisterForm(
    /// The activity and its chosen date.
    subject: Subject,
    /// What the date asks for.
    facts: FormFacts,
    /// Set when the registration has been saved.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let persons = RwSignal::new(PERSONS_FIRST);
    let names = RwSignal::new(vec![String::new(); usize::from(facts.household_max)]);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let saving = RwSignal::new(false);
    keep_unsaved(names);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saving.get_untracked() {
            return;
        }
        let request = request(facts, persons.get_untracked(), &names.get_untracked());
        let Some(found) = subject.found.get_untracked() else { return };
        if let Err(refusal) = found.view.expect_placement(&request) {
            problems.set(Problem::of(refusal, &request));
            return;
        }
        problems.set(Vec::new());
        saving.set(true);
        just_changed.set(true);
        spawn_local(async move {
            let mutation = Mutation::PlaceRegistration(request);
            if app.act(&found.area, &mutation).await.is_err() {
                // Nothing typed is lost: the form stands, and the banner says why.
                just_changed.set(false);
            }
            // Gone when the panel has taken the form's place.
            let _ = saving.try_set(false);
        });
    };
    let closes = move || m().registration_closes(&moment(subject, facts.closes_at));
    let title = move || {
        let title = subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
        m().register_title(&title)
    };
    view! {
        <form class="card stack register" novalidate aria-labelledby="register-title" on:submit=submit>
            <h2 id="register-title">{title}</h2>
            <Problems problems=problems />
            <div class="stack stack--tight">
                <p class="field__label" id="persons-label">{m().register_how_many()}</p>
                <p class="note" id="persons-hint">
                    {m().register_how_many_hint()}" "
                    {move || m().register_max(u32::from(facts.household_max))}
                </p>
            </div>
            <Stepper
                value=persons
                max=facts.household_max
                labelled_by="persons-label"
                described_by="persons-hint"
            />
            <Names
                required=facts.names_required
                persons=persons
                names=names
                problems=problems
            />
            <Expectation subject=subject facts=facts persons=persons />
            <button
                type="submit"
                class="button button--primary button--wide"
                data-test="register-submit"
                aria-disabled=move || saving.get().to_string()
            >
                {move || m().register_submit(u32::from(persons.get()))}
            </button>
            <p class="note">{closes}</p>
        </form>
    }
}

fn request(facts: FormFacts, persons: u16, names: &[String]) -> PlaceRegistration {
    let typed = names.iter().take(usize::from(persons)).map(|name| name.trim().to_owned());
    let names = if facts.names_required {
        typed.collect()
    } else {
        typed.filter(|name| !name.is_empty()).collect()
    };
    PlaceRegistration {
        registration: RegistrationId(new_uuid()),
        occurrence: facts.occurrence,
        persons,
        names,
    }
}

/// While names are typed and not saved, no new version of the app is taken.
fn keep_unsaved(names: RwSignal<Vec<String>>) {
    let app = use_app();
    let typed = Memo::new(move |_| names.with(|names| names.iter().any(|name| !name.is_empty())));
    Effect::new(move |_| app.unsaved_input.set(typed.get()));
    on_cleanup(move || app.unsaved_input.set(false));
}

/// What the phone expects: a seat or the waitlist; and that it may take a while without network.
#[component]
fn Expectation(
    /// The activity and its chosen date.
    subject: Subject,
    /// What the date asks for.
    facts: FormFacts,
    /// How many come.
    persons: RwSignal<u16>,
) -> impl IntoView {
    let app = use_app();
    let waits = Memo::new(move |_| {
        // Names do not change the seats, and placeholders keep them out of the question.
        let names = vec!["-".to_owned(); usize::from(persons.get())];
        let request = request(facts, persons.get(), &names);
        subject.found.with(|found| {
            let expected = found.as_ref()?.view.expect_placement(&request).ok()?;
            Some(matches!(expected.state, RegistrationState::Waitlisted { .. }))
        })
    });
    let offline = Memo::new(move |_| app.is_offline());
    view! {
        {move || {
            waits
                .get()
                .unwrap_or(false)
                .then(|| {
                    view! {
                        <p class="register__hint" role="status">
                            <IconView icon=Icon::Waiting />
                            <span>{m().register_waitlist_hint()}</span>
                        </p>
                    }
                })
        }}
        {move || {
            offline
                .get()
                .then(|| {
                    view! {
                        <p class="register__hint">
                            <IconView icon=Icon::Phone />
                            <span>{m().register_offline_hint()}</span>
                        </p>
                    }
                })
        }}
    }
}
