//! The form that registers a household: it asks for what the activity needs, and nothing else.

mod ages;
mod field;
mod names;
mod problems;
mod questions;
mod typed;

use leptos::{html, prelude::*};
use sammen_domain::{Mutation, PlaceRegistration, RegistrationState};
use wasm_bindgen_futures::spawn_local;

use super::{
    counted::{CountMe, CountMeChoice},
    registration::{FormFacts, moment},
    subject::Subject,
};
use crate::{
    components::{Icon, IconView, Stepper},
    state::use_app,
    words::{late, text},
};
use ages::Ages;
use names::Names;
use problems::{Problem, Problems};
use questions::Questions;
use typed::Typed;

/// How many, and who and what where it is asked; saved on the phone at once.
#[component]
pub fn RegisterForm(
    /// The activity and its chosen date.
    subject: Subject,
    /// What the date asks for.
    facts: FormFacts,
    /// Set when the registration has been saved.
    just_changed: RwSignal<bool>,
    /// Whether somebody else is being registered; no more once that is saved.
    helping: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let closes_at = facts.closes_at;
    let household_max = facts.terms.household_max;
    let for_another = facts.on_behalf;
    let facts = StoredValue::new(facts);
    let typed = Typed::new(household_max);
    let count_me = CountMe::of(subject);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let saving = RwSignal::new(false);
    keep_unsaved(typed);
    // It takes the place of the button that asked for it, and so its focus.
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| for_another) {
            let _ = heading.focus();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saving.get_untracked() {
            return;
        }
        let Some(found) = subject.found.get_untracked() else { return };
        let request = facts.with_value(|facts| typed.request(facts));
        let wrong = facts.with_value(|facts| typed.problems(facts));
        if !wrong.is_empty() {
            problems.set(wrong);
            return;
        }
        if let Err(refusal) = found.view.expect_placement(&request) {
            problems.set(Problem::of(refusal, &request));
            return;
        }
        problems.set(Vec::new());
        saving.set(true);
        just_changed.set(true);
        let programme = count_me.chosen();
        spawn_local(async move {
            let id = request.registration;
            let mutation = Mutation::PlaceRegistration(request);
            // Before it, so that the panel says it; of a registration that is not stored nothing is ever noted.
            if let Some(programme) = programme {
                let _ = app.count_me(&found.area, id, programme).await;
            }
            if app.act(&found.area, &mutation).await.is_ok() {
                let _ = helping.try_set(false);
            } else {
                // Nothing typed is lost: the form stands, and the banner says why.
                let _ = just_changed.try_set(false);
            }
            // Gone when the panel has taken the form's place.
            let _ = saving.try_set(false);
        });
    };
    let closes = move || late().registration_closes(&moment(subject, closes_at));
    let title = move || {
        let title = subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
        if for_another { late().others_title(&title) } else { late().register_title(&title) }
    };
    let how_many = || {
        view! { <HowMany persons=typed.persons max=household_max for_another=for_another /> }
    };
    let submit_words = move || match (for_another, u32::from(typed.persons.get())) {
        (true, persons) => late().others_submit(persons),
        (false, persons) => late().register_submit(persons),
    };
    view! {
        <form class="card stack register" novalidate aria-labelledby="register-title" on:submit=submit>
            <h2 id="register-title" tabindex="-1" node_ref=heading>
                {title}
            </h2>
            <Problems problems=problems facts=facts />
            <WholeSeries facts=facts />
            {(household_max > 1).then(how_many)}
            <Names facts=facts typed=typed problems=problems />
            <Ages facts=facts typed=typed problems=problems />
            <Questions facts=facts typed=typed problems=problems />
            {(!for_another).then(|| view! { <CountMeChoice choice=count_me /> })}
            <Expectation subject=subject facts=facts persons=typed.persons />
            <button
                type="submit"
                class="button button--primary button--wide"
                data-test="register-submit"
                aria-disabled=move || saving.get().to_string()
            >
                {submit_words}
            </button>
            <p class="note">{closes}</p>
        </form>
    }
}

/// How many come; not asked where one registers alone.
#[component]
fn HowMany(
    /// How many.
    persons: RwSignal<u16>,
    /// The most that may come in one household.
    max: u16,
    /// Whether somebody else is being registered.
    for_another: bool,
) -> impl IntoView {
    let how_many = if for_another { late().others_how_many() } else { late().register_how_many() };
    let hint = if for_another { late().others_hint() } else { late().register_how_many_hint() };
    view! {
        <div class="stack stack--tight">
            <p class="field__label" id="persons-label">
                {how_many}
            </p>
            <p class="note" id="persons-hint">
                {hint}" " {late().register_max(u32::from(max))}
            </p>
        </div>
        <Stepper
            value=persons
            max=max
            labelled_by="persons-label"
            described_by="persons-hint"
        />
    }
}

/// That one registers for every date, where one does.
#[component]
fn WholeSeries(
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
) -> impl IntoView {
    let dates = facts.with_value(|facts| facts.series);
    dates.map(|dates| {
        view! {
            <p class="register__hint" data-test="whole-series">
                <IconView icon=Icon::Calendar />
                <span>{late().register_series(dates)}" "{late().register_series_hint()}</span>
            </p>
        }
    })
}

/// While something is typed and not saved, no new version of the app is taken.
fn keep_unsaved(typed: Typed) {
    let app = use_app();
    let is_typed = Memo::new(move |_| typed.is_anything());
    Effect::new(move |_| app.unsaved_input.set(is_typed.get()));
    on_cleanup(move || app.unsaved_input.set(false));
}

/// What the phone expects: a seat or the waitlist; and that it may take a while without network.
#[component]
fn Expectation(
    /// The activity and its chosen date.
    subject: Subject,
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
    /// How many come.
    persons: RwSignal<u16>,
) -> impl IntoView {
    let app = use_app();
    let waits = Memo::new(move |_| {
        let persons = persons.get();
        let request = facts.with_value(|facts| PlaceRegistration {
            // What is said of the persons does not change the seats: it is kept out of the question.
            names: vec!["-".to_owned(); usize::from(persons)],
            was_asked: false,
            ..typed::bare_request(facts, persons)
        });
        subject.found.with(|found| {
            let expected = found.as_ref()?.view.expect_placement(&request).ok()?;
            Some(matches!(expected.state, RegistrationState::Waitlisted { .. }))
        })
    });
    let offline = Memo::new(move |_| app.is_offline());
    let hours = facts.with_value(|facts| facts.terms.offer_hours);
    view! {
        {move || {
            waits
                .get()
                .unwrap_or(false)
                .then(|| {
                    view! {
                        <p class="register__hint" role="status">
                            <IconView icon=Icon::Waiting />
                            <span>
                                {late().register_waitlist_hint()}" "
                                {hours.map(|hours| late().register_offer_hint(hours))}
                            </span>
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
                            <span>{late().register_offline_hint()}</span>
                        </p>
                    }
                })
        }}
    }
}
