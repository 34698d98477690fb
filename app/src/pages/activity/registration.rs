//! Coming along: the form, the registration that is there, or words on why there is neither.

use leptos::prelude::*;
use sammen_domain::{Activity, ActivityState, Occurrence, OccurrenceId, SignUp, UnixSeconds};

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

const SECONDS_PER_HOUR: i64 = 3_600;

/// What stands in the section. The phone's clock chooses between words; only the server decides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
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
    Form(FormFacts),
}

/// What the form needs to know of the date.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FormFacts {
    /// The date.
    pub occurrence: OccurrenceId,
    /// The most that one household may bring.
    pub household_max: u16,
    /// Whether every participant must be named.
    pub names_required: bool,
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
                if found.view.registration_for(date.occurrence.id).is_some() {
                    return Panel::Registered;
                }
                panel_for(date.activity, date.occurrence, app.now.get())
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
            view! { <RegisterForm subject=subject facts=facts just_changed=just_changed /> }
                .into_any()
        }
    };
    view! {
        <EarlierRefused subject=subject />
        <EarlierCancelled subject=subject just_changed=just_changed />
        {content}
    }
}

fn panel_for(activity: &Activity, occurrence: &Occurrence, now: UnixSeconds) -> Panel {
    if activity.state == ActivityState::Cancelled || !occurrence.is_scheduled() {
        return Panel::CalledOff;
    }
    if now >= occurrence.ends_at {
        return Panel::Past;
    }
    let SignUp::Registration {
        household_max,
        names_required,
        opens_hours_before,
        closes_hours_before,
        ..
    } = activity.sign_up
    else {
        return Panel::DropIn;
    };
    let before = |hours: u32| occurrence.starts_at - i64::from(hours) * SECONDS_PER_HOUR;
    let closes_at = before(closes_hours_before);
    match opens_hours_before.map(before) {
        Some(opens_at) if now < opens_at => Panel::NotOpenYet(opens_at),
        _ if now >= closes_at => Panel::Closed,
        _ => Panel::Form(FormFacts {
            occurrence: occurrence.id,
            household_max,
            names_required,
            closes_at,
        }),
    }
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
