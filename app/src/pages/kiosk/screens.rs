//! What stands before the first question and after the last.

use leptos::prelude::*;
use sammen_domain::Survey;

use crate::{
    components::{EmptyState, Icon, IconView, PageHeading, Picture, PictureView},
    pages::survey::{Promise, around, minutes, tongue},
    state::use_app,
    words::late,
};

/// What is promised, before the first question.
#[component]
pub fn Intro(
    /// The survey.
    survey: Survey,
    /// The language that was chosen.
    code: String,
    /// Told when the person begins.
    on_begin: Callback<()>,
    /// Told when the person does not.
    on_back: Callback<()>,
) -> impl IntoView {
    let terms = untrack(|| use_app().survey_terms(survey.id));
    let questions = u32::from(survey.questions);
    // What is asked, where the form says it in the language that was chosen; else in that of the words around.
    let is_said = survey.title.language(&code) == code;
    let spoken = if is_said { &*code } else { tongue().code() };
    let title = survey.title.get(spoken).to_owned();
    let language = survey.title.language(spoken);
    let language = (language != tongue().code()).then(|| language.to_owned());
    let promise = |icon: Icon, words: &'static str| {
        view! {
            <li class="survey__promise">
                <IconView icon=icon />
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <div class="survey kiosk" data-test="kiosk-intro">
            <PageHeading text=Signal::stored(title) language=language />
            <p class="muted">{around().survey_length(questions, minutes(questions))}</p>
            <ul class="stack survey__promises">
                {match terms {
                    Some(terms) => view! { <Promise terms=terms /> }.into_any(),
                    None => promise(Icon::Lock, around().survey_anonymous()).into_any(),
                }}
                {promise(Icon::Check, around().survey_voluntary())}
                {promise(Icon::Phone, around().kiosk_promise())}
            </ul>
            <div class="survey__end">
                <button
                    type="button"
                    class="button button--primary button--wide"
                    data-test="survey-start"
                    on:click=move |_| on_begin.run(())
                >
                    {around().survey_start()}
                </button>
                <button
                    type="button"
                    class="button button--wide"
                    data-test="kiosk-back"
                    on:click=move |_| on_back.run(())
                >
                    {around().survey_back()}
                </button>
            </div>
        </div>
    }
}

/// Thanks: the answers are kept, and the device goes back.
#[component]
pub fn Over(
    /// Told when the next person may come.
    on_next: Callback<()>,
) -> impl IntoView {
    let words = (around().kiosk_over_title(), around().kiosk_over_body());
    view! { <Last hook="kiosk-over" icon=Icon::Check words=words on_next=on_next /> }
}

/// Says that nothing was kept of somebody who did not finish.
#[component]
pub fn Left(
    /// Told when the next person may come.
    on_next: Callback<()>,
) -> impl IntoView {
    let words = (around().kiosk_left_title(), around().kiosk_left_body());
    view! { <Last hook="kiosk-left" icon=Icon::Phone words=words on_next=on_next /> }
}

#[component]
fn Last(
    /// By which tests find it.
    hook: &'static str,
    /// Its mark.
    icon: Icon,
    /// Title and body.
    words: (&'static str, &'static str),
    /// Told when the next person may come.
    on_next: Callback<()>,
) -> impl IntoView {
    let (title, body) = words;
    view! {
        <div class="survey survey--done kiosk" data-test=hook data-state="sent">
            <PictureView picture=Picture::Neighbourhood />
            <span class="survey__mark">
                <IconView icon=icon />
            </span>
            <PageHeading text=title />
            <p role="status">{body}</p>
            <div class="survey__end">
                <button
                    type="button"
                    class="button button--wide"
                    data-test="kiosk-next"
                    on:click=move |_| on_next.run(())
                >
                    {around().kiosk_next()}
                </button>
            </div>
        </div>
    }
}

/// The survey is not on the device any more.
#[component]
pub fn NoSurvey() -> impl IntoView {
    let on_back = Callback::new(|()| {});
    view! {
        <PageHeading text=late().survey_missing_title() />
        <EmptyState picture=Picture::Noticeboard sentence=late().kiosk_survey_gone() />
        <super::leave::Staff on_back=on_back />
    }
}
