//! What a survey promises, before the first question: who may answer, what is stored, and when it is sent.

use leptos::prelude::*;
use sammen_domain::{SurveyAudience, SurveyTerms};
use sammen_token::{SurveyCode, fingerprint};

use super::tongue::around;
use crate::components::{Icon, IconView};

/// Whether one answer is all that counts from here.
pub fn counts_once(terms: &SurveyTerms) -> bool {
    terms.audience != SurveyAudience::Supervised
}

/// Three sentences of what is stored, and who may answer.
#[component]
pub fn Promise(
    /// What is promised.
    terms: SurveyTerms,
) -> impl IntoView {
    let (audience, token) = match terms.audience {
        SurveyAudience::Open => (around().survey_audience_open(), around().survey_stored_token()),
        SurveyAudience::Invited => {
            (around().survey_audience_invited(), around().survey_stored_code())
        }
        SurveyAudience::Supervised => {
            (around().survey_audience_supervised(), around().survey_stored_code())
        }
    };
    let key = around().survey_token_key(&fingerprint(&terms.token_key));
    let delay = around().survey_stored_when(terms.delay_minutes_max);
    view! {
        <li class="survey__promise" data-test="survey-terms">
            <IconView icon=Icon::Lock />
            <span>
                <strong>{around().survey_anonymous_title()}</strong>
                <span class="note">{around().survey_stored_what()}</span>
                <span class="note">{token}</span>
                <span class="note">{delay}</span>
            </span>
        </li>
        <li class="survey__promise" data-test="survey-audience">
            <IconView icon=Icon::People />
            <span>
                {audience}
                <span class="note">{key}</span>
            </span>
        </li>
    }
}

/// What is promised where answers are linked to whoever gives them: three sentences of what is stored, and who may answer.
#[component]
pub fn LinkedPromise(
    /// Who may answer, if that is known yet.
    audience: Option<SurveyAudience>,
) -> impl IntoView {
    let audience = match audience {
        Some(SurveyAudience::Invited) => around().survey_audience_invited(),
        _ => around().survey_audience_open(),
    };
    view! {
        <li class="survey__promise" data-test="survey-linked">
            <IconView icon=Icon::Lock />
            <span>
                <strong>{around().survey_confidential_title()}</strong>
                <span class="note">{around().survey_linked_what()}</span>
                <span class="note">{around().survey_linked_who()}</span>
                <span class="note">{around().survey_linked_yours()}</span>
            </span>
        </li>
        <li class="survey__promise" data-test="survey-audience">
            <IconView icon=Icon::People />
            <span>{audience}</span>
        </li>
    }
}

/// The code that a letter's link carries behind its `#`, which no server sees.
pub fn code_from_link() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let code = hash.trim_start_matches('#');
    if is_code(code) { code.to_owned() } else { String::new() }
}

/// Whether something may be a code: a slip of the pen is noticed here, whether it is a letter's only the server can say.
pub fn is_code(typed: &str) -> bool {
    SurveyCode::parse(typed).is_some()
}

/// Where the code of a letter is typed.
#[component]
pub fn CodeField(
    /// What stands in it.
    code: RwSignal<String>,
    /// Whether somebody wanted to begin with what is no code.
    is_wrong: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for="survey-code">
                {around().survey_code_label()}
            </label>
            <p class="note" id="survey-code-hint">
                {around().survey_code_hint()}
            </p>
            <input
                id="survey-code"
                class="field__input code__input"
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="survey-code-hint survey-code-problem"
                aria-invalid=move || is_wrong.get().to_string()
                data-test="survey-code"
                prop:value=move || code.get()
                on:input=move |event| code.set(event_target_value(&event))
            />
            <p class="field__error" id="survey-code-problem" role="alert">
                {move || {
                    let problem = || view! { <IconView icon=Icon::Alert /> {around().survey_code_missing()} };
                    is_wrong.get().then(problem)
                }}
            </p>
        </div>
    }
}
