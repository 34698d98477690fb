//! The language that the survey is shown in, and reading it aloud.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use sammen_i18n::Locale;
use sammen_xforms::xform::language_code;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{answering::Answering, words::direction};
use crate::{state::use_app, words::m};

/// The form's languages, each by its own name; nothing where there is one.
#[component]
pub fn LanguageMenu(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    let app = use_app();
    let names: Vec<String> = answering
        .session
        .with_untracked(|session| session.form().languages().map(str::to_owned).collect());
    if names.len() < 2 {
        return ().into_any();
    }
    let shown = answering.language.get_untracked();
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
    let choose = move |event| {
        let code = event_target_value(&event);
        if answering.on_leave().is_some() {
            return answering.speak_here(&code);
        }
        answering.speak(&code);
        // What the app speaks too, it speaks from now on; other languages are the form's alone. Another language makes the
        // page anew from what is saved.
        let locale = Locale::from_code(&code).filter(|one| *one != app.locale.get_untracked());
        answering.save_language(move || {
            if let Some(locale) = locale {
                spawn_local(async move {
                    let _ = app.speak(locale).await;
                });
            }
        });
    };
    view! {
        <label class="survey__language">
            <span class="spoken">{m().language_title()}</span>
            <select class="survey__select" data-test="survey-language" on:change=choose>
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
    if let Some(locale) = Locale::from_code(code) {
        return Some(locale.name().to_owned());
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = Reflect::construct(&names, &Array::of2(&code.into(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &JsValue::from(code)).ok()?.as_string()
}
