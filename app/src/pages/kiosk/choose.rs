//! What a member of staff chooses before the device is handed round.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{AreaId, SurveyId};
use sammen_sync::View;
use sammen_sync_indexeddb::{KioskError, KioskSetup};
use wasm_bindgen_futures::spawn_local;

use super::{
    pin::{PinField, PinProblem, words},
    standing::Unsent,
};
use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::{Route, use_router},
    state::{AppState, use_app},
    words::{late, text, text_language},
};

/// For how long nobody may touch the screen before somebody is asked.
const IDLE_SECONDS: [u32; 4] = [30, 60, 120, 300];
const IDLE_SECONDS_DEFAULT: u32 = 60;

/// The page, for those who have a role.
#[component]
pub fn Choose() -> impl IntoView {
    let app = use_app();
    let state = Memo::new(move |_| (app.ready.get(), app.has_role()));
    let content = move || match state.get() {
        (false, _) => Skeletons().into_any(),
        (true, false) => view! {
            <EmptyState
                picture=Picture::Table
                sentence=late().door_no_role()
                action=Some((Route::Activities.path(), late().mit_empty_action().to_owned()))
            />
        }
        .into_any(),
        (true, true) => view! { <Form /> }.into_any(),
    };
    view! {
        <PageHeading text=late().kiosk_title() />
        <div class="stack stack--wide">{content}</div>
    }
}

#[component]
fn Form() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let chosen = RwSignal::new(None::<SurveyId>);
    let (pin, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let idle_seconds = RwSignal::new(IDLE_SECONDS_DEFAULT);
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let Some((area, view)) = untrack(|| app.current_area().zip(app.view())) else {
        return Skeletons().into_any();
    };
    let owner = Owner::current();
    let surveys = surveys(&view, chosen);
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let setup = chosen.get_untracked().map(|survey| setup(&area, survey, idle_seconds));
        let setup = match setup {
            None => return problem.set(Some(late().kiosk_error_no_survey().to_owned())),
            Some(_) if pin.get_untracked() != again.get_untracked() => {
                return problem.set(Some(late().names_error_differ().to_owned()));
            }
            Some(_) if busy.get_untracked() => return,
            Some(setup) => setup,
        };
        busy.set(true);
        problem.set(None);
        let (pin, owner) = (pin.get_untracked(), owner.clone());
        // In place of this page: nobody comes back to it by "back".
        router.replace(&Route::Kiosk);
        spawn_local(async move {
            let begun = begin_kiosk(app, setup, pin).await;
            busy.try_set(false);
            if let (Err(error), Some(owner)) = (begun, owner) {
                drop(problem.try_set(Some(owner.with(|| words(&error)))));
            }
        });
    };
    let seconds = IDLE_SECONDS.map(|seconds| {
        view! {
            <option value=seconds.to_string() selected=seconds == IDLE_SECONDS_DEFAULT>
                {late().kiosk_idle_seconds(seconds)}
            </option>
        }
    });
    let choose_seconds = move |event| {
        idle_seconds.set(event_target_value(&event).parse().unwrap_or(IDLE_SECONDS_DEFAULT));
    };
    view! {
        <p>{late().kiosk_lead()}</p>
        <div class="card stack stack--tight" data-test="kiosk-unsent">
            <Unsent />
        </div>
        <form class="stack stack--wide" on:submit=begin novalidate autocomplete="off" data-test="kiosk-form">
            <fieldset class="stack kiosk__surveys">
                <legend class="field__label">{late().kiosk_choose_survey()}</legend>
                {surveys}
            </fieldset>
            <div class="field">
                <label class="field__label" for="kiosk-idle">{late().kiosk_idle()}</label>
                <select id="kiosk-idle" class="field__input" on:change=choose_seconds>
                    {seconds.collect_view()}
                </select>
            </div>
            <div class="card stack">
                <p>{late().kiosk_pin_explained()}</p>
                <PinField id="kiosk-pin" label=late().kiosk_pin() typed=pin problem=problem />
                <PinField id="kiosk-pin-again" label=late().names_pin_again() typed=again problem=problem />
            </div>
            <p class="note">{late().kiosk_advice()}</p>
            <PinProblem problem=problem />
            <button
                type="submit"
                class="button button--primary button--wide"
                disabled=busy
                data-test="kiosk-begin"
            >
                {late().kiosk_begin()}
            </button>
        </form>
    }
    .into_any()
}

async fn begin_kiosk(app: AppState, setup: KioskSetup, pin: String) -> Result<(), KioskError> {
    app.begin_kiosk(setup, &pin).await
}

fn setup(area: &AreaId, survey: SurveyId, idle_seconds: RwSignal<u32>) -> KioskSetup {
    KioskSetup { area: area.clone(), survey, idle_seconds: idle_seconds.get_untracked() }
}

/// The surveys that many people may answer on one device. Where one answer counts from each, they would take each other's.
fn surveys(view: &Arc<View>, chosen: RwSignal<Option<SurveyId>>) -> AnyView {
    let (once, open): (Vec<_>, Vec<_>) =
        view.surveys.iter().partition(|survey| view.survey_terms(survey.id).is_some());
    let left_out =
        (!once.is_empty()).then(|| view! { <p class="note">{late().kiosk_not_listed()}</p> });
    if open.is_empty() {
        return view! {
            <p class="muted">{late().surveys_empty_body()}</p>
            {left_out}
        }
        .into_any();
    }
    let choice = |survey: &sammen_domain::Survey| {
        let id = survey.id;
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="kiosk-survey"
                    value=id.to_string()
                    on:change=move |_| chosen.set(Some(id))
                />
                <span lang=text_language(&survey.title)>{text(&survey.title)}</span>
            </label>
        }
    };
    let choices = open.into_iter().map(choice).collect_view();
    view! {
        {choices}
        {left_out}
    }
    .into_any()
}
