//! The registration that is there: where it stands, what that means, and the way out.

use leptos::{html, prelude::*};
use sammen_domain::{Attendance, CancelRegistration, Mutation, Occurrence, OccurrenceId};
use sammen_sync::RegistrationView;
use wasm_bindgen_futures::spawn_local;

use super::{counted::Counted, registration::moment, subject::Subject};
use crate::{
    components::{ConfirmDialog, Offer, OfferAnswer, RegistrationMark, Standing},
    pages::mit::{SeatLine, TicketButton, TicketFacts, seat_words},
    routing::Route,
    state::use_app,
    words::{late, m, text},
};

/// Where this phone's registration for the chosen date stands.
#[component]
pub fn RegistrationPanel(
    /// The activity and its chosen date.
    subject: Subject,
    /// Whether the registration was made on this page just now; then it takes the focus.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let registration = Memo::new(move |_| {
        subject.date(|found, date| found.view.registration_for(date.occurrence).cloned())
    });
    let standing = Memo::new(move |_| {
        subject
            .date(|_, date| {
                let view = registration.get().flatten()?;
                Some(Standing::of(&view, date.occurrence, date.activity))
            })
            .flatten()
    });
    let missed = Memo::new(move |_| {
        let missed = |registration: &RegistrationView, date: &Occurrence| {
            registration.registration.attendance(date.id) == Attendance::DidNotCome
        };
        subject
            .date(|_, date| Some(missed(&registration.get().flatten()?, date.occurrence)))
            .flatten()
            .unwrap_or(false)
    });
    let over = Memo::new(move |_| {
        subject.date(|_, date| date.occurrence.ends <= subject.now.get()).unwrap_or(true)
    });
    let ticket = Memo::new(move |_| {
        subject
            .date(|found, date| TicketFacts::of(&found.view, &registration.get().flatten()?, date))
            .flatten()
            .filter(|_| !over.get())
    });
    let seat = Memo::new(move |_| {
        let seat = subject
            .date(|found, date| seat_words(&found.view, &registration.get().flatten()?, date));
        seat.flatten()
    });
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| just_changed.get_untracked()) {
            just_changed.set(false);
            let _ = heading.focus();
        }
    });
    let id = Memo::new(move |_| registration.get().flatten().map(|view| view.registration.id));
    let persons = move || {
        let registration = registration.get().flatten()?.registration;
        let people = m().register_people(u32::from(registration.persons));
        let names: Vec<_> = registration.names.into_iter().filter(|n| !n.is_empty()).collect();
        Some(if names.is_empty() { people } else { format!("{people}: {}", names.join(", ")) })
    };
    let explained =
        move || standing.get().and_then(|standing| standing.explained(app.is_offline()));
    view! {
        <section
            class="card stack registration"
            aria-labelledby="registration-heading"
            data-test="registration-state"
            data-state=move || standing.get().map(Standing::name)
        >
            <h2 id="registration-heading" tabindex="-1" node_ref=heading>
                {late().register_own_title()}
            </h2>
            <div role="status" class="stack stack--tight">
                {move || {
                    standing.get().map(|standing| view! { <RegistrationMark standing=standing /> })
                }}
                {move || seat.get().map(|words| view! { <SeatLine words=words /> })}
                <p>{persons}</p>
                {move || explained().map(|words| view! { <p class="note">{words}</p> })}
                {move || missed.get().then(|| view! { <p class="note">{late().state_missed()}</p> })}
            </div>
            {move || {
                (!over.get())
                    .then(|| view! { <AnswerOffer subject=subject registration=registration /> })
            }}
            {move || ticket.get().map(|facts| view! { <TicketButton facts=facts /> })}
            {move || {
                (!over.get())
                    .then(|| {
                        view! {
                            <p>
                                <a class="facts__link" href=Route::Reach.path() data-test="reach-link">
                                    {late().reach_of_changes()}
                                </a>
                            </p>
                        }
                    })
            }}
            <Counted registration=id />
            <div class="button-row">
                <a class="button" href=Route::Mit.path()>
                    {late().register_see_mit()}
                </a>
                {move || {
                    (!over.get())
                        .then(|| {
                            view! {
                                <Cancel
                                    subject=subject
                                    registration=registration
                                    just_changed=just_changed
                                />
                            }
                        })
                }}
            </div>
        </section>
    }
}

