//! What a member of staff chooses before the device is handed round.

use std::{rc::Rc, sync::Arc};

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{AreaId, Survey, SurveyId};
use sammen_sync::View;
use sammen_sync_indexeddb::{KioskError, KioskSetup, KioskUse, TokenError};
use sammen_xforms::xform::XForm;
use wasm_bindgen_futures::spawn_local;

use super::{
    pin::{PinField, PinProblem, words},
    standing::Unsent,
};
use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    pages::{
        later,
        survey::{CodeField, counts_once, is_code},
    },
    routing::{Route, use_router},
    state::{AppState, ToldOfToken, use_app},
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
    let used_for = RwSignal::new(KioskUse::HandedRound);
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let Some((area, view)) = untrack(|| app.current_area().zip(app.view())) else {
        return Skeletons().into_any();
    };
    let owner = Owner::current();
    let surveys = surveys(&view, chosen);
    let (code, is_wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let needs_code =
        move || chosen.get().is_some_and(|survey| untrack(|| app.survey_terms(survey)).is_some());
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let setup =
            chosen.get_untracked().map(|survey| setup(&area, survey, idle_seconds, used_for));
        is_wrong.set(untrack(needs_code) && !is_code(&code.get_untracked()));
        let setup = match setup {
            None => return problem.set(Some(late().kiosk_error_no_survey().to_owned())),
            Some(_) if is_wrong.get_untracked() => return,
            Some(_) if pin.get_untracked() != again.get_untracked() => {
                return problem.set(Some(late().names_error_differ().to_owned()));
            }
            Some(_) if busy.get_untracked() => return,
            Some(setup) => setup,
        };
        busy.set(true);
        problem.set(None);
        let (pin, owner) = (pin.get_untracked(), owner.clone());
        let survey = setup.survey;
        let code = untrack(needs_code).then(|| code.get_untracked());
        // In place of this page: nobody comes back to it by "back".
        router.replace(&Route::Kiosk);
        let go_on = move |has_token: Result<(), TokenError>| {
            let (setup, pin, owner) = (setup.clone(), pin.clone(), owner.clone());
            spawn_local(async move {
                let begun = begin_kiosk(app, setup, has_token, pin).await;
                busy.try_set(false);
                if let (Err(error), Some(owner)) = (begun, owner) {
                    drop(problem.try_set(Some(owner.with(|| error.words()))));
                }
            });
        };
        match code {
            None => go_on(Ok(())),
            Some(code) => ask_for_token(app, survey, code, Rc::new(go_on)),
        }
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
            {move || needs_code().then(|| view! { <CodeField code=code is_wrong=is_wrong /> })}
            <fieldset class="stack kiosk__surveys">
                <legend class="field__label">{late().kiosk_use()}</legend>
                {use_choice("kiosk-use-round", late().kiosk_use_round(), KioskUse::HandedRound, used_for)}
                {use_choice("kiosk-use-interviews", late().kiosk_use_interviews(), KioskUse::Interviews, used_for)}
            </fieldset>
            <div class="field" hidden=move || used_for.get() == KioskUse::Interviews>
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

/// Why it was not begun.
enum NotBegun {
    Kiosk(KioskError),
    /// Not known yet whether the code is good.
    Later,
    /// It is not this survey's.
    NoSuchCode,
    /// All answers that it was good for were given.
    CodeUsedUp,
}

impl NotBegun {
    fn words(&self) -> String {
        match self {
            Self::Kiosk(error) => words(error),
            Self::Later => late().kiosk_error_key().to_owned(),
            Self::NoSuchCode => late().kiosk_error_code().to_owned(),
            Self::CodeUsedUp => late().kiosk_code_used_up().to_owned(),
        }
    }
}

impl From<TokenError> for NotBegun {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Later => Self::Later,
            TokenError::Refused(_) => Self::NoSuchCode,
            TokenError::Counted => Self::CodeUsedUp,
        }
    }
}

/// A code that turned out to be wrong in the evening would have cost a day's answers: there is a token before it begins.
fn ask_for_token(app: AppState, survey: SurveyId, code: String, told: ToldOfToken) {
    spawn_local(async move {
        match app.keep_survey_code(survey, &code).await {
            Ok(()) => later::see_to_answers(app, Some(survey), Some(told)),
            // The page says so of the storage.
            Err(_) => told(Err(TokenError::Later)),
        }
    });
}

async fn begin_kiosk(
    app: AppState,
    setup: KioskSetup,
    has_token: Result<(), TokenError>,
    pin: String,
) -> Result<(), NotBegun> {
    has_token?;
    app.begin_kiosk(setup, &pin).await.map_err(NotBegun::Kiosk)
}

fn setup(
    area: &AreaId,
    survey: SurveyId,
    idle_seconds: RwSignal<u32>,
    used_for: RwSignal<KioskUse>,
) -> KioskSetup {
    let (idle_seconds, used_for) = (idle_seconds.get_untracked(), used_for.get_untracked());
    KioskSetup { area: area.clone(), survey, idle_seconds, used_for }
}

fn use_choice(
    hook: &'static str,
    words: &'static str,
    one: KioskUse,
    used_for: RwSignal<KioskUse>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="radio"
                name="kiosk-use"
                data-test=hook
                prop:checked=move || used_for.get() == one
                on:change=move |_| used_for.set(one)
            />
            <span>{words}</span>
        </label>
    }
}

/// The surveys that many people may answer on one device. Where one answer counts from each, they would take each other's.
fn surveys(view: &Arc<View>, chosen: RwSignal<Option<SurveyId>>) -> AnyView {
    let counts_once = |survey: &&Survey| {
        XForm::asks_confidentially(&survey.form)
            || view.survey_terms(survey.id).as_ref().is_some_and(counts_once)
    };
    let (once, open): (Vec<_>, Vec<_>) = view.surveys.iter().partition(counts_once);
    let left_out =
        (!once.is_empty()).then(|| view! { <p class="note">{late().kiosk_not_listed()}</p> });
    if open.is_empty() {
        return view! {
            <p class="muted">{late().surveys_empty_body()}</p>
            {left_out}
        }
        .into_any();
    }
    let choice = |survey: &Survey| {
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
