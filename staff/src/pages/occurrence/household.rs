//! One household that comes, or waits.

use leptos::prelude::*;
use sammen_domain::RegistrationId;

use super::{Page, attendance::attendance};
use crate::{
    api::{Answer, Method, Nothing, Registration, RegistrationState, TransferCode},
    components::ActionButton,
    state::use_staff,
    words::{m, moment, text},
};

/// Who they are as far as that is told, how many, and what they answered. `number` is theirs among those who are listed;
/// `has_begun` where it can be said whether they came.
pub(super) fn household(
    page: Page,
    number: u32,
    registration: Registration,
    has_begun: bool,
) -> impl IntoView {
    let came = registration.attendance;
    let Registration {
        id, persons, state, position, seat, is_on_behalf, names, ages, answers, ..
    } = registration;
    let seat = seat.map(|seat| m().household_seat(&text(&seat.called), seat.number));
    let names: Vec<String> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let who = if names.is_empty() { m().household(number) } else { names.join(", ") };
    let stands = match state {
        RegistrationState::Waitlisted => position.map(|position| m().stands_waiting(position)),
        RegistrationState::Offered => Some(m().stands_offered().to_owned()),
        RegistrationState::Lapsed => Some(m().stands_lapsed().to_owned()),
        RegistrationState::Confirmed | RegistrationState::Other => None,
    };
    let ages: Vec<String> = ages.into_iter().flatten().map(|age| age.to_string()).collect();
    let ages = (!ages.is_empty())
        .then(|| view! { <p class="note">{m().household_ages(&ages.join(", "))}</p> });
    let behalf = is_on_behalf.then(|| view! { <p class="note">{m().household_on_behalf()}</p> });
    let answers = answers
        .into_iter()
        .flatten()
        .map(|answer| {
            view! {
                <div>
                    <dt class="note">{question(&answer, &names)}</dt>
                    <dd>{answered(&answer)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <li class="role stack stack--tight" data-test="registration">
            <p class="role__what">{who.clone()}</p>
            <p class="note">{m().persons(persons)}</p>
            {seat.map(|words| view! { <p class="sentence" data-test="seat-number">{words}</p> })}
            {stands.map(|words| view! { <p class="mark">{words}</p> })}
            {ages}
            {behalf}
            <dl class="stack stack--tight">{answers}</dl>
            {has_begun.then(|| attendance(page, id, &who, came))}
            {page.decides.then(|| actions(page, id, &who, is_on_behalf))}
        </li>
    }
}

/// Cancelling for a household, and a code for who has lost the phone that registered.
fn actions(page: Page, id: RegistrationId, who: &str, is_on_behalf: bool) -> impl IntoView + use<> {
    let staff = use_staff();
    let code = RwSignal::new(None::<TransferCode>);
    let cancel = Callback::new(move |()| {
        let path = page.api(&format!("registrations/{id}/cancel"));
        let work = async move { staff.send::<Nothing>(Method::Post, &path, &Nothing {}).await };
        page.feedback.run(m().registration_cancelled(), work, move |_| {
            page.registrations.reload();
        });
    });
    let new_phone = Callback::new(move |()| {
        let path = page.api(&format!("registrations/{id}/transfer"));
        let work =
            async move { staff.send::<TransferCode>(Method::Post, &path, &Nothing {}).await };
        page.feedback.run(m().code_made(), work, move |made| {
            let _ = code.try_set(Some(made));
        });
    });
    let shown = move || {
        code.get().map(|made| {
            let until = moment(&page.area(), made.expires_at);
            view! {
                <p class="code" data-test="code">
                    {made.code}
                </p>
                <p class="note">{m().code_explained(&until)}</p>
            }
        })
    };
    // Whom somebody else registered has no phone of hers in it.
    let about = Some(who.to_owned());
    let code_button = || {
        view! {
            <ActionButton
                words=m().code_make()
                about=about
                question=Some((m().code_make_title().to_owned(), m().code_make_body().to_owned()))
                test="code-make"
                on_action=new_phone
            />
        }
    };
    view! {
        {shown}
        <div class="button-row">
            <ActionButton
                words=m().registration_cancel()
                about=Some(who.to_owned())
                question=Some((
                    m().registration_cancel_title().to_owned(),
                    m().registration_cancel_body().to_owned(),
                ))
                test="registration-cancel"
                on_action=cancel
            />
            {(!is_on_behalf).then(code_button)}
        </div>
    }
}

/// A question, with whom it is about.
fn question(answer: &Answer, names: &[String]) -> String {
    let asked = text(&answer.question);
    let Some(participant) = answer.participant else { return asked };
    let index = usize::try_from(participant).unwrap_or(usize::MAX);
    let who = names.get(index).cloned().unwrap_or_else(|| m().participant(participant + 1));
    format!("{asked} ({who})")
}

fn answered(answer: &Answer) -> String {
    if let Some(is_yes) = answer.is_yes {
        return if is_yes { m().yes() } else { m().no() }.to_owned();
    }
    let chosen = answer.choices.iter().map(|choice| text(choice));
    answer.text.clone().into_iter().chain(chosen).collect::<Vec<_>>().join(", ")
}
