//! The welcome: every language of the form, each in its own words.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::Survey;
use sammen_xforms::xform::{XForm, language_code};

use crate::{
    components::{PageHeading, Picture, PictureView},
    pages::survey::{around, direction, language_in_its_own_words},
    words::{late, text, text_language},
};

/// What is asked, and in which language one would like to be asked.
#[component]
pub fn Welcome(
    /// The survey.
    survey: Survey,
    /// Its form.
    form: Arc<XForm>,
    /// Told the code of the language that somebody chooses.
    on_language: Callback<String>,
    /// Told when a member of staff wants to leave.
    on_staff: Callback<()>,
) -> impl IntoView {
    let mut languages: Vec<String> = form.languages().map(str::to_owned).collect();
    if languages.is_empty() {
        languages.push("default".to_owned());
    }
    let title = text(&survey.title);
    let language = text_language(&survey.title);
    let button = |name: &String| {
        let code = language_code(name).to_owned();
        let words = match code.as_str() {
            "default" => around().survey_start().to_owned(),
            _ => language_in_its_own_words(name),
        };
        // What is asked, where the form says it in this language.
        let about = (survey.title.language(&code) == code)
            .then(|| view! { <span class="note">{survey.title.get(&code).to_owned()}</span> });
        let (lang, dir) = (code.clone(), direction(&code));
        view! {
            <li>
                <button
                    type="button"
                    class="kiosk__language"
                    data-test="kiosk-language"
                    data-language=code.clone()
                    lang=lang
                    dir=dir
                    on:click=move |_| on_language.run(code.clone())
                >
                    <strong>{words}</strong>
                    {about}
                </button>
            </li>
        }
    };
    let buttons = languages.iter().map(button).collect_view();
    view! {
        <div class="survey kiosk" data-test="kiosk-welcome">
            <PictureView picture=Picture::Neighbourhood />
            <PageHeading text=Signal::stored(title) language=language />
            <ul class="kiosk__languages">{buttons}</ul>
            <div class="survey__end kiosk__staff">
                <button
                    type="button"
                    class="button button--quiet"
                    data-test="kiosk-staff"
                    on:click=move |_| on_staff.run(())
                >
                    {late().kiosk_staff()}
                </button>
            </div>
        </div>
    }
}
