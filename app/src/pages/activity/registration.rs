//! Coming along: the form, the registration that is there, or words on why there is neither.

use leptos::prelude::*;
use sammen_domain::{Occurrence, OccurrenceId, Terms, UnixSeconds};
use sammen_sync::{OccurrenceView, View};

use super::{
    earlier::{EarlierCancelled, EarlierRefused},
    on_behalf::OnBehalf,
    register_form::RegisterForm,
    registration_panel::RegistrationPanel,
    subject::{Found, Subject},
};
use crate::{
    components::{Icon, IconView},
    state::use_app,
    words::{late, m, moment_inside},
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
    /// Whether it is for somebody else, whom nothing names.
    pub on_behalf: bool,
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
    let for_others = Memo::new(move |_| {
        subject.date(|found, date| facts_for_others(found, date, app.now.get())).flatten()
    });
    // Set by whoever saves a change, so that what takes its place also takes the focus.
    let just_changed = RwSignal::new(false);
    let just_helped = RwSignal::new(false);
    let helping = RwSignal::new(false);
    let own = move || match panel.get() {
        Panel::Nothing | Panel::CalledOff => ().into_any(),
        Panel::DropIn => {
            let words = m().seats_drop_in();
            view! { <Words icon=Icon::People inviting=true words=words /> }.into_any()
        }
        Panel::Past => {
            let words = late().when_past();
            view! { <Words icon=Icon::Clock words=words /> }.into_any()
        }
        Panel::Closed => {
            let words = late().registration_closed();
            view! { <Words icon=Icon::Lock words=words /> }.into_any()
        }
        Panel::NotOpenYet(opens_at) => {
            let words = move || late().registration_opens(&moment(subject, opens_at));
            view! { <Words icon=Icon::Clock words=Signal::derive(words) /> }.into_any()
        }
        Panel::Registered => {
            view! { <RegistrationPanel subject=subject just_changed=just_changed /> }.into_any()
        }
        Panel::Form(facts) => view! {
            <RegisterForm
                subject=subject
                facts=*facts
                just_changed=just_changed
                helping=helping
            />
        }
        .into_any(),
    };
    let own = move || {
        view! {
            <EarlierRefused subject=subject />
            <EarlierCancelled subject=subject just_changed=just_changed />
            {own}
            <OnBehalf
                subject=subject
                helping=helping
                may_help=Memo::new(move |_| for_others.with(Option::is_some))
                just_helped=just_helped
            />
        }
    };
    let stop_helping = move |_| {
        just_helped.set(true);
        helping.set(false);
    };
    // One form at a time: what is typed for oneself and for somebody else is not mixed up.
    let shown = Memo::new(move |_| for_others.get().filter(|_| helping.get()));
    move || match shown.get() {
        Some(facts) => view! {
            <RegisterForm subject=subject facts=facts just_changed=just_helped helping=helping />
            <button type="button" class="button button--wide" on:click=stop_helping>
                {late().others_back()}
            </button>
        }
        .into_any(),
        None => own().into_any(),
    }
}

/// What the form for somebody else needs to know, where this phone's person may register others and it is open.
fn facts_for_others(
    found: &Found,
    date: &OccurrenceView<'_>,
    now: UnixSeconds,
) -> Option<FormFacts> {
    if !found.view.may_act_on_behalf(date.activity.id) {
        return None;
    }
    match panel_for(&found.view, date, now) {
        Panel::Form(mut facts) => {
            facts.on_behalf = true;
            facts.terms.names_required = false;
            Some(*facts)
        }
        _ => None,
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
                on_behalf: false,
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
