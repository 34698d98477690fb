//! The language that the survey is shown in, and reading it aloud.

use std::sync::Arc;

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use sammen_i18n::{Locale, Tongue};
use sammen_xforms::xform::{XForm, language_code};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{
    answering::Answering,
    tongue::{Chosen, around},
    words::direction,
};
use crate::{
    state::{AppState, use_app},
    words::locale,
};

/// The form's languages, to choose one of them while somebody answers.
#[component]
pub fn LanguageMenu(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    let app = use_app();
    let names = answering.session.with_untracked(|session| language_names(session.form()));
    let shown = answering.language.get_untracked();
    let on_choose = Callback::new(move |code: String| {
        if answering.on_leave().is_some() {
            return answering.speak_here(&code);
        }
        answering.speak(&code);
        // What the app speaks too, it speaks from now on; other languages are the form's alone. Another language makes the
        // page anew from what is saved.
        answering.save_language(move || app_follows(app, &code));
    });
    view! { <Languages names shown on_choose /> }
}

/// The form's languages, to choose one of them before the first question.
#[component]
pub fn FirstLanguage(
    /// The form.
    form: Arc<XForm>,
    /// What is chosen so far.
    chosen: Chosen,
) -> impl IntoView {
    let app = use_app();
    let on_choose = Callback::new(move |code: String| {
        chosen.choose(&code);
        app_follows(app, &code);
    });
    view! { <Languages names=language_names(&form) shown=chosen.code() on_choose /> }
}

/// The code of the language that a form is shown in when nobody has chosen: the app's, if it has that; empty where it names
/// none.
pub fn first_language(form: &XForm) -> String {
    let own = locale().code();
    let has_own = form.languages().any(|name| language_code(name) == own);
    let first = if has_own { Some(own) } else { form.default_language().map(language_code) };
    first.unwrap_or_default().to_owned()
}

fn language_names(form: &XForm) -> Vec<String> {
    form.languages().map(str::to_owned).collect()
}

/// What is chosen here and the app speaks too, it speaks from now on.
fn app_follows(app: AppState, code: &str) {
    if let Some(locale) = Locale::from_code(code).filter(|one| *one != app.locale.get_untracked()) {
        spawn_local(async move {
            let _ = app.speak(locale).await;
        });
    }
}

/// Languages, each by its own name; nothing where there is one.
#[component]
fn Languages(
    /// What the form calls them.
    names: Vec<String>,
    /// The code of the one that is shown.
    shown: String,
    /// Told the code of another.
    on_choose: Callback<String>,
) -> impl IntoView {
    if names.len() < 2 {
        return ().into_any();
    }
    let option = |name: &String| {
        let code = language_code(name).to_owned();
        let words = own_words(name);
        let is_shown = code == shown;
        view! {
            <option value=code.clone() lang=code.clone() dir=direction(&code) selected=is_shown>
                {words}
            </option>
        }
    };
    let options = names.iter().map(option).collect_view();
    view! {
        <label class="survey__language">
            <span class="spoken">{around().survey_language()}</span>
            <select
                class="survey__select"
                data-test="survey-language"
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// What a language of a form calls itself.
pub fn own_words(name: &str) -> String {
    let written = name.rsplit_once('(').map(|(words, _)| words.trim_end().to_owned());
    written.or_else(|| own_name(language_code(name))).unwrap_or_else(|| name.to_owned())
}

/// What a language calls itself: one of ours by our own word, any other by the browser's.
fn own_name(code: &str) -> Option<String> {
    if let Some(tongue) = Tongue::from_code(code) {
        return Some(tongue.name().to_owned());
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = Reflect::construct(&names, &Array::of2(&code.into(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &JsValue::from(code)).ok()?.as_string()
}
