//! Surveys begun and surveys sent from this phone.

use leptos::prelude::*;
use sammen_domain::{Survey, SurveyId};
use sammen_sync::Sending;

use crate::{
    components::{DateCard, DayBlock, Icon, IconView},
    routing::Route,
    state::{AppState, use_app},
    words::{late, text, text_language},
};

/// What a survey is called, as far as this phone knows.
#[must_use]
pub fn survey_title(app: AppState, id: SurveyId) -> String {
    let title = find(app, id, |survey| text(&survey.title));
    title.unwrap_or_else(|| late().surveys_title().to_owned())
}

fn find<T>(app: AppState, id: SurveyId, read: impl Fn(&Survey) -> T) -> Option<T> {
    app.views.with(|views| {
        let mut surveys = views.values().flat_map(|view| &view.surveys);
        surveys.find(|survey| survey.id == id).map(read)
    })
}

/// What one card says of a survey that was begun, in the person's language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Begun {
    href: String,
    block: DayBlock,
    title: String,
    language: Option<String>,
    details: String,
}

impl Begun {
    fn of(app: AppState, id: SurveyId, answered: u32) -> Self {
        let questions = find(app, id, |survey| u32::from(survey.questions)).unwrap_or(answered);
        Self {
            href: Route::Survey(id).path(),
            block: DayBlock::lines(
                late().mit_survey_block().to_owned(),
                answered.to_string(),
                late().mit_survey_block_of(questions),
            ),
            title: survey_title(app, id),
            language: find(app, id, |survey| text_language(&survey.title)).flatten(),
            details: late().mit_survey_resume().to_owned(),
        }
    }
}

/// A survey that was sent.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Sent {
    id: SurveyId,
    /// Whether the answers are linked to this phone's person, who may see them and take them back.
    is_linked: bool,
    title: String,
}

/// Surveys in progress, with a way back to the same question, and surveys that were sent.
#[component]
pub fn Surveys() -> impl IntoView {
    let app = use_app();
    let begun = Memo::new(move |_| {
        app.drafts.with(|drafts| {
            let drafts = drafts.iter();
            drafts.map(|(id, draft)| Begun::of(app, *id, draft.answered)).collect::<Vec<_>>()
        })
    });
    let sent = Memo::new(move |_| {
        let linked = app.own_answers().into_iter().filter(|(_, own)| own.sent == Sending::Decided);
        let linked = linked.map(|(_, own)| (own.response.survey, true));
        let all = app.answered.get().into_iter().map(|id| (id, false)).chain(linked);
        all.map(|(id, is_linked)| Sent { id, is_linked, title: survey_title(app, id) })
            .collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| {
        begun.with(|begun| !begun.is_empty()) || sent.with(|sent| !sent.is_empty())
    });
    let section = move || {
        view! {
            <section class="stack">
                <h2>{late().mit_surveys_title()}</h2>
                <ul class="stack">
                    <For each=move || begun.get() key=Begun::clone children=begun_card />
                    <For
                        each=move || sent.get()
                        key=Sent::clone
                        children=sent_card
                    />
                </ul>
            </section>
        }
    };
    move || any.get().then(section)
}

fn begun_card(begun: Begun) -> impl IntoView {
    view! {
        <li>
            <DateCard
                href=begun.href
                test="survey-draft"
                block=begun.block
                title=begun.title
                language=begun.language
                details=begun.details
            />
        </li>
    }
}

fn sent_card(Sent { id, is_linked, title }: Sent) -> impl IntoView {
    let title = match is_linked {
        true => view! { <a href=Route::Survey(id).path()>{title}</a> }.into_any(),
        false => title.into_any(),
    };
    view! {
        <li class="card stack stack--tight" data-test="survey-sent">
            <h3>{title}</h3>
            <span class="mark mark--good">
                <IconView icon=Icon::Check />
                <span>{late().mit_survey_sent()}</span>
            </span>
        </li>
    }
}
