//! Inviting a volunteer.

mod draft;

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::Page;
use crate::{
    api::{Duty, Failure, InvitationLink, Method},
    components::{
        ActivityChecks, CheckField, ErrorSummary, FormErrors, Notice, SelectField, SubmitButton,
        TextField, TextKind, Tone,
    },
    state::use_staff,
    words::{self, m},
};
use draft::Draft;

/// The form. What was typed stays until the link is there, whatever goes wrong.
#[component]
pub(super) fn InviteForm(
    /// The page.
    page: Page,
    /// Whether the form is open; set to false when it is done with.
    open: RwSignal<bool>,
) -> impl IntoView {
    let staff = use_staff();
    let errors = FormErrors::none();
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let draft = Draft::new(staff, page);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        problem.set(None);
        let request = match draft.read(staff, page) {
            Ok(request) => request,
            Err(found) => {
                errors.set(found);
                return;
            }
        };
        errors.set(Vec::new());
        busy.set(true);
        let (path, owner) = (page.api("invitations"), Owner::current());
        spawn_local(async move {
            let made: Result<InvitationLink, Failure> =
                staff.send(Method::Post, &path, &request).await;
            let _ = busy.try_set(false);
            match made {
                Ok(made) => {
                    page.show(made);
                    let _ = open.try_set(false);
                }
                Err(failure) => {
                    let told = owner.map(|owner| owner.with(|| words::failure(failure)));
                    let _ = problem.try_set(told);
                }
            }
        });
    };
    let activities = Signal::derive(move || page.activities.ok().unwrap_or_default());
    view! {
        <form class="card stack stack--wide" on:submit=send novalidate data-test="invite-form">
            <h2>{m().invite_action()}</h2>
            <ErrorSummary errors=errors />
            <TextField
                id="invite-name"
                label=m().field_name()
                hint=m().field_name_hint()
                value=draft.name
                errors=errors
            />
            <ActivityChecks
                id="invite-activities"
                activities=activities
                chosen=draft.activities
                errors=errors
            />
            <DutyChecks draft=draft />
            <Period draft=draft errors=errors />
            <Trust draft=draft errors=errors />
            <SelectField
                id="invite-hours"
                label=m().field_hours()
                options=Signal::derive(hours)
                value=draft.hours
            />
            <Notice tone=Tone::Stop text=problem />
            <div class="stack">
                <SubmitButton words=m().invite_submit() busy=busy test="invite-submit" />
                <button
                    type="button"
                    class="button button--wide button--quiet"
                    on:click=move |_| open.set(false)
                    data-test="invite-cancel"
                >
                    {m().form_cancel()}
                </button>
            </div>
        </form>
    }
}

#[component]
fn DutyChecks(
    /// What is typed.
    draft: Draft,
) -> impl IntoView {
    let checks = Duty::ALL.map(|duty| {
        let (id, hint) = match duty {
            Duty::CheckIn => ("duty-check-in", m().duty_check_in_hint()),
            Duty::ToyLending => ("duty-toy-lending", m().duty_toy_lending_hint()),
            Duty::OnBehalf => ("duty-on-behalf", m().duty_on_behalf_hint()),
        };
        let toggle = Callback::new(move |is_on: bool| {
            draft.duties.update(|duties| {
                duties.retain(|known| *known != duty);
                if is_on {
                    duties.push(duty);
                }
            });
        });
        view! {
            <CheckField
                id=id
                label=words::duty(duty)
                hint=hint.to_owned()
                checked=Signal::derive(move || draft.duties.with(|duties| duties.contains(&duty)))
                on_change=toggle
            />
        }
    });
    view! {
        <fieldset class="stack">
            <legend class="field__label">{m().field_duties()}</legend>
            <div class="stack stack--tight">{checks.into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Period(
    /// What is typed.
    draft: Draft,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    view! {
        <fieldset class="stack">
            <legend class="field__label">{m().field_period()}</legend>
            <p class="note">{m().field_period_hint()}</p>
            <div class="form-grid">
                <TextField
                    id="invite-from"
                    label=m().field_from()
                    kind=TextKind::Day
                    value=draft.from
                    errors=errors
                />
                <TextField
                    id="invite-until"
                    label=m().field_until()
                    kind=TextKind::Day
                    value=draft.until
                    errors=errors
                />
            </div>
        </fieldset>
    }
}

/// What is shown to her, and what was seen of her.
#[component]
fn Trust(
    /// What is typed.
    draft: Draft,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    let names_hint = Signal::derive(move || {
        let hint = if draft.is_minor.get() { m().names_not_for_minor() } else { m().names_hint() };
        Some(hint.to_owned())
    });
    view! {
        <fieldset class="stack">
            <legend class="field__label">{m().field_trust()}</legend>
            <div class="stack stack--tight">
                <CheckField
                    id="invite-minor"
                    label=m().field_minor()
                    checked=draft.is_minor
                    on_change=Callback::new(move |is_on| draft.set_minor(is_on))
                />
                <CheckField
                    id="invite-names"
                    label=m().field_names()
                    hint=names_hint
                    checked=draft.may_see_names
                    on_change=Callback::new(move |is_on| draft.may_see_names.set(is_on))
                    disabled=draft.is_minor
                />
            </div>
        </fieldset>
        <TextField
            id="invite-certificate"
            label=m().field_certificate()
            hint=m().field_certificate_hint()
            kind=TextKind::Day
            value=draft.certificate
            errors=errors
        />
    }
}

/// How long a link can be used.
fn hours() -> Vec<(String, String)> {
    [1, 3, 7, 14].map(|days: u32| ((days * 24).to_string(), m().days(days))).into()
}
