//! Coming along: the form, the registration that is there, or words on why there is neither.

use leptos::prelude::*;
use sammen_domain::{Occurrence, OccurrenceId, Terms, UnixSeconds};
use sammen_sync::{OccurrenceView, View};

use super::{
    earlier::{EarlierCancelled, EarlierRefused},
    register_form::RegisterForm,
    registration_panel::RegistrationPanel,
    subject::Subject,
};
use crate::{
    components::{Icon, IconView},
    state::use_app,
    words::{m, moment_inside},
};

/// What stands in the section. The phone's clock chooses between words; only the server decides.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Panel {
    /// No date is known.
    Nothing,
    /// Nobody registers.
    DropIn,
    /// The date does not take place.
    CalledOff,
    /// The date has passed.
    Past,
    /// It opens at an instant.
    NotOpenYet(UnixSeconds),
    /// It has closed.
    Closed,
    /// This phone has an active registration.
    Registered,
    /// One can register.
    Form(Box<FormFacts>),
}

/// What the form needs to know of the date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FormFacts {
    /// The date.
    pub occurrence: OccurrenceId,
    /// What registering asks for and gives.
    pub terms: Terms,
    /// Youngest and oldest, where each says how old they are.
    pub ages: Option<(u8, u8)>,
    /// How many dates of the series lie ahead, where one registers for all of them.
    pub series: Option<u32>,
    /// When it closes.
    pub closes_at: UnixSeconds,
}

/// The section that lets a household come, or says where its registration stands.
#[component]
pub fn RegistrationSection(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let app = use_app();
    let panel = Memo::new(move |_| {
        subject
            .date(|found, date| {
                if found.view.registration_for(date.occurrence).is_some() {
                    return Panel::Registered;
                }
                panel_for(&found.view, date, app.now.get())
            })
            .unwrap_or(Panel::Nothing)
    });
    // Set by whoever saves a change, so that what takes its place also takes the focus.
    let just_changed = RwSignal::new(false);
    let content = move || match panel.get() {
        Panel::Nothing | Panel::CalledOff => ().into_any(),
        Panel::DropIn => {
            let words = m().seats_drop_in();
            view! { <Words icon=Icon::People inviting=true words=words /> }.into_any()
        }
        Panel::Past => {
            let words = m().when_past();
            view! { <Words icon=Icon::Clock words=words /> }.into_any()
        }
        Panel::Closed => {
            let words = m().registration_closed();
            view! { <Words icon=Icon::Lock words=words /> }.into_any()
        }
        Panel::NotOpenYet(opens_at) => {
            let words = move || m().registration_opens(&moment(subject, opens_at));
            view! { <Words icon=Icon::Clock words=Signal::derive(words) /> }.into_any()
        }
        Panel::Registered => {
            view! { <RegistrationPanel subject=subject just_changed=just_changed /> }.into_any()
        }
        Panel::Form(facts) => {
            view! { <RegisterForm subject=subject facts=*facts just_changed=just_changed /> }
                .into_any()
        }
    };
    view! {
        <EarlierRefused subject=subject />
        <EarlierCancelled subject=subject just_changed=just_changed />
        {content}
    }
}

fn panel_for(view: &View, date: &OccurrenceView<'_>, now: UnixSeconds) -> Panel {
    let OccurrenceView { activity, occurrence, .. } = *date;
    if !activity.is_running() || !occurrence.is_scheduled() {
        return Panel::CalledOff;
    }
    if now >= occurrence.ends_at {
        return Panel::Past;
    }
    let Some(terms) = activity.terms() else { return Panel::DropIn };
    // A series opens with its first date and closes with its last.
    let together = dates_together(view, terms, occurrence);
    let opens_at = together.iter().min_by_key(|d| d.starts_at).and_then(|d| d.opens_at(terms));
    let closes_at = together.iter().map(|date| date.closes_at(terms)).max();
    let closes_at = closes_at.unwrap_or_else(|| occurrence.closes_at(terms));
    match opens_at {
        Some(opens_at) if now < opens_at => Panel::NotOpenYet(opens_at),
        _ if now >= closes_at => Panel::Closed,
        _ => {
            let ahead = together.iter().filter(|date| now < date.closes_at(terms)).count();
            let ahead = u32::try_from(ahead).unwrap_or(u32::MAX);
            Panel::Form(Box::new(FormFacts {
                occurrence: occurrence.id,
                ages: activity.ages,
                series: terms.series().map(|_| ahead),
                terms: terms.clone(),
                closes_at,
            }))
        }
    }
}

/// The dates that one registration is for.
fn dates_together<'a>(
    view: &'a View,
    terms: &Terms,
    chosen: &'a Occurrence,
) -> Vec<&'a Occurrence> {
    let Some(series) = terms.series() else { return vec![chosen] };
    let dates = view.dates_of(chosen.activity).map(|date| date.occurrence);
    dates.filter(|date| date.is_scheduled() && series.contains(&date.id)).collect()
}

/// An instant in words, by the clocks where the activity is.
pub fn moment(subject: Subject, instant: UnixSeconds) -> String {
    let local = subject.found.with(|found| found.as_ref().map(|found| found.local(instant)));
    local.map_or_else(String::new, |local| moment_inside(local, subject.now.get().date))
}

#[component]
fn Words(
    /// The icon.
    icon: Icon,
    /// What there is to say.
    #[prop(into)]
    words: Signal<String>,
    /// Whether it asks one to come.
    #[prop(optional)]
    inviting: bool,
) -> impl IntoView {
    view! {
        <p
            class="activity__words"
            class:activity__words--quiet=!inviting
            data-test="registration-words"
        >
            <IconView icon=icon />
            <strong>{move || words.get()}</strong>
        </p>
    }
}
