//! A survey: what it is, one question a page, all answers, and thanks.

mod aloud;
mod answering;
mod choices;
mod done;
mod hints;
mod intro;
mod language;
mod media;
mod moment;
mod number;
mod own;
mod page;
mod picture;
mod place;
mod problem;
mod question;
mod rank;
mod repeat;
mod resume;
mod saver;
mod saving;
mod scale;
mod standing;
mod summary;
mod terms;
mod tongue;
mod typed;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::{AreaId, Survey, SurveyId};
use sammen_sync::View;
use sammen_xforms::xform::XForm;

use super::places::{Found, find_view};
use crate::{
    components::{EmptyState, PageHeading, Picture, Skeletons},
    routing::Route,
    state::use_app,
    words::{late, locale},
};
use resume::Step;

pub(super) use answering::Answering;
pub(super) use language::own_words as language_in_its_own_words;
pub(super) use standing::{Standing, minutes, standing};
pub(super) use terms::{CodeField, Promise, counts_once, is_code};
pub(super) use tongue::{Chosen, around, tongue};
pub(super) use words::direction;

/// A survey whose form can be read, and the area that asks.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    area: AreaId,
    survey: Survey,
    form: Arc<XForm>,
}

/// What of the survey is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Intro,
    Answering,
    Done,
}

/// The page of a survey.
#[component]
pub fn SurveyPage(
    /// Which survey.
    id: SurveyId,
) -> impl IntoView {
    let app = use_app();
    let chosen = Chosen::provide();
    let asked = Memo::new(move |_| {
        let find = |view: &View| view.surveys.iter().find(|survey| survey.id == id).cloned();
        match find_view(app, find) {
            // A form that this version of the app cannot read is as good as none.
            Some((area, _, survey)) => match XForm::from_bytes(&survey.form) {
                Ok(form) => Found::Here(Asked { area, survey, form: Arc::new(form) }),
                Err(_) => Found::Missing,
            },
            None if app.ready.get() => Found::Missing,
            None => Found::Waiting,
        }
    });
    // Whether the person has begun here; a draft from before says the same.
    let begun = RwSignal::new(false);
    // The code of a letter: it stays when another language makes the first page anew.
    let code = RwSignal::new(terms::code_from_link());
    // Whether somebody wants to answer though this phone has.
    let again = RwSignal::new(false);
    // Whether the answers were handed over here, and nobody has begun anew.
    let sent = RwSignal::new(false);
    let part = Memo::new(move |shown: Option<&Part>| {
        let has_draft = app.drafts.with(|drafts| drafts.contains_key(&id));
        match (shown, standing(app, id)) {
            _ if sent.get() => Part::Done,
            _ if begun.get() || has_draft => Part::Answering,
            // While an answer goes from draft to response to sent it may be none of them for a moment.
            (Some(Part::Answering), _) => Part::Answering,
            (Some(Part::Done), _) if !again.get() => Part::Done,
            (_, Standing::Open) => Part::Intro,
            _ if again.get() => Part::Intro,
            _ => Part::Done,
        }
    });
    let on_sent = Callback::new(move |()| {
        begun.set(false);
        again.set(false);
        sent.set(true);
    });
    let on_begin = Callback::new(move |()| begun.set(true));
    let on_again = Callback::new(move |()| {
        again.set(true);
        sent.set(false);
    });
    let on_withdrawn = Callback::new(move |()| {
        // Whoever takes back what she answered to a version of before has answered this one all the same.
        if untrack(|| standing(app, id)) == Standing::Open {
            on_again.run(());
        }
    });
    move || match (asked.get(), part.get()) {
        (Found::Waiting, _) => view! { <Skeletons /> }.into_any(),
        (Found::Missing, Part::Done) => view! {
            <done::Done id=id on_again=None />
            <own::OwnAnswers id=id form=None on_withdrawn=on_withdrawn />
        }
        .into_any(),
        (Found::Missing, _) => view! {
            {missing()}
            <own::OwnAnswers id=id form=None on_withdrawn=on_withdrawn />
        }
        .into_any(),
        (Found::Here(Asked { area, survey, form }), Part::Answering) => {
            let answering = Answering::new(area, survey.id, form, on_sent);
            view! { <Steps answering=answering /> }.into_any()
        }
        (Found::Here(Asked { form, .. }), Part::Done) => view! {
            <done::Done id=id on_again=Some(on_again) />
            <own::OwnAnswers id=id form=Some(form) on_withdrawn=on_withdrawn />
        }
        .into_any(),
        (Found::Here(asked), Part::Intro) => {
            if chosen.code().is_empty() {
                chosen.choose(&language::first_language(&asked.form));
            }
            chosen.track();
            let Asked { survey, form, .. } = asked;
            untrack(|| {
                let own_form = Some(Arc::clone(&form));
                let own =
                    view! { <own::OwnAnswers id=id form=own_form on_withdrawn=on_withdrawn /> };
                view! {
                    <intro::Intro survey form chosen code on_begin />
                    {own}
                }
                .into_any()
            })
        }
    }
}

/// One step after the other.
#[component]
pub(super) fn Steps(
    /// Who answers.
    answering: Answering,
) -> impl IntoView {
    move || {
        // Another language is another page: words and their `lang` attributes go together.
        let _ = locale();
        answering.language.track();
        let step = answering.step.get();
        untrack(|| match step {
            Step::Page(path) => answering.page(&path).map(|page| {
                view! { <page::QuestionPage answering=answering page=page /> }.into_any()
            }),
            Step::Summary => Some(view! { <summary::Summary answering=answering /> }.into_any()),
        })
    }
}

fn missing() -> AnyView {
    let action = (Route::Surveys.path(), late().survey_missing_action().to_owned());
    view! {
        <PageHeading text=late().survey_missing_title() />
        <EmptyState
            picture=Picture::Noticeboard
            sentence=late().survey_missing_body()
            action=Some(action)
        />
    }
    .into_any()
}
