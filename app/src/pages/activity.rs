//! One activity: shall I come? And the registering.

mod counted;
mod dates;
mod earlier;
mod facts;
mod on_behalf;
mod register_form;
mod registration;
mod registration_panel;
mod subject;

use leptos::prelude::*;
use sammen_domain::{ActivityId, OccurrenceId, Theme};

use crate::{
    components::{EmptyState, PageHeading, Picture, PictureView},
    routing::Route,
    state::use_app,
    words::{late, m, text, text_language},
};
use dates::Dates;
use facts::Facts;
use registration::RegistrationSection;
use subject::{Found, Subject};

/// One activity, with the date that was chosen.
#[component]
pub fn ActivityPage(
    /// Which activity.
    id: ActivityId,
    /// The date that the address names.
    date: Option<OccurrenceId>,
) -> impl IntoView {
    let app = use_app();
    app.keep_sending_notes();
    let found = Memo::new(move |_| Found::find(app, id));
    let phase = Memo::new(move |_| {
        if found.with(Option::is_some) {
            Phase::Here
        } else if app.ready.get() && (app.view().is_some() || app.is_offline()) {
            Phase::Missing
        } else {
            Phase::Loading
        }
    });
    move || match phase.get() {
        Phase::Here => view! { <Content id=id date=date found=found /> }.into_any(),
        Phase::Loading => view! { <Loading /> }.into_any(),
        Phase::Missing => view! { <Missing /> }.into_any(),
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Phase {
    Loading,
    Missing,
    Here,
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div aria-hidden="true" class="skeleton activity__skeleton-picture"></div>
        <PageHeading text=m().loading() />
        <div aria-hidden="true">
            <div class="skeleton skeleton--card"></div>
            <div class="skeleton skeleton--card"></div>
        </div>
    }
}

#[component]
fn Missing() -> impl IntoView {
    let empty = || {
        view! {
            <EmptyState
                picture=Picture::Noticeboard
                sentence=late().activity_missing_body()
                action=Some((
                    Route::Activities.path(),
                    late().activity_missing_action().to_owned(),
                ))
            />
        }
    };
    view! {
        <PageHeading text=late().activity_missing_title() />
        {empty}
    }
}

#[component]
fn Content(
    /// Which activity.
    id: ActivityId,
    /// The date that the address names.
    date: Option<OccurrenceId>,
    /// What is known of it.
    found: Memo<Option<Found>>,
) -> impl IntoView {
    let subject = Subject::new(id, date, found);
    let title = move || subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
    let language = found.with_untracked(|found| {
        found.as_ref().and_then(|found| found.activity(id)).map(|a| text_language(&a.title))
    });
    let picture = Memo::new(move |_| {
        subject
            .activity(|_, activity| picture_of(&activity.themes))
            .unwrap_or(Picture::Neighbourhood)
    });
    let description = Memo::new(move |_| {
        subject
            .activity(|_, activity| {
                (text(&activity.description), text_language(&activity.description))
            })
            .unwrap_or_default()
    });
    let described = move || {
        let (words, language) = description.get();
        view! { <p class="muted activity__description" lang=language>{words}</p> }
    };
    view! {
        <article class="activity">
            <div class="activity__picture">
                {move || view! { <PictureView picture=picture.get() /> }}
            </div>
            <PageHeading text=Signal::derive(title) language=language.flatten() />
            {described}
            <Facts subject=subject />
            <RegistrationSection subject=subject />
            <Dates subject=subject />
        </article>
    }
}

fn picture_of(themes: &[Theme]) -> Picture {
    match themes.first() {
        Some(Theme::Food) => Picture::Table,
        Some(Theme::Play | Theme::Sport) => Picture::Play,
        Some(Theme::Market | Theme::Advice) => Picture::Tent,
        Some(Theme::Culture | Theme::Learning) => Picture::Noticeboard,
        _ => Picture::Neighbourhood,
    }
}