/// The buttons that answer an offer, as long as there is one.
#[component]
fn AnswerOffer(
    /// The activity and its chosen date.
    subject: Subject,
    /// The registration.
    registration: Memo<Option<Option<RegistrationView>>>,
) -> impl IntoView {
    let offer = Memo::new(move |_| {
        let view = registration.get().flatten()?;
        let area = subject.found.with(|found| found.as_ref().map(|found| found.area.clone()))?;
        Offer::of(area, &view)
    });
    move || {
        let offer = offer.get()?;
        let deadline = offer.until.map(|until| moment(subject, until));
        Some(view! { <OfferAnswer offer=offer deadline=deadline /> })
    }
}

#[component]
fn Cancel(
    /// The activity and its chosen date.
    subject: Subject,
    /// The registration.
    registration: Memo<Option<Option<RegistrationView>>>,
    /// Set when the cancellation is saved, so that what tells of it takes the focus.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let asking = RwSignal::new(false);
    let asking_date = RwSignal::new(false);
    // Of a series one may leave out a date, as long as there are others.
    let is_series = Memo::new(move |_| {
        registration.get().flatten().is_some_and(|view| view.registration.series.is_some())
    });
    let may_leave_date = Memo::new(move |_| {
        let stands = |view: RegistrationView, date: &Occurrence| {
            view.registration.series.is_some() && view.left(date.id).is_none()
        };
        subject
            .date(|_, date| Some(stands(registration.get().flatten()?, date.occurrence)))
            .flatten()
            .unwrap_or(false)
    });
    let title = move || subject.activity(|_, activity| text(&activity.title)).unwrap_or_default();
    let consequence = move || {
        let Some(view) = registration.get().flatten() else { return String::new() };
        if view.registration.state.waits() {
            late().cancel_waitlist_body(&title())
        } else if is_series.get() {
            late().cancel_series_body(&title())
        } else {
            late().cancel_body(u32::from(view.registration.persons), &title())
        }
    };
    let cancel = move |only: Option<OccurrenceId>| {
        let area = subject.found.with_untracked(|found| found.as_ref().map(|f| f.area.clone()));
        let (Some(area), Some(view)) = (area, registration.get_untracked().flatten()) else {
            return;
        };
        let RegistrationView { registration, .. } = view;
        let mutation = Mutation::CancelRegistration(CancelRegistration {
            only,
            ..CancelRegistration::new(registration.id, registration.occurrence)
        });
        just_changed.set(true);
        spawn_local(async move {
            if app.act(&area, &mutation).await.is_err() {
                // The registration stands, and the banner says why.
                just_changed.set(false);
            }
        });
    };
    let cancel_all = Callback::new(move |()| cancel(None));
    let cancel_date = Callback::new(move |()| cancel(subject.chosen.get_untracked()));
    let words = move || {
        if is_series.get() {
            (late().cancel_series_action(), late().cancel_series_title())
        } else {
            (late().cancel_action(), late().cancel_title())
        }
    };
    view! {
        {move || {
            may_leave_date
                .get()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--danger"
                            data-test="cancel-date"
                            on:click=move |_| asking_date.set(true)
                        >
                            {late().cancel_date_action()}
                        </button>
                    }
                })
        }}
        <button
            type="button"
            class="button button--danger"
            data-test="cancel"
            on:click=move |_| asking.set(true)
        >
            {move || words().0}
        </button>
        <ConfirmDialog
            open=asking
            title=Signal::derive(move || words().1.to_owned())
            body=Signal::derive(consequence)
            confirm=late().cancel_confirm()
            keep=late().cancel_keep()
            on_confirm=cancel_all
        />
        {move || {
            is_series
                .get()
                .then(|| {
                    view! {
                        <ConfirmDialog
                            open=asking_date
                            title=late().cancel_title()
                            body=Signal::derive(move || late().cancel_date_body(&title()))
                            confirm=late().cancel_confirm()
                            keep=late().cancel_keep()
                            on_confirm=cancel_date
                        />
                    }
                })
        }}
    }
}
